//! Near misses, each as it looks to those who ask.

mod files;
mod name_server;

use keyside_api::{DnsProvider, DnsRecordType};

use self::name_server::{NameServer, TTL};
use super::*;
use crate::config::CheckConfig;

const NAME: &str = "_dnsauth.www.example.com";
const VALUE: &str = "202611240000001k2m3n";

/// A zone with two servers of its own, one who finds them, and one who answers for the public.
struct Stage {
    finder: NameServer,
    own: [NameServer; 2],
    public: NameServer,
    checker: Checker,
}

impl Stage {
    async fn set() -> Self {
        let finder = NameServer::start([127, 0, 0, 1], 0).await;
        let first = NameServer::start([127, 0, 0, 2], 0).await;
        let port = first.address.port();
        let own = [first, NameServer::start([127, 0, 0, 3], port).await];
        let public = NameServer::start([127, 0, 0, 4], 0).await;
        finder.ns("example.com", "ns1.example.com");
        finder.ns("example.com", "ns2.example.com");
        finder.a("ns1.example.com", [127, 0, 0, 2]);
        finder.a("ns2.example.com", [127, 0, 0, 3]);
        let checker = Checker::new(&CheckConfig {
            resolvers: vec![finder.address],
            public_resolvers: vec![public.address],
            private_addresses: true,
            web_server: None,
            server_port: Some(port),
        });
        Self {
            finder,
            own,
            public,
            checker: checker.expect("a checker"),
        }
    }

    /// Publishes it at both of the zone's own servers.
    fn publish(&self, publish: impl Fn(&NameServer)) {
        self.own.iter().for_each(publish);
    }

    async fn look_for(&self, kind: DnsRecordType, value: &str) -> CheckReport {
        let name = NAME;
        let wanted = Wanted { name, kind, value };
        self.checker.look_for_record(wanted).await
    }

    async fn look(&self) -> CheckReport {
        self.look_for(DnsRecordType::Txt, VALUE).await
    }

    async fn caa(&self, product_code: &str) -> Option<Hint> {
        let domain = "www.example.com".parse().expect("a domain");
        caa::hint(&self.checker.dns, &domain, product_code).await
    }
}

#[tokio::test]
async fn a_record_is_found_where_it_was_asked_for() {
    let stage = Stage::set().await;
    stage.publish(|server| server.txt(NAME, VALUE));
    stage.public.txt(NAME, VALUE);

    let report = stage.look().await;

    assert_eq!(report.observation, Observation::Found);
    assert_eq!(report.hints, []);
    let zone = Zone {
        name: "example.com".to_owned(),
        relative_name: "_dnsauth.www".to_owned(),
        provider: DnsProvider::Other,
        servers: vec!["ns1.example.com".to_owned(), "ns2.example.com".to_owned()],
    };
    assert_eq!(report.zone, Some(zone));
    let asked = report
        .answers
        .iter()
        .map(|answer| (&*answer.server, answer.role));
    assert_eq!(
        asked.collect::<Vec<_>>(),
        [
            ("ns1.example.com (127.0.0.2)", ServerRole::Authoritative),
            ("ns2.example.com (127.0.0.3)", ServerRole::Authoritative),
            ("127.0.0.4", ServerRole::Resolver),
        ]
    );
}

#[tokio::test]
async fn a_record_that_spreads_is_there_and_takes_its_time() {
    let stage = Stage::set().await;
    stage.publish(|server| server.txt(NAME, VALUE));

    let report = stage.look().await;

    assert_eq!(report.observation, Observation::Found);
    // That there is nothing may be kept half as long as what there is.
    assert_eq!(report.hints, [Hint::OldAnswer { seconds: TTL / 2 }]);
}

#[tokio::test]
async fn servers_that_do_not_agree_are_told() {
    let stage = Stage::set().await;
    stage.own[0].txt(NAME, VALUE);

    let report = stage.look().await;

    assert_eq!(report.observation, Observation::Missing);
    assert_eq!(report.hints, [Hint::ServersDiffer]);
}

#[tokio::test]
async fn a_value_that_is_nearly_right_is_told_from_a_wrong_one() {
    let found = "something else".to_owned();
    for (value, hint) in [
        (format!("\"{VALUE}\""), Hint::Quoted),
        (format!("{VALUE} "), Hint::Padded),
        (found.clone(), Hint::OtherValue { found }),
    ] {
        let stage = Stage::set().await;
        stage.publish(|server| server.txt(NAME, &value));

        let report = stage.look().await;

        assert_eq!(report.observation, Observation::Different);
        assert_eq!(report.hints, [hint]);
    }
}

