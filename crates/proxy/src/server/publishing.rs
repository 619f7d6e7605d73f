//! What publishes records, made ready as the configuration says.

use std::sync::Arc;

use tracing::warn;

use super::StartError;
use crate::{
    cas::Cas,
    clock::Clock,
    config::{CloudConfig, DnsConfig},
    metrics::Metrics,
    orders::Publishing,
    publisher::Publisher,
};

/// What publishes records, where it may.
pub(super) fn prepare(
    mut config: DnsConfig,
    cloud: &CloudConfig,
    clock: &Clock,
    metrics: &Arc<Metrics>,
) -> Result<Option<Publishing>, StartError> {
    if !config.is_on() {
        return Ok(None);
    }
    if config.file_is_exposed() {
        warn!("the credentials file for DNS can be read by others than its owner: chmod 600 it");
    }
    let credentials = config.resolve_credentials()?;
    let (clock, metrics) = (clock.clone(), Arc::clone(metrics));
    let service =
        Cas::at(config.endpoint, cloud, credentials, clock, metrics).map_err(StartError::Http)?;
    let publisher = Publisher::new(service, config.zones);
    Ok(Some(Publishing::new(publisher)))
}
