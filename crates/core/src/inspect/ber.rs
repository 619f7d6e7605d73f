//! A lenient reader: BER (X.690) of any length form, with a note of what DER would not have.

use std::collections::BTreeSet;

/// What a request has that DER does not.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, thiserror::Error)]
pub enum EncodingProblem {
    /// A length that ends with a mark.
    #[error("it has a value of indefinite length")]
    IndefiniteLength,
    /// A length in more bytes than it needs.
    #[error("it has a length in more bytes than needed")]
    LongLength,
    /// A `SET OF` in another order.
    #[error("it has a set that is not sorted")]
    UnsortedSet,
    /// A `TRUE` that is not `FF`.
    #[error("it has a truth value in a form of its own")]
    Boolean,
    /// A number with bytes that it does not need.
    #[error("it has a number in more bytes than needed")]
    Integer,
    /// A default that is written out.
    #[error("it has a default value that is written out")]
    Default,
    /// Anything else.
    #[error("DER has other bytes for it")]
    Other,
}

/// One value with its tag.
#[derive(Clone, Copy)]
pub(super) struct Value<'a> {
    pub(super) tag: u8,
    /// Without tag and length.
    pub(super) content: &'a [u8],
    /// With tag and length.
    pub(super) bytes: &'a [u8],
}

pub(super) const BOOLEAN: u8 = 0x01;
pub(super) const INTEGER: u8 = 0x02;
pub(super) const BIT_STRING: u8 = 0x03;
pub(super) const OCTET_STRING: u8 = 0x04;
pub(super) const OBJECT_IDENTIFIER: u8 = 0x06;
pub(super) const SEQUENCE: u8 = 0x30;
pub(super) const SET: u8 = 0x31;
pub(super) const CONTEXT_0: u8 = 0xa0;

/// Reads values and collects what is not DER about them.
#[derive(Default)]
pub(super) struct Reader {
    problems: BTreeSet<EncodingProblem>,
}

impl Reader {
    pub(super) fn problems(&self) -> impl Iterator<Item = EncodingProblem> {
        self.problems.iter().copied()
    }

    /// The value that the bytes begin with, and the bytes after it.
    pub(super) fn first<'a>(&mut self, bytes: &'a [u8]) -> Option<(Value<'a>, &'a [u8])> {
        let header = Header::read(bytes)?;
        let content = bytes.get(header.length..)?;
        let (length, end) = match header.content {
            Some(length) => (length, 0),
            None => (indefinite_length(content, DEPTH_MAX)?, END.len()),
        };
        self.problems.extend(header.problem);
        let total = header.length.checked_add(length)?.checked_add(end)?;
        let (bytes, rest) = bytes.split_at_checked(total)?;
        let content = content.get(..length)?;
        let tag = header.tag;
        Some((
            Value {
                tag,
                content,
                bytes,
            },
            rest,
        ))
    }

    /// The values that the bytes are a sequence of.
    pub(super) fn all<'a>(&mut self, mut bytes: &'a [u8]) -> Option<Vec<Value<'a>>> {
        let mut values = Vec::new();
        while !bytes.is_empty() {
            let (value, rest) = self.first(bytes)?;
            values.push(value);
            bytes = rest;
        }
        Some(values)
    }

    /// The members of a `SET OF` with this content.
    pub(super) fn set<'a>(&mut self, content: &'a [u8]) -> Option<Vec<Value<'a>>> {
        let members = self.all(content)?;
        if !members.is_sorted_by_key(|member| member.bytes) {
            self.problems.insert(EncodingProblem::UnsortedSet);
        }
        Some(members)
    }

    /// The bytes of a whole number that is not negative, without leading zeros.
    pub(super) fn unsigned<'a>(&mut self, value: Value<'a>) -> Option<&'a [u8]> {
        match value.content {
            _ if value.tag != INTEGER => None,
            [] | [0x80..=0xff, ..] => None,
            [0, rest @ ..] => {
                if rest.first().is_some_and(|first| *first < 0x80) {
                    self.problems.insert(EncodingProblem::Integer);
                }
                let zeros = rest.iter().take_while(|byte| **byte == 0).count();
                rest.get(zeros..)
            }
            number => Some(number),
        }
    }

    /// A `BOOLEAN DEFAULT FALSE` that is written out.
    pub(super) fn flag(&mut self, value: Value<'_>) -> Option<bool> {
        match value.content {
            [0] => {
                self.problems.insert(EncodingProblem::Default);
                Some(false)
            }
            [0xff] => Some(true),
            [_] => {
                self.problems.insert(EncodingProblem::Boolean);
                Some(true)
            }
            _ => None,
        }
    }
}

struct Header {
    tag: u8,
    /// Of tag and length together.
    length: usize,
    /// `None` for the indefinite form.
    content: Option<usize>,
    problem: Option<EncodingProblem>,
}