#[tokio::test]
async fn a_value_at_another_name_is_found_there() {
    for (name, doubled) in [
        ("_dnsauth.www.example.com.example.com", true),
        ("www.example.com", false),
        ("example.com", false),
        ("_dnsauth.example.com", false),
        ("dnsauth.www.example.com", false),
    ] {
        let stage = Stage::set().await;
        stage.publish(|server| server.txt(name, VALUE));
        let name = name.to_owned();
        let hint = if doubled {
            Hint::DoubledZone { name }
        } else {
            Hint::OtherName { name }
        };

        let report = stage.look().await;

        assert_eq!(report.observation, Observation::Missing);
        assert_eq!(report.hints, [hint]);
    }
}

#[tokio::test]
async fn an_alias_in_the_way_of_a_text_is_told() {
    let stage = Stage::set().await;
    stage.publish(|server| server.cname(NAME, "shop.example.net"));

    let target = "shop.example.net".to_owned();
    assert_eq!(stage.look().await.hints, [Hint::Alias { target }]);
}

#[tokio::test]
async fn a_text_where_an_alias_is_wanted_is_told() {
    let stage = Stage::set().await;
    stage.publish(|server| server.txt(NAME, "ca.example.net"));

    let report = stage.look_for(DnsRecordType::Cname, "ca.example.net").await;

    let found = DnsRecordType::Txt;
    assert_eq!(report.hints, [Hint::OtherType { found }]);
}

#[tokio::test]
async fn an_alias_is_found_with_and_without_the_dot_at_its_end() {
    let stage = Stage::set().await;
    stage.publish(|server| server.cname(NAME, "CA.example.net"));
    stage.public.cname(NAME, "ca.example.net");

    let report = stage
        .look_for(DnsRecordType::Cname, "ca.example.net.")
        .await;

    assert_eq!(report.observation, Observation::Found);
}

#[tokio::test]
async fn signatures_that_do_not_verify_are_told_first() {
    let stage = Stage::set().await;
    stage.publish(|server| server.txt(NAME, VALUE));
    stage.public.txt(NAME, VALUE);
    stage.public.distrust();

    let report = stage.look().await;

    assert_eq!(report.observation, Observation::Found);
    assert_eq!(report.hints, [Hint::BrokenDnssec]);
}

#[tokio::test]
async fn records_that_name_another_authority_forbid_this_one() {
    let stage = Stage::set().await;
    stage.finder.caa("example.com", "letsencrypt.org");
    let (name, allowed) = ("example.com".to_owned(), vec!["letsencrypt.org".to_owned()]);

    let told = stage.caa("digicert-free-1-free").await;

    assert_eq!(told, Some(Hint::CaaForbids { name, allowed }));
}

#[tokio::test]
async fn the_closest_records_about_authorities_count() {
    let stage = Stage::set().await;
    stage.finder.caa("example.com", "letsencrypt.org");
    stage.finder.caa("www.example.com", "digicert.com");

    assert_eq!(stage.caa("geotrust-dv-1-starter").await, None);
}

#[tokio::test]
async fn a_domain_that_nobody_has_is_told() {
    let registry = NameServer::start_for("test", [127, 0, 0, 1], 0).await;
    let checker = Checker::new(&CheckConfig {
        resolvers: vec![registry.address],
        public_resolvers: Vec::new(),
        ..CheckConfig::default()
    });
    let (kind, value) = (DnsRecordType::Txt, VALUE);
    let name = "_dnsauth.www.nobody.test";

    let report = checker
        .expect("a checker")
        .look_for_record(Wanted { name, kind, value })
        .await;

    assert_eq!(report.zone, None);
    assert_eq!(report.hints, [Hint::NoZone]);
}

fn sum_of(observations: &[Observation]) -> Observation {
    let answers = observations
        .iter()
        .map(|seen| answer(ServerRole::Resolver, *seen));
    sum(&answers.collect::<Vec<_>>())
}

fn answer(role: ServerRole, observation: Observation) -> ServerAnswer {
    ServerAnswer {
        server: String::new(),
        role,
        observation,
        detail: String::new(),
    }
}

#[test]
fn those_who_only_heard_of_it_do_not_count_beside_those_who_know() {
    use Observation::{Different, Found, Missing, Unknown};
    use ServerRole::{Authoritative, Resolver};

    let own = answer(Authoritative, Found);
    let behind = answer(Resolver, Missing);
    let silent = answer(Authoritative, Unknown);

    assert_eq!(sum(&[own.clone(), behind.clone()]), Found);
    assert_eq!(sum(&[silent, behind]), Missing);
    assert_eq!(sum(&[own, answer(Authoritative, Different)]), Different);
}

#[test]
fn it_is_there_when_everyone_who_answers_has_it() {
    use Observation::{Different, Found, Missing, Unknown};

    assert_eq!(sum_of(&[Found, Unknown, Found]), Found);
    assert_eq!(sum_of(&[Found, Missing]), Missing);
    assert_eq!(sum_of(&[Found, Missing, Different]), Different);
    assert_eq!(sum_of(&[Unknown]), Unknown);
    assert_eq!(sum_of(&[]), Unknown);
}
