//! Both implementations against `crypto-bigint`.

use chacha20::{
    ChaCha20Rng,
    rand_core::{Rng, SeedableRng},
};
use crypto_bigint::{BoxedUint, NonZero, Odd};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::{Mask, Montgomery, lanes::Lanes, words::Words};
use crate::candidate::Candidate;

const SIZES: [u32; 6] = [128, 512, 1024, 1536, 2048, 4096];

/// Numbers modulo `n`, as the library computes with them.
struct Model {
    n: NonZero<BoxedUint>,
    /// What `R` is to be multiplied by to become 1.
    inverse_of_radix: BoxedUint,
}

impl Model {
    fn new(n: &Candidate, radix_bits: u32) -> Self {
        let n = integer(n);
        let odd = Odd::new(n.clone()).expect("moduli are odd");
        let mut radix = BoxedUint::one_with_precision(n.bits_precision());
        for _ in 0..radix_bits {
            radix = radix.double_mod(&NonZero::new(n.clone()).expect("moduli are not zero"));
        }
        Self {
            inverse_of_radix: radix.invert_odd_mod(&odd).expect("2 has an inverse"),
            n: NonZero::new(n).expect("moduli are not zero"),
        }
    }

    fn multiply(&self, x: &BoxedUint, y: &BoxedUint) -> BoxedUint {
        x.mul_mod(y, &self.n)
            .mul_mod(&self.inverse_of_radix, &self.n)
    }

    fn square_and_double(&self, x: &BoxedUint, doubled: bool) -> BoxedUint {
        let square = self.multiply(x, x);
        if doubled {
            square.double_mod(&self.n)
        } else {
            square
        }
    }
}

fn integer(number: &Candidate) -> BoxedUint {
    BoxedUint::from_be_slice_vartime(&number.to_be_bytes())
}

fn candidate(number: &BoxedUint) -> Candidate {
    Candidate::from_be_bytes(&number.to_be_bytes())
}

fn random(bits: u32, rng: &mut ChaCha20Rng) -> Candidate {
    Candidate::random(bits, rng).expect("it does not fail")
}

/// Random moduli, and those at the ends of what is allowed.
fn moduli(bits: u32, rng: &mut ChaCha20Rng) -> Vec<Candidate> {
    let words = bits as usize / 32;
    let mut least = vec![0; words];
    (least[0], least[words - 1]) = (1, 1 << 31);
    let greatest = vec![u32::MAX; words];
    let mut even_above = vec![0; words];
    (even_above[0], even_above[words - 1]) = (u32::MAX, u32::MAX);
    let mut moduli: Vec<_> = [least, greatest, even_above]
        .into_iter()
        .map(Candidate::from_words)
        .collect();
    while moduli.len() < 8 {
        let mut words = random(bits, rng).words().to_vec();
        words[0] |= 1;
        words[bits as usize / 32 - 1] |= 1 << 31;
        moduli.push(Candidate::from_words(words));
    }
    moduli
}

/// Random numbers below `n`, and 0, 1, n - 1 and the one in the middle.
fn below(n: &Candidate, rng: &mut ChaCha20Rng) -> Vec<BoxedUint> {
    let n = integer(n);
    let zero = BoxedUint::zero_with_precision(n.bits_precision());
    let one = BoxedUint::one_with_precision(n.bits_precision());
    let modulus = NonZero::new(n.clone()).expect("moduli are not zero");
    let mut numbers = vec![
        zero,
        one.clone(),
        n.wrapping_sub(&one),
        n.wrapping_shr_vartime(1),
    ];
    numbers.extend((0..2).map(|_| integer(&random(n.bits_precision(), rng)).rem(&modulus)));
    numbers
}

fn agrees_with_the_library<M: Montgomery>(radix_bits: impl Fn(u32) -> u32) {
    let mut rng = ChaCha20Rng::from_seed([1; 32]);
    for bits in SIZES {
        for moduli in moduli(bits, &mut rng).chunks(M::LANES) {
            let models: Vec<_> = moduli
                .iter()
                .map(|n| Model::new(n, radix_bits(bits)))
                .collect();
            let numbers: Vec<_> = moduli.iter().map(|n| below(n, &mut rng)).collect();
            for x in 0..6 {
                for y in 0..6 {
                    let mut field = M::new(moduli);
                    let mut factors = |i: usize| -> (Vec<BoxedUint>, M::Number) {
                        let factors: Vec<_> = numbers.iter().map(|n| n[i].clone()).collect();
                        let number = represented(&mut field, &factors);
                        (factors, number)
                    };
                    let (mut expected, mut found) = factors(x);
                    let (other, factor) = factors(y);
                    for _ in 0..8 {
                        let doubled = rng.next_u32();
                        field.multiply(&mut found, &factor);
                        field.square_and_double(&mut found, doubled);
                        for (lane, (number, model)) in expected.iter_mut().zip(&models).enumerate()
                        {
                            *number = model.multiply(number, &other[lane]);
                            *number = model.square_and_double(number, doubled >> lane & 1 == 1);
                        }
                        let expected = represented(&mut field, &expected);
                        assert_eq!(
                            field.equal(&found, &expected) & all(moduli.len()),
                            all(moduli.len()),
                            "{bits} bits, numbers {x} and {y}"
                        );
                    }
                }
            }
        }
    }
}

fn represented<M: Montgomery>(field: &mut M, numbers: &[BoxedUint]) -> M::Number {
    let numbers: Vec<_> = numbers.iter().map(candidate).collect();
    field.represented(&numbers)
}

fn all(lanes: usize) -> Mask {
    (1 << lanes) - 1
}

fn tells_numbers_apart<M: Montgomery>() {
    let mut rng = ChaCha20Rng::from_seed([2; 32]);
    for bits in SIZES {
        let moduli = moduli(bits, &mut rng);
        let field = M::new(&moduli[..M::LANES]);
        let (one, minus_one) = (field.one(), field.minus_one());
        assert_eq!(field.equal(&one, &minus_one), 0);
        assert_eq!(field.equal(&one, &one), all(M::LANES));
        assert_eq!(field.equal(&minus_one, &minus_one), all(M::LANES));
    }
}

fn squares_as_it_multiplies<M: Montgomery>() {
    let mut rng = ChaCha20Rng::from_seed([3; 32]);
    for bits in SIZES {
        let moduli = moduli(bits, &mut rng);
        let mut field = M::new(&moduli[..M::LANES]);
        let start: Vec<_> = moduli[..M::LANES]
            .iter()
            .map(|n| below(n, &mut rng)[4].clone())
            .collect();
        let mut number = represented(&mut field, &start);
        for _ in 0..100 {
            let mut product = number.clone();
            field.multiply(&mut product, &number);
            field.square_and_double(&mut number, 0);
            assert_eq!(field.equal(&number, &product), all(M::LANES), "{bits} bits");
        }
    }
}

#[test]
fn lanes_agree_with_the_library() {
    agrees_with_the_library::<Lanes>(|bits| (bits + 15).div_ceil(104) * 104);
}

#[test]
fn words_agree_with_the_library() {
    agrees_with_the_library::<Words>(|bits| bits);
}

#[test]
fn lanes_tell_numbers_apart() {
    tells_numbers_apart::<Lanes>();
}

#[test]
fn words_tell_numbers_apart() {
    tells_numbers_apart::<Words>();
}

#[test]
fn lanes_square_as_they_multiply() {
    squares_as_it_multiplies::<Lanes>();
}

#[test]
fn words_square_as_they_multiply() {
    squares_as_it_multiplies::<Words>();
}
