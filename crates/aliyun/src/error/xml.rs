//! The error body in XML, which V1 calls may be answered with: `<Error><Code>…</Code>…</Error>`.

use super::Body;

/// Reads the known elements, or nothing when it is no error body.
pub(super) fn read(text: &str) -> Option<Body> {
    let (_, rest) = text.split_once("<Error>")?;
    let (elements, _) = rest.split_once("</Error>")?;
    let element = |name: &str| {
        let (_, rest) = elements.split_once(&format!("<{name}>"))?;
        let (value, _) = rest.split_once(&format!("</{name}>"))?;
        Some(unescape(value))
    };
    Some(Body {
        code: element("Code"),
        message: element("Message"),
        request_id: element("RequestId"),
        recommend: element("Recommend").map(Into::into),
    })
}

fn unescape(value: &str) -> String {
    let value = value
        .strip_prefix("<![CDATA[")
        .and_then(|v| v.strip_suffix("]]>"))
        .map_or_else(
            || {
                value
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&quot;", "\"")
                    .replace("&apos;", "'")
                    .replace("&amp;", "&")
            },
            str::to_owned,
        );
    value.trim().to_owned()
}
