//! What a capsule is made of, in DER.

use der::{
    Decode, Encode, Sequence,
    asn1::{OctetStringRef, Utf8StringRef},
};
use rand_core::TryCryptoRng;
use sha2::{Digest, Sha256};

use super::Capsule;
use crate::{Error, random};

/// How the passphrase is hashed and the content encrypted.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Header {
    pub(super) memory_kib: u32,
    pub(super) passes: u32,
    pub(super) lanes: u32,
    pub(super) salt: [u8; 16],
    pub(super) nonce: [u8; 12],
}

const VERSION: u8 = 1;
const LANES: u32 = 1;

impl Header {
    /// One of today's cost, with a new salt and nonce.
    pub(super) fn draw(rng: &mut (impl TryCryptoRng + ?Sized)) -> Result<Self, Error> {
        Ok(Self {
            memory_kib: Capsule::MEMORY_KIB,
            passes: Capsule::PASSES,
            lanes: LANES,
            salt: random(rng)?,
            nonce: random(rng)?,
        })
    }

    /// Its DER.
    pub(super) fn to_der(&self) -> der::Result<Vec<u8>> {
        WrittenHeader {
            version: VERSION,
            memory_kib: self.memory_kib,
            passes: self.passes,
            lanes: self.lanes,
            salt: OctetStringRef::new(&self.salt)?,
            nonce: OctetStringRef::new(&self.nonce)?,
        }
        .to_der()
    }

    /// Whether hashing costs at most four times what it costs us.
    fn is_cheap(&self) -> bool {
        self.memory_kib <= 4 * Capsule::MEMORY_KIB
            && u64::from(self.memory_kib) * u64::from(self.passes)
                <= 4 * u64::from(Capsule::MEMORY_KIB * Capsule::PASSES)
    }
}

#[derive(Sequence)]
struct WrittenHeader<'a> {
    version: u8,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    salt: &'a OctetStringRef,
    nonce: &'a OctetStringRef,
}

impl TryFrom<WrittenHeader<'_>> for Header {
    type Error = Error;

    fn try_from(written: WrittenHeader<'_>) -> Result<Self, Error> {
        let bytes = |bytes: &OctetStringRef| bytes.as_bytes().to_vec();
        let header = Self {
            memory_kib: written.memory_kib,
            passes: written.passes,
            lanes: written.lanes,
            salt: bytes(written.salt)
                .try_into()
                .map_err(|_| Error::UnsupportedCapsule)?,
            nonce: bytes(written.nonce)
                .try_into()
                .map_err(|_| Error::UnsupportedCapsule)?,
        };
        if written.version != VERSION || !header.is_cheap() {
            return Err(Error::UnsupportedCapsule);
        }
        Ok(header)
    }
}

/// A capsule that is not open.
#[derive(Debug)]
pub(super) struct Sealed {
    pub(super) header: Header,
    pub(super) content: Vec<u8>,
}

impl Sealed {
    /// The DER of a capsule with this content.
    pub(super) fn write(header: Header, content: Vec<u8>) -> Option<Vec<u8>> {
        let sealed = Self { header, content };
        let checksum = sealed.checksum()?;
        WrittenCapsule {
            header: WrittenHeader::from_der(&sealed.header.to_der().ok()?).ok()?,
            sealed: OctetStringRef::new(&sealed.content).ok()?,
            checksum: OctetStringRef::new(&checksum).ok()?,
        }
        .to_der()
        .ok()
    }

    /// Reads a capsule, and whether it is whole.
    pub(super) fn read(der: &[u8]) -> Result<Self, Error> {
        let written = WrittenCapsule::from_der(der).map_err(|_| Error::DamagedCapsule)?;
        let sealed = Self {
            header: written.header.try_into()?,
            content: written.sealed.as_bytes().to_vec(),
        };
        if sealed.checksum().as_deref() != Some(written.checksum.as_bytes()) {
            return Err(Error::DamagedCapsule);
        }
        Ok(sealed)
    }

    fn checksum(&self) -> Option<Vec<u8>> {
        let content = OctetStringRef::new(&self.content).ok()?;
        let hash = Sha256::new()
            .chain_update(self.header.to_der().ok()?)
            .chain_update(content.to_der().ok()?);
        Some(hash.finalize().to_vec())
    }
}

#[derive(Sequence)]
struct WrittenCapsule<'a> {
    header: WrittenHeader<'a>,
    sealed: &'a OctetStringRef,
    checksum: &'a OctetStringRef,
}

/// What is encrypted.
#[derive(Sequence)]
pub(super) struct Content<'a> {
    pub(super) key: &'a OctetStringRef,
    pub(super) note: Utf8StringRef<'a>,
}
