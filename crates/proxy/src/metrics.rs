//! What is counted, for Prometheus to collect.

use std::{fmt, time::Duration};

use keyside_api::ErrorCode;
use metrics::{Key, Label, Level, Metadata, Recorder};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusRecorder};

/// The counters of one proxy.
pub(crate) struct Metrics(PrometheusRecorder);

impl Metrics {
    /// All counters at zero.
    pub(crate) fn new() -> Self {
        let recorder = PrometheusBuilder::new()
            .set_buckets(&[0.001, 0.005, 0.02, 0.1, 0.5, 2.0, 10.0])
            .expect("a list with something in it")
            .build_recorder();
        Self(recorder)
    }

    /// A request was answered.
    pub(crate) fn request_answered(&self, route: &str, status: u16, took: Duration) {
        let route = || Label::new("route", route.to_owned());
        let labels = vec![route(), Label::new("status", status.to_string())];
        self.count("keyside_http_requests_total", labels);
        let key = Key::from_parts("keyside_http_request_seconds", vec![route()]);
        self.0
            .register_histogram(&key, &METADATA)
            .record(took.as_secs_f64());
    }

    /// The cloud was called; without a code it did what it was asked.
    pub(crate) fn cloud_called(&self, action: &'static str, failure: Option<ErrorCode>) {
        let outcome = failure.map_or("ok", ErrorCode::name);
        let labels = vec![Label::new("action", action), Label::new("outcome", outcome)];
        self.count("keyside_cloud_calls_total", labels);
    }

    /// A request was refused for the private key in it.
    pub(crate) fn private_key_refused(&self) {
        self.count("keyside_private_keys_refused_total", Vec::new());
    }

    /// How many orders are in each state.
    pub(crate) fn set_orders(&self, by_state: &[(String, i64)]) {
        for (state, count) in by_state {
            let labels = vec![Label::new("state", state.clone())];
            let key = Key::from_parts("keyside_orders", labels);
            self.0.register_gauge(&key, &METADATA).set(*count as f64);
        }
    }

    /// How many published records are in each state.
    pub(crate) fn set_records(&self, by_state: &[(String, i64)]) {
        for (state, count) in by_state {
            let labels = vec![Label::new("state", state.clone())];
            let key = Key::from_parts("keyside_dns_records", labels);
            self.0.register_gauge(&key, &METADATA).set(*count as f64);
        }
    }

    /// Everything, in Prometheus's text format.
    ///
    /// <https://prometheus.io/docs/instrumenting/exposition_formats/>
    pub(crate) fn render(&self) -> String {
        self.0.handle().render()
    }

    fn count(&self, name: &'static str, labels: Vec<Label>) {
        self.0
            .register_counter(&Key::from_parts(name, labels), &METADATA)
            .increment(1);
    }
}

const METADATA: Metadata<'static> = Metadata::new(module_path!(), Level::INFO, None);

impl fmt::Debug for Metrics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Metrics")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_is_rendered_with_its_labels() {
        let metrics = Metrics::new();

        metrics.request_answered("/api/orders", 201, Duration::from_millis(3));
        metrics.cloud_called("DescribePackageState", None);
        metrics.cloud_called("DescribePackageState", Some(ErrorCode::CloudThrottled));
        metrics.private_key_refused();
        metrics.set_orders(&[("issued".to_owned(), 7)]);

        let text = metrics.render();
        for line in [
            r#"keyside_http_requests_total{route="/api/orders",status="201"} 1"#,
            r#"keyside_http_request_seconds_bucket{route="/api/orders",le="0.005"} 1"#,
            r#"keyside_cloud_calls_total{action="DescribePackageState",outcome="ok"} 1"#,
            r#"keyside_cloud_calls_total{action="DescribePackageState",outcome="cloud_throttled"} 1"#,
            "keyside_private_keys_refused_total 1",
            r#"keyside_orders{state="issued"} 7"#,
        ] {
            assert!(text.contains(line), "{line} is not in {text}");
        }
    }
}
