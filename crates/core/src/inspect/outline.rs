//! The parts that every request has.

use super::{
    Finding,
    ber::{self, Reader, Value},
    signature::Signed,
};

/// `CertificationRequest` and `CertificationRequestInfo` (RFC 2986, section 4), as far as their
/// parts have the right tags.
pub(super) struct Outline<'a> {
    pub(super) version: Value<'a>,
    pub(super) subject: Value<'a>,
    pub(super) attributes: Option<Value<'a>>,
    pub(super) signed: Signed<'a>,
}

impl<'a> Outline<'a> {
    /// `None` if they do not.
    pub(super) fn read(
        bytes: &'a [u8],
        reader: &mut Reader,
        findings: &mut Vec<Finding>,
    ) -> Option<Self> {
        let (request, rest) = reader.first(bytes)?;
        if !rest.is_empty() {
            let bytes = rest.len();
            findings.push(Finding::TrailingData { bytes });
        }
        let parts = reader.all(request.content)?;
        let [info, algorithm, signature, more @ ..] = parts.as_slice() else {
            return None;
        };
        let members = reader.all(info.content)?;
        let [version, subject, key, attributes @ ..] = members.as_slice() else {
            return None;
        };
        let tags = [request.tag, info.tag, algorithm.tag, subject.tag, key.tag];
        if tags.iter().any(|tag| *tag != ber::SEQUENCE) || version.tag != ber::INTEGER {
            return None;
        }
        if !more.is_empty() || attributes.len() > 1 {
            findings.push(Finding::Malformed { part: "outline" });
        }
        Some(Self {
            version: *version,
            subject: *subject,
            attributes: attributes
                .first()
                .copied()
                .filter(|attributes| attributes.tag == ber::CONTEXT_0),
            signed: Signed {
                info: *info,
                key: *key,
                algorithm: *algorithm,
                signature: *signature,
            },
        })
    }
}
