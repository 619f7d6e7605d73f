//! Products, and their reduction modulo the moduli.

use std::ops::Range;

use super::{
    super::vector::Vector,
    Lanes,
    columns::{self, Octet, add_scaled, carry},
    digits::{Number, join, lowest_digit},
};

/// How many octets of digits may be multiplied by others before the columns are to be carried:
/// 8·15 products of digits of at most 2^12 + 2^5 + 1, and what was carried, are less than 2^31.
const OCTETS: usize = 15;
/// The same if the products are doubled, and the squares are there already.
const DOUBLED_OCTETS: usize = 7;

impl Lanes {
    /// Sums the columns of `x·x`, and doubles them in the lanes that are all ones in `doubled`.
    /// Of `x` only the pairs are left.
    pub(super) fn square(&mut self, x: &mut Number, doubled: Vector) {
        for (twice, pair) in self.twice.iter_mut().zip(&x.pairs) {
            *twice = pair.add_halves(*pair);
        }
        let (octets, twice) = (x.pairs.as_chunks::<4>().0, self.twice.as_chunks::<4>().0);
        let squares = self.product.as_chunks_mut::<16>().0;
        for (i, square) in squares.iter_mut().enumerate() {
            let across = x.overlapping[8 * i..]
                .first_chunk()
                .expect("there are digits above");
            *square = columns::square(&octets[i], &twice[i], across);
        }
        for (i, octet) in twice.iter().enumerate().take(octets.len() - 1) {
            if i % DOUBLED_OCTETS == 0 && self.digits > 8 * OCTETS {
                carry(&mut self.product, Vector::default());
            }
            // The digits of the octet itself are done.
            let across = &mut x.overlapping[8 * i + 8..self.digits + 8];
            across[0] = across[0].low_half();
            add_scaled(
                &mut self.product[16 * i + 8..],
                octet,
                &Default::default(),
                across,
            );
        }
        carry(&mut self.product, doubled);
    }

    /// Sums the columns of `x·y`.
    pub(super) fn product(&mut self, x: &Number, y: &Number) {
        self.product.fill(Vector::default());
        for (i, octet) in x.pairs.as_chunks::<4>().0.iter().enumerate() {
            if i % OCTETS == 0 {
                carry(&mut self.product, Vector::default());
            }
            add_scaled(
                &mut self.product[8 * i..],
                octet,
                &Default::default(),
                &y.overlapping,
            );
        }
        carry(&mut self.product, Vector::default());
    }

    /// Adds the multiples of the moduli that make the lower half of the product zero, and sets
    /// `x` to the upper half.
    pub(super) fn reduce(&mut self, x: &mut Number) {
        let (mut octet, mut carried) = self.divide(0, Vector::default());
        for column in (8..self.digits).step_by(8) {
            if column % (8 * OCTETS) == 0 {
                carry(&mut self.product[column..], Vector::default());
            }
            // The next quotients need these columns only: the processor works on both together.
            self.add_multiple(column, &octet, 8..16);
            let next;
            (next, carried) = self.divide(column, carried);
            self.add_multiple(column + 8, &octet, 16..self.digits + 8);
            octet = next;
        }
        self.add_multiple(self.digits, &octet, 8..self.digits + 8);
        self.product[self.digits] = self.product[self.digits].add(carried);
        x.set(&self.product[self.digits..]);
    }

    /// Adds to the columns from this one on what these digits of the multiples contribute,
    /// multiplied by the quotients.
    #[inline(always)]
    fn add_multiple(&mut self, column: usize, quotients: &Octet, digits: Range<usize>) {
        let below = self.multiples[digits.start - 6..]
            .first_chunk()
            .expect("digits are left");
        let columns = &mut self.product[column..];
        add_scaled(columns, quotients, below, &self.multiples[digits]);
    }

    /// The quotients that make these eight columns zero, and what the columns carry.
    fn divide(&self, column: usize, mut carried: Vector) -> (Octet, Vector) {
        let w: &[Vector; 8] = self
            .multiples
            .first_chunk()
            .expect("there are digits above");
        let sums: &[Vector; 8] = self.product[column..]
            .first_chunk()
            .expect("half of them are left");
        let mut octet = Octet::default();
        for i in 0..4 {
            let (mut even, mut odd) = (sums[2 * i], sums[2 * i + 1]);
            for j in 0..i {
                even = even.add(octet[j].dot(w[2 * (i - j)]));
                odd = odd.add(octet[j].dot(w[2 * (i - j) + 1]));
            }
            let (low, high);
            (low, carried) = lowest_digit(even.add(carried));
            (high, carried) = lowest_digit(odd.add(low.low_half().dot(self.second)).add(carried));
            octet[i] = join(low, high);
        }
        (octet, carried)
    }
}
