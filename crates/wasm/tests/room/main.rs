//! The key room's engine, asked as the page and the user ask it.

mod authority;
mod own;
mod page;
mod prepared;
mod room;
mod secrecy;
mod user;
