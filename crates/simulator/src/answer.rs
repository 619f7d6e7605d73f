//! Answers as the service writes them: JSON or XML, and odd JSON when asked.

use std::fmt::Write;

use serde_json::{Map, Value, json};

use keyside_aliyun::{alidns, endpoint::Site};

use crate::{
    operation::{Operation, Service},
    refusal::Refusal,
};

/// A flat answer.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) http_status: u16,
    /// The name of the root element in XML.
    root: String,
    fields: Map<String, Value>,
}

/// How an answer is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Format {
    /// Fields in their order.
    Json,
    /// Unknown fields, `null` for what is absent, and fields in an order that the number decides.
    OddJson(usize),
    /// Elements for fields.
    Xml,
}

impl Answer {
    /// A success of the action.
    pub(crate) fn success(action: &str, mut fields: Map<String, Value>, request_id: &str) -> Self {
        fields.insert("RequestId".to_owned(), request_id.into());
        Self {
            http_status: 200,
            root: format!("{action}Response"),
            fields,
        }
    }

    /// A refusal of the action, if the call named one.
    pub(crate) fn refusal(refusal: &Refusal, action: Option<&str>, request_id: &str) -> Self {
        let service = action.and_then(Operation::find).map(Operation::service);
        let (host, product) = match service {
            Some(Service::Dns) => (alidns::HOST, "Alidns"),
            Some(Service::Certificates) | None => (Site::China.host(), "cas"),
        };
        let fields = [
            ("RequestId", request_id.to_owned()),
            ("HostId", host.to_owned()),
            ("Code", refusal.code.clone().into_owned()),
            ("Message", refusal.message.clone().into_owned()),
            (
                "Recommend",
                format!(
                    "https://api.aliyun.com/troubleshoot?q={}&product={product}&requestId={request_id}",
                    refusal.code
                ),
            ),
        ];
        let fields = fields.map(|(name, value)| (name.to_owned(), value.into()));
        let mut fields = Map::from_iter(fields);
        if refusal.is_of_permission() {
            let action = action.unwrap_or_default();
            fields.insert(
                "AccessDeniedDetail".to_owned(),
                access_denied(action, service),
            );
        }
        Self {
            http_status: refusal.http_status,
            root: "Error".to_owned(),
            fields,
        }
    }

    /// The content type and the body.
    pub(crate) fn render(&self, format: Format) -> (&'static str, String) {
        const JSON: &str = "application/json;charset=utf-8";
        match format {
            Format::Json => (JSON, Value::Object(self.fields.clone()).to_string()),
            Format::OddJson(number) => (JSON, self.odd_json(number)),
            Format::Xml => {
                let mut xml = String::from(r#"<?xml version="1.0" encoding="UTF-8"?>"#);
                write_element(&mut xml, &self.root, &Value::Object(self.fields.clone()));
                ("text/xml;charset=utf-8", xml)
            }
        }
    }

    fn odd_json(&self, number: usize) -> String {
        let mut fields: Vec<(&str, Value)> = self
            .fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.clone()))
            .collect();
        if self.root == "DescribeCertificateStateResponse" {
            let absent = STATE_FIELDS
                .into_iter()
                .filter(|name| !self.fields.contains_key(*name));
            fields.extend(absent.map(|name| (name, Value::Null)));
        }
        fields.push(("AccessPolicy", Value::Null));
        fields.push(("Features", json!({"Beta": [null, 1, {"Name": "…"}]})));
        let middle = number % fields.len();
        fields.rotate_left(middle);
        if number % 2 == 1 {
            fields.reverse();
        }
        let fields: Vec<String> = fields
            .into_iter()
            .map(|(name, value)| format!("{}: {value}", Value::from(name)))
            .collect();
        format!("{{{}}}", fields.join(", "))
    }
}

/// What a refusal says of the permission that is lacking (cas-api.md 1.5).
fn access_denied(action: &str, service: Option<Service>) -> Value {
    let prefix = match service {
        Some(Service::Dns) => "alidns",
        Some(Service::Certificates) | None => "yundun-cert",
    };
    json!({
        "AuthAction": format!("{prefix}:{action}"),
        "AuthPrincipalType": "SubUser",
        "AuthPrincipalDisplayName": "202600000000000001",
        "AuthPrincipalOwnerId": "1000000000000001",
        "NoPermissionType": "ImplicitDeny",
        "PolicyType": "AccountLevelIdentityBasedPolicy",
        "EncodedDiagnosticMessage": "AQEAAAAA",
    })
}

