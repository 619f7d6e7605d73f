//! What may be ordered and how much of it is left.

mod subscribed;

use std::{sync::Arc, time::Duration};

use futures_util::future::{join, join_all};
use keyside_aliyun::cas::{
    DescribePackageState,
    product::{self, Grade, Names},
};
use keyside_api::{ErrorCode, Product, ProductList, ProductSource, Quota};
use time::OffsetDateTime;
use tokio::sync::Mutex;
use tracing::warn;

use self::subscribed::subscribed;
use crate::{cas::Cas, clock::Clock, instances, journal::Journal};

/// The products of the installation.
#[derive(Debug)]
pub(crate) struct Products {
    cas: Arc<Cas>,
    clock: Clock,
    offered: Vec<&'static product::Product>,
    /// The last answer and when it was got. Locked while the cloud is asked, so that many who ask
    /// at once cause one round of calls.
    cached: Mutex<Option<(OffsetDateTime, ProductList)>>,
}

impl Products {
    /// How long an answer is good for.
    const FRESH: Duration = Duration::from_secs(10);

    /// The products with these codes.
    ///
    /// # Errors
    /// [`NotOffered`]: a code is not one that can be ordered.
    pub(crate) fn new(codes: &[String], cas: Arc<Cas>, clock: Clock) -> Result<Self, NotOffered> {
        let offered = codes
            .iter()
            .map(|code| find(code))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            cas,
            clock,
            offered,
            cached: Mutex::new(None),
        })
    }

    /// The codes of what may be ordered.
    pub(crate) fn codes(&self) -> impl Iterator<Item = &'static str> {
        self.offered.iter().map(|product| product.code)
    }

    /// Every product with its quota; without one where the cloud could not be asked. Instances that orders in the
    /// `journal` have are not left.
    pub(crate) async fn list(&self, journal: &Journal) -> ProductList {
        let mut cached = self.cached.lock().await;
        let now = self.clock.now();
        if let Some((got, list)) = &*cached
            && now - *got < Self::FRESH
        {
            return list.clone();
        }
        let packages = join_all(self.offered.iter().map(|product| self.describe(product)));
        let (mut products, instances) = join(packages, self.describe_instances(journal)).await;
        products.extend(instances);
        let list = ProductList { products };
        *cached = Some((now, list.clone()));
        list
    }

    /// Has the cloud asked again the next time: an order took a unit or gave one back.
    pub(crate) async fn forget(&self) {
        *self.cached.lock().await = None;
    }

    /// What instances there are; none where the cloud could not be asked.
    async fn describe_instances(&self, journal: &Journal) -> Vec<Product> {
        let instances = match instances::list_all(&self.cas).await {
            Ok(instances) => instances,
            Err(error) => {
                let code = error.code().name();
                warn!(code, %error, "the account's instances are not known");
                return Vec::new();
            }
        };
        match journal.taken_instances().await {
            Ok(taken) => subscribed(instances, &taken),
            Err(error) => {
                warn!(%error, "which instances are taken is not known");
                Vec::new()
            }
        }
    }

    async fn describe(&self, product: &product::Product) -> Product {
        let request = DescribePackageState {
            product_code: Some(product.code.to_owned()),
        };
        let quota = match self.cas.call(&request).await {
            Ok(answer) => {
                let total = answer.total_count.and_then(|total| total.try_into().ok());
                Some(Quota {
                    total: total.unwrap_or(0),
                    left: answer.left(),
                })
            }
            Err(error) if error.code() == ErrorCode::PackageNotFound => {
                Some(Quota { total: 0, left: 0 })
            }
            Err(error) => {
                let code = error.code().name();
                warn!(product = product.code, code, %error, "the quota of {} is not known", product.code);
                None
            }
        };
        Product {
            code: product.code.to_owned(),
            source: ProductSource::Package,
            brand: product.brand.to_owned(),
            wildcard: product.names == Names::Wildcard,
            free: product.free,
            validity_days: product.validity_days,
            quota,
        }
    }
}

fn find(code: &str) -> Result<&'static product::Product, NotOffered> {
    product::Product::find(code)
        .filter(|product| product.grade == Grade::Domain)
        .ok_or_else(|| NotOffered {
            code: code.to_owned(),
        })
}

/// A product that cannot be ordered with an own request, or that there is not.
#[derive(Debug, thiserror::Error)]
#[error("cloud.products: {code:?} is no product that can be ordered with a certificate request")]
pub struct NotOffered {
    /// The code that was configured.
    pub code: String,
}

#[cfg(test)]
mod tests {
    use keyside_simulator::{Config, Simulator};

    use super::*;
    use crate::{
        clock::manual,
        config::{CloudConfig, DatabaseConfig},
        metrics::Metrics,
    };

    fn products(cloud: &Simulator, clock: Clock) -> Products {
        let config = CloudConfig {
            endpoint: cloud.cas_url().parse().expect("loopback"),
            ..Default::default()
        };
        let metrics = Arc::new(Metrics::new());
        let cas = Cas::new(&config, cloud.credentials(), Clock::system(), metrics);
        let cas = Arc::new(cas.expect("a client"));
        Products::new(&["digicert-free-1-free".to_owned()], cas, clock).expect("a product")
    }

    #[tokio::test]
    async fn an_answer_is_good_for_ten_seconds_or_until_it_is_forgotten() {
        let cloud = Simulator::start(Config::gentle())
            .await
            .expect("loopback has free ports");
        let (clock, hands) = manual::clock();
        let products = products(&cloud, clock);
        let journal = Journal::open(&DatabaseConfig::memory())
            .await
            .expect("a database in memory");

        products.list(&journal).await;
        hands.advance(Duration::from_secs(9));
        products.list(&journal).await;
        assert_eq!(cloud.requests().len(), 2);

        hands.advance(Duration::from_secs(1));
        products.list(&journal).await;
        assert_eq!(cloud.requests().len(), 4);

        products.forget().await;
        products.list(&journal).await;
        assert_eq!(cloud.requests().len(), 6);
    }

    #[test]
    fn only_products_that_take_a_request_can_be_offered() {
        for code in ["nonsense", "symantec-ov-1-personal"] {
            assert!(find(code).is_err(), "{code}");
        }
    }
}
