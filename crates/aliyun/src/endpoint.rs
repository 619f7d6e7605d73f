//! Where the service is, by region.
//!
//! <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-endpoint>

use std::borrow::Cow;

/// One of the two separate worlds of the cloud: an AccessKey of one is none in the other.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Site {
    /// aliyun.com
    China,
    /// alibabacloud.com
    International,
}

impl Site {
    /// The service's host.
    #[must_use]
    pub const fn host(self) -> &'static str {
        match self {
            Self::China => "cas.aliyuncs.com",
            Self::International => "cas.ap-southeast-1.aliyuncs.com",
        }
    }

    /// The service's host from inside the cloud's own network.
    #[must_use]
    pub const fn vpc_host(self) -> &'static str {
        match self {
            Self::China => "cas-vpc.cn-hangzhou.aliyuncs.com",
            Self::International => "cas-vpc.ap-southeast-1.aliyuncs.com",
        }
    }

    /// The region that certificates are kept in, which other products name them with, as in
    /// `13781326-cn-hangzhou`.
    #[must_use]
    pub const fn region(self) -> &'static str {
        match self {
            Self::China => "cn-hangzhou",
            Self::International => "ap-southeast-1",
        }
    }

    /// The site that has the host; nothing for another host.
    #[must_use]
    pub fn of_host(host: &str) -> Option<Self> {
        [Self::China, Self::International]
            .into_iter()
            .find(|site| [site.host(), site.vpc_host()].contains(&host))
    }
}

/// Regions outside mainland China that the official clients send to the China site.
const CHINA_TOO: [&str; 7] = [
    "ap-northeast-2-pop",
    "ap-southeast-3",
    "ap-southeast-5",
    "eu-west-1",
    "rus-west-1-pop",
    "us-east-1",
    "us-west-1",
];

/// The service's host for a region, as the official clients choose it. Of the hosts with a region
/// in their name, only that of `ap-southeast-1` is documented for this version of the interface.
#[must_use]
pub fn host(region: &str) -> Cow<'static, str> {
    if region.starts_with("cn-") || CHINA_TOO.contains(&region) {
        Site::China.host().into()
    } else {
        format!("cas.{region}.aliyuncs.com").into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_lead_to_the_hosts_that_the_official_clients_choose() {
        for (region, expected) in [
            ("cn-hangzhou", "cas.aliyuncs.com"),
            ("cn-shanghai-finance-1", "cas.aliyuncs.com"),
            ("cn-hongkong", "cas.aliyuncs.com"),
            ("us-west-1", "cas.aliyuncs.com"),
            ("ap-southeast-1", "cas.ap-southeast-1.aliyuncs.com"),
            ("eu-central-1", "cas.eu-central-1.aliyuncs.com"),
        ] {
            assert_eq!(host(region), expected, "{region}");
        }
    }

    #[test]
    fn a_host_tells_its_site() {
        for site in [Site::China, Site::International] {
            assert_eq!(Site::of_host(site.host()), Some(site));
            assert_eq!(Site::of_host(site.vpc_host()), Some(site));
            assert!(site.host() == host(site.region()));
        }
        assert_eq!(Site::of_host("cas.cn-hangzhou.aliyuncs.com"), None);
    }
}