impl Header {
    fn read(bytes: &[u8]) -> Option<Self> {
        const MORE_BYTES: u8 = 0x1f;
        const CONSTRUCTED: u8 = 0x20;
        let (&[tag, first], rest) = bytes.split_first_chunk()?;
        if tag & MORE_BYTES == MORE_BYTES {
            return None;
        }
        let (count, content, problem) = match first {
            0..0x80 => (0, Some(usize::from(first)), None),
            0x80 if tag & CONSTRUCTED == 0 => return None,
            0x80 => (0, None, Some(EncodingProblem::IndefiniteLength)),
            _ => {
                let count = usize::from(first & 0x7f);
                let digits = rest.get(..count)?;
                let length = long_length(digits)?;
                let minimal = length >= 0x80 && digits.first() != Some(&0);
                let problem = (!minimal).then_some(EncodingProblem::LongLength);
                (count, Some(length), problem)
            }
        };
        Some(Self {
            tag,
            length: 2 + count,
            content,
            problem,
        })
    }
}

fn long_length(digits: &[u8]) -> Option<usize> {
    digits.iter().try_fold(0_usize, |length, digit| {
        Some(length.checked_mul(256)? + usize::from(*digit))
    })
}

/// What ends a value of indefinite length.
const END: [u8; 2] = [0, 0];

/// How deep values of indefinite length may be inside each other.
const DEPTH_MAX: usize = 16;

/// How many bytes there are before the end mark.
fn indefinite_length(bytes: &[u8], depth: usize) -> Option<usize> {
    let mut length = 0_usize;
    loop {
        let rest = bytes.get(length..)?;
        if rest.starts_with(&END) {
            return Some(length);
        }
        let header = Header::read(rest)?;
        let content = match header.content {
            Some(content) => content,
            None => {
                let inside = rest.get(header.length..)?;
                indefinite_length(inside, depth.checked_sub(1)?)? + END.len()
            }
        };
        length = length.checked_add(header.length)?.checked_add(content)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Option<(Vec<u8>, Vec<EncodingProblem>)> {
        let mut reader = Reader::default();
        let (value, rest) = reader.first(bytes)?;
        assert_eq!([value.bytes, rest].concat(), bytes);
        Some((value.content.to_vec(), reader.problems().collect()))
    }

    #[test]
    fn reads_every_form_of_length() {
        for (bytes, content, problems) in [
            (&[0x04, 1, 7][..], &[7][..], &[][..]),
            (&[0x04, 0x81, 1, 7], &[7], &[EncodingProblem::LongLength]),
            (
                &[0x04, 0x84, 0, 0, 0, 1, 7, 9],
                &[7],
                &[EncodingProblem::LongLength],
            ),
            (
                &[0x30, 0x80, 4, 1, 7, 0, 0, 9],
                &[4, 1, 7],
                &[EncodingProblem::IndefiniteLength],
            ),
            (
                &[0x30, 0x80, 0x30, 0x80, 4, 0, 0, 0, 0, 0],
                &[0x30, 0x80, 4, 0, 0, 0],
                &[EncodingProblem::IndefiniteLength],
            ),
        ] {
            let expected = Some((content.to_vec(), problems.to_vec()));
            assert_eq!(read(bytes), expected, "{bytes:x?}");
        }
    }

    #[test]
    fn refuses_what_is_cut_off_or_has_no_end() {
        let deep = [[0x30, 0x80]; 1000].concat();
        for bytes in [
            &[][..],
            &[0x04],
            &[0x04, 2, 7],
            &[0x04, 0x80, 0, 0],
            &[0x30, 0x80, 4, 1, 7],
            &[0x04, 0x82, 1],
            &[0x1f, 0x81, 0],
            &[0x04, 0x89, 1, 0, 0, 0, 0, 0, 0, 0, 0],
            &[0x04, 0xff],
            &[0x04, 0x88, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
            &deep,
        ] {
            assert_eq!(read(bytes), None, "{bytes:x?}");
        }
    }

    #[test]
    fn notes_sets_numbers_and_truth_that_der_writes_otherwise() {
        let mut reader = Reader::default();
        let value = |tag, content| Value {
            tag,
            content,
            bytes: content,
        };

        assert_eq!(
            reader.set(&[4, 1, 2, 4, 1, 1]).map(|set| set.len()),
            Some(2)
        );
        assert_eq!(reader.unsigned(value(INTEGER, &[0, 0, 5])), Some(&[5][..]));
        assert_eq!(reader.unsigned(value(INTEGER, &[0xff])), None);
        assert_eq!(reader.flag(value(BOOLEAN, &[1])), Some(true));
        assert_eq!(reader.flag(value(BOOLEAN, &[0])), Some(false));

        assert_eq!(
            reader.problems().collect::<Vec<_>>(),
            [
                EncodingProblem::UnsortedSet,
                EncodingProblem::Boolean,
                EncodingProblem::Integer,
                EncodingProblem::Default,
            ]
        );
    }
}
