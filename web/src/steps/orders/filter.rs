//! Which orders are looked for.

use super::Listed;
use crate::{text::OrdersText, validity::Remaining};

/// A kind of orders.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) enum Filter {
    /// Every one.
    #[default]
    All,
    /// Those that are under way.
    Open,
    /// Those whose certificate is valid.
    Valid,
    /// Those whose certificate should be renewed.
    Ending,
    /// Those of which nothing comes any more.
    Over,
}

impl Filter {
    pub(super) const ALL: [Self; 5] =
        [Self::All, Self::Open, Self::Valid, Self::Ending, Self::Over];

    pub(super) const fn name(self, text: &OrdersText) -> &'static str {
        match self {
            Self::All => text.all,
            Self::Open => text.open,
            Self::Valid => text.valid,
            Self::Ending => text.ending,
            Self::Over => text.over,
        }
    }

    /// Whether the order is of this kind, now, in seconds from 1970.
    pub(super) fn fits(self, listed: &Listed, now: i64) -> bool {
        let remaining = listed.remaining(now);
        match self {
            Self::All => true,
            Self::Open => !listed.order.state.is_final(),
            Self::Valid => matches!(remaining, Some(Remaining::Enough | Remaining::Little)),
            Self::Ending => remaining == Some(Remaining::Little),
            Self::Over => {
                listed.order.state.is_final()
                    && remaining.is_none_or(|remaining| remaining == Remaining::Nothing)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use keyside_api::Order;
    use serde_json::{Value, json};

    use super::*;

    const DAY: i64 = 86_400;

    fn listed(state: Value, validity: Option<(i64, i64)>) -> Listed {
        let order: Order = serde_json::from_value(json!({
            "id": "ord_aaaaaaaaaaaaaaaaaaaaaaaaaa",
            "cloudOrderId": null,
            "domain": "xn--fsqu00a.example.com",
            "productCode": "digicert-free-1-free",
            "validation": "dns",
            "fingerprint": "00".repeat(32),
            "createdAt": "2026-11-24T00:00:00Z",
            "updatedAt": "2026-11-24T00:00:00Z",
            "state": state,
        }))
        .expect("an order");
        Listed { order, validity }
    }

    #[test]
    fn a_certificate_is_valid_then_ends_then_is_over() {
        let issued = json!({ "name": "issued", "chain": "" });
        let issued = listed(issued, Some((0, 90 * DAY)));
        let kinds = |now| Filter::ALL.map(|filter| filter.fits(&issued, now));

        assert_eq!(kinds(DAY), [true, false, true, false, false]);
        assert_eq!(kinds(80 * DAY), [true, false, true, true, false]);
        assert_eq!(kinds(91 * DAY), [true, false, false, false, true]);
    }

    #[test]
    fn an_order_without_a_certificate_is_under_way_or_over() {
        let open = listed(json!({ "name": "underReview" }), None);
        let over = listed(json!({ "name": "cancelled" }), None);

        assert!(Filter::Open.fits(&open, 0) && !Filter::Over.fits(&open, 0));
        assert!(Filter::Over.fits(&over, 0) && !Filter::Open.fits(&over, 0));
    }

    #[test]
    fn a_name_is_found_by_any_part_of_either_form() {
        let order = listed(json!({ "name": "underReview" }), None);

        for sought in ["例子", "EXAMPLE", "xn--", " .com ", ""] {
            assert!(order.order.has_name(sought), "{sought}");
        }
        assert!(!order.order.has_name("example.org"));
    }
}
