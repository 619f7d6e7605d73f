//! The proxy, by its own types.

use gloo_net::http::{Request, RequestBuilder, Response};
use keyside_api::{
    CalendarLink, CheckReport, DemoSettings, ErrorBody, Instance, InstanceList, NewOrder, Order,
    OrderHistory, OrderId, OrderList, ProductList, RecordReport, Revocation, RevocationReason,
    Session, ZoneReport, paths,
};
use serde::{Serialize, de::DeserializeOwned};
use web_sys::RequestMode;

use crate::{
    browser::{self, window},
    config::{self, HostingProblem},
    trouble::Trouble,
};

/// Who is asking, and what this installation is.
pub(crate) async fn session() -> Result<Session, Trouble> {
    get(paths::SESSION).await
}

/// What may be ordered.
pub(crate) async fn products() -> Result<ProductList, Trouble> {
    get(paths::PRODUCTS).await
}

/// The account's instances, newest first.
pub(crate) async fn instances() -> Result<Vec<Instance>, Trouble> {
    let list: InstanceList = get(paths::INSTANCES).await?;
    Ok(list.instances)
}

/// All orders, newest first, page after page.
pub(crate) async fn orders() -> Result<Vec<Order>, Trouble> {
    const PAGE: usize = 1000;

    let mut orders: Vec<Order> = Vec::new();
    loop {
        let after = orders.last().map(|order| &order.id);
        let list: OrderList = get(&paths::orders_after(after, PAGE)).await?;
        let last = list.orders.len() < PAGE;
        orders.extend(list.orders);
        if last {
            return Ok(orders);
        }
    }
}

/// The address of the calendar of all certificates whose name has that in it.
pub(crate) async fn calendar(sought: &str) -> Result<String, Trouble> {
    let request = Request::get(&address(paths::CALENDAR).await?).query([("search", sought)]);
    let link: CalendarLink = read(request.send().await).await?;
    Ok(browser::absolute(&address(&link.path).await?))
}

/// One order.
pub(crate) async fn order(id: &OrderId) -> Result<Order, Trouble> {
    get(&paths::order(id)).await
}

/// Places an order; the same key again answers with the same order.
pub(crate) async fn place_order(order: &NewOrder, idempotency_key: &str) -> Result<Order, Trouble> {
    let request = Request::post(&address(paths::ORDERS).await?);
    send_json(
        request.header(paths::IDEMPOTENCY_KEY, idempotency_key),
        order,
    )
    .await
}

/// The states that an order was in.
pub(crate) async fn order_history(id: &OrderId) -> Result<OrderHistory, Trouble> {
    get(&paths::order_history(id)).await
}

/// Looks at the record or the file now.
pub(crate) async fn check_order(id: &OrderId) -> Result<CheckReport, Trouble> {
    post(&paths::order_check(id)).await
}

/// Finds the zone that the order's record belongs in.
pub(crate) async fn find_zone(id: &OrderId) -> Result<ZoneReport, Trouble> {
    get(&paths::order_zone(id)).await
}

/// Whether the proxy publishes the order's record, and what became of that.
pub(crate) async fn order_record(id: &OrderId) -> Result<RecordReport, Trouble> {
    get(&paths::order_record(id)).await
}

/// Has the proxy publish the order's record.
pub(crate) async fn publish_record(id: &OrderId) -> Result<RecordReport, Trouble> {
    post(&paths::order_record(id)).await
}

/// Gives an order up.
pub(crate) async fn cancel_order(id: &OrderId) -> Result<Order, Trouble> {
    post(&paths::order_cancel(id)).await
}

/// Revokes the certificate of an order whose domain was typed.
pub(crate) async fn revoke(
    id: &OrderId,
    domain: &str,
    reason: RevocationReason,
) -> Result<Order, Trouble> {
    let body = Revocation {
        domain: domain.to_owned(),
        reason,
    };
    send_json(
        Request::post(&address(&paths::order_revoke(id)).await?),
        &body,
    )
    .await
}

/// Changes how the demo behaves.
pub(crate) async fn change_demo(settings: DemoSettings) -> Result<Session, Trouble> {
    send_json(Request::put(&address(paths::DEMO).await?), &settings).await
}

/// The address of a call.
pub(crate) async fn address(path: &str) -> Result<String, Trouble> {
    Ok(config::proxy().await?.join(path))
}

async fn get<T: DeserializeOwned>(path: &str) -> Result<T, Trouble> {
    read(Request::get(&address(path).await?).send().await).await
}

async fn post<T: DeserializeOwned>(path: &str) -> Result<T, Trouble> {
    read(Request::post(&address(path).await?).send().await).await
}

async fn send_json<T: DeserializeOwned>(
    request: RequestBuilder,
    body: &impl Serialize,
) -> Result<T, Trouble> {
    let request = request.json(body).map_err(|_| Trouble::Garbled)?;
    read(request.send().await).await
}

async fn read<T: DeserializeOwned>(
    answer: Result<Response, gloo_net::Error>,
) -> Result<T, Trouble> {
    let Ok(response) = answer else {
        return Err(silence().await);
    };
    if response.ok() {
        return response.json().await.map_err(|_| Trouble::Garbled);
    }
    Err(response
        .json::<ErrorBody>()
        .await
        .map_or(Trouble::Garbled, Trouble::Refused))
}

/// Why no answer came. A browser does not tell a page of an answer that it may not read, but of one
/// without content.
async fn silence() -> Trouble {
    let Ok(proxy) = config::proxy().await else {
        return Trouble::Unreachable;
    };
    let alive = Request::get(&proxy.join(paths::ALIVE)).mode(RequestMode::NoCors);
    if proxy.is_elsewhere() && alive.send().await.is_ok() {
        let origin = window().location().origin().unwrap_or_default();
        Trouble::Hosting(HostingProblem::NotAdmitted(origin))
    } else {
        Trouble::Unreachable
    }
}
