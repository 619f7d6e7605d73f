//! JSON Web Keys with a private member.

/// Whether the text has a JSON Web Key's `kty` and a member that only private keys have.
///
/// It is read as text, so that a broken or nested object is seen as well.
///
/// <https://www.rfc-editor.org/rfc/rfc7518#section-6>
pub(super) fn is_in(text: &[u8]) -> bool {
    has_member(text, b"kty")
        && [b"d".as_slice(), b"dp", b"dq", b"qi"]
            .iter()
            .any(|name| has_member(text, name))
}

/// Whether `"name" : "` stands in the text.
fn has_member(text: &[u8], name: &[u8]) -> bool {
    let quoted = [b"\"", name, b"\""].concat();
    text.windows(quoted.len())
        .enumerate()
        .filter(|(_, at)| *at == quoted)
        .any(|(at, _)| {
            let mut rest = text[at + quoted.len()..]
                .iter()
                .filter(|byte| !byte.is_ascii_whitespace());
            rest.next() == Some(&b':') && rest.next() == Some(&b'"')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_private_key_has_a_private_member() {
        for jwk in [
            r#"{"kty":"EC","crv":"P-256","x":"a","y":"b","d":"c"}"#,
            r#"{ "d" : "c" , "kty" : "OKP" }"#,
            r#"{"outer":{"keys":[{"kty":"RSA","n":"a","qi":"b"}]}}"#,
        ] {
            assert!(is_in(jwk.as_bytes()), "{jwk}");
        }
    }

    #[test]
    fn a_public_key_has_none() {
        let jwk = r#"{"kty":"EC","crv":"P-256","x":"a","y":"b","kid":"d"}"#;

        assert!(!is_in(jwk.as_bytes()));
    }
}
