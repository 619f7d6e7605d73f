//! The ready-made configurations.

use std::{
    net::{Ipv4Addr, SocketAddr},
    time::Duration,
};

use keyside_aliyun::{
    Credentials, Secret,
    cas::{InstanceType, Spec, SpecKind, product},
};

use super::{
    ChallengeRecord, Config, FileSource, Hostility, NewInstance, RecordName, ValidationKey,
};

impl Config {
    /// The documented sample's order id: above 2^53, so a JavaScript number would round it.
    pub const LARGE_ORDER_ID: i64 = 98_987_582_437_920_968;

    /// Short delays and nothing odd.
    #[must_use]
    pub fn gentle() -> Self {
        let any_port = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        Self {
            cas_listen: any_port,
            control_listen: any_port,
            dns_listen: any_port,
            web_listen: any_port,
            credentials: Credentials::new(
                "LTAI5tKEYSIDESIMULATOR00",
                Secret::new("simulator-secret-of-30-letters"),
                None,
            ),
            dns_credentials: None,
            dns_zones: ["example.com", "example.org", "example.net"]
                .map(str::to_owned)
                .to_vec(),
            quotas: product::ALL
                .iter()
                .map(|product| (product.code.to_owned(), 20))
                .collect(),
            instances: Self::instances(),
            first_order_id: 14_933_279,
            preparing_delay: Duration::from_secs(1),
            look_interval: Duration::from_secs(5),
            token_lifetime: Duration::from_secs(3 * 24 * 60 * 60),
            review_delay: Duration::from_secs(2),
            hosted_delay: Duration::from_secs(3),
            lock_delay: Duration::from_secs(3),
            withdrawal_delay: Duration::from_secs(3),
            refund_delay: Duration::from_secs(3),
            auto_submit: false,
            validation_key: ValidationKey::Relative,
            dns_server: None,
            file_source: FileSource::Embedded,
            hosted_dns: false,
            private_key_bait: false,
            record_name: RecordName::Full,
            record_type: ChallengeRecord::Txt,
            pairing: true,
            preflight_allows_v3: false,
            hostility: Hostility::default(),
        }
    }

    /// As difficult as the contract allows.
    #[must_use]
    pub fn hostile() -> Self {
        Self {
            first_order_id: Self::LARGE_ORDER_ID,
            private_key_bait: true,
            record_name: RecordName::Label,
            lock_delay: Duration::from_secs(6),
            withdrawal_delay: Duration::from_secs(3 * 60),
            auto_submit: true,
            validation_key: ValidationKey::Full,
            hostility: Hostility {
                throttle_every: 5,
                rate_limits: true,
                lag_polls: 2,
                late_fields: true,
                odd_json: true,
                crlf_pem: true,
            },
            ..Self::gentle()
        }
    }

    /// Slow enough to watch, and [`hosted_dns`](Self::hosted_dns), so that every order completes.
    #[must_use]
    pub fn demo() -> Self {
        Self {
            preparing_delay: Duration::from_secs(2),
            review_delay: Duration::from_secs(5),
            hosted_delay: Duration::from_secs(15),
            hosted_dns: true,
            ..Self::gentle()
        }
    }

    /// The same with delays of an hour, which no test takes: only
    /// [`Simulator::advance`](crate::Simulator::advance) moves orders.
    #[must_use]
    pub fn unhurried(self) -> Self {
        const DELAY: Duration = Duration::from_secs(60 * 60);
        Self {
            preparing_delay: DELAY,
            look_interval: DELAY,
            review_delay: DELAY,
            hosted_delay: DELAY,
            lock_delay: DELAY,
            withdrawal_delay: DELAY,
            refund_delay: DELAY,
            ..self
        }
    }

    /// Four instances: a free test, and a single name, a wildcard and several names that were paid
    /// for.
    fn instances() -> Vec<NewInstance> {
        let instance = |instance_id: &str, kind, instance_type| NewInstance {
            instance_id: instance_id.to_owned(),
            spec: Spec {
                kind,
                ..Spec::FREE_TEST
            },
            instance_type,
        };
        vec![
            instance("cas_dv-cn-test00000001", SpecKind::Test, InstanceType::Test),
            instance(
                "cas_dv-cn-single000001",
                SpecKind::Single,
                InstanceType::Buy,
            ),
            instance(
                "cas_dv-cn-wildcard0001",
                SpecKind::Wildcard,
                InstanceType::Buy,
            ),
            instance(
                "cas_dv-cn-multiple0001",
                SpecKind::Multiple,
                InstanceType::Buy,
            ),
        ]
    }
}
