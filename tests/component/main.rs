//! The key room and the element in the page of someone else, out of the npm package, which must have been built.

mod element;
mod guest;
mod life;
mod looks;
mod policy;
mod returning;
mod room;
