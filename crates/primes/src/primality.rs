//! What a prime satisfies, and hardly any other number does.

use rand_core::TryCryptoRng;

use crate::{
    arithmetic::{Mask, Montgomery},
    candidate::Candidate,
};

/// The candidates, one to a lane, that satisfy Euler's criterion for 2, as every odd prime `n`
/// does: 2^((n-1)/2) is 1 modulo `n` if `n` is 1 or 7 modulo 8, and else -1.
///
/// It takes as many squarings as Fermat's test, and what passes it passes Fermat's as well.
pub(crate) fn satisfy_euler<M: Montgomery>(candidates: &[&Candidate]) -> Mask {
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
    let mut field = M::new(&[candidate]);
    let (one, minus_one) = (field.one(), field.minus_one());
    let all = (1 << M::LANES) - 1;
    // candidate - 1 is odd · 2^twos.
    let twos = (1..candidate.bits()).take_while(|&i| !candidate.bit(i)).count() as u32 + 1;
    for _ in 0..rounds.div_ceil(M::LANES) {
        let bases = (0..M::LANES)
            .map(|_| random_below(candidate, rng))
            .collect::<Result<Vec<_>, _>>()?;
        let base = field.represented(&bases.iter().collect::<Vec<_>>());
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
        let mut power = field.one();
        field.multiply(&mut power, &powers[i - 1]);
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

fn mask(candidates: &[&Candidate], is_set: impl Fn(&Candidate) -> bool) -> Mask {
    candidates
        .iter()
        .rev()
        .fold(0, |mask, candidate| mask << 1 | Mask::from(is_set(candidate)))
}
