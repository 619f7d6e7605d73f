//! All that the simulated service is, shared by its servers.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, AtomicUsize, Ordering},
    },
    time::Duration,
};

use getrandom::SysRng;
use keyside_aliyun::error_code::THROTTLING_USER;
use rand_core::UnwrapErr;
use tracing::{error, warn};

use crate::{
    Config,
    application::Application,
    book::Book,
    ca::{Issued, TestCa},
    challenge::Challenge,
    clock::Clock,
    dns::{DnsRecord, Hosted, RecordError, Zone},
    fault::Faults,
    gate::Nonces,
    limit::Limits,
    lock::Lock,
    operation::Operation,
    pairing,
    refusal::Refusal,
    seen::Seen,
    settings::Settings,
    wake::Wake,
    web::Files,
};

/// All that the simulated service is.
pub(crate) struct Cloud {
    pub(crate) config: Config,
    pub(crate) clock: Clock,
    pub(crate) ca: TestCa,
    pub(crate) book: Mutex<Book>,
    pub(crate) zone: Arc<Mutex<Zone>>,
    pub(crate) hosted: Mutex<Hosted>,
    pub(crate) files: Arc<Mutex<Files>>,
    pub(crate) settings: Mutex<Settings>,
    pub(crate) nonces: Mutex<Nonces>,
    pub(crate) faults: Mutex<Faults>,
    limits: Mutex<Limits>,
    pub(crate) seen: Mutex<Seen>,
    pub(crate) wake: Wake,
    calls: AtomicUsize,
    admitted: AtomicU32,
}

impl Cloud {
    pub(crate) fn new(
        config: Config,
        clock: Clock,
        ca: TestCa,
        zone: Arc<Mutex<Zone>>,
        files: Arc<Mutex<Files>>,
    ) -> Self {
        Self {
            settings: Mutex::new(Settings::of(&config)),
            hosted: Mutex::new(Hosted::new(&config.dns_zones)),
            book: Mutex::new(Book::new(&config, clock.now())),
            nonces: Mutex::default(),
            faults: Mutex::default(),
            limits: Mutex::default(),
            seen: Mutex::default(),
            wake: Wake::new(),
            calls: AtomicUsize::new(0),
            admitted: AtomicU32::new(0),
            config,
            clock,
            ca,
            zone,
            files,
        }
    }

    /// The system's random numbers.
    pub(crate) const fn rng() -> UnwrapErr<SysRng> {
        UnwrapErr(SysRng)
    }

    /// The number of this call, from 0.
    pub(crate) fn count_call(&self) -> usize {
        self.calls.fetch_add(1, Ordering::Relaxed)
    }

    /// Counts a call that was let in.
    ///
    /// # Errors
    /// `Throttling.User` for one of so many, `FlowControlError` above the documented limits.
    pub(crate) fn throttle(&self, operation: Operation) -> Result<(), Refusal> {
        let settings = *self.settings.locked();
        let every = settings.throttle_every;
        let admitted = self.admitted.fetch_add(1, Ordering::Relaxed) + 1;
        if every > 0 && admitted.is_multiple_of(every) {
            return Err(THROTTLING_USER.into());
        }
        if settings.rate_limits {
            self.limits.locked().count(operation, self.clock.now())?;
        }
        Ok(())
    }

    /// Moves the clock forward; everything that is due is then done.
    pub(crate) fn advance(&self, by: Duration) {
        self.clock.advance(by);
        self.wake.look_anew();
    }

    /// Makes every change that time alone brings.
    pub(crate) fn tick(&self) {
        let pairing = self.settings.locked().pairing;
        let now = self.clock.now();
        self.book
            .locked()
            .tick(now, |application| self.issue(application, pairing));
    }

    fn issue(&self, application: &Application, pairing: bool) -> Option<Issued> {
        let names = if pairing {
            pairing::names(application)
        } else {
            pairing::only(application)
        };
        self.ca
            .issue(
                application.key.public.clone(),
                application.names.first()?,
                names,
                application.validity_days,
                self.clock.now(),
                &mut Self::rng(),
            )
            .inspect_err(|error| error!(%error, "no certificate was made"))
            .ok()
    }

    /// Publishes a record. In a zone of the account it is one of those that the account sees.
    ///
    /// # Errors
    /// [`RecordError`], for each reason.
    pub(crate) fn publish(&self, record: &DnsRecord) -> Result<(), RecordError> {
        self.zone.locked().publish(record)?;
        self.hosted.locked().note(record, self.clock.now());
        Ok(())
    }

    /// Takes a record away; false when it was not there.
    ///
    /// # Errors
    /// [`RecordError`] when it is no record.
    pub(crate) fn withdraw(&self, record: &DnsRecord) -> Result<bool, RecordError> {
        let withdrawn = self.zone.locked().withdraw(record)?;
        self.hosted.locked().forget(record);
        Ok(withdrawn)
    }

    /// Publishes what the order asks for, as the service does where it hosts the domain's DNS.
    pub(crate) fn host(&self, challenge: &Challenge) {
        match challenge {
            Challenge::Dns(record) => {
                if let Err(error) = self.publish(record) {
                    warn!(%error, "the record of an order could not be published");
                }
            }
            Challenge::File { host, content } => {
                let url = format!("http://{host}{}", Challenge::PATH);
                if let Err(error) = self.files.locked().put(&url, content.as_bytes()) {
                    warn!(%error, "the file of an order could not be put");
                }
            }
        }
    }

    /// As after a start, but for the keys of the CA, the numbers of orders, and the nonces.
    pub(crate) fn reset(&self) {
        *self.settings.locked() = Settings::of(&self.config);
        self.clock.reset();
        self.book.locked().reset(&self.config, self.clock.now());
        *self.zone.locked() = Zone::default();
        self.hosted.locked().clear();
        *self.files.locked() = Files::default();
        self.faults.locked().clear();
        self.seen.locked().clear();
        self.wake.look_anew();
    }
}
