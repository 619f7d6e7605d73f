//! The test certificate authority: a root and an issuing certificate, new at each start.

mod profile;

use der::{Encode, EncodePem, pem::LineEnding};
use keyside_core::DomainName;
use p256::{
    ecdsa::{DerSignature, SigningKey},
    elliptic_curve::Generate,
};
use rand_core::CryptoRng;
use sha1::Sha1;
use sha2::{Digest, Sha256};
use spki::SubjectPublicKeyInfoOwned;
use time::{OffsetDateTime, Time as TimeOfDay};
use x509_cert::{
    Certificate,
    builder::{Builder, CertificateBuilder},
    name::Name,
    serial_number::SerialNumber,
    time::{Time, Validity},
};

use self::profile::{Profile, Role};

/// The root, the issuing certificate under it, and the issuing key.
pub(crate) struct TestCa {
    issuing_key: SigningKey,
    issuing: Certificate,
    issuing_url: String,
    root_pem: String,
    issuing_pem: String,
    issuing_der: Vec<u8>,
}

/// A certificate that was issued.
#[derive(Clone, Debug)]
pub(crate) struct Issued {
    /// The certificate and the issuing one, in PEM.
    pub(crate) chain_pem: String,
    /// The names it is for.
    pub(crate) names: Vec<String>,
    /// Its serial number in lower-case hex.
    pub(crate) serial: String,
    /// SHA-1 of the certificate in lower-case hex.
    pub(crate) sha1: String,
    /// SHA-256 of the certificate in lower-case hex.
    pub(crate) sha256: String,
    /// The first second of its validity.
    pub(crate) not_before: OffsetDateTime,
    /// The last second of its validity.
    pub(crate) not_after: OffsetDateTime,
}

/// Why no certificate was made: an encoding that does not fit, which the names' and keys' own
/// checks make impossible.
pub(crate) type CaError = x509_cert::builder::Error;

impl TestCa {
    /// The issuing certificate's common name.
    pub(crate) const ISSUER: &str = "Keyside TEST DV CA";
    const ISSUING_NAME: &str = "CN=Keyside TEST DV CA,O=Keyside TEST";
    const ROOT_NAME: &str = "CN=Keyside TEST Root CA,O=Keyside TEST";
    const ROOT_DAYS: u32 = 30 * 365;
    const ISSUING_DAYS: u32 = 25 * 365;

    /// Makes both keys and certificates. `issuing_url` is where certificates will say that the
    /// issuing one can be had.
    pub(crate) fn make(
        now: OffsetDateTime,
        issuing_url: String,
        rng: &mut impl CryptoRng,
    ) -> Result<Self, CaError> {
        let root_key = SigningKey::generate_from_rng(rng);
        let issuing_key = SigningKey::generate_from_rng(rng);
        let root_name: Name = Self::ROOT_NAME.parse()?;
        let root = sign(
            Profile {
                issuer: root_name.clone(),
                subject: root_name.clone(),
                role: Role::Root,
            },
            days(now, Self::ROOT_DAYS)?,
            SubjectPublicKeyInfoOwned::from_key(root_key.verifying_key())?,
            &root_key,
            rng,
        )?;
        let issuing = sign(
            Profile {
                issuer: root_name,
                subject: Self::ISSUING_NAME.parse()?,
                role: Role::Issuing,
            },
            days(now, Self::ISSUING_DAYS)?,
            SubjectPublicKeyInfoOwned::from_key(issuing_key.verifying_key())?,
            &root_key,
            rng,
        )?;
        Ok(Self {
            root_pem: root.to_pem(LineEnding::LF)?,
            issuing_pem: issuing.to_pem(LineEnding::LF)?,
            issuing_der: issuing.to_der()?,
            issuing_key,
            issuing,
            issuing_url,
        })
    }

    /// The root in PEM: what a test must trust.
    pub(crate) fn root_pem(&self) -> &str {
        &self.root_pem
    }

    /// The issuing certificate in DER.
    pub(crate) fn issuing_der(&self) -> &[u8] {
        &self.issuing_der
    }

