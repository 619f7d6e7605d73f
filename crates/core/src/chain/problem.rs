//! What can be wrong with a certificate of a chain.

use std::fmt;

/// Why a certificate is not to be trusted.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum ChainProblem {
    /// Its first second is yet to come.
    NotYetValid,
    /// Its last second is over.
    Expired,
    /// No certificate of the chain, and no root, is its issuer.
    UnknownIssuer,
    /// It is not signed by its issuer.
    BadSignature,
    /// It is signed by an algorithm that is not verified, such as one with SHA-1.
    UnsupportedSignature,
    /// Its key is too short, or of a kind that is not supported.
    WeakKey,
    /// An extension cannot be read, or is there twice.
    Malformed,
    /// An extension that must be understood is not.
    UnknownCriticalExtension,
    /// It signed another one but may not (basicConstraints).
    NotAuthority,
    /// More certificates are below it than it may have there (pathLenConstraint).
    PathTooLong,
    /// Its key may not be used for what it is used for (keyUsage).
    KeyUsage,
    /// It is not for servers (extendedKeyUsage).
    NotForServers,
    /// It is for a name that an authority above it may not certify (nameConstraints).
    NameNotPermitted,
    /// It is not for the name that was asked for.
    NameNotCovered,
}

impl fmt::Display for ChainProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotYetValid => "it is not valid yet",
            Self::Expired => "it has expired",
            Self::UnknownIssuer => "its issuer is neither in the chain nor a trusted root",
            Self::BadSignature => "it is not signed by its issuer",
            Self::UnsupportedSignature => "it is signed by an algorithm that is not supported",
            Self::WeakKey => "its key is too short or of a kind that is not supported",
            Self::Malformed => "an extension of it cannot be read",
            Self::UnknownCriticalExtension => "it has a critical extension that is not known",
            Self::NotAuthority => "it may not sign other certificates",
            Self::PathTooLong => "more certificates are below it than it allows",
            Self::KeyUsage => "its key may not be used in this way",
            Self::NotForServers => "it is not for servers",
            Self::NameNotPermitted => "an authority above it may not certify its names",
            Self::NameNotCovered => "it is not for this name",
        })
    }
}
