//! The DER structures that hold a private key, found by how they begin.
//!
//! Only the beginning counts, so that a key that was cut off or split is seen as well. What is
//! looked for is long enough never to come up by chance in a modulus or a signature.

/// Whether a private key's structure begins anywhere in the bytes.
pub(super) fn is_in(bytes: &[u8]) -> bool {
    bytes.windows(OPENSSH.len()).any(|at| at == OPENSSH)
        || (0..bytes.len()).any(|at| bytes[at] == SEQUENCE && begins(&bytes[at..]))
}

/// <https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key>
const OPENSSH: &[u8] = b"openssh-key-v1\0";

const INTEGER: u8 = 0x02;
const OCTET_STRING: u8 = 0x04;
const OID: u8 = 0x06;
const SEQUENCE: u8 = 0x30;

fn begins(bytes: &[u8]) -> bool {
    let Some((SEQUENCE, fields)) = open(bytes) else {
        return false;
    };
    match split(fields) {
        Some((INTEGER, [version @ (0 | 1)], rest)) => {
            is_pkcs8(rest) || is_pkcs1(rest) || (*version == 1 && is_sec1(rest))
        }
        Some((INTEGER, [3], rest)) => is_pkcs12(rest),
        _ => is_encrypted(fields),
    }
}

/// `PrivateKeyInfo` after its version: an algorithm, then the key in an octet string.
///
/// <https://www.rfc-editor.org/rfc/rfc5958#section-2>
fn is_pkcs8(after_version: &[u8]) -> bool {
    let Some((SEQUENCE, algorithm, rest)) = split(after_version) else {
        return false;
    };
    matches!(split(algorithm), Some((OID, _, _))) && matches!(rest, [OCTET_STRING, ..])
}

/// `RSAPrivateKey` after its version: the modulus. (`DSA` keys begin in the same way.)
///
/// <https://www.rfc-editor.org/rfc/rfc8017#appendix-A.1.2>
fn is_pkcs1(after_version: &[u8]) -> bool {
    /// The shortest modulus in bytes that is worth the name.
    const MODULUS_MIN: usize = 64;

    matches!(header(after_version), Some((INTEGER, Some(length), _)) if length >= MODULUS_MIN)
}

/// `ECPrivateKey` after its version: the secret number in an octet string as long as the curve's
/// order.
///
/// <https://www.rfc-editor.org/rfc/rfc5915#section-3>
fn is_sec1(after_version: &[u8]) -> bool {
    matches!(
        header(after_version),
        Some((OCTET_STRING, Some(24..=72), _))
    )
}

/// `PFX` after its version: content of the kind `data` or `signedData`.
///
/// <https://www.rfc-editor.org/rfc/rfc7292#section-4>
fn is_pkcs12(after_version: &[u8]) -> bool {
    /// 1.2.840.113549.1.7, PKCS #7.
    const PKCS7: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07];

    let Some((SEQUENCE, content)) = open(after_version) else {
        return false;
    };
    matches!(split(content), Some((OID, oid, _)) if oid.starts_with(PKCS7))
}

/// `EncryptedPrivateKeyInfo`: an algorithm that encrypts by a password.
///
/// <https://www.rfc-editor.org/rfc/rfc5958#section-3>
fn is_encrypted(fields: &[u8]) -> bool {
    /// 1.2.840.113549.1.5 (PKCS #5) and 1.2.840.113549.1.12.1 (those of PKCS #12).
    const BY_PASSWORD: [&[u8]; 2] = [
        &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x05],
        &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x0C, 0x01],
    ];

    let Some((SEQUENCE, algorithm)) = open(fields) else {
        return false;
    };
    let Some((OID, oid)) = open(algorithm) else {
        return false;
    };
    BY_PASSWORD.iter().any(|arc| oid.starts_with(arc))
}

/// The tag of the value in front and as much of its content as there is.
fn open(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let (tag, length, content) = header(bytes)?;
    Some((
        tag,
        length
            .and_then(|length| content.get(..length))
            .unwrap_or(content),
    ))
}

/// The tag of the value in front, its whole content, and what follows it.
fn split(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (tag, length, content) = header(bytes)?;
    let (content, rest) = content.split_at_checked(length?)?;
    Some((tag, content, rest))
}

/// Tag and length of the value in front, and what follows them. The length is absent where BER
/// leaves it open.
///
/// ITU-T X.690 section 8.1
fn header(bytes: &[u8]) -> Option<(u8, Option<usize>, &[u8])> {
    let [tag, first, rest @ ..] = bytes else {
        return None;
    };
    match first {
        0..=0x7F => Some((*tag, Some(usize::from(*first)), rest)),
        0x80 => Some((*tag, None, rest)),
        0x81..=0x84 => {
            let (digits, rest) = rest.split_at_checked(usize::from(first & 0x7F))?;
            let length = digits
                .iter()
                .fold(0, |length, digit| length << 8 | usize::from(*digit));
            Some((*tag, Some(length), rest))
        }
        _ => None,
    }
}
