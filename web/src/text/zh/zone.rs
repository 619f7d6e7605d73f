//! DNS 记录放在哪里，怎样放。

use keyside_api::DnsProvider;

use crate::text::ZoneText;

pub(super) const ZONE: ZoneText = ZoneText {
    lines: "可直接粘贴的一行",
    zone_file: "用于区域文件",
    command: "用于命令行",
    ttl: "如需填写 TTL，请选最小的，例如 600：万一填错，很快就会失效。",
    hosted,
    advice,
};

const fn hosted(provider: DnsProvider) -> &'static str {
    match provider {
        DnsProvider::AlibabaCloud => "，托管于阿里云解析 DNS",
        DnsProvider::Azure => "，托管于 Azure DNS",
        DnsProvider::Cloudflare => "，托管于 Cloudflare",
        DnsProvider::Dnspod => "，托管于 DNSPod",
        DnsProvider::GoDaddy => "，托管于 GoDaddy",
        DnsProvider::GoogleCloud => "，托管于 Google Cloud DNS",
        DnsProvider::HuaweiCloud => "，托管于华为云解析",
        DnsProvider::Namecheap => "，托管于 Namecheap",
        DnsProvider::Route53 => "，托管于 Amazon Route 53",
        DnsProvider::Other => "",
    }
}

const fn advice(provider: DnsProvider) -> Option<&'static str> {
    match provider {
        DnsProvider::AlibabaCloud => Some(
            "在阿里云解析控制台中，名称填入“主机记录”。如果区域属于下单所用的账号，阿里云会自行添加记录。",
        ),
        DnsProvider::Cloudflare => Some("请保持“仅 DNS”。Cloudflare 会自行在名称后加上域名。"),
        DnsProvider::Dnspod => Some("在 DNSPod 中，名称填入“主机记录”，线路保持“默认”。"),
        DnsProvider::GoDaddy => Some("GoDaddy 会自行在名称后加上域名。"),
        DnsProvider::Route53 => {
            Some("Route 53 要求 TXT 记录的值带引号，并会自行在名称后加上域名。")
        }
        DnsProvider::Namecheap => {
            Some("在“Advanced DNS”中，名称填入“Host”；Namecheap 会自行加上域名。")
        }
        DnsProvider::GoogleCloud => {
            Some("Google Cloud DNS 会自行在名称后加上域名，并为值加上引号。")
        }
        DnsProvider::Azure | DnsProvider::HuaweiCloud | DnsProvider::Other => None,
    }
}
