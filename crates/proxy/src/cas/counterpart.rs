//! What the cloud has that an order of ours stands for.

use keyside_aliyun::cas::OrderId;
use keyside_api::Order;

/// The cloud's side of an order.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Counterpart<'a> {
    /// An order of a package (“V1.0”), once its number is known.
    Order(OrderId),
    /// An instance (“V2.0”), which the order has to itself.
    Instance(&'a str),
}

impl<'a> Counterpart<'a> {
    /// That of the order, if it is known.
    pub(crate) fn of(order: &'a Order) -> Option<Self> {
        let number = || order.cloud_order_id.as_ref()?.parse().ok().map(Self::Order);
        let instance = order.instance_id.as_deref().map(Self::Instance);
        instance.or_else(number)
    }
}
