//! What a certificate may be used for: keyUsage, extendedKeyUsage and the TLS feature.

use const_oid::db::rfc5280 as oid;
use der::asn1::ObjectIdentifier;
use x509_cert::ext::pkix::KeyUsages;

/// A purpose of a key (RFC 5280, section 4.2.1.3).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum KeyUsage {
    /// To sign, as in TLS 1.2 with ECDHE and in TLS 1.3.
    DigitalSignature,
    /// To sign what must not be denied later; later editions call it contentCommitment.
    NonRepudiation,
    /// To encrypt keys, as in TLS 1.2 with RSA key transport.
    KeyEncipherment,
    /// To encrypt data as it is.
    DataEncipherment,
    /// To agree upon a key.
    KeyAgreement,
    /// To sign certificates.
    KeyCertSign,
    /// To sign revocation lists.
    CrlSign,
    /// With key agreement: only to encrypt.
    EncipherOnly,
    /// With key agreement: only to decrypt.
    DecipherOnly,
}

impl KeyUsage {
    /// Every purpose, in the order of their bits.
    pub const ALL: &[Self] = &[
        Self::DigitalSignature,
        Self::NonRepudiation,
        Self::KeyEncipherment,
        Self::DataEncipherment,
        Self::KeyAgreement,
        Self::KeyCertSign,
        Self::CrlSign,
        Self::EncipherOnly,
        Self::DecipherOnly,
    ];

    /// Its name in RFC 5280.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::DigitalSignature => "digitalSignature",
            Self::NonRepudiation => "nonRepudiation",
            Self::KeyEncipherment => "keyEncipherment",
            Self::DataEncipherment => "dataEncipherment",
            Self::KeyAgreement => "keyAgreement",
            Self::KeyCertSign => "keyCertSign",
            Self::CrlSign => "cRLSign",
            Self::EncipherOnly => "encipherOnly",
            Self::DecipherOnly => "decipherOnly",
        }
    }

    /// The purpose of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let mut all = Self::ALL.iter();
        all.find(|usage| usage.name() == name).copied()
    }

    pub(crate) const fn flag(self) -> KeyUsages {
        match self {
            Self::DigitalSignature => KeyUsages::DigitalSignature,
            Self::NonRepudiation => KeyUsages::NonRepudiation,
            Self::KeyEncipherment => KeyUsages::KeyEncipherment,
            Self::DataEncipherment => KeyUsages::DataEncipherment,
            Self::KeyAgreement => KeyUsages::KeyAgreement,
            Self::KeyCertSign => KeyUsages::KeyCertSign,
            Self::CrlSign => KeyUsages::CRLSign,
            Self::EncipherOnly => KeyUsages::EncipherOnly,
            Self::DecipherOnly => KeyUsages::DecipherOnly,
        }
    }
}

/// A purpose of a certificate (RFC 5280, section 4.2.1.12).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum ExtendedKeyUsage {
    /// A TLS server.
    ServerAuth,
    /// A TLS client.
    ClientAuth,
    /// Signing programs.
    CodeSigning,
    /// Signing and encrypting mail.
    EmailProtection,
    /// Telling the time.
    TimeStamping,
    /// Telling which certificates are revoked.
    OcspSigning,
}

impl ExtendedKeyUsage {
    /// Every purpose, in the order of RFC 5280.
    pub const ALL: &[Self] = &[
        Self::ServerAuth,
        Self::ClientAuth,
        Self::CodeSigning,
        Self::EmailProtection,
        Self::TimeStamping,
        Self::OcspSigning,
    ];

    /// Its name in RFC 5280, without `id-kp-`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ServerAuth => "serverAuth",
            Self::ClientAuth => "clientAuth",
            Self::CodeSigning => "codeSigning",
            Self::EmailProtection => "emailProtection",
            Self::TimeStamping => "timeStamping",
            Self::OcspSigning => "OCSPSigning",
        }
    }

    /// The purpose of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let mut all = Self::ALL.iter();
        all.find(|usage| usage.name() == name).copied()
    }

    pub(crate) const fn oid(self) -> ObjectIdentifier {
        match self {
            Self::ServerAuth => oid::ID_KP_SERVER_AUTH,
            Self::ClientAuth => oid::ID_KP_CLIENT_AUTH,
            Self::CodeSigning => oid::ID_KP_CODE_SIGNING,
            Self::EmailProtection => oid::ID_KP_EMAIL_PROTECTION,
            Self::TimeStamping => oid::ID_KP_TIME_STAMPING,
            Self::OcspSigning => oid::ID_KP_OCSP_SIGNING,
        }
    }
}

/// `id-pe-tlsfeature`: `Features` (RFC 7633, section 4.1), the TLS extensions that a server of this
/// certificate must answer, by their numbers.
pub(crate) const TLS_FEATURE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.1.24");

/// `status_request` (RFC 6066, section 8): the server staples an OCSP response.
pub(crate) const STATUS_REQUEST: u16 = 5;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_purpose_is_found_by_its_name_and_nothing_else_is() {
        for usage in KeyUsage::ALL {
            assert_eq!(KeyUsage::named(usage.name()), Some(*usage));
        }
        for usage in ExtendedKeyUsage::ALL {
            assert_eq!(ExtendedKeyUsage::named(usage.name()), Some(*usage));
        }
        assert_eq!(KeyUsage::named("serverAuth"), None);
        assert_eq!(ExtendedKeyUsage::named("serverauth"), None);
    }
}
