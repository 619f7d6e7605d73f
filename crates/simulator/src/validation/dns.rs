//! Looking for a record.

use std::{
    io,
    net::{IpAddr, SocketAddr},
    time::Duration,
};

use hickory_proto::rr::{Name, RData, RecordType};
use hickory_resolver::{
    TokioResolver,
    config::{ConnectionConfig, NameServerConfig, ResolveHosts, ResolverConfig},
    net::runtime::TokioRuntimeProvider,
};
use tracing::debug;

use crate::{DnsRecord, DnsRecordType};

/// A resolver that remembers nothing.
#[derive(Clone)]
pub(super) struct Records {
    resolver: TokioResolver,
}

impl Records {
    pub(super) fn new(server: SocketAddr) -> io::Result<Self> {
        let connections =
            [ConnectionConfig::udp(), ConnectionConfig::tcp()].map(|mut connection| {
                connection.port = server.port();
                connection
            });
        let server = NameServerConfig::new(server.ip(), true, connections.into());
        let config = ResolverConfig::from_name_servers(vec![server]);
        let mut builder =
            TokioResolver::builder_with_config(config, TokioRuntimeProvider::default());
        let options = builder.options_mut();
        options.cache_size = 0;
        options.use_hosts_file = ResolveHosts::Never;
        options.timeout = Duration::from_secs(2);
        options.try_tcp_on_error = true;
        Ok(Self {
            resolver: builder.build().map_err(io::Error::other)?,
        })
    }

    /// Whether the record is there. Aliases are followed to a text.
    pub(super) async fn has(&self, record: &DnsRecord) -> bool {
        let record_type = match record.record_type {
            DnsRecordType::A => RecordType::A,
            DnsRecordType::Cname => RecordType::CNAME,
            DnsRecordType::Txt => RecordType::TXT,
        };
        let Ok(mut name) = Name::from_ascii(&record.name) else {
            return false;
        };
        name.set_fqdn(true);
        match self.resolver.lookup(name, record_type).await {
            Ok(found) => found
                .answers()
                .iter()
                .any(|answer| says(&answer.data, &record.value)),
            Err(error) => {
                debug!(name = record.name, %error, "the record is not there");
                false
            }
        }
    }

    /// The addresses of the host.
    pub(super) async fn addresses(&self, host: &str) -> io::Result<Vec<IpAddr>> {
        let found = self
            .resolver
            .lookup_ip(format!("{host}."))
            .await
            .map_err(io::Error::other)?;
        Ok(found.iter().collect())
    }
}

/// Whether the record says exactly that.
fn says(data: &RData, value: &str) -> bool {
    match data {
        RData::TXT(txt) => txt.txt_data.concat() == value.as_bytes(),
        RData::CNAME(target) => {
            Name::from_ascii(value).is_ok_and(|value| target.0.eq_ignore_root(&value))
        }
        RData::A(address) => address.0.to_string() == value,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::{
        net::Ipv4Addr,
        sync::{Arc, Mutex},
    };

    use tokio::task::JoinSet;

    use super::*;
    use crate::{
        dns::{Zone, serve},
        lock::Lock,
    };

    const NAME: &str = "_dnsauth.www.example.com";

    async fn looks_for(wanted: &DnsRecord, published: &[DnsRecord]) -> bool {
        let zone = Arc::new(Mutex::new(Zone::default()));
        for record in published {
            zone.locked().publish(record).expect("a record");
        }
        let mut tasks = JoinSet::new();
        let address = serve((Ipv4Addr::LOCALHOST, 0).into(), zone, &mut tasks)
            .await
            .expect("a free port");
        Records::new(address).expect("a resolver").has(wanted).await
    }

    #[tokio::test]
    async fn finds_the_text_among_others() {
        let wanted = DnsRecord::txt(NAME, "token");

        assert!(looks_for(&wanted, &[DnsRecord::txt(NAME, "old"), wanted.clone()]).await);
    }

    #[tokio::test]
    async fn another_text_and_another_name_do_not_count() {
        let wanted = DnsRecord::txt(NAME, "token");

        for other in [
            DnsRecord::txt(NAME, "Token"),
            DnsRecord::txt(NAME, "token "),
            DnsRecord::txt("www.example.com", "token"),
        ] {
            assert!(!looks_for(&wanted, &[other]).await);
        }
    }

    #[tokio::test]
    async fn follows_an_alias_to_the_text() {
        let alias = DnsRecord::cname(NAME, "proof.example.net");
        let wanted = DnsRecord::txt(NAME, "token");

        assert!(
            looks_for(
                &wanted,
                &[alias.clone(), DnsRecord::txt("proof.example.net", "token")]
            )
            .await
        );
        assert!(!looks_for(&wanted, &[alias]).await);
    }

    #[tokio::test]
    async fn an_alias_that_is_asked_for_must_point_there() {
        let wanted = DnsRecord::cname(NAME, "abc.dcv.keyside.test");

        assert!(looks_for(&wanted, &[DnsRecord::cname(NAME, "ABC.dcv.keyside.test.")]).await);
        assert!(!looks_for(&wanted, &[DnsRecord::cname(NAME, "abd.dcv.keyside.test")]).await);
    }

    #[tokio::test]
    async fn a_text_too_large_for_a_datagram_is_found_by_tcp() {
        let wanted = DnsRecord::txt(NAME, "token");
        let large = DnsRecord::txt(NAME, "x".repeat(4000));

        assert!(looks_for(&wanted, &[large, wanted.clone()]).await);
    }
}
