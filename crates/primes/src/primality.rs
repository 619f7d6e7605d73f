//! What a prime satisfies, and hardly any other number does.

use std::slice;

use rand_core::TryCryptoRng;

use crate::{
    arithmetic::{Mask, Montgomery},
    candidate::Candidate,
};

/// The candidates, one to a lane, that satisfy Euler's criterion for 2, as every odd prime `n`
/// does: 2^((n-1)/2) is 1 modulo `n` if `n` is 1 or 7 modulo 8, and else -1.
///
/// It takes as many squarings as Fermat's test, and what passes it passes Fermat's as well. The
/// test of Miller and Rabin to base 2 refuses some more, but hardly any at random, and its number
/// of squarings differs from lane to lane.
pub(crate) fn satisfy_euler<M: Montgomery>(candidates: &[Candidate]) -> Mask {
    let mut field = M::new(candidates);
    let mut power = field.one();
    for i in (1..candidates[0].bits()).rev() {
        let doubled = mask(candidates, |candidate| candidate.bit(i));
        field.square_and_double(&mut power, doubled);
    }
    let is_residue = mask(candidates, |candidate| candidate.bit(1) == candidate.bit(2));
    let one = field.equal(&power, &field.one());
    let minus_one = field.equal(&power, &field.minus_one());
    (one & is_residue | minus_one & !is_residue) & mask(candidates, |_| true)
}

