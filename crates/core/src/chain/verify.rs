//! Whether a chain leads from a server's certificate to a root (RFC 5280, section 6), offline.

use const_oid::{
    AssociatedOid,
    db::rfc5280::{ANY_EXTENDED_KEY_USAGE, ID_CE_CERTIFICATE_POLICIES, ID_KP_SERVER_AUTH},
};
use der::Decode;
use x509_cert::ext::pkix::{
    BasicConstraints, ExtendedKeyUsage, KeyUsage, KeyUsages, NameConstraints, SubjectAltName,
};

use super::constraints::permits;
use crate::{Certificate, CertificateChain, ChainProblem, DomainName, Error, KeyKind};

impl CertificateChain {
    /// Checks that the chain leads from the leaf to one of these roots, at this second (counted
    /// from 1970-01-01T00:00:00Z), and that the leaf is for a server of this name.
    ///
    /// Checked are, from the leaf to the root, which the chain need not hold:
    /// - the validity of each, the root's too;
    /// - each signature but the root's own, by the algorithms of [`pkcs10::verify_signature`], and
    ///   each key to be one of a [`KeyKind`];
    /// - basicConstraints with pathLenConstraint, keyUsage, and extendedKeyUsage of authorities
    ///   too, where they are there;
    /// - nameConstraints for DNS names and subjects; where they are about addresses, e-mail or URIs
    ///   and the leaf has such a name, it is refused;
    /// - that no critical extension is passed over;
    /// - that the leaf [covers](Certificate::covers) the name.
    ///
    /// Not checked are revocation (neither CRL nor OCSP), certificate transparency, certificate
    /// policies, and the conditions that browsers put on single roots. Names are equal only byte by
    /// byte. Of several paths, the one to the root that comes first on the way up is tried.
    ///
    /// # Errors
    /// [`Error::UntrustedChain`]: which certificate is wrong, and what is.
    pub fn verify(
        &self,
        roots: &[Certificate],
        unix_seconds: i64,
        name: &DomainName,
    ) -> Result<(), Error> {
        let path = self.path(roots)?;
        for (below, certificate) in path.iter().enumerate() {
            check(certificate, &path[..below], unix_seconds)
                .map_err(|problem| untrusted(certificate, problem))?;
        }
        for pair in path.windows(2) {
            if let [subject, issuer] = pair {
                subject.verify_signature(issuer).map_err(|error| {
                    untrusted(
                        subject,
                        match error {
                            pkcs10::Error::Signature => ChainProblem::BadSignature,
                            _ => ChainProblem::UnsupportedSignature,
                        },
                    )
                })?;
            }
        }
        if !self.leaf().covers(name) {
            return Err(untrusted(self.leaf(), ChainProblem::NameNotCovered));
        }
        Ok(())
    }

    /// From the leaf up to the first certificate that is a root, or issued by one: that root last.
    fn path<'a>(&'a self, roots: &'a [Certificate]) -> Result<Vec<&'a Certificate>, Error> {
        let mut path = Vec::new();
        for certificate in self.certificates() {
            path.push(certificate);
            if roots.contains(certificate) {
                return Ok(path);
            }
            let is_issuer = |root: &&Certificate| {
                certificate.names_as_issuer(root) && certificate.verify_signature(root).is_ok()
            };
            if let Some(root) = roots.iter().find(is_issuer) {
                path.push(root);
                return Ok(path);
            }
        }
        let last = path[path.len() - 1];
        Err(untrusted(last, ChainProblem::UnknownIssuer))
    }
}

fn untrusted(certificate: &Certificate, problem: ChainProblem) -> Error {
    Error::UntrustedChain {
        subject: certificate.subject(),
        problem,
    }
}

/// Checks one certificate of a path, above these: by itself, and as their authority.
fn check(
    certificate: &Certificate,
    below: &[&Certificate],
    unix_seconds: i64,
) -> Result<(), ChainProblem> {
    if unix_seconds < certificate.not_before() {
        return Err(ChainProblem::NotYetValid);
    }
    if unix_seconds > certificate.not_after() {
        return Err(ChainProblem::Expired);
    }
    KeyKind::of(certificate.public_key()).map_err(|_| ChainProblem::WeakKey)?;
    if has_unknown_critical_extension(certificate) {
        return Err(ChainProblem::UnknownCriticalExtension);
    }
    if !is_for_servers(certificate)? {
        return Err(ChainProblem::NotForServers);
    }
    let usage = extension::<KeyUsage>(certificate)?.map(|usage| usage.0);
    let may = |wanted: &[KeyUsages]| {
        usage.is_none_or(|usage| wanted.iter().any(|wanted| usage.contains(*wanted)))
    };
    if below.is_empty() {
        let may_serve = may(&[
            KeyUsages::DigitalSignature,
            KeyUsages::KeyEncipherment,
            KeyUsages::KeyAgreement,
        ]);
        return may_serve.then_some(()).ok_or(ChainProblem::KeyUsage);
    }
    if !may(&[KeyUsages::KeyCertSign]) {
        return Err(ChainProblem::KeyUsage);
    }
    check_authority(certificate, below)
}

fn check_authority(certificate: &Certificate, below: &[&Certificate]) -> Result<(), ChainProblem> {
    let constraints = extension::<BasicConstraints>(certificate)?
        .filter(|constraints| constraints.ca)
        .ok_or(ChainProblem::NotAuthority)?;
    let authorities = below[1..]
        .iter()
        .filter(|authority| !authority.names_as_issuer(authority))
        .count();
    if constraints
        .path_len_constraint
        .is_some_and(|most| authorities > usize::from(most))
    {
        return Err(ChainProblem::PathTooLong);
    }
    let Some(constraints) = extension::<NameConstraints>(certificate)? else {
        return Ok(());
    };
    for certificate in below {
        let names =
            extension::<SubjectAltName>(certificate)?.map_or_else(Vec::new, |names| names.0);
        if !permits(&constraints, certificate.contents().subject(), &names) {
            return Err(ChainProblem::NameNotPermitted);
        }
    }
    Ok(())
}

/// Without the extension, it is for everything.
fn is_for_servers(certificate: &Certificate) -> Result<bool, ChainProblem> {
    let usage = extension::<ExtendedKeyUsage>(certificate)?;
    Ok(usage.is_none_or(|usage| {
        usage.0.contains(&ID_KP_SERVER_AUTH) || usage.0.contains(&ANY_EXTENDED_KEY_USAGE)
    }))
}

fn has_unknown_critical_extension(certificate: &Certificate) -> bool {
    const KNOWN: &[der::asn1::ObjectIdentifier] = &[
        BasicConstraints::OID,
        KeyUsage::OID,
        ExtendedKeyUsage::OID,
        SubjectAltName::OID,
        NameConstraints::OID,
        ID_CE_CERTIFICATE_POLICIES,
    ];
    let mut extensions = certificate.contents().extensions().into_iter().flatten();
    extensions.any(|extension| extension.critical && !KNOWN.contains(&extension.extn_id))
}

fn extension<'a, E: Decode<'a, Error = der::Error> + AssociatedOid>(
    certificate: &'a Certificate,
) -> Result<Option<E>, ChainProblem> {
    certificate
        .contents()
        .get_extension::<E>()
        .map(|found| found.map(|(_, extension)| extension))
        .map_err(|_| ChainProblem::Malformed)
}