    /// Issues a domain-validated certificate for the key. It is valid from the beginning of the
    /// day (UTC), so for whole days.
    pub(crate) fn issue(
        &self,
        key: SubjectPublicKeyInfoOwned,
        domain: &DomainName,
        names: Vec<String>,
        validity_days: u32,
        now: OffsetDateTime,
        rng: &mut impl CryptoRng,
    ) -> Result<Issued, CaError> {
        let validity = days(now, validity_days)?;
        let profile = Profile {
            issuer: self.issuing.tbs_certificate().subject().clone(),
            subject: format!("CN={}", domain.as_ascii()).parse()?,
            role: Role::Server {
                names: names.clone(),
                issuing_url: self.issuing_url.clone(),
            },
        };
        let leaf = sign(profile, validity, key, &self.issuing_key, rng)?;
        let der = leaf.to_der()?;
        Ok(Issued {
            chain_pem: leaf.to_pem(LineEnding::LF)? + &self.issuing_pem,
            names,
            serial: hex(leaf.tbs_certificate().serial_number().as_bytes()),
            sha1: hex(&Sha1::digest(&der)),
            sha256: hex(&Sha256::digest(&der)),
            not_before: moment(validity.not_before),
            not_after: moment(validity.not_after),
        })
    }
}

fn sign(
    profile: Profile,
    validity: Validity,
    key: SubjectPublicKeyInfoOwned,
    signer: &SigningKey,
    rng: &mut impl CryptoRng,
) -> Result<Certificate, CaError> {
    let serial = SerialNumber::new(&serial_bytes(rng))?;
    CertificateBuilder::new(profile, serial, validity, key)?.build::<_, DerSignature>(signer)
}

/// 16 random bytes that are a positive integer in DER as they are.
fn serial_bytes(rng: &mut impl CryptoRng) -> [u8; 16] {
    let mut bytes = [0; 16];
    rng.fill_bytes(&mut bytes);
    bytes[0] = bytes[0] & 0x3F | 0x40;
    bytes
}

/// That many whole days, the first of which is today. Both ends belong to it (RFC 5280, section
/// 4.1.2.5).
fn days(now: OffsetDateTime, count: u32) -> Result<Validity, CaError> {
    let start = now.replace_time(TimeOfDay::MIDNIGHT);
    let end = start + time::Duration::days(count.into()) - time::Duration::SECOND;
    let instant = |moment: OffsetDateTime| Time::try_from(std::time::SystemTime::from(moment));
    Ok(Validity::new(instant(start)?, instant(end)?))
}

fn moment(time: Time) -> OffsetDateTime {
    OffsetDateTime::from(time.to_system_time())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use getrandom::SysRng;
    use keyside_core::CertificateChain;
    use rand_core::UnwrapErr;

    use super::*;

    fn issue(days: u32) -> (Issued, OffsetDateTime) {
        let now = OffsetDateTime::from_unix_timestamp(1_795_000_000).expect("in range");
        let mut rng = UnwrapErr(SysRng);
        let ca = TestCa::make(now, "http://127.0.0.1:1/issuing.der".to_owned(), &mut rng)
            .expect("a test CA");
        let key = SigningKey::generate_from_rng(&mut rng);
        let domain = DomainName::parse("www.example.com").expect("a domain");
        let issued = ca
            .issue(
                SubjectPublicKeyInfoOwned::from_key(key.verifying_key()).expect("a key"),
                &domain,
                vec!["www.example.com".to_owned()],
                days,
                now,
                &mut rng,
            )
            .expect("a certificate");
        (issued, now)
    }

    #[test]
    fn a_certificate_comes_with_the_one_above_it() {
        let (issued, _) = issue(90);

        let chain = CertificateChain::parse(&issued.chain_pem).expect("a chain");

        assert_eq!(chain.certificates().len(), 2);
        assert_eq!(chain.leaf().serial_hex(), issued.serial);
        assert!(chain.leaf().issuer().contains("TEST"));
        assert_eq!(chain.leaf().dns_names(), ["www.example.com"]);
    }

    #[test]
    fn a_certificate_is_valid_now_and_for_whole_days() {
        let (issued, now) = issue(90);

        assert!(issued.not_before <= now && now < issued.not_after);
        assert_eq!(
            issued.not_after - issued.not_before + time::Duration::SECOND,
            time::Duration::days(90)
        );
    }

    #[test]
    fn serial_numbers_are_positive_and_16_bytes_long() {
        let (issued, _) = issue(90);

        assert_eq!(issued.serial.len(), 32);
        assert!(matches!(issued.serial.as_bytes()[0], b'4'..=b'7'));
    }
}
