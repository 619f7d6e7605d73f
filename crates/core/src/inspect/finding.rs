//! What an inspection finds wrong, or worth knowing.

use std::{collections::BTreeMap, fmt};

use serde::{Serialize, Serializer, ser::SerializeStruct};

use super::ber::EncodingProblem;
use crate::{DomainProblem, KeyFlaw};

/// How grave a [`Finding`] is.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Good to know.
    Notice,
    /// Most authorities pass over it, and it should be mended all the same.
    Warning,
    /// A public authority must refuse the request, or we do.
    Error,
}

macro_rules! findings {
    ($($(#[$doc:meta])+ $variant:ident $({ $($field:ident: $type:ty),+ })?
        = $name:literal, $severity:ident, $text:literal;)+) => {
        /// Something about a request that is wrong, or worth knowing. `Display` writes a sentence
        /// without its full stop; in JSON it is `{name, severity, message, values}`.
        ///
        /// Texts from the request are cut to 100 characters, and have no control characters.
        #[derive(Clone, Debug, Eq, Hash, PartialEq)]
        #[non_exhaustive]
        #[expect(missing_docs, reason = "the sentences say what the fields are")]
        pub enum Finding {
            $($(#[$doc])+ $variant $({ $($field: $type),+ })?,)+
            /// The private key can be found from the public one.
            FlawedKey { flaw: KeyFlaw },
        }

        impl Finding {
            /// The stable names of all findings but those of [`KeyFlaw::NAMES`].
            pub const NAMES: &[&str] = &[$($name),+];

            /// The names of the [`values`](Self::values) of each of [`NAMES`](Self::NAMES).
            pub const VALUE_NAMES: &[&[&str]] = &[$(&[$($(stringify!($field)),+)?]),+];

            /// The stable name, such as `missing_san`.
            #[must_use]
            pub const fn name(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $name,)+
                    Self::FlawedKey { flaw } => flaw.name(),
                }
            }

            /// How grave it is.
            #[must_use]
            pub const fn severity(&self) -> Severity {
                match self {
                    $(Self::$variant { .. } => Severity::$severity,)+
                    Self::FlawedKey { .. } => Severity::Error,
                }
            }

            /// What the sentence is about: each field by its name, as the sentence shows it.
            #[must_use]
            pub fn values(&self) -> BTreeMap<&'static str, String> {
                match self {
                    $(Self::$variant $({ $($field),+ })? => BTreeMap::from([
                        $($((stringify!($field), $field.to_string())),+)?
                    ]),)+
                    Self::FlawedKey { flaw } => flaw.values(),
                }
            }
        }

        impl fmt::Display for Finding {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$variant $({ $($field),+ })? => write!(f, $text),)+
                    Self::FlawedKey { flaw } => flaw.fmt(f),
                }
            }
        }

        /// Each sentence as it is written above, with its fields.
        #[cfg(test)]
        const SENTENCES: &[(&str, &[&str])] = &[$(($text, &[$($(stringify!($field)),+)?])),+];
    };
}

