//! What the proxy saw when it looked for the record or file itself.

use serde::{Deserialize, Serialize};

use crate::{DnsRecordType, Zone};

/// The answer of `POST /api/orders/{id}/check`. It says what the proxy saw; the certificate
/// authority looks for itself and may see it later.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CheckReport {
    /// The sum of all answers.
    pub observation: Observation,
    /// One answer for each server asked.
    pub answers: Vec<ServerAnswer>,
    /// What stands in the way, as far as it can be told.
    pub hints: Vec<Hint>,
    /// The zone that the record belongs in, where it can be found.
    pub zone: Option<Zone>,
}

/// Whether what the challenge asks for is there.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Observation {
    /// There, with the right value.
    Found,
    /// Something is there, with another value.
    Different,
    /// Nothing is there.
    Missing,
    /// It could not be asked: no answer, a broken one, or nobody to ask.
    Unknown,
}

/// What one server said.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ServerAnswer {
    /// The server's name or address, or the URL asked for.
    pub server: String,
    /// What it is asked as.
    pub role: ServerRole,
    /// What its answer means.
    pub observation: Observation,
    /// The values it gave, or the reason that it gave none; empty when found.
    pub detail: String,
}

/// What a server is asked as.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum ServerRole {
    /// One of the zone's own servers: it knows what is published now.
    Authoritative,
    /// One that asks others for everybody, and remembers their answers for a while.
    Resolver,
    /// The domain's web server.
    Web,
}

/// Something that stands in the way of the certificate authority, or will.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Hint {
    /// Another value is there.
    OtherValue {
        /// That value.
        found: String,
    },
    /// The value is there, in quotation marks that became a part of it.
    Quoted,
    /// The value is there, with blanks before, behind or in it.
    Padded,
    /// A record of another type is there.
    OtherType {
        /// That type.
        found: DnsRecordType,
    },
    /// The value is at another name.
    OtherName {
        /// That name.
        name: String,
    },
    /// The value is at a name with the zone in it twice: a console added the zone to a whole name.
    DoubledZone {
        /// That name.
        name: String,
    },
    /// The name is an alias, so that no text can be at it (RFC 1034, section 3.6.2).
    Alias {
        /// Where it leads.
        target: String,
    },
    /// The zone's own servers do not agree yet.
    ServersDiffer,
    /// Resolvers still have an earlier answer.
    OldAnswer {
        /// How long they may keep it, at most.
        seconds: u32,
    },
    /// CAA records let others issue certificates, and not this authority (RFC 8659).
    CaaForbids {
        /// Where they are.
        name: String,
        /// Whom they name.
        allowed: Vec<String>,
    },
    /// CAA records name authorities, and it is not known by which name this one goes (RFC 8659).
    CaaNames {
        /// Where they are.
        name: String,
        /// Whom they name.
        allowed: Vec<String>,
    },
    /// The zone's signatures do not verify, so that resolvers refuse its answers (RFC 4035).
    BrokenDnssec,
    /// The domain does not exist, or its zone has no servers.
    NoZone,
    /// The domain has no address on the internet.
    NoAddress,
    /// The web server sends visitors on, which the authority does not follow.
    Redirect {
        /// Where to.
        location: String,
    },
    /// The file begins with a byte order mark.
    ByteOrderMark,
    /// The file ends with a line break.
    LineBreak,
    /// A web page is there instead of the file.
    WebPage,
    /// The file is there over IPv4, and not over IPv6, which the authority may use.
    Ipv6Differs,
}
