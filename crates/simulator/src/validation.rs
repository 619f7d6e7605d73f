//! How the certificate authority looks whether a domain is proven: for real.

mod dns;
mod file;

use std::{io, net::SocketAddr};

use crate::{Config, FileSource, challenge::Challenge};

/// Looks for records and files.
#[derive(Clone)]
pub(crate) struct Validator {
    records: dns::Records,
    files: file::Files,
}

impl Validator {
    /// Looks at the configured servers, the embedded ones where none is configured.
    ///
    /// # Errors
    /// The HTTP client cannot be set up.
    pub(crate) fn new(
        config: &Config,
        embedded_dns: SocketAddr,
        embedded_web: SocketAddr,
    ) -> io::Result<Self> {
        let records = dns::Records::new(config.dns_server.unwrap_or(embedded_dns))?;
        let source = match config.file_source {
            FileSource::Embedded => file::Source::Embedded(embedded_web),
            FileSource::Domain => file::Source::HOST,
        };
        let files = file::Files::new(records.clone(), source)?;
        Ok(Self { records, files })
    }

    /// Whether what the challenge asks for is there.
    pub(crate) async fn look(&self, challenge: &Challenge) -> bool {
        match challenge {
            Challenge::Dns(record) => self.records.has(record).await,
            Challenge::File { host, content } => self.files.has(host, content).await,
        }
    }
}
