//! The screens, one for each place that a person can be at.

mod describe;
mod findings;
mod kept;
mod make;
mod offline;
mod orders;
mod other_names;
mod prove;
mod read;
mod renewal;
mod resume;
mod review;
mod revoke;
mod safety;
mod take;
mod timeline;
mod words;

pub(crate) use self::{
    describe::Describe,
    make::Make,
    offline::OfflineScreen,
    orders::Orders,
    prove::{Prove, title},
    read::Read,
    resume::{Resume, heading},
    review::ReviewScreen,
    take::Take,
    words::product_named,
};
