//! The client of the cloud's services: certificates, and DNS where the proxy publishes records.

mod counterpart;
mod failure;
mod permitted;
mod standing;
mod translate;

use std::{sync::Arc, time::Duration};

use keyside_aliyun::{ApiError, Credentials, Request, cas::Action, sign};
use reqwest::{Method, StatusCode, redirect, retry};

pub(crate) use self::{
    counterpart::Counterpart,
    failure::CloudError,
    permitted::Permitted,
    standing::Standing,
    translate::{UnexpectedAnswer, issued, order_state},
};
use crate::{
    clock::Clock,
    config::{CloudConfig, Endpoint},
    metrics::Metrics,
    random,
};

/// Signs calls and sends them, each as often as it is told to: nothing below repeats a request.
#[derive(Debug)]
pub(crate) struct Cas {
    http: reqwest::Client,
    endpoint: Endpoint,
    credentials: Credentials,
    clock: Clock,
    metrics: Arc<Metrics>,
}

/// An answer in bytes, with its status.
struct Answer {
    status: StatusCode,
    body: Vec<u8>,
    retry_after: Option<Duration>,
}

impl Cas {
    /// A client that has not called yet.
    ///
    /// # Errors
    /// [`reqwest::Error`]: the machine has no usable TLS.
    pub(crate) fn new(
        config: &CloudConfig,
        credentials: Credentials,
        clock: Clock,
        metrics: Arc<Metrics>,
    ) -> Result<Self, reqwest::Error> {
        let endpoint = config.endpoint.clone();
        Self::at(endpoint, config, credentials, clock, metrics)
    }

    /// The same for another of the cloud's services, which is at this endpoint.
    ///
    /// # Errors
    /// [`reqwest::Error`]: the machine has no usable TLS.
    pub(crate) fn at(
        endpoint: Endpoint,
        config: &CloudConfig,
        credentials: Credentials,
        clock: Clock,
        metrics: Arc<Metrics>,
    ) -> Result<Self, reqwest::Error> {
        let http = reqwest::Client::builder()
            .user_agent(concat!("keyside/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(config.connect_timeout())
            .timeout(config.timeout())
            .redirect(redirect::Policy::none())
            .retry(retry::never())
            .http1_only()
            .no_proxy()
            .build()?;
        Ok(Self {
            http,
            endpoint,
            credentials,
            clock,
            metrics,
        })
    }

    /// Calls once, whatever comes of it: for what must not happen twice.
    pub(crate) async fn call_once<A: Permitted>(
        &self,
        action: &A,
    ) -> Result<A::Response, CloudError> {
        let result = self.send(action).await.and_then(read::<A>);
        self.metrics
            .cloud_called(A::NAME, result.as_ref().err().map(CloudError::code));
        result
    }

    /// Calls, and once more when the connection or the cloud's throttle was in the way: for what
    /// does no harm twice.
    pub(crate) async fn call<A: Permitted>(&self, action: &A) -> Result<A::Response, CloudError> {
        match self.call_once(action).await {
            Err(CloudError::Unreachable | CloudError::NoAnswer) => self.call_once(action).await,
            Err(error) => match error.retry_after().filter(|pause| *pause <= PAUSE_MAX) {
                Some(pause) => {
                    tokio::time::sleep(pause).await;
                    self.call_once(action).await
                }
                None => Err(error),
            },
            done => done,
        }
    }

    /// Calls, and once more when the cloud's throttle was in the way, which says that nothing was done: for what must
    /// not happen twice.
    pub(crate) async fn call_unthrottled<A: Permitted>(
        &self,
        action: &A,
    ) -> Result<A::Response, CloudError> {
        let result = self.call_once(action).await;
        let pause = result.as_ref().err().and_then(CloudError::retry_after);
        match pause.filter(|pause| *pause <= PAUSE_MAX) {
            Some(pause) => {
                tokio::time::sleep(pause).await;
                self.call_once(action).await
            }
            None => result,
        }
    }

    /// Every entry of a list, page after page, of which there are so many at most: `ask` makes the question for one
    /// page of `size` entries, `take` has the entries out of its answer, with how many there are in all.
    pub(crate) async fn list_all<A: Permitted, T>(
        &self,
        size: i64,
        pages_max: i64,
        ask: impl Fn(i64) -> A,
        take: impl Fn(A::Response) -> (Option<Vec<T>>, Option<i64>),
    ) -> Result<Vec<T>, CloudError> {
        let mut all = Vec::new();
        for page in 1..=pages_max {
            let (entries, total) = take(self.call(&ask(page)).await?);
            let entries = entries.unwrap_or_default();
            let done = entries.is_empty() || page * size >= total.unwrap_or(0);
            all.extend(entries);
            if done {
                return Ok(all);
            }
        }
        Err(CloudError::Unexpected)
    }

    async fn send<A: Permitted>(&self, action: &A) -> Result<Answer, CloudError> {
        let request = Request::new(self.endpoint.host(), action);
        let nonce = format!("{:032x}", u128::from_be_bytes(random::bytes()));
        let signed = sign::v3::sign(&request, &self.credentials, self.clock.now(), &nonce);
        let method = Method::from_bytes(signed.method.as_str().as_bytes())
            .expect("GET and POST are methods");
        let mut call = self
            .http
            .request(method, self.endpoint.url(&signed.path_and_query));
        for (name, value) in &signed.headers {
            call = call.header(name, value);
        }
        let response = call
            .body(signed.body)
            .send()
            .await
            .map_err(CloudError::of_sending)?;
        receive(response).await
    }
}

/// The longest that a caller is kept waiting for the cloud's throttle to open.
const PAUSE_MAX: Duration = Duration::from_secs(2);

/// The most bytes that an answer may have.
const ANSWER_MAX: usize = 1024 * 1024;

async fn receive(mut response: reqwest::Response) -> Result<Answer, CloudError> {
    let status = response.status();
    let retry_after = response
        .headers()
        .get("x-acs-retry-after")
        .and_then(|value| value.to_str().ok()?.parse().ok())
        .map(Duration::from_millis);
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|_| CloudError::NoAnswer)? {
        if body.len() + chunk.len() > ANSWER_MAX {
            return Err(CloudError::Unexpected);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Answer {
        status,
        body,
        retry_after,
    })
}

/// Reads the answer and wipes it: of a certificate whose key the cloud made, that key is in it.
fn read<A: Action>(answer: Answer) -> Result<A::Response, CloudError> {
    A::take_answer(answer.status.as_u16(), answer.body).map_err(|error| match error {
        keyside_aliyun::Error::Api(ApiError { code, .. }) if code.is_empty() => {
            CloudError::Unexpected
        }
        keyside_aliyun::Error::Api(error) => CloudError::refused(error, answer.retry_after),
        keyside_aliyun::Error::Malformed { .. } => CloudError::Unexpected,
    })
}
