//! The public key of a request.

use const_oid::db::{
    rfc5912::{ID_EC_PUBLIC_KEY, ID_RSASSA_PSS, RSA_ENCRYPTION, SECP_256_R_1, SECP_384_R_1},
    rfc8410::ID_ED_25519,
};
use der::{Decode, asn1::ObjectIdentifier};
use serde::Serialize;
use x509_cert::spki::SubjectPublicKeyInfoOwned;

use super::{
    Finding, Inspector,
    ber::{self, Reader, Value},
    oid,
};
use crate::{Error, Fingerprint, KeyFlaw, KeyKind, modulus};

/// The public key of a request.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InspectedKey {
    /// Its kind in words, such as `RSA, 2048 bits, exponent 65537` or `EC on P-256`.
    pub description: String,
    /// The name of its [`KeyKind`], such as `rsa-2048`, if we take it.
    pub algorithm: Option<String>,
    /// The bits of an RSA modulus.
    pub bits: Option<usize>,
    /// Its fingerprint.
    pub fingerprint: Fingerprint,
}

/// `None` if it is no `SubjectPublicKeyInfo`.
pub(super) fn read(
    value: Value<'_>,
    reader: &mut Reader,
    inspector: Inspector<'_>,
    findings: &mut Vec<Finding>,
) -> Option<InspectedKey> {
    let [algorithm, key] = reader.all(value.content)?.try_into().ok()?;
    if algorithm.tag != ber::SEQUENCE || key.tag != ber::BIT_STRING {
        return None;
    }
    let [0, key @ ..] = key.content else {
        return None;
    };
    let mut algorithm = reader.all(algorithm.content)?.into_iter();
    let kind = read_oid(algorithm.next()?)?;
    let curve = algorithm.next().and_then(read_oid);
    let name = |kind: &ObjectIdentifier, curve: Option<&ObjectIdentifier>| match curve {
        Some(curve) => format!("{} on {}", oid::name(kind), oid::name(curve)),
        None => oid::name(kind),
    };
    let (description, bits) = match kind {
        RSA_ENCRYPTION | ID_RSASSA_PSS => {
            let rsa = RsaKey::read(key, reader)?;
            rsa.check(inspector, findings);
            let (kind, bits) = (oid::name(&kind), rsa.bits());
            (
                format!("{kind}, {bits} bits, exponent {}", rsa.exponent_text()),
                Some(bits),
            )
        }
        _ => (name(&kind, curve.as_ref()), None),
    };
    if !is_point(&kind, curve.as_ref(), key) {
        findings.push(Finding::InvalidPoint);
    }
    let algorithm = supported(value, &kind, &description, findings);
    Some(InspectedKey {
        description,
        algorithm,
        bits,
        fingerprint: Fingerprint::of_spki_der(value.bytes),
    })
}

/// The name of the kind of key, if we take it.
fn supported(
    value: Value<'_>,
    kind: &ObjectIdentifier,
    description: &str,
    findings: &mut Vec<Finding>,
) -> Option<String> {
    let key = SubjectPublicKeyInfoOwned::from_der(value.bytes).ok()?;
    match KeyKind::of(&key) {
        Ok(kind) => {
            if kind == KeyKind::Ed25519 {
                findings.push(Finding::Ed25519Key);
            }
            Some(kind.to_string())
        }
        Err(Error::UnsupportedKey) if *kind != RSA_ENCRYPTION => {
            let kind = description.to_owned();
            findings.push(Finding::UnsupportedKey { kind });
            None
        }
        Err(_) => None,
    }
}

fn read_oid(value: Value<'_>) -> Option<ObjectIdentifier> {
    (value.tag == ber::OBJECT_IDENTIFIER)
        .then(|| ObjectIdentifier::from_bytes(value.content).ok())
        .flatten()
}

/// Whether the key is a point of the curve, as far as we know the curve.
fn is_point(kind: &ObjectIdentifier, curve: Option<&ObjectIdentifier>, key: &[u8]) -> bool {
    match (*kind, curve) {
        (ID_EC_PUBLIC_KEY, Some(&SECP_256_R_1)) => p256::PublicKey::from_sec1_bytes(key).is_ok(),
        (ID_EC_PUBLIC_KEY, Some(&SECP_384_R_1)) => p384::PublicKey::from_sec1_bytes(key).is_ok(),
        (ID_ED_25519, _) => key
            .try_into()
            .ok()
            .and_then(|key| ed25519_dalek::VerifyingKey::from_bytes(key).ok())
            .is_some_and(|key| !key.is_weak()),
        _ => true,
    }
}

/// `RSAPublicKey` (RFC 8017, appendix A.1.1). Both numbers have no leading zeros.
struct RsaKey<'a> {
    modulus: &'a [u8],
    exponent: &'a [u8],
}

impl<'a> RsaKey<'a> {
    fn read(key: &'a [u8], reader: &mut Reader) -> Option<Self> {
        let (sequence, rest) = reader.first(key)?;
        let [modulus, exponent] = reader.all(sequence.content)?.try_into().ok()?;
        let key = Self {
            modulus: reader.unsigned(modulus)?,
            exponent: reader.unsigned(exponent)?,
        };
        (sequence.tag == ber::SEQUENCE && rest.is_empty()).then_some(key)
    }

    fn bits(&self) -> usize {
        bit_length(self.modulus)
    }

    /// The exponent if it has at most 32 bits.
    fn small_exponent(&self) -> Option<u32> {
        (self.exponent.len() <= 4).then(|| {
            let digits = self.exponent.iter();
            digits.fold(0, |number, digit| number << 8 | u32::from(*digit))
        })
    }

    fn exponent_text(&self) -> String {
        match self.small_exponent() {
            Some(exponent) => exponent.to_string(),
            None => format!("of {} bits", bit_length(self.exponent)),
        }
    }

    fn check(&self, inspector: Inspector<'_>, findings: &mut Vec<Finding>) {
        let bits = self.bits();
        if bits < KeyKind::RSA_BITS_MIN {
            let min = KeyKind::RSA_BITS_MIN;
            findings.push(Finding::WeakRsaKey { bits, min });
        } else if bits > KeyKind::RSA_BITS_MAX {
            let max = KeyKind::RSA_BITS_MAX;
            findings.push(Finding::LargeRsaKey { bits, max });
        } else if !bits.is_multiple_of(8) {
            findings.push(Finding::UnusualRsaSize { bits });
        }
        self.check_exponent(findings);
        let mut flaws = modulus::flaws(self.modulus, inspector.weak_keys);
        if inspector.thorough && flaws.is_empty() && modulus::is_prime(self.modulus) {
            flaws.push(KeyFlaw::PrimeModulus);
        }
        findings.extend(flaws.into_iter().map(|flaw| Finding::FlawedKey { flaw }));
    }

    fn check_exponent(&self, findings: &mut Vec<Finding>) {
        const EXPONENT_MIN: u32 = 65537;
        const BITS_MAX: usize = 256;
        let bits = bit_length(self.exponent);
        if self
            .exponent
            .last()
            .is_none_or(|last| last.is_multiple_of(2))
        {
            findings.push(Finding::EvenExponent);
        }
        match self.small_exponent() {
            Some(exponent @ ..EXPONENT_MIN) => findings.push(Finding::SmallExponent { exponent }),
            None if bits > BITS_MAX => findings.push(Finding::LargeExponent { bits }),
            _ => {}
        }
    }
}

/// The bits of a number without leading zeros.
fn bit_length(number: &[u8]) -> usize {
    let leading = number.first().map_or(0, |first| first.leading_zeros());
    8 * number.len() - leading as usize
}
