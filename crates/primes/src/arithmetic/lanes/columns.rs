//! The columns of a product, summed four at a time.

use std::ops::Range;

use super::{
    super::vector::Vector,
    digits::{BELOW, DIGIT},
};

/// How many dot products of pairs of digits add up to less than 2^31, together with what is
/// carried: each is at most 2^25.
pub(super) const DOTS: usize = 62;
/// The same where one of the factors is doubled.
pub(super) const DOUBLED_DOTS: usize = 31;

/// Adds to the sums of the columns `column` to `column + 3` what these pairs of the one factor
/// contribute, given the overlapping pairs of the other, and carries whenever `most` pairs are
/// summed. Returns what is carried beyond the four columns.
#[inline(always)]
pub(super) fn sum(
    sums: &mut [Vector; 4],
    column: usize,
    mut pairs: Range<usize>,
    most: usize,
    factor: &[Vector],
    overlapping: &[Vector],
) -> Vector {
    let mut over = Vector::default();
    while pairs.len() > most {
        let part = pairs.start..pairs.start + most;
        pairs.start = part.end;
        accumulate(sums, column, part, factor, overlapping);
        over = over.add(fold(sums));
    }
    accumulate(sums, column, pairs, factor, overlapping);
    over
}

#[inline(always)]
fn accumulate(
    sums: &mut [Vector; 4],
    column: usize,
    pairs: Range<usize>,
    factor: &[Vector],
    overlapping: &[Vector],
) {
    let top = overlapping.len() - 1 - BELOW;
    let lowest = top + 2 * pairs.start - column - 3;
    let across = &overlapping[lowest..lowest + 2 * pairs.len() + 2];
    let Some((&[mut d, mut c], across)) = across.split_first_chunk::<2>() else {
        return;
    };
    let mut s = *sums;
    let mut step = |pair: Vector, b: Vector, a: Vector| {
        s[0] = s[0].add(pair.dot(a));
        s[1] = s[1].add(pair.dot(b));
        s[2] = s[2].add(pair.dot(c));
        s[3] = s[3].add(pair.dot(d));
        (d, c) = (b, a);
    };
    let (fours, rest) = factor[pairs].as_chunks::<4>();
    let (eights, across) = across.as_chunks::<8>();
    for (pairs, across) in fours.iter().zip(eights) {
        step(pairs[0], across[0], across[1]);
        step(pairs[1], across[2], across[3]);
        step(pairs[2], across[4], across[5]);
        step(pairs[3], across[6], across[7]);
    }
    for (&pair, &[b, a]) in rest.iter().zip(across.as_chunks::<2>().0) {
        step(pair, b, a);
    }
    *sums = s;
}

/// Carries from each sum to the next, once, and returns what the last one carries.
#[inline(always)]
pub(super) fn fold(sums: &mut [Vector; 4]) -> Vector {
    let low = Vector::splat((1 << DIGIT) - 1);
    let [a, b, c, d] = *sums;
    *sums = [
        a.and(low),
        b.and(low).add(a.shr(DIGIT)),
        c.and(low).add(b.shr(DIGIT)),
        d.and(low).add(c.shr(DIGIT)),
    ];
    d.shr(DIGIT)
}
