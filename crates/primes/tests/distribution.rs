//! Thousands of small primes look as random primes do.

use chacha20::{ChaCha20Rng, rand_core::SeedableRng};
use keyside_primes::Search;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const COUNT: usize = 4000;

/// χ² of the counts, if each is as likely as any other.
fn chi_squared(counts: &[usize]) -> f64 {
    let expected = counts.iter().sum::<usize>() as f64 / counts.len() as f64;
    counts
        .iter()
        .map(|&count| (count as f64 - expected).powi(2) / expected)
        .sum()
}

/// χ² is above this once in about 10^6 times: Wilson and Hilferty's approximation.
fn limit(degrees: usize) -> f64 {
    let variance = 2.0 / (9.0 * degrees as f64);
    degrees as f64 * (1.0 - variance + 4.75 * variance.sqrt()).powi(3)
}

fn primes() -> Vec<u128> {
    let mut rng = ChaCha20Rng::from_seed([1; 32]);
    let mut search = Search::new(128).expect("the size is allowed");
    (0..COUNT)
        .map(|_| {
            let prime = search.find(&mut rng).expect("there is one").export();
            u128::from_be_bytes(prime.as_slice().try_into().expect("it has 128 bits"))
        })
        .collect()
}

#[test]
fn primes_are_spread_evenly() {
    let primes = primes();
    let look_random = |buckets: usize, bucket: &dyn Fn(u128) -> usize, what: &str| {
        let mut counts = vec![0; buckets];
        for &prime in &primes {
            counts[bucket(prime)] += 1;
        }
        let (found, limit) = (chi_squared(&counts), limit(buckets - 1));
        assert!(found < limit, "{what}: {found} is not below {limit}");
    };

    // From the least that is allowed to 2^128.
    let least = 0xb504_f333_f9de_6485_u128 << 64;
    let width = (u128::MAX - least) / 32 + 1;
    look_random(32, &|prime| ((prime - least) / width) as usize, "size");
    for bit in 1..120 {
        look_random(
            2,
            &|prime| (prime >> bit & 1) as usize,
            &format!("bit {bit}"),
        );
    }
    look_random(8, &|prime| (prime >> 1 & 7) as usize, "lowest bits");
    for small in [3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 101, 251] {
        look_random(
            small - 1,
            &|prime| (prime % small as u128) as usize - 1,
            &format!("modulo {small}"),
        );
    }
    let mut sorted = primes.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(sorted.len(), COUNT);
}
