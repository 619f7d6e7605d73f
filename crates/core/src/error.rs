//! What can go wrong, in a form that programs can match and people can be told.

use crate::{ChainProblem, DomainProblem, FieldProblem, Fingerprint, KeyFlaw};

/// Why a name, key, request, certificate or bundle was refused.
///
/// No variant carries key bytes, a passphrase or the text that was refused.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The text is no domain name that a certificate can be for.
    #[error("`{name}` is no domain name for a certificate: {problem}")]
    InvalidDomain {
        /// The beginning of the text, at most 100 characters and up to the first space.
        name: String,
        /// What is wrong with it.
        problem: DomainProblem,
    },
    /// No kind of key has this name.
    #[error(
        "unknown kind of key: the names are rsa-2048, rsa-3072, rsa-4096, rsa-8192, ecdsa-p256, \
         ecdsa-p384, ed25519 and sm2"
    )]
    UnknownAlgorithm,
    /// The text is no fingerprint.
    #[error("a fingerprint has 64 lower-case hexadecimal digits")]
    InvalidFingerprint,

    /// The text holds no PEM block, or a broken one, or one that is no certificate.
    #[error(
        "the text is not a sequence of certificates in PEM form (`-----BEGIN CERTIFICATE-----`)"
    )]
    InvalidCertificatePem,
    /// The text holds a private key. It was not read.
    #[error("the text holds a private key where only certificates belong")]
    PrivateKeyInChain,
    /// A block is no X.509 certificate.
    #[error("certificate {position} of the text cannot be read")]
    InvalidCertificate {
        /// Its place in the text, counted from 1.
        position: usize,
    },
    /// More than one certificate is for a server.
    #[error("the text holds more than one server certificate")]
    SeveralLeaves,
    /// A certificate is not above the server's.
    #[error("the certificate of `{subject}` does not belong to this chain")]
    UnrelatedCertificate {
        /// Whose certificate it is.
        subject: String,
    },
    /// A certificate is not signed by the one above it.
    #[error("the certificate of `{subject}` is not signed by the one above it")]
    BrokenChain {
        /// Whose certificate it is.
        subject: String,
    },
    /// A chain does not lead from a server's certificate to a root, or not now, or not for this
    /// name.
    #[error("the certificate of `{subject}` is not to be trusted: {problem}")]
    UntrustedChain {
        /// Whose certificate it is that is wrong.
        subject: String,
        /// What is wrong with it.
        problem: ChainProblem,
    },
    /// The certificate is for another key.
    #[error("the certificate is for the key {found}, not for {expected}")]
    CertificateMismatch {
        /// The key at hand.
        expected: Fingerprint,
        /// The key in the certificate.
        found: Fingerprint,
    },

    /// Not exactly one PEM block with the label `CERTIFICATE REQUEST`.
    #[error(
        "the text is not one certification request in PEM form \
         (`-----BEGIN CERTIFICATE REQUEST-----`)"
    )]
    InvalidCsrPem,
    /// The text inside is no PKCS#10 request.
    #[error("the certification request cannot be read")]
    InvalidCsr,
    /// The request's signature is not by the key in it, or by an algorithm that nobody should use.
    #[error("the certification request has no valid signature by the key in it, or one with SHA-1")]
    InvalidCsrSignature,
    /// RSA below 2048 bits.
    #[error("the RSA key has {bits} bits, at least 2048 are needed")]
    WeakKey {
        /// The bits of its modulus.
        bits: usize,
    },
    /// A key whose private part can be found from the public one.
    #[error("{flaw}")]
    FlawedKey {
        /// Why.
        flaw: KeyFlaw,
    },
    /// A kind or size of key that is not supported.
    #[error("the kind of key is not supported: RSA, ECDSA on P-256 and P-384, Ed25519 and SM2 are")]
    UnsupportedKey,
    /// The request has no common name.
    #[error("the certification request has no common name")]
    MissingCommonName,

    /// The bytes are no list of weak keys.
    #[error("this is not a list of weak keys")]
    InvalidWeakKeyList,
    /// A field cannot go into a request.
    #[error("the field {field} cannot go into a request: {problem}")]
    InvalidField {
        /// Its name, such as `O`.
        field: &'static str,
        /// What is wrong with it.
        problem: FieldProblem,
    },

    /// The text is not one private key in PEM form.
    #[error(
        "the text is not one private key in PEM form \
         (such as `-----BEGIN PRIVATE KEY-----` or `-----BEGIN ENCRYPTED PRIVATE KEY-----`)"
    )]
    InvalidKeyPem,
    /// The key is in OpenSSH's own form.
    #[error(
        "the private key is in OpenSSH's own form: convert a copy of the file with \
         `ssh-keygen -p -m PKCS8 -f COPY`"
    )]
    OpensshKey,
    /// The key is encrypted in the way that OpenSSL had before PKCS#8: by one round of MD5.
    #[error(
        "the private key is encrypted in OpenSSL's old way: convert it with \
         `openssl pkey -in OLD -aes256 -out NEW`"
    )]
    LegacyEncryption,
    /// The PKCS#12 container cannot be read.
    #[error("the PKCS#12 container (.p12, .pfx) cannot be read: it is damaged or too large")]
    InvalidContainer,
    /// The PKCS#12 container is encrypted or authenticated in a way that we cannot open.
    #[error(
        "the PKCS#12 container (.p12, .pfx) is locked in a way that is not supported: take the key \
         out of it with `openssl pkcs12 -legacy -in FILE -nocerts -out key.pem`"
    )]
    UnsupportedContainer,
    /// The PKCS#12 container holds no private key.
    #[error("the PKCS#12 container (.p12, .pfx) holds no private key, only certificates")]
    NoKeyInContainer,
    /// The PKCS#12 container holds more than one private key.
    #[error(
        "the PKCS#12 container (.p12, .pfx) holds more than one private key: export the one that \
         is meant to a file of its own"
    )]
    SeveralKeysInContainer,
    /// The text inside is no private key, or its parts do not fit together.
    #[error("the private key cannot be read")]
    InvalidKey,
    /// The key is encrypted and no passphrase was given.
    #[error("the private key is encrypted: its passphrase is needed")]
    PassphraseRequired,
    /// The passphrase does not open the key.
    #[error("the passphrase does not open the private key")]
    WrongPassphrase,
    /// The key is encrypted in a way that we cannot open.
    #[error(
        "the private key is encrypted in a way that is not supported: convert it with \
         `openssl pkey -in OLD -aes256 -out NEW -provider legacy -provider default`"
    )]
    UnsupportedEncryption,
    /// The text is no capsule.
    #[error("the text is not one capsule in PEM form (`-----BEGIN KEYSIDE CAPSULE-----`)")]
    InvalidCapsule,
    /// The capsule is not as it was written.
    #[error("the capsule is damaged: a part of it was lost or changed since it was written")]
    DamagedCapsule,
    /// The capsule is of a later version, or its passphrase is hashed at a cost that we do not pay.
    #[error("the capsule is of a kind that is not supported: open it with the latest version")]
    UnsupportedCapsule,
    /// The capsule could not be written.
    #[error("the capsule could not be written: its note has {length} bytes, at most {max} fit")]
    LongNote {
        /// The note's length.
        length: usize,
        /// The longest.
        max: usize,
    },
    /// A key is not encrypted with nothing.
    #[error("the passphrase is empty")]
    EmptyPassphrase,
    /// The passphrase of a PKCS#12 file has other characters than those of ASCII that are printed.
    /// Programs disagree about how to hash them.
    #[error(
        "the passphrase of a PKCS#12 file must be of letters, digits, spaces and punctuation of \
         ASCII: programs disagree about other characters"
    )]
    PassphraseNotAscii,
    /// The bundle is encrypted and no passphrase was given.
    #[error("this kind of bundle is encrypted: choose a passphrase for it")]
    BundlePassphraseRequired,
    /// The bundle is not encrypted and a passphrase was given.
    #[error("this kind of bundle is not encrypted: it is packed without a passphrase")]
    BundleNotEncrypted,
    /// The key is of a kind that has no form of its own beside PKCS#8.
    #[error("a key of this kind has no form but PKCS#8")]
    NoTraditionalForm,
    /// The key could not be made.
    #[error("the private key could not be made")]
    KeyNotMade,
    /// The source of random numbers failed.
    #[error("there are no random numbers to make a private key from")]
    NoRandomness,
    /// The key could not be written.
    #[error("the private key could not be exported")]
    KeyNotExported,
    /// The request could not be signed.
    #[error("the certification request could not be signed")]
    CsrNotSigned,
    /// The bundle could not be packed.
    #[error("the bundle could not be packed")]
    BundleNotPacked,
    /// No bundle format has this name.
    #[error("unknown bundle format")]
    UnknownBundleFormat,
}

