//! Where each call lives, relative to the proxy's own address.

/// `GET`: who is asking, and what this installation is. Answers [`Session`](crate::Session).
pub const SESSION: &str = "/api/session";

/// `GET`: what may be ordered and what is left. Answers [`ProductList`](crate::ProductList).
pub const PRODUCTS: &str = "/api/products";

/// `GET`: all orders, newest first. `POST` a [`NewOrder`](crate::NewOrder) with the
/// [`IDEMPOTENCY_KEY`] header: places one, answers 201 and an [`Order`](crate::Order).
pub const ORDERS: &str = "/api/orders";

/// `GET`: so many orders, newest first, from the newest or from the one that follows `after`. Answers an
/// [`OrderList`](crate::OrderList).
#[must_use]
pub fn orders_after(after: Option<&crate::OrderId>, limit: usize) -> String {
    let after = after.map_or_else(String::new, |id| format!("&after={id}"));
    format!("{ORDERS}?limit={limit}{after}")
}

/// `GET`: the account's instances, newest first. Answers [`InstanceList`](crate::InstanceList).
pub const INSTANCES: &str = "/api/instances";

/// `GET`: where the calendar of all certificates is; with `search`, of those whose name has that in it. Answers [`CalendarLink`](crate::CalendarLink).
pub const CALENDAR: &str = "/api/calendar";

/// `PUT` [`DemoSettings`](crate::DemoSettings): only there when the proxy runs as the demo.
pub const DEMO: &str = "/api/demo";

/// `GET`: the description of all this, as OpenAPI 3.1.
pub const OPENAPI: &str = "/api/openapi.json";

/// `GET`: a word that any page may ask for, but not read, to know that the proxy is there.
pub const ALIVE: &str = "/healthz";

/// The header that makes a repeated `POST /api/orders` answer with the first one's order.
///
/// <https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/>
pub const IDEMPOTENCY_KEY: &str = "idempotency-key";

/// The header that tells such a repeated answer from a first one.
pub const IDEMPOTENT_REPLAYED: &str = "idempotent-replayed";

/// `GET`: one order, as it stands.
#[must_use]
pub fn order(id: &crate::OrderId) -> String {
    format!("{ORDERS}/{id}")
}

/// `GET`: the order's states as server-sent events; each `order` event's data is an
/// [`Order`](crate::Order).
#[must_use]
pub fn order_events(id: &crate::OrderId) -> String {
    format!("{ORDERS}/{id}/events")
}

/// `POST`: look at the DNS record or the file now. Answers [`CheckReport`](crate::CheckReport).
#[must_use]
pub fn order_check(id: &crate::OrderId) -> String {
    format!("{ORDERS}/{id}/check")
}

/// `GET`: the states that the order was in. Answers [`OrderHistory`](crate::OrderHistory).
#[must_use]
pub fn order_history(id: &crate::OrderId) -> String {
    format!("{ORDERS}/{id}/history")
}

/// `GET`: the zone that the order's DNS record belongs in. Answers [`ZoneReport`](crate::ZoneReport).
#[must_use]
pub fn order_zone(id: &crate::OrderId) -> String {
    format!("{ORDERS}/{id}/zone")
}

/// `GET`: whether the proxy publishes the order's DNS record, and what became of that; `POST`: have it published. Both
/// answer [`RecordReport`](crate::RecordReport).
#[must_use]
pub fn order_record(id: &crate::OrderId) -> String {
    format!("{ORDERS}/{id}/record")
}

/// `POST` a [`Revocation`](crate::Revocation): revoke the certificate. Answers the [`Order`](crate::Order).
#[must_use]
pub fn order_revoke(id: &crate::OrderId) -> String {
    format!("{ORDERS}/{id}/revoke")
}

/// `POST`: give the order up and get its quota back. Answers the [`Order`](crate::Order).
#[must_use]
pub fn order_cancel(id: &crate::OrderId) -> String {
    format!("{ORDERS}/{id}/cancel")
}