/// The fields of `DescribeCertificateState` that some states do without.
const STATE_FIELDS: [&str; 9] = [
    "Certificate",
    "CertId",
    "Content",
    "Domain",
    "RecordDomain",
    "RecordType",
    "RecordValue",
    "Uri",
    "ValidateType",
];

/// Writes the value as an element; a list as one element for each item.
fn write_element(xml: &mut String, name: &str, value: &Value) {
    match value {
        Value::Array(items) => {
            for item in items {
                write_element(xml, name, item);
            }
        }
        Value::Object(fields) => {
            write!(xml, "<{name}>").expect("a String takes any text");
            for (name, value) in fields {
                write_element(xml, name, value);
            }
            write!(xml, "</{name}>").expect("a String takes any text");
        }
        Value::Null => {}
        Value::String(text) => {
            write!(xml, "<{name}>{}</{name}>", escape(text)).expect("a String takes any text");
        }
        Value::Bool(_) | Value::Number(_) => {
            write!(xml, "<{name}>{value}</{name}>").expect("a String takes any text");
        }
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use keyside_aliyun::{
        ApiError,
        error_code::{FORBIDDEN_RAM, NOT_FOUND_ORDER},
    };

    use super::*;

    fn success() -> Answer {
        let fields = Map::from_iter([
            ("List".to_owned(), json!([{"Name": "a<b"}, {"Name": "c&d"}])),
            ("OrderId".to_owned(), json!(98_987_582_437_920_968_i64)),
        ]);
        Answer::success("DescribeCertificateState", fields, "ID")
    }

    #[test]
    fn json_is_flat_and_keeps_every_digit() {
        let (kind, body) = success().render(Format::Json);

        assert_eq!(kind, "application/json;charset=utf-8");
        assert!(body.contains(r#""OrderId":98987582437920968"#), "{body}");
        assert!(body.contains(r#""RequestId":"ID""#), "{body}");
    }

    #[test]
    fn odd_json_has_the_same_fields_and_others_in_changing_order() {
        let plain = success().fields;

        let bodies: Vec<String> = (0..4)
            .map(|number| success().render(Format::OddJson(number)).1)
            .collect();

        for body in &bodies {
            let read: Map<String, Value> = serde_json::from_str(body).expect("JSON");
            assert!(
                plain
                    .iter()
                    .all(|(name, value)| read.get(name) == Some(value)),
                "{body}"
            );
            assert_eq!(read.get("RecordValue"), Some(&Value::Null));
            assert!(read.contains_key("Features"));
        }
        assert!(bodies.windows(2).all(|pair| pair[0] != pair[1]));
    }

    #[test]
    fn xml_names_the_response_and_repeats_list_items() {
        let (kind, body) = success().render(Format::Xml);

        assert_eq!(kind, "text/xml;charset=utf-8");
        assert_eq!(
            body,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><DescribeCertificateStateResponse>\
             <List><Name>a&lt;b</Name></List><List><Name>c&amp;d</Name></List>\
             <OrderId>98987582437920968</OrderId><RequestId>ID</RequestId>\
             </DescribeCertificateStateResponse>"
        );
    }

    #[test]
    fn a_refusal_can_be_read_in_every_format() {
        let answer = Answer::refusal(&NOT_FOUND_ORDER.into(), None, "ID");

        for format in [Format::Json, Format::OddJson(3), Format::Xml] {
            let (_, body) = answer.render(format);
            let read = ApiError::parse(answer.http_status, body.as_bytes());

            assert_eq!(
                (&*read.code, &*read.request_id),
                ("NotFoundOrder", "ID"),
                "{body}"
            );
            assert!(
                read.recommend
                    .is_some_and(|page| page.contains("q=NotFoundOrder"))
            );
        }
    }

    #[test]
    fn a_refusal_for_want_of_permission_names_the_permission() {
        let answer = Answer::refusal(&FORBIDDEN_RAM.into(), Some("ListInstances"), "ID");

        let (_, body) = answer.render(Format::Json);
        assert!(
            body.contains(r#""AuthAction":"yundun-cert:ListInstances""#),
            "{body}"
        );
    }
}
