//! The part of the address after `#`, which leads back to an order after a reload.

use keyside_api::OrderId;

/// A place of the page that has an address.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) enum Route {
    /// The form.
    #[default]
    Form,
    /// All orders.
    Orders,
    /// One order.
    Order(OrderId),
    /// The reading of any request.
    Request,
    /// What can be done without an order.
    Offline,
}

impl Route {
    /// The place for what stands after `#`; the form, when it leads nowhere.
    pub(crate) fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#');
        match path {
            REQUEST => return Self::Request,
            OFFLINE => return Self::Offline,
            _ => {}
        }
        match path.strip_prefix(ORDERS) {
            Some("" | "/") => Self::Orders,
            Some(rest) => rest
                .strip_prefix('/')
                .and_then(|id| id.parse().ok())
                .map_or(Self::Form, Self::Order),
            None => Self::Form,
        }
    }

    /// What to put after the page's address, with the `#`.
    pub(crate) fn hash(&self) -> String {
        match self {
            Self::Form => "#/".to_owned(),
            Self::Orders => format!("#{ORDERS}"),
            Self::Order(id) => format!("#{ORDERS}/{id}"),
            Self::Request => format!("#{REQUEST}"),
            Self::Offline => format!("#{OFFLINE}"),
        }
    }
}

const ORDERS: &str = "/orders";
const REQUEST: &str = "/request";
const OFFLINE: &str = "/offline";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_survives_its_address() {
        let order = Route::Order(OrderId::from_random([7; 16]));
        for route in [
            Route::Form,
            Route::Orders,
            order,
            Route::Request,
            Route::Offline,
        ] {
            assert_eq!(Route::parse(&route.hash()), route);
        }
    }

    #[test]
    fn an_address_that_leads_nowhere_is_the_form() {
        for hash in [
            "",
            "#",
            "#/nowhere",
            "#/orders/ord_short",
            "#/ordersx",
            "#/request/x",
        ] {
            assert_eq!(Route::parse(hash), Route::Form, "{hash}");
        }
    }
}
