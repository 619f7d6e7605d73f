//! A page of a list.

use keyside_aliyun::cas::ParameterError;

use crate::refusal::Refusal;

/// Which page, and of how many entries.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page {
    pub(super) number: i64,
    pub(super) size: i64,
}

impl Page {
    /// The most entries of a page of instances or their certificates (cas-api.md 3.5, 3.7).
    pub(super) const SIZE_MAX: i64 = 100;

    /// The page that was asked for.
    ///
    /// # Errors
    /// `InvalidCurrentPage`, `InvalidShowSize`
    pub(super) fn read(
        number: Option<i64>,
        size: Option<i64>,
        size_default: i64,
        size_max: i64,
    ) -> Result<Self, Refusal> {
        let (number, size) = (number.unwrap_or(1), size.unwrap_or(size_default));
        if number < 1 {
            return Err(ParameterError::Invalid("CurrentPage").into());
        }
        if !(1..=size_max).contains(&size) {
            return Err(ParameterError::Invalid("ShowSize").into());
        }
        Ok(Self { number, size })
    }

    /// The entries of the page, and how many there are on all pages.
    pub(super) fn of<T>(self, entries: Vec<T>) -> (Vec<T>, i64) {
        let total = i64::try_from(entries.len()).unwrap_or(i64::MAX);
        let before = usize::try_from((self.number - 1).saturating_mul(self.size));
        let size = usize::try_from(self.size).unwrap_or(usize::MAX);
        let page = entries
            .into_iter()
            .skip(before.unwrap_or(usize::MAX))
            .take(size)
            .collect();
        (page, total)
    }
}

/// Whether one of the texts has the keyword in it, without regard to case.
pub(super) fn has_keyword<'a>(
    texts: impl IntoIterator<Item = Option<&'a str>>,
    keyword: Option<&str>,
) -> bool {
    let Some(keyword) = keyword.map(str::to_ascii_lowercase) else {
        return true;
    };
    texts
        .into_iter()
        .flatten()
        .any(|text| text.to_ascii_lowercase().contains(&keyword))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_beyond_the_last_is_empty_and_still_counts() {
        let page = |number| Page::read(Some(number), Some(2), 10, 100).expect("a page");

        assert_eq!(page(2).of(vec![1, 2, 3]), (vec![3], 3));
        assert_eq!(page(i64::MAX).of(vec![1, 2, 3]), (vec![], 3));
    }

    #[test]
    fn there_is_no_page_before_the_first_and_none_larger_than_the_largest() {
        for (number, size) in [(0, 1), (1, 0), (1, 101)] {
            assert!(Page::read(Some(number), Some(size), 10, 100).is_err());
        }
    }
}
