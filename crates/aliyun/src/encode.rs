//! Percent-encoding as the signatures want it, and as forms are really written.

use std::fmt::Write;

/// RFC 3986: UTF-8 bytes, of which letters, digits and `-_.~` stay as they are.
///
/// <https://www.rfc-editor.org/rfc/rfc3986#section-2.3>
#[must_use]
pub fn percent_encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            write!(encoded, "%{byte:02X}").expect("a String takes any text");
        }
    }
    encoded
}

/// The pairs percent-encoded, sorted by name (then value) as bytes, joined as a query.
#[must_use]
pub fn canonical_query<K: AsRef<str>, V: AsRef<str>>(pairs: &[(K, V)]) -> String {
    let mut sorted: Vec<(&str, &str)> = pairs
        .iter()
        .map(|(name, value)| (name.as_ref(), value.as_ref()))
        .collect();
    sorted.sort_unstable();
    let encoded: Vec<String> = sorted
        .into_iter()
        .map(|(name, value)| format!("{}={}", percent_encode(name), percent_encode(value)))
        .collect();
    encoded.join("&")
}

/// [`canonical_query`] with `+` for a space: the body of a form.
#[must_use]
pub fn form_encode<K: AsRef<str>, V: AsRef<str>>(pairs: &[(K, V)]) -> String {
    canonical_query(pairs).replace("%20", "+")
}

/// The pairs of a query or a form, as any of the official clients writes it: `+` is a space, a
/// name without `=` has an empty value, and what is no percent-encoding stands for itself.
///
/// <https://url.spec.whatwg.org/#urlencoded-parsing>
#[must_use]
pub fn form_decode(text: &str) -> Vec<(String, String)> {
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(name), decode(value))
        })
        .collect()
}

fn decode(text: &str) -> String {
    let mut rest = text.as_bytes();
    let mut decoded = Vec::with_capacity(rest.len());
    while let [first, after @ ..] = rest {
        let escaped = match (first, after) {
            (b'%', [high, low, ..]) => hex_digit(*high).zip(hex_digit(*low)),
            _ => None,
        };
        if let Some((high, low)) = escaped {
            decoded.push(high << 4 | low);
            rest = &after[2..];
        } else {
            decoded.push(if *first == b'+' { b' ' } else { *first });
            rest = after;
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

fn hex_digit(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_unreserved_characters_and_no_other() {
        let ascii: String = (0x20..0x7F).map(char::from).collect();

        assert_eq!(
            percent_encode(&ascii),
            "%20%21%22%23%24%25%26%27%28%29%2A%2B%2C-.%2F0123456789%3A%3B%3C%3D%3E%3F\
             %40ABCDEFGHIJKLMNOPQRSTUVWXYZ%5B%5C%5D%5E_\
             %60abcdefghijklmnopqrstuvwxyz%7B%7C%7D~"
        );
    }

    #[test]
    fn encodes_other_scripts_by_their_utf_8_bytes() {
        assert_eq!(
            percent_encode("阿里 😀\n"),
            "%E9%98%BF%E9%87%8C%20%F0%9F%98%80%0A"
        );
    }

    #[test]
    fn sorts_by_name_as_bytes() {
        let pairs = [
            ("b", "1"),
            ("a.2", ""),
            ("B", "2"),
            ("a.10", "x y"),
            ("a", "*"),
        ];

        assert_eq!(canonical_query(&pairs), "B=2&a=%2A&a.10=x%20y&a.2=&b=1");
    }

    #[test]
    fn sorts_before_it_encodes() {
        let pairs = [("a-", ""), ("a=", ""), ("a", "")];

        assert_eq!(canonical_query(&pairs), "a=&a-=&a%3D=");
    }

    #[test]
    fn an_empty_list_is_an_empty_query() {
        assert_eq!(canonical_query::<&str, &str>(&[]), "");
    }

    #[test]
    fn a_form_has_plus_for_space_and_encodes_plus() {
        assert_eq!(form_encode(&[("a b", "1+1 = 2")]), "a+b=1%2B1+%3D+2");
    }

    #[test]
    fn reads_every_way_a_client_writes() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());

        let pairs = form_decode("a=x+y&&b=%2a.example.com&c=!'()*&d&e=&f==&%E9%98%BF=%7E");

        assert_eq!(
            pairs,
            [
                pair("a", "x y"),
                pair("b", "*.example.com"),
                pair("c", "!'()*"),
                pair("d", ""),
                pair("e", ""),
                pair("f", "="),
                pair("阿", "~"),
            ]
        );
    }

    #[test]
    fn what_is_no_encoding_stands_for_itself() {
        for text in ["%", "%4", "%zz", "100%"] {
            assert_eq!(
                form_decode(text),
                [(text.to_owned(), String::new())],
                "{text}"
            );
        }
    }

    #[test]
    fn bytes_that_are_no_text_become_the_replacement_character() {
        assert_eq!(
            form_decode("a=%FF"),
            [("a".to_owned(), "\u{FFFD}".to_owned())]
        );
    }

    #[test]
    fn decoding_undoes_encoding() {
        let pairs = [("a &=+%".to_owned(), "b\n\0~*😀".to_owned())];

        assert_eq!(form_decode(&canonical_query(&pairs)), pairs);
        assert_eq!(form_decode(&form_encode(&pairs)), pairs);
    }
}
