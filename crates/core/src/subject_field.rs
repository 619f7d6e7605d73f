//! The fields of a subject, with the bounds and string types of RFC 5280, appendix A.1.

use const_oid::db::{rfc3280::EMAIL_ADDRESS, rfc4519};
use der::asn1::ObjectIdentifier;

use crate::DomainName;

/// A field of a subject. The order is the one that they are written in.
///
/// <https://cabforum.org/working-groups/server/baseline-requirements/requirements/>, 7.1.4.2
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum SubjectField {
    /// `C`: the country, by its two letters of ISO 3166-1.
    Country,
    /// `ST`: the state or province.
    State,
    /// `L`: the city.
    Locality,
    /// `O`: the organisation.
    Organization,
    /// `OU`: a part of the organisation. Public authorities leave it out.
    OrganizationalUnit,
    /// `CN`: the domain name.
    CommonName,
    /// `emailAddress` (PKCS#9).
    EmailAddress,
    /// `serialNumber`: the organisation's number in a register, not the certificate's.
    SerialNumber,
}

/// How a field's text is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum StringType {
    Utf8,
    Printable,
    Ia5,
}

impl SubjectField {
    /// Every field, in the order that they are written in.
    pub const ALL: &[Self] = &[
        Self::Country,
        Self::State,
        Self::Locality,
        Self::Organization,
        Self::OrganizationalUnit,
        Self::CommonName,
        Self::EmailAddress,
        Self::SerialNumber,
    ];

    /// The short name that OpenSSL writes too, such as `CN`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Country => "C",
            Self::State => "ST",
            Self::Locality => "L",
            Self::Organization => "O",
            Self::OrganizationalUnit => "OU",
            Self::CommonName => "CN",
            Self::EmailAddress => "emailAddress",
            Self::SerialNumber => "serialNumber",
        }
    }

    /// `ub-…`: the most characters that it may have.
    ///
    /// <https://www.rfc-editor.org/rfc/rfc5280#appendix-A.1>
    #[must_use]
    pub const fn length_max(self) -> usize {
        match self {
            Self::Country => 2,
            Self::State | Self::Locality => 128,
            Self::Organization | Self::OrganizationalUnit | Self::SerialNumber => 64,
            Self::CommonName => DomainName::COMMON_NAME_MAX,
            Self::EmailAddress => 255,
        }
    }

    /// Its type of attribute.
    pub(crate) const fn oid(self) -> ObjectIdentifier {
        match self {
            Self::Country => rfc4519::C,
            Self::State => rfc4519::ST,
            Self::Locality => rfc4519::L,
            Self::Organization => rfc4519::O,
            Self::OrganizationalUnit => rfc4519::OU,
            Self::CommonName => rfc4519::CN,
            Self::EmailAddress => EMAIL_ADDRESS,
            Self::SerialNumber => rfc4519::SERIAL_NUMBER,
        }
    }

    pub(crate) const fn string_type(self) -> StringType {
        match self {
            Self::Country | Self::SerialNumber => StringType::Printable,
            Self::EmailAddress => StringType::Ia5,
            _ => StringType::Utf8,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_fields_share_a_name_or_a_type() {
        for field in SubjectField::ALL {
            let same =
                |other: &&SubjectField| other.name() == field.name() || other.oid() == field.oid();
            assert_eq!(SubjectField::ALL.iter().filter(same).count(), 1);
        }
    }
}
