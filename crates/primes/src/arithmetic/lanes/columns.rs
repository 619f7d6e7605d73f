//! The columns of a product, summed four at a time.

use super::{super::vector::Vector, digits::DIGIT};

/// Eight digits, in pairs.
pub(super) type Octet = [Vector; 4];

/// Adds to the columns what eight digits of one factor contribute, given the overlapping pairs of
/// the other: those at the columns themselves in `across`, and the six `below` them.
#[inline(always)]
pub(super) fn add_scaled(
    columns: &mut [Vector],
    octet: &Octet,
    below: &[Vector; 6],
    across: &[Vector],
) {
    let [a, b, c, d] = *octet;
    let [mut w6, mut w5, mut w4, mut w3, mut w2, mut w1] = *below;
    let columns = columns.as_chunks_mut::<4>().0;
    for (columns, &[x0, x1, x2, x3]) in columns.iter_mut().zip(across.as_chunks::<4>().0) {
        columns[0] = columns[0].add(a.dot(x0).add(b.dot(w2)).add(c.dot(w4).add(d.dot(w6))));
        columns[1] = columns[1].add(a.dot(x1).add(b.dot(w1)).add(c.dot(w3).add(d.dot(w5))));
        columns[2] = columns[2].add(a.dot(x2).add(b.dot(x0)).add(c.dot(w2).add(d.dot(w4))));
        columns[3] = columns[3].add(a.dot(x3).add(b.dot(x1)).add(c.dot(w1).add(d.dot(w3))));
        [w6, w5, w4, w3, w2, w1] = [w2, w1, x0, x1, x2, x3];
    }
}

/// The sixteen columns of the square of eight digits, given its pairs, twice its pairs, and the
/// overlapping pairs from its lowest digit to that which follows its highest.
///
/// Two digits meet in a column twice, unless they are the same.
#[inline(always)]
pub(super) fn square(pairs: &Octet, twice: &Octet, w: &[Vector; 9]) -> [Vector; 16] {
    let [a, b, c, d] = *pairs;
    let [aa, bb, cc, _] = *twice;
    let last = w[8].high_half();
    let mixed = |pair: Vector| pair.add_halves(pair.low_half());
    [
        a.dot(a.low_half()),
        a.dot(w[1]),
        mixed(a).dot(w[2]),
        aa.dot(w[3]),
        aa.dot(w[4]).add(b.dot(b.low_half())),
        aa.dot(w[5]).add(b.dot(w[3])),
        aa.dot(w[6]).add(mixed(b).dot(w[4])),
        aa.dot(w[7]).add(bb.dot(w[5])),
        aa.dot(last).add(bb.dot(w[6])).add(c.dot(c.low_half())),
        bb.dot(w[7]).add(c.dot(w[5])),
        bb.dot(last).add(mixed(c).dot(w[6])),
        cc.dot(w[7]),
        cc.dot(last).add(d.dot(d.low_half())),
        d.dot(w[7]),
        d.dot(last),
        Vector::default(),
    ]
}

/// Carries from each column to the next, once. The last one keeps what it has.
#[inline(always)]
pub(super) fn carry(columns: &mut [Vector]) {
    let low = Vector::splat((1 << DIGIT) - 1);
    let mut carried = Vector::default();
    if let Some((last, columns)) = columns.split_last_mut() {
        for column in columns {
            let sum = *column;
            *column = sum.and(low).add(carried);
            carried = sum.shr(DIGIT);
        }
        *last = last.add(carried);
    }
}
