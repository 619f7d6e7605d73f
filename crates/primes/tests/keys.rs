//! Keys that are made here: what FIPS 186-5 asks of them, and that a seed decides which they are.

use chacha20::{
    ChaCha20Rng,
    rand_core::{Rng, SeedableRng, TryCryptoRng, TryRng},
};
use crypto_bigint::{BoxedUint, ConcatenatingMul};
use keyside_primes::{
    EXPONENT, Error, MAX_BITS, MIN_BITS, Prime, Search, assemble, find_prime, make_key,
};
use rsa::traits::{PrivateKeyParts, PublicKeyParts};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn seeded(seed: u8) -> ChaCha20Rng {
    ChaCha20Rng::from_seed([seed; 32])
}

fn integer(bytes: &[u8]) -> BoxedUint {
    BoxedUint::from_be_slice_vartime(bytes)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Fails after so many bytes.
struct Failing(ChaCha20Rng, usize);

#[derive(Debug, thiserror::Error)]
#[error("there are no more")]
struct NoMore;

impl TryRng for Failing {
    type Error = NoMore;

    fn try_next_u32(&mut self) -> Result<u32, NoMore> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)
            .map(|()| u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, NoMore> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)
            .map(|()| u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), NoMore> {
        self.1 = self.1.checked_sub(bytes.len()).ok_or(NoMore)?;
        self.0.fill_bytes(bytes);
        Ok(())
    }
}

impl TryCryptoRng for Failing {}

#[test]
fn a_key_satisfies_fips_186_5() {
    let mut rng = seeded(1);
    for bits in [512, 1024, 1024, 1024, 2048] {
        let key = make_key(bits, &mut rng).expect("a key is made");

        let [p, q] = [&key.primes()[0], &key.primes()[1]].map(|prime| prime.as_ref().clone());
        let half = bits / 2;
        assert_eq!(key.n().as_ref().bit_width_vartime(), bits);
        assert_eq!(*key.e(), BoxedUint::from(EXPONENT));
        for prime in [&p, &q] {
            assert_eq!(prime.bit_width_vartime(), half);
            assert_eq!(
                prime.concatenating_mul(prime.clone()).bit_width_vartime(),
                bits,
                "it is at least sqrt 2"
            );
            assert!(crypto_primes::is_prime(crypto_primes::Flavor::Any, prime));
        }
        let distance = if p > q {
            p.wrapping_sub(&q)
        } else {
            q.wrapping_sub(&p)
        };
        assert!(distance.bit_width_vartime() > half - 100);
        assert!(key.d().bit_width_vartime() > half);
    }
}

#[test]
fn primes_are_those_of_their_seed() {
    let primes = [(128, 20), (256, 21), (512, 22)]
        .map(|(bits, seed)| find_prime(bits, &mut seeded(seed)).expect("there is one"));

    assert_eq!(
        primes.map(|prime| hex(&prime.export())),
        [
            "dac8dd4f62b0822a826ec4e29d06d429",
            "e09937d34536ae45659723a0edf276a9647862225935534bcdf1db997f19997f",
            "fdf0fc01654d26dc302ffb8cd06106c8317f15ff928bb2876d4b7b8c8bec6701\
             cdca4ae8d2f9d55fd94fa95b038e7e32f00adf254c1ff4319c627e97effd206b",
        ]
    );
}

#[test]
fn one_search_finds_many() {
    let mut rng = seeded(3);
    let mut search = Search::new(256).expect("the size is allowed");

    let mut found: Vec<_> = (0..20)
        .map(|_| {
            search
                .find(&mut rng)
                .expect("there is one")
                .export()
                .to_vec()
        })
        .collect();

    found.sort();
    found.dedup();
    assert_eq!(found.len(), 20);
}

#[test]
fn primes_that_do_not_belong_together_make_no_key() {
    let mut rng = seeded(4);
    let p = find_prime(512, &mut rng).expect("there is one");
    let smaller = find_prime(256, &mut rng).expect("there is one");
    // Another prime is about 2^9 away from p.
    let mut near = integer(&p.export());
    loop {
        near = near.wrapping_add(BoxedUint::from(2u32));
        if crypto_primes::is_prime(crypto_primes::Flavor::Any, &near) {
            break;
        }
    }
    let near = Prime::import(&near.to_be_bytes()).expect("it is a prime");

    for other in [&p, &smaller, &near] {
        assert_eq!(assemble(&p, other).err(), Some(Error::Unsuited));
    }
}

#[test]
fn other_sizes_are_refused() {
    for bits in [
        0,
        64,
        MIN_BITS - 64,
        MIN_BITS + 1,
        1000,
        1056,
        MAX_BITS + 64,
        u32::MAX,
    ] {
        assert_eq!(Search::new(bits).err(), Some(Error::Size { bits }));
    }
    assert_eq!(
        make_key(2047, &mut seeded(6)).err(),
        Some(Error::Size { bits: 1023 })
    );
}

#[test]
fn stops_when_the_generator_fails() {
    let mut needed = 0;
    loop {
        match find_prime(128, &mut Failing(seeded(7), needed)) {
            Err(error) => assert_eq!(error, Error::NoRandomness),
            Ok(prime) => {
                assert_eq!(
                    *prime.export(),
                    *find_prime(128, &mut seeded(7))
                        .expect("there is one")
                        .export()
                );
                break;
            }
        }
        needed += 16;
    }
    assert!(needed > 16 * 40, "the bases of 40 rounds come from it");
}