findings! {
    // How it is written.

    /// Text around the block, several blocks, or a label of old.
    NonStandardPem = "non_standard_pem", Error,
        "the text is not one PEM block with the label `CERTIFICATE REQUEST` and nothing around it";
    /// Bytes after the request.
    TrailingData { bytes: usize } = "trailing_data", Error,
        "{bytes} bytes follow the request";
    /// Not in DER.
    NonCanonical { problem: EncodingProblem } = "non_canonical", Error,
        "the request is not in canonical DER: {problem}";
    /// A part that is not what RFC 2986 says.
    Malformed { part: &'static str } = "malformed", Error,
        "the {part} of the request cannot be read";
    /// Not version 1.
    WrongVersion { number: String } = "wrong_version", Error,
        "the request has the version number {number}, the only one that there is has 0";

    // The key.

    /// RSA below 2048 bits.
    WeakRsaKey { bits: usize, min: usize } = "weak_rsa_key", Error,
        "the RSA key has {bits} bits, at least {min} are needed";
    /// RSA above 8192 bits.
    LargeRsaKey { bits: usize, max: usize } = "large_rsa_key", Error,
        "the RSA key has {bits} bits, at most {max} are supported";
    /// RSA of a size that is not whole bytes.
    UnusualRsaSize { bits: usize } = "unusual_rsa_size", Warning,
        "the RSA key has {bits} bits: public authorities take only multiples of 8";
    /// Another kind of key or another curve.
    UnsupportedKey { kind: String } = "unsupported_key", Error,
        "keys of the kind {kind} are not supported";
    /// Ed25519, which no public authority takes.
    Ed25519Key = "ed25519_key", Notice,
        "public authorities do not certify Ed25519 keys";
    /// A point that is not on the curve, or of small order.
    InvalidPoint = "invalid_point", Error,
        "the public key is no point of its curve, or one of small order";
    /// An even public exponent.
    EvenExponent = "even_exponent", Error,
        "the public exponent of the RSA key is even, so that nothing can be signed";
    /// A public exponent below 65537.
    SmallExponent { exponent: u32 } = "small_exponent", Warning,
        "the public exponent of the RSA key is {exponent}: 65537 or more is recommended";
    /// A public exponent above 2^256.
    LargeExponent { bits: usize } = "large_exponent", Warning,
        "the public exponent of the RSA key has {bits} bits: at most 256 are recommended, and many \
         programs take only 32";

    // The signature.

    /// SHA-1, MD5 or MD2.
    WeakSignatureHash { hash: &'static str } = "weak_signature_hash", Error,
        "the request is signed with {hash}, which proves nothing any more";
    /// Not by this key over this request.
    InvalidSignature = "invalid_signature", Error,
        "the signature is not by the key in the request";
    /// By an algorithm that we do not know, or not one for this key.
    UncheckedSignature { algorithm: String } = "unchecked_signature", Error,
        "the signature ({algorithm}) cannot be checked with the key in the request";

    // The names.

    /// Nothing in the subject.
    EmptySubject = "empty_subject", Error,
        "the subject is empty";
    /// No common name, or an empty one.
    MissingCommonName = "missing_common_name", Error,
        "the subject has no common name";
    /// More than one common name.
    SeveralCommonNames { count: usize } = "several_common_names", Error,
        "the subject has {count} common names: one reader takes the first, another the last";
    /// The common name is no domain name.
    CommonNameNotDomain { name: String, problem: DomainProblem } = "common_name_not_domain", Error,
        "the common name `{name}` is no domain name for a certificate: {problem}";
    /// The common name is an IP address.
    CommonNameIsAddress { name: String } = "common_name_is_address", Error,
        "the common name `{name}` is an IP address: it belongs into the alternative names alone";
    /// No alternative names.
    MissingSan = "missing_san", Warning,
        "there are no alternative names: browsers look at nothing else, and not every authority \
         adds the common name by itself";
    /// The common name is not among the alternative names.
    CommonNameNotInSan { name: String } = "common_name_not_in_san", Warning,
        "the common name `{name}` is not among the alternative names, where browsers look for it";
    /// An alternative name that is no domain name.
    InvalidDnsName { name: String, problem: DomainProblem } = "invalid_dns_name", Error,
        "the alternative name `{name}` is no domain name for a certificate: {problem}";
    /// A domain name that is not written as in DNS.
    NonCanonicalName { name: String, canonical: String } = "non_canonical_name", Error,
        "the name `{name}` must be written as in DNS: `{canonical}`";
    /// An international name that is not well-formed.
    BadIdn { name: String } = "bad_idn", Error,
        "the international name `{name}` is not well-formed, or not the one form that it has in DNS";
    /// A `*` that is not the whole leftmost label before two others.
    MisplacedWildcard { name: String } = "misplaced_wildcard", Error,
        "in `{name}`, the `*` is not the whole first part before at least two others";
    /// A name or address that nobody can prove to own.
    PrivateName { name: String } = "private_name", Error,
        "`{name}` is not of the public internet: no public authority certifies it";
    /// An alternative name that is there twice.
    RepeatedName { name: String } = "repeated_name", Notice,
        "the alternative name `{name}` is there more than once";

    // Other fields of the subject.

    /// More characters than RFC 5280 allows.
    LongField { field: String, found: usize, max: usize } = "long_field", Error,
        "the field {field} has {found} characters, at most {max} are allowed";
    /// Nothing in a field.
    EmptyField { field: String } = "empty_field", Warning,
        "the field {field} is empty";
    /// A string type that RFC 5280 does not allow there.
    WrongStringType { field: String, found: &'static str, expected: &'static str }
        = "wrong_string_type", Error,
        "the field {field} is written as {found}, and must be {expected}";
    /// Bytes that its string type does not have.
    InvalidText { field: String, found: &'static str } = "invalid_text", Error,
        "the field {field} has a character that {found} does not have";
    /// Not two letters.
    InvalidCountry { value: String } = "invalid_country", Error,
        "the country `{value}` is not a code of two capital letters";
    /// A field that we do not know.
    UnknownField { oid: String } = "unknown_field", Notice,
        "the field {oid} of the subject is not known, and most authorities leave it out";
    /// Several fields in one relative name.
    MultiValuedRdn = "multi_valued_rdn", Notice,
        "several fields of the subject are joined into one relative name (`+`), which is rare";

    // Extensions and attributes.

    /// An extension that is there twice.
    RepeatedExtension { extension: String } = "repeated_extension", Error,
        "the extension {extension} is there more than once";
    /// An attribute that is there twice.
    RepeatedAttribute { attribute: String } = "repeated_attribute", Error,
        "the attribute {attribute} is there more than once";
    /// An extension whose content is not of its type.
    UnreadableExtension { extension: String } = "unreadable_extension", Error,
        "the extension {extension} cannot be read";
    /// A critical extension that nobody knows.
    UnknownCriticalExtension { oid: String } = "unknown_critical_extension", Warning,
        "the extension {oid} is critical and not known: a client would refuse such a certificate";
    /// Asks to become an authority.
    CaRequested = "ca_requested", Warning,
        "the request is for a certificate that may sign others: no public authority issues it";
    /// The extensions are where only Microsoft's authority looks for them.
    MicrosoftExtensions = "microsoft_extensions", Warning,
        "there are extensions in an attribute of Microsoft's own, where others do not look for them";
    /// A challenge password.
    ChallengePassword = "challenge_password", Notice,
        "there is a challenge password: most authorities pass over it, and anyone can read it";
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut finding = serializer.serialize_struct("Finding", 4)?;
        finding.serialize_field("name", self.name())?;
        finding.serialize_field("severity", &self.severity())?;
        finding.serialize_field("message", &self.to_string())?;
        finding.serialize_field("values", &self.values())?;
        finding.end()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_two_findings_share_a_name() {
        let names: HashSet<_> = Finding::NAMES.iter().chain(KeyFlaw::NAMES).collect();

        assert_eq!(names.len(), Finding::NAMES.len() + KeyFlaw::NAMES.len());
    }

    #[test]
    fn every_value_named_in_a_sentence_has_a_field() {
        for (sentence, fields) in SENTENCES {
            let after = sentence.split('{').skip(1);
            let named: HashSet<_> = after.filter_map(|text| text.split('}').next()).collect();

            assert_eq!(named, fields.iter().copied().collect(), "{sentence}");
        }
    }

    #[test]
    fn json_has_name_severity_sentence_and_values() {
        let json = |finding| serde_json::to_string(&finding).expect("plain data");

        assert_eq!(
            json(Finding::TrailingData { bytes: 3 }),
            r#"{"name":"trailing_data","severity":"error","message":"3 bytes follow the request","values":{"bytes":"3"}}"#
        );
        let flaw = KeyFlaw::SmallFactor { factor: 751 };
        assert_eq!(
            json(Finding::FlawedKey { flaw }),
            r#"{"name":"small_factor","severity":"error","message":"the RSA modulus can be divided by 751","values":{"factor":"751"}}"#
        );
    }
}