impl Error {
    /// The stable name of the cause.
    #[must_use]
    pub const fn code(&self) -> ErrorCode {
        match self {
            Self::InvalidDomain { .. } => ErrorCode::InvalidDomain,
            Self::UnknownAlgorithm => ErrorCode::UnknownAlgorithm,
            Self::InvalidFingerprint => ErrorCode::InvalidFingerprint,
            Self::InvalidCertificatePem => ErrorCode::InvalidCertificatePem,
            Self::PrivateKeyInChain => ErrorCode::PrivateKeyInChain,
            Self::InvalidCertificate { .. } => ErrorCode::InvalidCertificate,
            Self::SeveralLeaves => ErrorCode::SeveralLeaves,
            Self::UnrelatedCertificate { .. } => ErrorCode::UnrelatedCertificate,
            Self::BrokenChain { .. } => ErrorCode::BrokenChain,
            Self::UntrustedChain { .. } => ErrorCode::UntrustedChain,
            Self::CertificateMismatch { .. } => ErrorCode::CertificateMismatch,
            Self::InvalidCsrPem => ErrorCode::InvalidCsrPem,
            Self::InvalidCsr => ErrorCode::InvalidCsr,
            Self::InvalidCsrSignature => ErrorCode::InvalidCsrSignature,
            Self::WeakKey { .. } | Self::FlawedKey { .. } => ErrorCode::WeakKey,
            Self::UnsupportedKey => ErrorCode::UnsupportedKey,
            Self::MissingCommonName => ErrorCode::MissingCommonName,
            Self::InvalidWeakKeyList => ErrorCode::InvalidWeakKeyList,
            Self::InvalidField { .. } => ErrorCode::InvalidField,
            Self::InvalidKeyPem => ErrorCode::InvalidKeyPem,
            Self::OpensshKey => ErrorCode::OpensshKey,
            Self::LegacyEncryption => ErrorCode::LegacyEncryption,
            Self::InvalidContainer => ErrorCode::InvalidContainer,
            Self::UnsupportedContainer => ErrorCode::UnsupportedContainer,
            Self::NoKeyInContainer => ErrorCode::NoKeyInContainer,
            Self::SeveralKeysInContainer => ErrorCode::SeveralKeysInContainer,
            Self::InvalidKey => ErrorCode::InvalidKey,
            Self::PassphraseRequired => ErrorCode::PassphraseRequired,
            Self::WrongPassphrase => ErrorCode::WrongPassphrase,
            Self::UnsupportedEncryption => ErrorCode::UnsupportedEncryption,
            Self::InvalidCapsule => ErrorCode::InvalidCapsule,
            Self::DamagedCapsule => ErrorCode::DamagedCapsule,
            Self::UnsupportedCapsule => ErrorCode::UnsupportedCapsule,
            Self::LongNote { .. } => ErrorCode::LongNote,
            Self::EmptyPassphrase => ErrorCode::EmptyPassphrase,
            Self::PassphraseNotAscii => ErrorCode::PassphraseNotAscii,
            Self::BundlePassphraseRequired => ErrorCode::BundlePassphraseRequired,
            Self::BundleNotEncrypted => ErrorCode::BundleNotEncrypted,
            Self::NoTraditionalForm => ErrorCode::NoTraditionalForm,
            Self::KeyNotMade => ErrorCode::KeyNotMade,
            Self::NoRandomness => ErrorCode::NoRandomness,
            Self::KeyNotExported => ErrorCode::KeyNotExported,
            Self::CsrNotSigned => ErrorCode::CsrNotSigned,
            Self::BundleNotPacked => ErrorCode::BundleNotPacked,
            Self::UnknownBundleFormat => ErrorCode::UnknownBundleFormat,
        }
    }
}

