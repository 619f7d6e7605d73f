//! Where a DNS record goes, and how it gets there.

use keyside_api::DnsProvider;

use crate::text::ZoneText;

pub(super) const ZONE: ZoneText = ZoneText {
    lines: "As a line to paste",
    zone_file: "For a zone file",
    command: "For the command line",
    ttl: "If you are asked for a TTL, choose the smallest one, such as 600: a mistake is then forgotten sooner.",
    hosted,
    advice,
};

const fn hosted(provider: DnsProvider) -> &'static str {
    match provider {
        DnsProvider::AlibabaCloud => ", at Alibaba Cloud DNS",
        DnsProvider::Azure => ", at Azure DNS",
        DnsProvider::Cloudflare => ", at Cloudflare",
        DnsProvider::Dnspod => ", at DNSPod",
        DnsProvider::GoDaddy => ", at GoDaddy",
        DnsProvider::GoogleCloud => ", at Google Cloud DNS",
        DnsProvider::HuaweiCloud => ", at Huawei Cloud DNS",
        DnsProvider::Namecheap => ", at Namecheap",
        DnsProvider::Route53 => ", at Amazon Route 53",
        DnsProvider::Other => "",
    }
}

const fn advice(provider: DnsProvider) -> Option<&'static str> {
    match provider {
        DnsProvider::AlibabaCloud => Some(
            "In the Alibaba Cloud DNS console, the name goes into “Hostname”. If the zone belongs to the account \
             that this order was placed with, the cloud adds the record by itself.",
        ),
        DnsProvider::Cloudflare => Some(
            "Leave the record as “DNS only”. Cloudflare adds the domain to the name by itself.",
        ),
        DnsProvider::Dnspod => {
            Some("In DNSPod, the name goes into “Host”, and the line stays “Default”.")
        }
        DnsProvider::GoDaddy => Some("GoDaddy adds the domain to the name by itself."),
        DnsProvider::Route53 => Some(
            "Route 53 wants the value of a TXT record in quotation marks. It adds the domain to the name by itself.",
        ),
        DnsProvider::Namecheap => Some(
            "Under “Advanced DNS”, the name goes into “Host”; Namecheap adds the domain by itself.",
        ),
        DnsProvider::GoogleCloud => Some(
            "Google Cloud DNS adds the domain to the name, and quotation marks to the value, by itself.",
        ),
        DnsProvider::Azure | DnsProvider::HuaweiCloud | DnsProvider::Other => None,
    }
}
