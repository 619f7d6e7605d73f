//! What time it is, as an argument.

use std::{fmt, sync::Arc};

use time::OffsetDateTime;

/// Tells the time.
#[derive(Clone)]
pub(crate) struct Clock(Arc<dyn Fn() -> OffsetDateTime + Send + Sync>);

impl Clock {
    /// The machine's clock.
    pub(crate) fn system() -> Self {
        Self(Arc::new(OffsetDateTime::now_utc))
    }

    /// Now, in UTC.
    pub(crate) fn now(&self) -> OffsetDateTime {
        (self.0)()
    }

    /// Now, in milliseconds since 1970.
    pub(crate) fn now_ms(&self) -> i64 {
        let milliseconds = self.now().unix_timestamp_nanos() / 1_000_000;
        i64::try_from(milliseconds).expect("the years that a date can have fit into 64 bits")
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

#[cfg(test)]
pub(crate) mod manual {
    //! A clock that moves when it is told to.

    use std::{
        sync::{Arc, Mutex},
        time::Duration,
    };

    use time::OffsetDateTime;

    use super::Clock;

    pub(crate) struct Hands(Arc<Mutex<OffsetDateTime>>);

    impl Hands {
        pub(crate) fn advance(&self, by: Duration) {
            *self.0.lock().expect("no test panics with it") += by;
        }
    }

    pub(crate) fn clock() -> (Clock, Hands) {
        let start = OffsetDateTime::from_unix_timestamp(1_791_793_800).expect("in range");
        let now = Arc::new(Mutex::new(start));
        let hands = Hands(Arc::clone(&now));
        (
            Clock(Arc::new(move || {
                *now.lock().expect("no test panics with it")
            })),
            hands,
        )
    }
}
