//! The names of the object identifiers that requests have.

use der::asn1::ObjectIdentifier;

use crate::{ExtendedKeyUsage, SubjectField};

/// The name, or the numbers with dots where we know none.
pub(super) fn name(oid: &ObjectIdentifier) -> String {
    find(oid).map_or_else(|| oid.to_string(), str::to_owned)
}

pub(super) fn is_known(oid: &ObjectIdentifier) -> bool {
    find(oid).is_some()
}

fn find(oid: &ObjectIdentifier) -> Option<&'static str> {
    let field = SubjectField::ALL.iter().find(|field| field.oid() == *oid);
    if let Some(field) = field {
        return Some(field.name());
    }
    let purpose = ExtendedKeyUsage::ALL
        .iter()
        .find(|purpose| purpose.oid() == *oid);
    if let Some(purpose) = purpose {
        return Some(purpose.name());
    }
    let dotted = oid.to_string();
    let known = NAMES.iter().find(|(known, _)| *known == dotted);
    known.map(|(_, name)| *name)
}

/// Beside the names that are at home elsewhere in this crate.
const NAMES: &[(&str, &str)] = &[
    // Fields of a subject (RFC 4519, RFC 2985, the EV Guidelines).
    ("2.5.4.4", "SN"),
    ("2.5.4.9", "street"),
    ("2.5.4.12", "title"),
    ("2.5.4.13", "description"),
    ("2.5.4.15", "businessCategory"),
    ("2.5.4.17", "postalCode"),
    ("2.5.4.42", "givenName"),
    ("2.5.4.97", "organizationIdentifier"),
    ("0.9.2342.19200300.100.1.1", "UID"),
    ("0.9.2342.19200300.100.1.25", "DC"),
    ("1.3.6.1.4.1.311.60.2.1.1", "jurisdictionL"),
    ("1.3.6.1.4.1.311.60.2.1.2", "jurisdictionST"),
    ("1.3.6.1.4.1.311.60.2.1.3", "jurisdictionC"),
    // Attributes (RFC 2985, Microsoft).
    ("1.2.840.113549.1.9.2", "unstructuredName"),
    ("1.2.840.113549.1.9.7", "challengePassword"),
    ("1.2.840.113549.1.9.8", "unstructuredAddress"),
    ("1.2.840.113549.1.9.14", "extensionRequest"),
    ("1.3.6.1.4.1.311.2.1.14", "microsoftExtensionRequest"),
    ("1.3.6.1.4.1.311.13.2.2", "microsoftCryptoProvider"),
    ("1.3.6.1.4.1.311.13.2.3", "microsoftOsVersion"),
    ("1.3.6.1.4.1.311.21.20", "microsoftClientInformation"),
    // Extensions (RFC 5280, RFC 6962, RFC 7633).
    ("2.5.29.9", "subjectDirectoryAttributes"),
    ("2.5.29.14", "subjectKeyIdentifier"),
    ("2.5.29.15", "keyUsage"),
    ("2.5.29.17", "subjectAltName"),
    ("2.5.29.18", "issuerAltName"),
    ("2.5.29.19", "basicConstraints"),
    ("2.5.29.30", "nameConstraints"),
    ("2.5.29.31", "cRLDistributionPoints"),
    ("2.5.29.32", "certificatePolicies"),
    ("2.5.29.35", "authorityKeyIdentifier"),
    ("2.5.29.36", "policyConstraints"),
    ("2.5.29.37", "extendedKeyUsage"),
    ("2.5.29.54", "inhibitAnyPolicy"),
    ("1.3.6.1.5.5.7.1.1", "authorityInfoAccess"),
    ("1.3.6.1.5.5.7.1.11", "subjectInfoAccess"),
    ("1.3.6.1.5.5.7.1.24", "tlsFeature"),
    ("1.3.6.1.4.1.11129.2.4.2", "signedCertificateTimestamps"),
    ("1.3.6.1.4.1.311.20.2", "microsoftTemplateName"),
    ("1.3.6.1.4.1.311.21.7", "microsoftTemplate"),
    ("2.16.840.1.113730.1.1", "netscapeCertType"),
    ("2.16.840.1.113730.1.13", "netscapeComment"),
    // Purposes (RFC 5280).
    ("2.5.29.37.0", "anyExtendedKeyUsage"),
    // Keys and curves (RFC 5480, RFC 8410, GB/T 33560).
    ("1.2.840.113549.1.1.1", "RSA"),
    ("1.2.840.113549.1.1.10", "RSA-PSS"),
    ("1.2.840.10040.4.1", "DSA"),
    ("1.2.840.10045.2.1", "EC"),
    ("1.2.840.10045.3.1.7", "P-256"),
    ("1.3.132.0.34", "P-384"),
    ("1.3.132.0.35", "P-521"),
    ("1.3.132.0.33", "P-224"),
    ("1.3.132.0.10", "secp256k1"),
    ("1.2.156.10197.1.301", "SM2"),
    ("1.3.101.110", "X25519"),
    ("1.3.101.111", "X448"),
    ("1.3.101.112", "Ed25519"),
    ("1.3.101.113", "Ed448"),
    // Signatures (RFC 4055, RFC 5758, GB/T 33560).
    ("1.2.840.113549.1.1.2", "RSA with MD2"),
    ("1.2.840.113549.1.1.4", "RSA with MD5"),
    ("1.2.840.113549.1.1.5", "RSA with SHA-1"),
    ("1.2.840.113549.1.1.11", "RSA with SHA-256"),
    ("1.2.840.113549.1.1.12", "RSA with SHA-384"),
    ("1.2.840.113549.1.1.13", "RSA with SHA-512"),
    ("1.2.840.113549.1.1.14", "RSA with SHA-224"),
    ("1.2.840.10040.4.3", "DSA with SHA-1"),
    ("1.2.840.10045.4.1", "ECDSA with SHA-1"),
    ("1.2.840.10045.4.3.1", "ECDSA with SHA-224"),
    ("1.2.840.10045.4.3.2", "ECDSA with SHA-256"),
    ("1.2.840.10045.4.3.3", "ECDSA with SHA-384"),
    ("1.2.840.10045.4.3.4", "ECDSA with SHA-512"),
    ("1.2.156.10197.1.501", "SM2 with SM3"),
];
