//! How PKCS#12 makes keys from a passphrase (RFC 7292, appendix B).

use hmac::digest::{Digest, block_api::BlockSizeUser};
use zeroize::{Zeroize, Zeroizing};

/// What the bytes are for: the diversifier of appendix B.3.
#[derive(Clone, Copy)]
pub(super) enum Purpose {
    Encryption = 1,
    InitializationVector = 2,
    Authentication = 3,
}

/// Fills `output` (appendix B.2). The steps of the algorithm are numbered as there; its letters
/// are D, S, P, I, A and B. No passphrase is another one than the empty one.
pub(super) fn hash<H: Digest + BlockSizeUser>(
    passphrase: Option<&str>,
    salt: &[u8],
    iterations: u32,
    purpose: Purpose,
    output: &mut [u8],
) {
    let block = H::block_size();
    let passphrase = passphrase.map_or_else(Zeroizing::default, terminated);
    // 1 to 4
    let diversifier = vec![purpose as u8; block];
    let salt_length = salt.len().next_multiple_of(block);
    let passphrase_length = passphrase.len().next_multiple_of(block);
    let mut input = Zeroizing::new(Vec::with_capacity(salt_length + passphrase_length));
    input.extend(salt.iter().cycle().take(salt_length));
    input.extend(passphrase.iter().cycle().take(passphrase_length));
    // 5 to 8
    for part in output.chunks_mut(<H as Digest>::output_size()) {
        let mut hashed = H::new()
            .chain_update(&diversifier)
            .chain_update(&*input)
            .finalize();
        for _ in 1..iterations {
            hashed = H::digest(&hashed);
        }
        part.copy_from_slice(&hashed[..part.len()]);
        for number in input.chunks_exact_mut(block) {
            add_and_one(number, &hashed);
        }
        hashed.zeroize();
    }
}

/// UTF-16, big end first, with a zero at its end (appendix B.1).
fn terminated(passphrase: &str) -> Zeroizing<Vec<u8>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(2 * passphrase.len() + 2));
    let units = passphrase.encode_utf16().chain([0]);
    bytes.extend(units.flat_map(u16::to_be_bytes));
    bytes
}

/// Adds to a number the bytes, repeated, and one: modulo its size, big end first.
fn add_and_one(number: &mut [u8], bytes: &[u8]) {
    let mut carry = 1;
    for (position, digit) in number.iter_mut().enumerate().rev() {
        let sum = u16::from(*digit) + u16::from(bytes[position % bytes.len()]) + carry;
        *digit = sum.to_be_bytes()[1];
        carry = sum >> 8;
    }
}

#[cfg(test)]
mod tests {
    use sha1::Sha1;

    use super::*;

    /// Made by OpenSSL 3.0: `openssl kdf -keylen 24 -kdfopt digest:SHA1 -kdfopt hexpass:… -kdfopt
    /// hexsalt:0a58cf64530d823f -kdfopt id:1 -kdfopt iter:1 PKCS12KDF`, the passphrase being `smeg`.
    #[test]
    fn bytes_are_those_that_openssl_makes() {
        let mut key = [0; 24];
        let salt = [0x0a, 0x58, 0xcf, 0x64, 0x53, 0x0d, 0x82, 0x3f];

        hash::<Sha1>(Some("smeg"), &salt, 1, Purpose::Encryption, &mut key);

        let expected = "8aaae6297b6cb04642ab5b077851284eb7128f1a2a7fbca3";
        let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, expected);
    }
}
