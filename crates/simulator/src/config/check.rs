//! What a configuration must not say.

use std::{io, net::SocketAddr, time::Duration};

use keyside_aliyun::cas::product::Product;

use super::Config;
use crate::settings::ThrottlesAll;

/// Why a simulator does not start.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub(crate) enum ConfigError {
    #[error(
        "{what} cannot listen on {address}: the simulator is for tests and listens on loopback \
         addresses only, such as 127.0.0.1"
    )]
    NotLoopback {
        what: &'static str,
        address: SocketAddr,
    },
    #[error("a delay of {} s is longer than {} s", .0.as_secs(), DELAY_MAX.as_secs())]
    DelayTooLong(Duration),
    #[error("the first order cannot have the number {0}: it is from 1 to {FIRST_ORDER_ID_MAX}")]
    OrderId(i64),
    #[error("`{0}` is no product code")]
    UnknownProduct(String),
    #[error(transparent)]
    ThrottlesAll(#[from] ThrottlesAll),
}

/// A year: longer than anything an order waits for.
const DELAY_MAX: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// Leaves numbers for all orders to come.
const FIRST_ORDER_ID_MAX: i64 = i64::MAX / 2;

impl From<ConfigError> for io::Error {
    fn from(error: ConfigError) -> Self {
        Self::new(io::ErrorKind::InvalidInput, error)
    }
}

impl Config {
    /// # Errors
    /// [`ConfigError`], for each reason.
    pub(crate) fn check(&self) -> Result<(), ConfigError> {
        for (what, address) in [
            ("the service", self.cas_listen),
            ("the control API", self.control_listen),
            ("the DNS server", self.dns_listen),
            ("the web server", self.web_listen),
        ] {
            if !address.ip().is_loopback() {
                return Err(ConfigError::NotLoopback { what, address });
            }
        }
        let delays = [
            self.preparing_delay,
            self.look_interval,
            self.token_lifetime,
            self.review_delay,
            self.hosted_delay,
            self.lock_delay,
            self.withdrawal_delay,
            self.refund_delay,
        ];
        if let Some(delay) = delays.into_iter().find(|delay| *delay > DELAY_MAX) {
            return Err(ConfigError::DelayTooLong(delay));
        }
        if !(1..=FIRST_ORDER_ID_MAX).contains(&self.first_order_id) {
            return Err(ConfigError::OrderId(self.first_order_id));
        }
        if let Some(code) = self
            .quotas
            .keys()
            .find(|code| Product::find(code).is_none())
        {
            return Err(ConfigError::UnknownProduct(code.clone()));
        }
        ThrottlesAll::check(self.hostility.throttle_every)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Hostility;

    #[test]
    fn every_ready_made_configuration_is_right() {
        for config in [Config::gentle(), Config::hostile(), Config::demo()] {
            assert_eq!(config.check(), Ok(()));
            assert_eq!(config.unhurried().check(), Ok(()));
        }
    }

    #[test]
    fn refuses_every_address_that_others_can_reach() {
        for address in ["0.0.0.0:80", "[::]:80", "192.168.1.1:80", "8.8.8.8:53"] {
            let cas_listen = address.parse().expect("an address");

            let refused = Config {
                cas_listen,
                ..Config::gentle()
            }
            .check();

            let what = "the service";
            assert_eq!(
                refused,
                Err(ConfigError::NotLoopback {
                    what,
                    address: cas_listen
                })
            );
        }
        for address in ["127.0.0.1:0", "127.1.2.3:80", "[::1]:80"] {
            let cas_listen = address.parse().expect("an address");
            assert_eq!(
                Config {
                    cas_listen,
                    ..Config::gentle()
                }
                .check(),
                Ok(())
            );
        }
    }

    #[test]
    fn refuses_what_makes_no_sense() {
        let gentle = Config::gentle;
        let hostility = Hostility {
            throttle_every: 1,
            ..Default::default()
        };

        for (config, refused) in [
            (
                Config {
                    review_delay: Duration::MAX,
                    ..gentle()
                },
                ConfigError::DelayTooLong(Duration::MAX),
            ),
            (
                Config {
                    first_order_id: 0,
                    ..gentle()
                },
                ConfigError::OrderId(0),
            ),
            (
                Config {
                    quotas: [("x".to_owned(), 1)].into(),
                    ..gentle()
                },
                ConfigError::UnknownProduct("x".to_owned()),
            ),
            (
                Config {
                    hostility,
                    ..gentle()
                },
                ConfigError::ThrottlesAll(ThrottlesAll),
            ),
        ] {
            assert_eq!(config.check(), Err(refused));
        }
    }
}
