//! `/api/openapi.json`: the description of all this.

use axum::Json;
use utoipa::OpenApi;

use super::{calendar, demo, events, instances, orders, products, record, session};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Keyside",
        description = "Certificates whose private keys never leave their owner. Nothing here takes \
            or gives a private key; a request that holds one is refused.",
        license(name = "MIT OR Apache-2.0")
    ),
    paths(
        session::show_session,
        calendar::show_link,
        calendar::show_calendar,
        demo::change_demo,
        products::list_products,
        instances::list_instances,
        orders::list_orders,
        orders::place_order,
        orders::show_order,
        orders::show_history,
        orders::check_order,
        orders::find_zone,
        record::show_record,
        record::publish_record,
        orders::cancel_order,
        orders::revoke_certificate,
        events::watch_order,
        show_description,
    ),
    components(schemas(keyside_api::ErrorCode))
)]
struct Description;

/// The description of all calls, in JSON.
pub(crate) fn description() -> String {
    Description::openapi()
        .to_pretty_json()
        .expect("the description is plain data")
}

/// Describes the calls.
#[utoipa::path(get, path = "/api/openapi.json", tag = "installation",
    responses((status = 200, body = serde_json::Value)))]
pub(super) async fn show_description() -> Json<utoipa::openapi::OpenApi> {
    Json(Description::openapi())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn describes_every_call_in_openapi_3_1() {
        let description = serde_json::to_value(Description::openapi()).expect("plain data");

        assert!(
            description["openapi"]
                .as_str()
                .is_some_and(|version| version.starts_with("3.1"))
        );
        for (path, method) in [
            ("/api/session", "get"),
            ("/api/demo", "put"),
            ("/api/calendar", "get"),
            ("/api/calendar/{signature}", "get"),
            ("/api/products", "get"),
            ("/api/instances", "get"),
            ("/api/orders", "get"),
            ("/api/orders", "post"),
            ("/api/orders/{id}", "get"),
            ("/api/orders/{id}/events", "get"),
            ("/api/orders/{id}/history", "get"),
            ("/api/orders/{id}/check", "post"),
            ("/api/orders/{id}/zone", "get"),
            ("/api/orders/{id}/record", "get"),
            ("/api/orders/{id}/record", "post"),
            ("/api/orders/{id}/cancel", "post"),
            ("/api/orders/{id}/revoke", "post"),
        ] {
            assert!(
                description["paths"][path][method].is_object(),
                "{method} {path}"
            );
        }
    }

    #[test]
    fn every_property_is_named_as_it_is_sent() {
        fn properties(part: &serde_json::Value, names: &mut Vec<String>) {
            if let Some(these) = part["properties"].as_object() {
                names.extend(these.keys().cloned());
            }
            let parts = part.as_object().into_iter().flat_map(|part| part.values());
            let items = part.as_array().into_iter().flatten();
            parts.chain(items).for_each(|part| properties(part, names));
        }
        let mut names = Vec::new();
        let description = serde_json::to_value(Description::openapi()).expect("plain data");
        properties(&description, &mut names);

        assert!(names.contains(&"recordType".to_owned()), "{names:?}");
        assert!(!names.iter().any(|name| name.contains('_')), "{names:?}");
    }

    #[test]
    fn error_codes_are_named_as_they_are_sent() {
        let description = serde_json::to_value(Description::openapi()).expect("plain data");
        let sent = serde_json::to_value(keyside_api::ErrorCode::ALL).expect("names");

        assert_eq!(
            description["components"]["schemas"]["ErrorCode"]["enum"],
            sent
        );
    }

    #[test]
    fn nothing_described_is_a_private_key() {
        let text = serde_json::to_string(&Description::openapi()).expect("plain data");

        assert!(!text.to_lowercase().contains("\"privatekey\""));
    }
}
