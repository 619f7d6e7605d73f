//! The numbers near a random one that no small prime divides.

mod small;

use rand_core::TryCryptoRng;

use crate::{
    EXPONENT,
    candidate::Candidate,
    prime::is_large,
    sieve::small::{SmallPrimes, divide},
};
pub(crate) use small::remainder;

/// How many odd numbers are looked at together.
///
/// Among those of 1024 bits about 46 are prime, so that a second such window is hardly ever
/// needed. Which of them is found is hardly biased, see [`Search`](crate::Search).
pub(crate) const WINDOW: usize = 1 << 14;

/// Primes up to here are sieved with, for candidates of this many bits.
///
/// To find what one more prime divides takes some time, and saves the tests of what it divides,
/// one in so many candidates. A test takes time in proportion to the cube of the bits.
const fn bound(bits: u32) -> u32 {
    if bits < 2048 {
        bits * bits / 8 * bits / 1024
    } else {
        1 << 20
    }
}

/// Numbers in a window that may be prime, in the order in which they are to be tested.
pub(crate) struct Window {
    start: Candidate,
    /// Half the distances from the start, of those that are not yet drawn.
    left: Vec<u16>,
}

/// What the sieve needs to know about primes of one size.
pub(crate) struct Sieve {
    bits: u32,
    primes: SmallPrimes,
}

impl Sieve {
    /// A sieve for numbers of this many bits.
    pub(crate) fn new(bits: u32) -> Self {
        Self {
            bits,
            primes: SmallPrimes::new(bound(bits)),
        }
    }

    /// A window that starts at a random odd number of at least √2·2^(bits-1).
    ///
    /// # Errors
    /// What `rng` fails with.
    pub(crate) fn open<R: TryCryptoRng + ?Sized>(&self, rng: &mut R) -> Result<Window, R::Error> {
        loop {
            let mut start = Candidate::random(self.bits, rng)?;
            if is_large(&start) {
                start.set_lowest_bit();
                return Ok(self.window(start));
            }
        }
    }

    /// Strikes out what a small prime divides, and what exceeds a multiple of [`EXPONENT`] by 1.
    fn window(&self, start: Candidate) -> Window {
        let mut is_struck = vec![false; WINDOW];
        self.primes.for_each_multiple(&start, |prime, first| {
            strike(&mut is_struck, prime, first);
        });
        let first = divide(&start, EXPONENT);
        strike(&mut is_struck, EXPONENT, first);
        strike(
            &mut is_struck,
            EXPONENT,
            (first + EXPONENT.div_ceil(2)) % EXPONENT,
        );
        let left = (0..)
            .zip(&is_struck)
            .filter(|&(_, struck)| !struck)
            .map(|(i, _)| i)
            .collect();
        Window { start, left }
    }
}

fn strike(is_struck: &mut [bool], prime: u32, first: u32) {
    let multiples = is_struck.get_mut(first as usize..).unwrap_or_default();
    for struck in multiples.iter_mut().step_by(prime as usize) {
        *struck = true;
    }
}

impl Window {
    /// One of those that are left, each as likely as any other. `None` if none is.
    ///
    /// # Errors
    /// What `rng` fails with.
    pub(crate) fn draw<R: TryCryptoRng + ?Sized>(
        &mut self,
        rng: &mut R,
    ) -> Result<Option<Candidate>, R::Error> {
        while !self.left.is_empty() {
            let place = below(self.left.len() as u32, rng)?;
            let distance = 2 * u32::from(self.left.swap_remove(place as usize));
            if let Some(candidate) = self.start.plus(distance) {
                return Ok(Some(candidate));
            }
        }
        Ok(None)
    }
}

/// A random number below a bound.
///
/// D. Lemire, "Fast random integer generation in an interval", ACM TOMACS 29 (2019).
fn below<R: TryCryptoRng + ?Sized>(bound: u32, rng: &mut R) -> Result<u32, R::Error> {
    loop {
        let product = u64::from(rng.try_next_u32()?) * u64::from(bound);
        if product as u32 >= bound.wrapping_neg() % bound {
            return Ok((product >> u32::BITS) as u32);
        }
    }
}

#[cfg(test)]
mod tests {
    use chacha20::{ChaCha20Rng, rand_core::SeedableRng};
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn opened(bits: u32, rng: &mut ChaCha20Rng) -> (Sieve, Window) {
        let sieve = Sieve::new(bits);
        let window = sieve.open(rng).expect("the generator does not fail");
        (sieve, window)
    }

    #[test]
    fn what_is_left_is_what_trial_division_leaves() {
        let mut rng = ChaCha20Rng::from_seed([1; 32]);
        for bits in [128, 256, 512, 1024] {
            let (_, window) = opened(bits, &mut rng);
            let primes: Vec<_> = (3..bound(bits))
                .step_by(2)
                .filter(|number| {
                    (3..*number)
                        .take_while(|d| d * d <= *number)
                        .all(|d| number % d != 0)
                })
                .collect();
            for i in (0..WINDOW as u16).step_by(61) {
                let number = window
                    .start
                    .plus(2 * u32::from(i))
                    .expect("it is not the last window");
                let is_left = primes.iter().all(|&prime| remainder(&number, prime) != 0)
                    && !matches!(remainder(&number, EXPONENT), 0 | 1);
                assert_eq!(window.left.contains(&i), is_left, "{bits} bits, at {i}");
            }
        }
    }

    #[test]
    fn draws_each_of_them_once() {
        let mut rng = ChaCha20Rng::from_seed([2; 32]);
        let (_, mut window) = opened(128, &mut rng);
        let mut expected: Vec<_> = window
            .left
            .iter()
            .filter_map(|&i| window.start.plus(2 * u32::from(i)))
            .map(|number| number.to_be_bytes().to_vec())
            .collect();

        let mut drawn = Vec::new();
        while let Some(number) = window.draw(&mut rng).expect("the generator does not fail") {
            drawn.push(number.to_be_bytes().to_vec());
        }

        assert_ne!(drawn, expected);
        drawn.sort();
        expected.sort();
        assert_eq!(drawn, expected);
    }

    #[test]
    fn leaves_out_what_has_a_bit_too_many() {
        let sieve = Sieve::new(128);
        let mut window = sieve.window(Candidate::from_words(vec![
            u32::MAX - 600,
            u32::MAX,
            u32::MAX,
            u32::MAX,
        ]));
        let mut rng = ChaCha20Rng::from_seed([3; 32]);

        while let Some(number) = window.draw(&mut rng).expect("the generator does not fail") {
            assert!(number.words()[0] >= u32::MAX - 600 && number.words()[3] == u32::MAX);
        }
    }

    #[test]
    fn a_number_below_a_bound_is_any_of_them() {
        let mut rng = ChaCha20Rng::from_seed([4; 32]);
        let mut counts = [0; 7];
        for _ in 0..7000 {
            counts[below(7, &mut rng).expect("the generator does not fail") as usize] += 1;
        }

        assert!(
            counts.iter().all(|count| (900..1100).contains(count)),
            "{counts:?}"
        );
    }
}
