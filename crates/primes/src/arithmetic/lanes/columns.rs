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
    let columns = columns.as_chunks_mut::<8>().0;
    for (s, &[x0, x1, x2, x3, x4, x5, x6, x7]) in columns.iter_mut().zip(across.as_chunks().0) {
        let dot = |w: [Vector; 4]| {
            let [first, second, third, fourth] = w;
            a.dot(first)
                .add(b.dot(second))
                .add(c.dot(third))
                .add(d.dot(fourth))
        };
        s[0] = s[0].add(dot([x0, w2, w4, w6]));
        s[1] = s[1].add(dot([x1, w1, w3, w5]));
        s[2] = s[2].add(dot([x2, x0, w2, w4]));
        s[3] = s[3].add(dot([x3, x1, w1, w3]));
        s[4] = s[4].add(dot([x4, x2, x0, w2]));
        s[5] = s[5].add(dot([x5, x3, x1, w1]));
        s[6] = s[6].add(dot([x6, x4, x2, x0]));
        s[7] = s[7].add(dot([x7, x5, x3, x1]));
        [w6, w5, w4, w3, w2, w1] = [x2, x3, x4, x5, x6, x7];
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

/// Carries from each column to the next, once, and doubles the lanes that are all ones in
/// `doubled`. The last column keeps what it has.
#[inline(always)]
pub(super) fn carry(columns: &mut [Vector], doubled: Vector) {
    let low = Vector::splat((1 << DIGIT) - 1);
    let mut carried = Vector::default();
    let mut set = |column: &mut Vector, kept: Vector| {
        let sum = kept.add(carried);
        carried = column.shr(DIGIT);
        *column = sum.add(sum.and(doubled));
    };
    if let Some((last, columns)) = columns.split_last_mut() {
        for column in columns {
            set(column, column.and(low));
        }
        set(last, *last);
    }
}
