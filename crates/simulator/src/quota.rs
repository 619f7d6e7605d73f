//! Units of each product: bought, used, issued.

use std::collections::BTreeMap;

use keyside_aliyun::{
    cas::product::Product,
    error_code::{NOT_FOUND_PACKAGE, NOT_REMAIN_COUNT},
};
use time::{OffsetDateTime, UtcOffset};

use crate::refusal::Refusal;

/// The units of every product.
pub(crate) struct Quotas {
    packages: BTreeMap<&'static str, Package>,
}

/// The units of one product.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Package {
    pub(crate) total: u64,
    pub(crate) used: u64,
    pub(crate) issued: u64,
    year: i32,
}

impl Quotas {
    pub(crate) fn new() -> Self {
        Self {
            packages: BTreeMap::new(),
        }
    }

    /// Sets how many units were bought in all.
    pub(crate) fn buy(&mut self, product: &Product, total: u64) {
        self.packages.entry(product.code).or_default().total = total;
    }

    /// The units now; none of a product that was never bought.
    pub(crate) fn package(&mut self, product: &Product, now: OffsetDateTime) -> Package {
        self.find(product, now).copied().unwrap_or_default()
    }

    /// Takes a unit for an order.
    ///
    /// # Errors
    /// `NotFoundPackage`: none was ever bought. `NotRemainCount`: all are used.
    pub(crate) fn take(&mut self, product: &Product, now: OffsetDateTime) -> Result<(), Refusal> {
        let package = self.find(product, now).ok_or(NOT_FOUND_PACKAGE)?;
        if package.used >= package.total {
            return Err(NOT_REMAIN_COUNT.into());
        }
        package.used += 1;
        Ok(())
    }

    /// Gives the unit back that an order of that time took.
    pub(crate) fn give_back(
        &mut self,
        product: &Product,
        taken: OffsetDateTime,
        now: OffsetDateTime,
    ) {
        if let Some(package) = self.find(product, now)
            && (!product.free || package.year == natural_year(taken))
        {
            package.used = package.used.saturating_sub(1);
        }
    }

    /// Counts a certificate.
    pub(crate) fn count_issued(&mut self, product: &Product, now: OffsetDateTime) {
        if let Some(package) = self.find(product, now) {
            package.issued += 1;
        }
    }

    /// The package; a free one counts anew with each natural year.
    fn find(&mut self, product: &Product, now: OffsetDateTime) -> Option<&mut Package> {
        let package = self.packages.get_mut(product.code)?;
        let year = natural_year(now);
        if product.free && package.year != year {
            *package = Package {
                total: package.total,
                year,
                ..Package::default()
            };
        }
        Some(package)
    }
}

/// The year in China, where the service counts free units.
fn natural_year(now: OffsetDateTime) -> i32 {
    const CHINA: UtcOffset = match UtcOffset::from_hms(8, 0, 0) {
        Ok(offset) => offset,
        Err(_) => UtcOffset::UTC,
    };
    now.to_offset(CHINA).year()
}

#[cfg(test)]
mod tests {
    use keyside_aliyun::cas::product;
    use time::Duration;

    use super::*;

    const NOW: OffsetDateTime = OffsetDateTime::UNIX_EPOCH;

    fn product(code: &str) -> &'static Product {
        Product::find(code).expect("documented")
    }

    #[test]
    fn what_was_never_bought_differs_from_what_is_used_up() {
        let free = product(product::DEFAULT);
        let mut quotas = Quotas::new();
        assert_eq!(quotas.take(free, NOW), Err(NOT_FOUND_PACKAGE.into()));

        quotas.buy(free, 1);

        assert_eq!(quotas.take(free, NOW), Ok(()));
        assert_eq!(quotas.take(free, NOW), Err(NOT_REMAIN_COUNT.into()));
    }

    #[test]
    fn a_unit_given_back_can_be_taken_again() {
        let free = product(product::DEFAULT);
        let mut quotas = Quotas::new();
        quotas.buy(free, 1);
        quotas.take(free, NOW).expect("a unit");

        quotas.give_back(free, NOW, NOW);

        assert_eq!(quotas.package(free, NOW).used, 0);
        assert_eq!(quotas.take(free, NOW), Ok(()));
    }

    #[test]
    fn free_units_count_anew_in_the_next_year_and_bought_ones_do_not() {
        let (free, bought) = (product(product::DEFAULT), product("geotrust-dv-1-starter"));
        let mut quotas = Quotas::new();
        for product in [free, bought] {
            quotas.buy(product, 1);
            quotas.take(product, NOW).expect("a unit");
        }

        let next_year = NOW + Duration::days(365);

        assert_eq!(quotas.package(free, next_year).used, 0);
        assert_eq!(quotas.package(bought, next_year).used, 1);
    }

    #[test]
    fn a_unit_of_last_year_does_not_come_back() {
        let free = product(product::DEFAULT);
        let mut quotas = Quotas::new();
        quotas.buy(free, 2);
        quotas.take(free, NOW).expect("a unit");
        let next_year = NOW + Duration::days(365);
        quotas.take(free, next_year).expect("a unit");

        quotas.give_back(free, NOW, next_year);

        assert_eq!(quotas.package(free, next_year).used, 1);
    }
}
