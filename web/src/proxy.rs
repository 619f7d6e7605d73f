//! The proxy, by its own types.

use gloo_net::http::{Request, RequestBuilder, Response};
use keyside_api::{
    CheckReport, DemoSettings, ErrorBody, NewOrder, Order, OrderId, OrderList, ProductList,
    Session, paths,
};
use serde::{Serialize, de::DeserializeOwned};

use crate::trouble::Trouble;

/// Who is asking, and what this installation is.
pub(crate) async fn session() -> Result<Session, Trouble> {
    get(paths::SESSION).await
}

/// What may be ordered.
pub(crate) async fn products() -> Result<ProductList, Trouble> {
    get(paths::PRODUCTS).await
}

/// All orders, newest first.
pub(crate) async fn orders() -> Result<OrderList, Trouble> {
    get(paths::ORDERS).await
}

/// One order.
pub(crate) async fn order(id: &OrderId) -> Result<Order, Trouble> {
    get(&paths::order(id)).await
}

/// Places an order; the same key again answers with the same order.
pub(crate) async fn place_order(order: &NewOrder, idempotency_key: &str) -> Result<Order, Trouble> {
    let request = Request::post(&address(paths::ORDERS));
    send_json(
        request.header(paths::IDEMPOTENCY_KEY, idempotency_key),
        order,
    )
    .await
}

/// Looks at the record or the file now.
pub(crate) async fn check_order(id: &OrderId) -> Result<CheckReport, Trouble> {
    post(&paths::order_check(id)).await
}

/// Gives an order up.
pub(crate) async fn cancel_order(id: &OrderId) -> Result<Order, Trouble> {
    post(&paths::order_cancel(id)).await
}

/// Changes how the demo behaves.
pub(crate) async fn change_demo(settings: DemoSettings) -> Result<Session, Trouble> {
    send_json(Request::put(&address(paths::DEMO)), &settings).await
}

/// An api path, relative to the page, which may live under a path of its own.
pub(crate) fn address(path: &str) -> String {
    path.trim_start_matches('/').to_owned()
}

async fn get<T: DeserializeOwned>(path: &str) -> Result<T, Trouble> {
    read(Request::get(&address(path)).send().await).await
}

async fn post<T: DeserializeOwned>(path: &str) -> Result<T, Trouble> {
    read(Request::post(&address(path)).send().await).await
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
    let response = answer.map_err(|_| Trouble::Unreachable)?;
    if response.ok() {
        return response.json().await.map_err(|_| Trouble::Garbled);
    }
    Err(response
        .json::<ErrorBody>()
        .await
        .map_or(Trouble::Garbled, Trouble::Refused))
}
