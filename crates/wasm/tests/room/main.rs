//! The key room's engine, asked as the page and the user ask it.

mod authority;
mod keep;
mod own;
mod page;
mod prepared;
mod proof;
mod resume;
mod room;
mod secrecy;
mod user;