macro_rules! error_codes {
    ($($variant:ident = $name:literal,)+) => {
        /// The stable name of each cause of an [`Error`]: the same in Rust, JSON and JavaScript.
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        #[expect(missing_docs, reason = "each is described at the variant of `Error` it names")]
        pub enum ErrorCode {
            $($variant,)+
        }

        impl ErrorCode {
            /// Every code, in the order of this file.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The stable name, such as `weak_key`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }
        }
    };
}

error_codes! {
    InvalidDomain = "invalid_domain",
    UnknownAlgorithm = "unknown_algorithm",
    InvalidFingerprint = "invalid_fingerprint",
    InvalidCertificatePem = "invalid_certificate_pem",
    PrivateKeyInChain = "private_key_in_chain",
    InvalidCertificate = "invalid_certificate",
    SeveralLeaves = "several_leaves",
    UnrelatedCertificate = "unrelated_certificate",
    BrokenChain = "broken_chain",
    UntrustedChain = "untrusted_chain",
    CertificateMismatch = "certificate_mismatch",
    InvalidCsrPem = "invalid_csr_pem",
    InvalidCsr = "invalid_csr",
    InvalidCsrSignature = "invalid_csr_signature",
    WeakKey = "weak_key",
    UnsupportedKey = "unsupported_key",
    MissingCommonName = "missing_common_name",
    InvalidWeakKeyList = "invalid_weak_key_list",
    InvalidField = "invalid_field",
    InvalidKeyPem = "invalid_key_pem",
    OpensshKey = "openssh_key",
    LegacyEncryption = "legacy_encryption",
    InvalidContainer = "invalid_container",
    UnsupportedContainer = "unsupported_container",
    NoKeyInContainer = "no_key_in_container",
    SeveralKeysInContainer = "several_keys_in_container",
    InvalidKey = "invalid_key",
    PassphraseRequired = "passphrase_required",
    WrongPassphrase = "wrong_passphrase",
    UnsupportedEncryption = "unsupported_encryption",
    InvalidCapsule = "invalid_capsule",
    DamagedCapsule = "damaged_capsule",
    UnsupportedCapsule = "unsupported_capsule",
    LongNote = "long_note",
    EmptyPassphrase = "empty_passphrase",
    PassphraseNotAscii = "passphrase_not_ascii",
    BundlePassphraseRequired = "bundle_passphrase_required",
    BundleNotEncrypted = "bundle_not_encrypted",
    NoTraditionalForm = "no_traditional_form",
    KeyNotMade = "key_not_made",
    NoRandomness = "no_randomness",
    KeyNotExported = "key_not_exported",
    CsrNotSigned = "csr_not_signed",
    BundleNotPacked = "bundle_not_packed",
    UnknownBundleFormat = "unknown_bundle_format",
}

impl std::fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_two_codes_share_a_name() {
        let names: HashSet<_> = ErrorCode::ALL.iter().map(|code| code.name()).collect();

        assert_eq!(names.len(), ErrorCode::ALL.len());
    }
}
