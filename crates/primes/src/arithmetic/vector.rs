//! Four lanes of 32 bits, each of which is also a pair of 16-bit numbers.
//!
//! With `simd128` on wasm32 every method is one or two instructions; elsewhere the same methods
//! are written out, so that what is built on them is tested natively as well.

use zeroize::DefaultIsZeroes;

/// How many independent numbers a [`Vector`] works on at once.
pub(super) const LANES: usize = 4;

pub(super) use lanes::Vector;

#[cfg(target_feature = "simd128")]
mod lanes {
    use core::arch::wasm32::{
        i16x8_add, i32x4, i32x4_add, i32x4_dot_i16x8, i32x4_extract_lane, i32x4_shl, i32x4_shr,
        i32x4_splat, i32x4_sub, v128, v128_and, v128_or,
    };

    /// Four lanes.
    #[derive(Clone, Copy)]
    pub(crate) struct Vector(v128);

    impl Vector {
        #[inline(always)]
        pub(crate) fn new(lanes: [i32; 4]) -> Self {
            Self(i32x4(lanes[0], lanes[1], lanes[2], lanes[3]))
        }

        #[inline(always)]
        pub(crate) fn splat(lane: i32) -> Self {
            Self(i32x4_splat(lane))
        }

        #[inline(always)]
        pub(crate) fn to_lanes(self) -> [i32; 4] {
            [
                i32x4_extract_lane::<0>(self.0),
                i32x4_extract_lane::<1>(self.0),
                i32x4_extract_lane::<2>(self.0),
                i32x4_extract_lane::<3>(self.0),
            ]
        }

        #[inline(always)]
        pub(crate) fn add(self, other: Self) -> Self {
            Self(i32x4_add(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn sub(self, other: Self) -> Self {
            Self(i32x4_sub(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn and(self, other: Self) -> Self {
            Self(v128_and(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn or(self, other: Self) -> Self {
            Self(v128_or(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn shl(self, bits: u32) -> Self {
            Self(i32x4_shl(self.0, bits))
        }

        #[inline(always)]
        pub(crate) fn shr(self, bits: u32) -> Self {
            Self(i32x4_shr(self.0, bits))
        }

        #[inline(always)]
        pub(crate) fn add_halves(self, other: Self) -> Self {
            Self(i16x8_add(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn dot(self, other: Self) -> Self {
            Self(i32x4_dot_i16x8(self.0, other.0))
        }
    }

    impl Default for Vector {
        #[inline(always)]
        fn default() -> Self {
            Self::splat(0)
        }
    }
}

#[cfg(not(target_feature = "simd128"))]
mod lanes {
    use core::array::from_fn;

    /// Four lanes.
    #[derive(Clone, Copy, Default)]
    pub(crate) struct Vector([i32; 4]);

    impl Vector {
        pub(crate) fn new(lanes: [i32; 4]) -> Self {
            Self(lanes)
        }

        pub(crate) fn splat(lane: i32) -> Self {
            Self([lane; 4])
        }

        pub(crate) fn to_lanes(self) -> [i32; 4] {
            self.0
        }

        pub(crate) fn add(self, other: Self) -> Self {
            self.zip(other, |a, b| a.checked_add(b).expect("sums fit in 32 bits"))
        }

        pub(crate) fn sub(self, other: Self) -> Self {
            self.zip(other, |a, b| {
                a.checked_sub(b).expect("differences fit in 32 bits")
            })
        }

        pub(crate) fn and(self, other: Self) -> Self {
            self.zip(other, |a, b| a & b)
        }

        pub(crate) fn or(self, other: Self) -> Self {
            self.zip(other, |a, b| a | b)
        }

        pub(crate) fn shl(self, bits: u32) -> Self {
            Self(self.0.map(|a| a << bits))
        }

        pub(crate) fn shr(self, bits: u32) -> Self {
            Self(self.0.map(|a| a >> bits))
        }

        pub(crate) fn add_halves(self, other: Self) -> Self {
            self.zip(other, |a, b| {
                join(low(a).wrapping_add(low(b)), high(a).wrapping_add(high(b)))
            })
        }

        pub(crate) fn dot(self, other: Self) -> Self {
            self.zip(other, |a, b| {
                i32::from(low(a)) * i32::from(low(b)) + i32::from(high(a)) * i32::from(high(b))
            })
        }

        fn zip(self, other: Self, f: impl Fn(i32, i32) -> i32) -> Self {
            Self(from_fn(|lane| f(self.0[lane], other.0[lane])))
        }
    }

    fn low(pair: i32) -> i16 {
        pair as i16
    }

    fn high(pair: i32) -> i16 {
        (pair >> 16) as i16
    }

    fn join(low: i16, high: i16) -> i32 {
        i32::from(low) & 0xffff | i32::from(high) << 16
    }
}

impl Vector {
    /// The lower halves of the lanes, as pairs with zero.
    #[inline(always)]
    pub(crate) fn low_half(self) -> Self {
        self.and(Self::splat(0xffff))
    }

    /// The upper halves of the lanes, as pairs with zero.
    #[inline(always)]
    pub(crate) fn high_half(self) -> Self {
        self.and(Self::splat(-0x10000))
    }
}

impl DefaultIsZeroes for Vector {}
