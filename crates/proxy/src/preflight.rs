//! `keyside check`: whether an installation would work, in plain sentences.

use std::{env, fmt, path::Path, sync::Arc};

use keyside_aliyun::{Credentials, cas::DescribePackageState};
use keyside_api::ErrorCode;

use crate::{
    Config,
    cas::{Cas, CloudError},
    clock::Clock,
    config::{CloudConfig, DnsConfig},
    journal::Journal,
    metrics::Metrics,
    problem::Problem,
    products::Products,
    publisher::Publisher,
};

/// One thing that was tested.
#[derive(Debug, PartialEq)]
pub(crate) enum Finding {
    Good(String),
    /// It works, but not as it should.
    Warning(String),
    Problem(String),
}

impl Finding {
    /// Whether the installation cannot work with it.
    pub(crate) fn is_problem(&self) -> bool {
        matches!(self, Self::Problem(_))
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Good(text) => write!(f, "ok: {text}"),
            Self::Warning(text) => write!(f, "warning: {text}"),
            Self::Problem(text) => write!(f, "problem: {text}"),
        }
    }
}

/// Tests everything that can be tested without ordering anything.
pub(crate) async fn run(config: Config) -> Vec<Finding> {
    let mut findings = vec![Finding::Good("The configuration can be read.".to_owned())];
    findings.extend(config.page.dir.as_deref().map(page));
    findings.push(match Journal::open(&config.database).await {
        Ok(journal) => match journal.ping().await {
            Ok(()) => Finding::Good("The database can be written.".to_owned()),
            Err(error) => Finding::Problem(format!("The database cannot be written: {error}.")),
        },
        Err(error) => Finding::Problem(format!("The database cannot be used: {error}.")),
    });
    if config.credentials.file_is_exposed() {
        let text = "The credentials file can be read by others than its owner: chmod 600 it.";
        findings.push(Finding::Warning(text.to_owned()));
    }
    let mut key_id = None;
    match config.credentials.resolve(|name| env::var(name).ok()) {
        Ok(credentials) => {
            key_id = Some(credentials.access_key_id.clone());
            findings.push(Finding::Good("There is an AccessKey.".to_owned()));
            findings.push(cloud(&config.cloud, credentials).await);
        }
        Err(error) => findings.push(Finding::Problem(format!("There is no AccessKey: {error}."))),
    }
    if config.dns.is_on() {
        findings.extend(dns(config.dns, &config.cloud, key_id.as_deref()).await);
    }
    findings
}

/// Reads the zones that records may be published in, which changes nothing.
async fn dns(mut config: DnsConfig, cloud: &CloudConfig, key_id: Option<&str>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if config.file_is_exposed() {
        let text =
            "The credentials file for DNS can be read by others than its owner: chmod 600 it.";
        findings.push(Finding::Warning(text.to_owned()));
    }
    let credentials = match config.resolve_credentials() {
        Ok(credentials) => credentials,
        Err(error) => {
            let text = format!("There is no AccessKey for DNS: {error}.");
            findings.push(Finding::Problem(text));
            return findings;
        }
    };
    if key_id == Some(&*credentials.access_key_id) {
        let text = "DNS records are published with the AccessKey for certificates: make one for DNS alone.";
        findings.push(Finding::Warning(text.to_owned()));
    }
    let metrics = Arc::new(Metrics::new());
    let service = match Cas::at(
        config.endpoint,
        cloud,
        credentials,
        Clock::system(),
        metrics,
    ) {
        Ok(service) => service,
        Err(error) => {
            findings.push(Finding::Problem(format!("TLS cannot be used: {error}.")));
            return findings;
        }
    };
    findings.push(match Publisher::new(service, config.zones).test().await {
        Ok(()) => Finding::Good("Every zone for DNS records can be read.".to_owned()),
        Err((zone, error)) => {
            let cause = error.to_string();
            let sentence = Problem::from(error).body(String::new()).message;
            Finding::Problem(format!(
                "The zone {zone} cannot be read: {sentence} ({cause})"
            ))
        }
    });
    findings
}

fn page(dir: &Path) -> Finding {
    if dir.join("index.html").is_file() {
        Finding::Good("The page is there.".to_owned())
    } else {
        Finding::Problem(format!(
            "There is no index.html in {}: build the page first.",
            dir.display()
        ))
    }
}

/// Asks for the quota of the first product, which changes nothing.
async fn cloud(config: &CloudConfig, credentials: Credentials) -> Finding {
    let metrics = Arc::new(Metrics::new());
    let clock = Clock::system();
    let cas = match Cas::new(config, credentials, clock.clone(), metrics) {
        Ok(cas) => Arc::new(cas),
        Err(error) => return Finding::Problem(format!("TLS cannot be used: {error}.")),
    };
    if let Err(error) = Products::new(&config.products, Arc::clone(&cas), clock) {
        return Finding::Problem(format!("{error}."));
    }
    let request = DescribePackageState {
        product_code: config.products.first().cloned(),
    };
    match cas.call(&request).await {
        Ok(_) => Finding::Good("Alibaba Cloud answers and accepts the AccessKey.".to_owned()),
        Err(error) => refusal(error),
    }
}

fn refusal(error: CloudError) -> Finding {
    if error.code() == ErrorCode::PackageNotFound {
        let text =
            "Alibaba Cloud accepts the AccessKey, but no unit of the first product was bought.";
        return Finding::Warning(text.to_owned());
    }
    let cause = error.to_string();
    let sentence = Problem::from(error).body(String::new()).message;
    Finding::Problem(format!("{sentence} ({cause})"))
}

#[cfg(test)]
mod tests {
    use keyside_aliyun::ApiError;

    use super::*;

    #[test]
    fn a_product_that_was_never_bought_is_no_fault_of_the_installation() {
        let error = ApiError {
            code: "NotFoundPackage".to_owned(),
            ..ApiError::default()
        };

        assert!(
            !refusal(CloudError::Refused {
                error,
                retry_after: None
            })
            .is_problem()
        );
    }

    #[test]
    fn a_wrong_secret_is_a_problem_told_in_a_sentence() {
        let error = ApiError {
            code: "SignatureDoesNotMatch".to_owned(),
            ..ApiError::default()
        };

        let finding = refusal(CloudError::Refused {
            error,
            retry_after: None,
        });

        assert!(
            finding.is_problem() && finding.to_string().contains("AccessKey"),
            "{finding}"
        );
    }

    #[tokio::test]
    async fn what_is_missing_is_told() {
        let mut config = Config {
            database: crate::config::DatabaseConfig::memory(),
            ..Config::default()
        };
        config.page.dir = Some("/nowhere".into());
        config.credentials.file = Some("/nowhere".into());

        let findings = run(config).await;

        assert_eq!(
            findings
                .iter()
                .filter(|finding| finding.is_problem())
                .count(),
            2,
            "{findings:?}"
        );
    }
}
