//! Who runs a zone's servers, by the names that providers give to theirs.

use keyside_api::DnsProvider;

/// Whose servers these are: everyone's whose name ends so.
const ENDS: [(&str, DnsProvider); 18] = [
    (".alidns.com", DnsProvider::AlibabaCloud),
    (".hichina.com", DnsProvider::AlibabaCloud),
    (".azure-dns.com", DnsProvider::Azure),
    (".azure-dns.info", DnsProvider::Azure),
    (".azure-dns.net", DnsProvider::Azure),
    (".azure-dns.org", DnsProvider::Azure),
    (".cloudflare.com", DnsProvider::Cloudflare),
    (".dnspod.net", DnsProvider::Dnspod),
    (".dnsv2.com", DnsProvider::Dnspod),
    (".dnsv3.com", DnsProvider::Dnspod),
    (".dnsv5.com", DnsProvider::Dnspod),
    (".domaincontrol.com", DnsProvider::GoDaddy),
    (".googledomains.com", DnsProvider::GoogleCloud),
    (".hwclouds-dns.com", DnsProvider::HuaweiCloud),
    (".hwclouds-dns.net", DnsProvider::HuaweiCloud),
    (".huaweicloud-dns.com", DnsProvider::HuaweiCloud),
    (".huaweicloud-dns.cn", DnsProvider::HuaweiCloud),
    (".registrar-servers.com", DnsProvider::Namecheap),
];

/// Whose servers these are.
pub(super) fn provider_of<'a>(servers: impl IntoIterator<Item = &'a str>) -> DnsProvider {
    servers
        .into_iter()
        .find_map(provider)
        .unwrap_or(DnsProvider::Other)
}

fn provider(server: &str) -> Option<DnsProvider> {
    let server = server.to_ascii_lowercase();
    // ns-2048.awsdns-64.com, .net, .org, .co.uk
    if server.split('.').any(|label| label.starts_with("awsdns-")) {
        return Some(DnsProvider::Route53);
    }
    ENDS.iter()
        .find(|(end, _)| server.ends_with(end))
        .map(|(_, provider)| *provider)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_provider_is_known_by_the_names_of_its_servers() {
        for (server, provider) in [
            ("vip1.alidns.com", DnsProvider::AlibabaCloud),
            ("DNS9.HICHINA.COM", DnsProvider::AlibabaCloud),
            ("f1g1ns1.dnspod.net", DnsProvider::Dnspod),
            ("ada.ns.cloudflare.com", DnsProvider::Cloudflare),
            ("ns-2048.awsdns-64.co.uk", DnsProvider::Route53),
            ("ns01.domaincontrol.com", DnsProvider::GoDaddy),
            ("ns1.example.com", DnsProvider::Other),
            ("alidns.com.example.net", DnsProvider::Other),
        ] {
            assert_eq!(provider_of([server]), provider, "{server}");
        }
    }

    #[test]
    fn one_known_server_is_enough() {
        let servers = ["ns1.example.com", "ns2.dnspod.net"];

        assert_eq!(provider_of(servers), DnsProvider::Dnspod);
    }
}
