//! The authentication of a PKCS#12 container by its passphrase: HMAC with a key by the hash of
//! PKCS#12 (RFC 7292, section 4) or by PBKDF2 (PBMAC1, RFC 9579).

use const_oid::AssociatedOid;
use der::{Sequence, asn1::ObjectIdentifier};
use hmac::{Hmac, KeyInit, Mac, digest::block_api::EagerHash};
use pbkdf2::pbkdf2_hmac;
use pkcs8::pkcs5::pbes2::{PBKDF2_OID, Pbkdf2Params, Pbkdf2Prf};
use sha1::Sha1;
use sha2::{Sha224, Sha256, Sha384, Sha512};
use x509_cert::spki::AlgorithmIdentifierRef;
use zeroize::Zeroizing;

use super::{
    hash::{Purpose, hash},
    structure::Authentication,
};
use crate::{Error, key::ITERATIONS_MAX};

/// The hash of an HMAC.
#[derive(Clone, Copy)]
pub(super) enum Hash {
    Sha1,
    Sha224,
    Sha256,
    Sha384,
    Sha512,
}

macro_rules! by_hash {
    ($hash:expr, $function:ident($($argument:expr),*)) => {
        match $hash {
            Hash::Sha1 => $function::<Sha1>($($argument),*),
            Hash::Sha224 => $function::<Sha224>($($argument),*),
            Hash::Sha256 => $function::<Sha256>($($argument),*),
            Hash::Sha384 => $function::<Sha384>($($argument),*),
            Hash::Sha512 => $function::<Sha512>($($argument),*),
        }
    };
}

impl Hash {
    /// In a `DigestInfo`.
    pub(super) const fn oid(self) -> ObjectIdentifier {
        match self {
            Self::Sha1 => Sha1::OID,
            Self::Sha224 => Sha224::OID,
            Self::Sha256 => Sha256::OID,
            Self::Sha384 => Sha384::OID,
            Self::Sha512 => Sha512::OID,
        }
    }

    const fn output_size(self) -> usize {
        match self {
            Self::Sha1 => 20,
            Self::Sha224 => 28,
            Self::Sha256 => 32,
            Self::Sha384 => 48,
            Self::Sha512 => 64,
        }
    }

    const ALL: [Self; 5] = [
        Self::Sha1,
        Self::Sha224,
        Self::Sha256,
        Self::Sha384,
        Self::Sha512,
    ];

    fn of_prf(prf: Pbkdf2Prf) -> Option<Self> {
        match prf {
            Pbkdf2Prf::HmacWithSha1 => Some(Self::Sha1),
            Pbkdf2Prf::HmacWithSha224 => Some(Self::Sha224),
            Pbkdf2Prf::HmacWithSha256 => Some(Self::Sha256),
            Pbkdf2Prf::HmacWithSha384 => Some(Self::Sha384),
            Pbkdf2Prf::HmacWithSha512 => Some(Self::Sha512),
            _ => None,
        }
    }

    /// The MAC of the contents, with a key by the hash of PKCS#12.
    pub(super) fn authenticate(
        self,
        passphrase: &str,
        salt: &[u8],
        iterations: u32,
        contents: &[u8],
    ) -> Vec<u8> {
        let key = self.key(Some(passphrase), salt, iterations);
        by_hash!(self, mac(&key, contents))
    }

    fn key(self, passphrase: Option<&str>, salt: &[u8], iterations: u32) -> Zeroizing<Vec<u8>> {
        let mut key = Zeroizing::new(vec![0; self.output_size()]);
        let purpose = Purpose::Authentication;
        by_hash!(self, hash(passphrase, salt, iterations, purpose, &mut key));
        key
    }
}

impl Authentication<'_> {
    /// Whether it is that of the contents with this passphrase. The MACs are compared in constant
    /// time.
    ///
    /// # Errors
    /// - [`Error::WrongPassphrase`]: it is not; or the contents were changed.
    /// - [`Error::UnsupportedContainer`]: it is of another kind, or would take minutes.
    pub(super) fn verify(&self, passphrase: Option<&str>, contents: &[u8]) -> Result<(), Error> {
        let algorithm = self.digest.algorithm;
        let (hash, key) = match Pbmac1::of(algorithm) {
            Some(pbmac1) => pbmac1.hash_and_key(passphrase.unwrap_or_default()),
            None => self.hash_and_key(passphrase),
        }
        .ok_or(Error::UnsupportedContainer)?;
        let expected = self.digest.digest.as_bytes();
        if by_hash!(hash, is_mac(&key, contents, expected)) {
            Ok(())
        } else {
            Err(Error::WrongPassphrase)
        }
    }

    fn hash_and_key(&self, passphrase: Option<&str>) -> Option<(Hash, Zeroizing<Vec<u8>>)> {
        let oid = self.digest.algorithm.oid;
        let hash = Hash::ALL.into_iter().find(|hash| hash.oid() == oid)?;
        let (salt, iterations) = (self.salt.as_bytes(), self.iterations);
        (1..=ITERATIONS_MAX)
            .contains(&iterations)
            .then(|| (hash, hash.key(passphrase, salt, iterations)))
    }
}

/// `PBMAC1-params` (RFC 8018, appendix A.5).
#[derive(Sequence)]
struct Pbmac1<'a> {
    kdf: AlgorithmIdentifierRef<'a>,
    mac: AlgorithmIdentifierRef<'a>,
}

impl<'a> Pbmac1<'a> {
    const OID: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.5.14");

    fn of(algorithm: AlgorithmIdentifierRef<'a>) -> Option<Self> {
        let parameters = algorithm
            .parameters
            .filter(|_| algorithm.oid == Self::OID)?;
        parameters.decode_as().ok()
    }

    fn hash_and_key(&self, passphrase: &str) -> Option<(Hash, Zeroizing<Vec<u8>>)> {
        // RFC 9579, section 5; the longest MAC.
        const KEY_LENGTHS: std::ops::RangeInclusive<u16> = 20..=64;
        let hash = Hash::of_prf(self.mac.try_into().ok()?)?;
        let kdf = self.kdf.parameters.filter(|_| self.kdf.oid == PBKDF2_OID)?;
        let kdf = Pbkdf2Params::try_from(kdf).ok()?;
        let length = kdf
            .key_length
            .filter(|length| KEY_LENGTHS.contains(length))?;
        if !(1..=ITERATIONS_MAX).contains(&kdf.iteration_count) {
            return None;
        }
        let mut key = Zeroizing::new(vec![0; usize::from(length)]);
        let (passphrase, salt) = (passphrase.as_bytes(), kdf.salt.as_ref());
        by_hash!(
            Hash::of_prf(kdf.prf)?,
            pbkdf2_hmac(passphrase, salt, kdf.iteration_count, &mut key)
        );
        Some((hash, key))
    }
}

fn mac<D: EagerHash>(key: &[u8], contents: &[u8]) -> Vec<u8>
where
    Hmac<D>: Mac + KeyInit,
{
    hmac::<D>(key, contents).finalize().into_bytes().to_vec()
}

fn is_mac<D: EagerHash>(key: &[u8], contents: &[u8], expected: &[u8]) -> bool
where
    Hmac<D>: Mac + KeyInit,
{
    hmac::<D>(key, contents).verify_slice(expected).is_ok()
}

fn hmac<D: EagerHash>(key: &[u8], contents: &[u8]) -> Hmac<D>
where
    Hmac<D>: Mac + KeyInit,
{
    <Hmac<D> as KeyInit>::new_from_slice(key)
        .expect("HMAC takes a key of any length")
        .chain_update(contents)
}
