//! Containers and encrypted keys in BER (X.690), as NSS, macOS and PKI.js write them, made DER as far
//! as reading needs it.

use zeroize::Zeroizing;

/// The values with each length definite and as short as can be, and each octet string in one
/// piece; `None` if they are cut off or too deep. What is DER stays as it is.
pub(crate) fn to_der(ber: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    // What had an indefinite length becomes one byte longer if it has 2^16 bytes or more.
    let growth = DEPTH_MAX * ber.len().div_ceil(1 << 16);
    let mut der = Zeroizing::new(Vec::with_capacity(ber.len() + growth));
    let mut rest = ber;
    while !rest.is_empty() {
        rest = append(rest, false, DEPTH_MAX, &mut der)?;
    }
    Some(der)
}

/// How deep values may be inside each other.
const DEPTH_MAX: usize = 32;

const CONSTRUCTED: u8 = 0x20;
const OCTET_STRING: u8 = 0x04;

/// What ends a value of indefinite length.
const END: [u8; 2] = [0, 0];

/// Appends the value that the bytes begin with, or what is in it if it is part of an octet string;
/// the bytes after it.
fn append<'a>(ber: &'a [u8], part: bool, depth: usize, der: &mut Vec<u8>) -> Option<&'a [u8]> {
    let (tag, length, content) = header(ber)?;
    let string = tag & !CONSTRUCTED == OCTET_STRING;
    if part && !string {
        return None;
    }
    if !part {
        der.push(if string { OCTET_STRING } else { tag });
    }
    let start = der.len();
    let rest = match length {
        Some(length) if tag & CONSTRUCTED == 0 => {
            let (content, rest) = content.split_at_checked(length)?;
            der.extend_from_slice(content);
            rest
        }
        Some(length) => {
            let (mut content, rest) = content.split_at_checked(length)?;
            while !content.is_empty() {
                content = append(content, string, depth.checked_sub(1)?, der)?;
            }
            rest
        }
        None if tag & CONSTRUCTED == 0 => return None,
        None => {
            let mut content = content;
            while !content.starts_with(&END) {
                content = append(content, string, depth.checked_sub(1)?, der)?;
            }
            &content[END.len()..]
        }
    };
    if !part {
        insert_length(der, start);
    }
    Some(rest)
}

/// The tag and the length of the value that the bytes begin with, and what follows. The length is
/// `None` if it is indefinite.
fn header(ber: &[u8]) -> Option<(u8, Option<usize>, &[u8])> {
    const MORE_BYTES: u8 = 0x1f;
    const INDEFINITE: u8 = 0x80;
    let (&[tag, first], rest) = ber.split_first_chunk()?;
    match first {
        _ if tag & MORE_BYTES == MORE_BYTES => None,
        0..INDEFINITE => Some((tag, Some(usize::from(first)), rest)),
        INDEFINITE => Some((tag, None, rest)),
        _ => {
            let (digits, rest) = rest.split_at_checked(usize::from(first & !INDEFINITE))?;
            let length = digits.iter().try_fold(0_usize, |length, digit| {
                Some(length.checked_mul(256)? + usize::from(*digit))
            })?;
            Some((tag, Some(length), rest))
        }
    }
}

/// Puts the length of what begins at `start` before it.
fn insert_length(der: &mut Vec<u8>, start: usize) {
    let length = der.len() - start;
    let digits = length.to_be_bytes();
    let zeros = digits.iter().take_while(|digit| **digit == 0).count();
    match digits[zeros..] {
        [] => der.push(0),
        [digit @ 0..0x80] => der.insert(start, digit),
        ref digits => {
            der.splice(start..start, digits.iter().copied());
            der.insert(start, 0x80 | digits.len().to_le_bytes()[0]);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn der_of(ber: &[u8]) -> Option<Vec<u8>> {
        to_der(ber).map(|der| der.to_vec())
    }

    #[test]
    fn indefinite_and_long_lengths_become_definite_and_short() {
        let indefinite = [0x30, 0x80, 0x02, 0x01, 0x03, 0xa0, 0x80, 0, 0, 0, 0];
        let long = [0x30, 0x82, 0x00, 0x06, 0x02, 0x81, 0x01, 0x03, 0xa0, 0x00];
        let der = vec![0x30, 0x05, 0x02, 0x01, 0x03, 0xa0, 0x00];

        assert_eq!(der_of(&indefinite), Some(der.clone()));
        assert_eq!(der_of(&long), Some(der.clone()));
        assert_eq!(der_of(&der), Some(der));
    }

    #[test]
    fn an_octet_string_in_parts_becomes_whole() {
        let parts = [
            0x24, 0x80, 0x04, 0x01, 1, 0x24, 0x06, 0x04, 0x01, 2, 0x04, 0x01, 3, 0x04, 0x00, 0, 0,
        ];

        assert_eq!(der_of(&parts), Some(vec![0x04, 0x03, 1, 2, 3]));
    }

    #[test]
    fn only_octet_strings_are_parts_of_one() {
        assert_eq!(der_of(&[0x24, 0x03, 0x02, 0x01, 1]), None);
    }

    #[test]
    fn a_long_value_does_not_move_while_it_is_read() {
        let content = vec![7; 0x1_0000];
        let inner = [&[0x04, 0x83, 1, 0, 0][..], &content].concat();
        let ber = [&[0x30, 0x80].repeat(31)[..], &inner, &[0; 62]].concat();
        let capacity = Vec::<u8>::with_capacity(ber.len() + 64).capacity();

        let der = to_der(&ber).expect("it is whole");

        assert_eq!(der.len(), 31 * 5 + inner.len());
        assert_eq!(der.capacity(), capacity);
    }

    #[test]
    fn values_that_are_cut_off_or_too_deep_are_refused() {
        let cut: [&[u8]; 5] = [
            &[0x30],
            &[0x30, 0x80],
            &[0x30, 0x80, 0],
            &[0x04, 0x02, 1],
            &[0x04, 0x80, 0, 0],
        ];
        for ber in cut {
            assert_eq!(der_of(ber), None, "{ber:?}");
        }
        for (depth, whole) in [(DEPTH_MAX + 1, true), (DEPTH_MAX + 2, false)] {
            let ber = [[0x30, 0x80].repeat(depth), [0, 0].repeat(depth)].concat();
            assert_eq!(to_der(&ber).is_some(), whole, "{depth}");
        }
    }

    proptest! {
        #[test]
        fn what_is_der_once_stays_as_it_is(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
            if let Some(der) = der_of(&bytes) {
                prop_assert_eq!(der_of(&der), Some(der.clone()));
            }
        }
    }
}
