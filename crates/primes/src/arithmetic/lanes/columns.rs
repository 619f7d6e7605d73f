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
    let lowest = column + BELOW + 2 - 2 * pairs.end;
    let (across, _) = overlapping[lowest..=lowest + 2 * pairs.len() + 1].as_chunks::<2>();
    let Some((&[mut first, mut second], across)) = across.split_first() else {
        return;
    };
    let [mut a, mut b, mut c, mut d] = *sums;
    for (pair, &[third, fourth]) in factor[pairs].iter().rev().zip(across) {
        a = a.add(pair.dot(first));
        b = b.add(pair.dot(second));
        c = c.add(pair.dot(third));
        d = d.add(pair.dot(fourth));
        (first, second) = (third, fourth);
    }
    *sums = [a, b, c, d];
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