/// Whether the candidate passes at least this many rounds of the test of Miller and Rabin, each
/// with a random base.
///
/// FIPS 186-5, appendix B.3.1. The bases are uniform among the numbers below the candidate; the
/// standard leaves out 0, 1 and -1, which come up once in 2^(bits-3) rounds.
///
/// # Errors
/// What `rng` fails with.
pub(crate) fn passes_miller_rabin<M: Montgomery, R: TryCryptoRng + ?Sized>(
    candidate: &Candidate,
    rounds: usize,
    rng: &mut R,
) -> Result<bool, R::Error> {
    let mut field = M::new(slice::from_ref(candidate));
    let (one, minus_one) = (field.one(), field.minus_one());
    let all = (1 << M::LANES) - 1;
    // candidate - 1 is odd · 2^twos.
    let twos = (1..candidate.bits())
        .take_while(|&i| !candidate.bit(i))
        .count() as u32
        + 1;
    for _ in 0..rounds.div_ceil(M::LANES) {
        let bases = (0..M::LANES)
            .map(|_| random_below(candidate, rng))
            .collect::<Result<Vec<_>, _>>()?;
        let base = field.represented(&bases);
        let mut power = raise(&mut field, &base, candidate, twos);
        let mut passed = field.equal(&power, &one) | field.equal(&power, &minus_one);
        for _ in 1..twos {
            field.square_and_double(&mut power, 0);
            passed |= field.equal(&power, &minus_one);
        }
        if passed & all != all {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The base to the power of candidate / 2^twos, rounded down.
fn raise<M: Montgomery>(
    field: &mut M,
    base: &M::Number,
    candidate: &Candidate,
    twos: u32,
) -> M::Number {
    let mut powers = vec![field.one()];
    for i in 1..1 << WINDOW {
        let mut power = powers[i - 1].clone();
        field.multiply(&mut power, base);
        powers.push(power);
    }
    let mut power = field.one();
    for window in (0..(candidate.bits() - twos).div_ceil(WINDOW)).rev() {
        let low = twos + window * WINDOW;
        let mut digit = 0;
        for i in (low..low + WINDOW).rev() {
            field.square_and_double(&mut power, 0);
            digit = digit << 1 | usize::from(i < candidate.bits() && candidate.bit(i));
        }
        field.multiply(&mut power, &powers[digit]);
    }
    power
}

/// Bits of the exponent that are multiplied in at once.
const WINDOW: u32 = 4;

/// A uniform number below the candidate, whose topmost bit is set.
fn random_below<R: TryCryptoRng + ?Sized>(
    candidate: &Candidate,
    rng: &mut R,
) -> Result<Candidate, R::Error> {
    loop {
        let number = Candidate::random(candidate.bits(), rng)?;
        if number.is_less_than(candidate) {
            return Ok(number);
        }
    }
}

fn mask(candidates: &[Candidate], is_set: impl Fn(&Candidate) -> bool) -> Mask {
    candidates.iter().rev().fold(0, |mask, candidate| {
        mask << 1 | Mask::from(is_set(candidate))
    })
}

#[cfg(test)]
mod tests {
    use chacha20::{ChaCha20Rng, rand_core::SeedableRng};
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;
    use crate::arithmetic::{lanes::Lanes, words::Words};

    fn candidate(hex: &str) -> Candidate {
        let bytes: Vec<_> = (0..hex.len())
            .step_by(2)
            .map(|i| u8::from_str_radix(&hex[i..i + 2], 16).expect("digits are hexadecimal"))
            .collect();
        Candidate::from_be_bytes(&bytes)
    }

    /// 2^bits - distance.
    fn below_power_of_two(bits: u32, distance: u32) -> Candidate {
        let mut words = vec![u32::MAX; bits as usize / 32];
        words[0] -= distance - 1;
        Candidate::from_words(words)
    }

    /// 2^(bits-1) + distance.
    fn above_power_of_two(bits: u32, distance: u32) -> Candidate {
        let mut words = vec![0; bits as usize / 32];
        words[bits as usize / 32 - 1] = 1 << 31;
        words[0] = distance;
        Candidate::from_words(words)
    }

    fn verdicts(number: &Candidate) -> [bool; 4] {
        let mut rng = ChaCha20Rng::from_seed([4; 32]);
        let numbers = slice::from_ref(number);
        [
            satisfy_euler::<Lanes>(numbers) == 1,
            satisfy_euler::<Words>(numbers) == 1,
            passes_miller_rabin::<Lanes, _>(number, 4, &mut rng) == Ok(true),
            passes_miller_rabin::<Words, _>(number, 4, &mut rng) == Ok(true),
        ]
    }

    #[test]
    fn the_least_and_the_greatest_primes_pass() {
        let primes = [
            above_power_of_two(128, 29),
            below_power_of_two(128, 159),
            above_power_of_two(256, 95),
            below_power_of_two(256, 189),
            above_power_of_two(1024, 1155),
            below_power_of_two(1024, 105),
        ];
        for prime in primes {
            assert_eq!(verdicts(&prime), [true; 4], "{} bits", prime.bits());
        }
    }

    #[test]
    fn their_neighbours_do_not() {
        for distance in (107..159).step_by(2) {
            assert_eq!(verdicts(&below_power_of_two(128, distance)), [false; 4]);
        }
        for distance in (31..95).step_by(2) {
            assert_eq!(verdicts(&above_power_of_two(256, distance)), [false; 4]);
        }
    }

    /// Products of 6k+1, 12k+1 and 18k+1, all of which are prime.
    #[test]
    fn carmichael_numbers_are_found_out_by_random_bases() {
        for hex in [
            "cb59f4e14face278735e657b56cf65c9",
            "ba9120fb1c1cc1af79345f9709da6fc9",
            "a4d74f745bb34f8f85aee40d5eb25429",
            "bdc81f4741c70ad3f56d45324c6b7b31",
        ] {
            assert_eq!(verdicts(&candidate(hex)), [true, true, false, false]);
        }
    }

    /// Products of p and 2p-1, both of which are prime.
    #[test]
    fn strong_pseudoprimes_to_base_2_are_found_out_by_random_bases() {
        for hex in [
            "d29527e4644b65e9e690676768e0915d",
            "f0b28e88118867c38e774fcc15eba8df524b4ec3a717dd06a47398d69debc4ad",
            "fcbd5fd587cae79cf290f45679ddcf7eea87b68c1c945ad714d86f6b5270462b\
             fd02f92956e16147030fff1f4df13474323fddd4419321db34793b201d909e7d",
        ] {
            assert_eq!(verdicts(&candidate(hex)), [true, true, false, false]);
        }
    }

    #[test]
    fn each_lane_has_its_own_verdict() {
        let numbers = [105, 107, 105, 109].map(|distance| below_power_of_two(1024, distance));

        assert_eq!(satisfy_euler::<Lanes>(&numbers), 0b0101);
        assert_eq!(satisfy_euler::<Lanes>(&numbers[1..3]), 0b10);
    }
}
