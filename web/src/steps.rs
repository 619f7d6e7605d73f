//! The screens, one for each place that a person can be at.

mod describe;
mod make;
mod orders;
mod prove;
mod review;
mod take;
mod words;

pub(crate) use self::{
    describe::Describe,
    make::Make,
    orders::Orders,
    prove::{Prove, title},
    review::ReviewScreen,
    take::Take,
    words::product_named,
};
