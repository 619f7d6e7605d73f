//! Whatever people do and whatever breaks: proxy, cloud and a model of both never disagree.

use std::{collections::BTreeMap, time::Duration};

use keyside_aliyun::cas::{
    Action, ApplyCertificate, CancelCertificateForPackageRequest, CancelOrderRequest,
    CancelPendingCertificate, CreateCertificateWithCsrRequest, RevokeCertificate, UpdateInstance,
};
use keyside_api::{ErrorCode, OrderId, OrderState, StateName};
use keyside_core::KeyAlgorithm;
use keyside_simulator::{Config, NewInstance};
use proptest::{
    prelude::{Just, Strategy},
    prop_oneof,
    sample::Index,
    test_runner::{RngSeed, TestCaseError, TestRunner},
};
use serde_json::json;
use support::{Applicant, TestApp};

/// What happens.
#[derive(Clone, Debug)]
enum Step {
    /// Someone orders.
    Place(Source, Fault),
    /// Someone publishes what an order asks for, and time passes.
    Prove(Index),
    /// Someone gives an order up.
    Cancel(Index, Fault),
    /// Someone has a certificate revoked.
    Revoke(Index, Fault),
    /// The proxy stops and starts again.
    Restart,
    /// The machine stops, and starts again with what is on its disk.
    Crash,
}

/// What is ordered, and with which call something may go wrong.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Source {
    /// A unit of a package, created by one call.
    Package,
    /// An instance, when it is told.
    Told,
    /// An instance, when it is to apply.
    Applied,
}

impl Source {
    const fn product(self) -> &'static str {
        match self {
            Self::Package => "digicert-free-1-free",
            Self::Told | Self::Applied => "ss.dv.t",
        }
    }

    const fn place(self) -> &'static str {
        match self {
            Self::Package => CreateCertificateWithCsrRequest::NAME,
            Self::Told => UpdateInstance::NAME,
            Self::Applied => ApplyCertificate::NAME,
        }
    }

    const fn cancel(self) -> &'static str {
        match self {
            Self::Package => CancelOrderRequest::NAME,
            Self::Told | Self::Applied => CancelPendingCertificate::NAME,
        }
    }

    const fn revoke(self) -> &'static str {
        match self {
            Self::Package => CancelCertificateForPackageRequest::NAME,
            Self::Told | Self::Applied => RevokeCertificate::NAME,
        }
    }

    /// Whether an order in that state has a unit or an instance: one whose certificate was revoked is not given back.
    const fn is_held(self, state: StateName) -> bool {
        match state {
            StateName::AwaitingValidation | StateName::Issued => true,
            StateName::Revoked => !matches!(self, Self::Package),
            _ => false,
        }
    }
}

/// What becomes of the call to the cloud.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Fault {
    Nothing,
    /// It does not arrive.
    Question,
    /// Its answer does not.
    Answer,
}

/// What the model knows: how each order stands.
type Model = BTreeMap<usize, Known>;

/// What the model knows of an order.
struct Known {
    id: OrderId,
    source: Source,
    state: StateName,
}

/// More steps than are taken.
const STEPS_MAX: usize = 12;

#[test]
fn proxy_cloud_and_model_never_disagree() {
    let config = proptest::test_runner::Config {
        cases: 24,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20_261_124),
        ..proptest::test_runner::Config::default()
    };
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let steps = proptest::collection::vec(step(), 1..STEPS_MAX);
    let outcome = TestRunner::new(config).run(&steps, |steps| {
        runtime.block_on(go(&steps)).map_err(TestCaseError::fail)
    });
    if let Err(disagreement) = outcome {
        panic!("{disagreement}");
    }
}

fn step() -> impl Strategy<Value = Step> {
    let index = proptest::arbitrary::any::<Index>;
    prop_oneof![
        4 => (source(), fault()).prop_map(|(source, fault)| Step::Place(source, fault)),
        3 => index().prop_map(Step::Prove),
        2 => (index(), fault()).prop_map(|(order, fault)| Step::Cancel(order, fault)),
        2 => (index(), fault()).prop_map(|(order, fault)| Step::Revoke(order, fault)),
        1 => Just(Step::Restart),
        1 => Just(Step::Crash),
    ]
}

fn source() -> impl Strategy<Value = Source> {
    prop_oneof![
        2 => Just(Source::Package),
        1 => Just(Source::Told),
        2 => Just(Source::Applied),
    ]
}

fn fault() -> impl Strategy<Value = Fault> {
    prop_oneof![
        3 => Just(Fault::Nothing),
        1 => Just(Fault::Question),
        1 => Just(Fault::Answer),
    ]
}

async fn go(steps: &[Step]) -> Result<(), String> {
    let mut app = TestApp::start(cloud()).await;
    let mut model = Model::new();
    for (number, step) in steps.iter().enumerate() {
        take(&mut app, &mut model, number, step).await?;
        compare(&app, &model)
            .await
            .map_err(|what| format!("after step {number}, {step:?}: {what}"))?;
    }
    Ok(())
}

/// A cloud with an instance for every step, that takes applications back at once.
fn cloud() -> Config {
    let mut cloud = Config {
        lock_delay: Duration::ZERO,
        withdrawal_delay: Duration::ZERO,
        ..Config::gentle()
    };
    let free = cloud.instances.first().expect("one").clone();
    cloud.instances = (0..STEPS_MAX)
        .map(|number| NewInstance {
            instance_id: format!("cas_dv-cn-{number}"),
            ..free.clone()
        })
        .collect();
    cloud
}

async fn take(
    app: &mut TestApp,
    model: &mut Model,
    number: usize,
    step: &Step,
) -> Result<(), String> {
    match step {
        Step::Place(source, fault) => {
            let placed = place(app, number, *source, *fault).await;
            model.insert(number, placed);
        }
        Step::Prove(index) => {
            let Some(Known { id, state, .. }) = pick(model, index) else {
                return Ok(());
            };
            if *state == StateName::AwaitingValidation {
                let order = app.order(id).await.expect("an order");
                app.prove(&order).await;
                *state = StateName::Issued;
            }
        }
        Step::Cancel(index, fault) => {
            let Some(Known { id, source, state }) = pick(model, index) else {
                return Ok(());
            };
            if *state == StateName::AwaitingValidation {
                prepare(app, source.cancel(), *fault).await;
            }
            let answer = app.cancel(id).await;
            let may = matches!(state, StateName::AwaitingValidation | StateName::Cancelled);
            expect(
                answer.is_ok() == may,
                "an order is given up when that is possible",
            )?;
            if may {
                let mut events = app.events(id).await;
                events.until(OrderState::is_final).await;
                *state = StateName::Cancelled;
            }
        }
        Step::Revoke(index, fault) => {
            let Some(Known { id, source, state }) = pick(model, index) else {
                return Ok(());
            };
            if *state == StateName::Issued {
                prepare(app, source.revoke(), *fault).await;
            }
            let answer = app.revoke(id, &domain(id, app).await).await;
            match (*state, *fault) {
                (StateName::Revoked, _) => expect(answer.is_ok(), "it stays revoked")?,
                (StateName::Issued, Fault::Question) => {
                    let lost = answer.is_err_and(|error| error.code == ErrorCode::CloudTimeout);
                    expect(lost, "what did not arrive is told")?;
                }
                (StateName::Issued, Fault::Nothing | Fault::Answer) => {
                    expect(answer.is_ok(), "a certificate is revoked")?;
                    *state = StateName::Revoked;
                }
                _ => expect(answer.is_err(), "what is not issued is not revoked")?,
            }
        }
        Step::Restart => {
            app.stop_proxy().await;
            app.start_proxy().await;
        }
        Step::Crash => {
            let journal = app.copy_journal();
            app.restart_on(journal).await;
        }
    }
    Ok(())
}

/// Orders under a name of its own, and answers how the order stands when nothing moves any more.
async fn place(app: &TestApp, number: usize, source: Source, fault: Fault) -> Known {
    prepare(app, source.place(), fault).await;
    let name = format!("www{number}.example.com");
    let applicant = Applicant::new(&name, KeyAlgorithm::EcdsaP256).of_product(source.product());
    let id = app.place(&applicant.order).await.expect("an order").id;
    // An instance that was told, and whose answer was lost, did not apply.
    let is_lost = matches!(
        (source, fault),
        (_, Fault::Question) | (Source::Told, Fault::Answer)
    );
    let state = if is_lost {
        let mut events = app.events(&id).await;
        events.until(OrderState::is_final).await;
        StateName::Refused
    } else {
        app.until_awaiting(&id).await;
        StateName::AwaitingValidation
    };
    Known { id, source, state }
}

fn pick<'a>(model: &'a mut Model, index: &Index) -> Option<&'a mut Known> {
    let count = model.len();
    (count > 0).then(|| model.values_mut().nth(index.index(count)))?
}

async fn prepare(app: &TestApp, action: &str, fault: Fault) {
    let cut = match fault {
        Fault::Nothing => return,
        Fault::Question => "before",
        Fault::Answer => "after",
    };
    app.fault(json!({ "action": action, "cut": cut, "count": 1 }))
        .await;
}

async fn domain(id: &OrderId, app: &TestApp) -> String {
    let order = app.order(id).await.expect("an order");
    order.domain.to_unicode()
}

/// Each order stands as the model says, a unit or an instance is used for each that holds one, and nothing was asked
/// for twice.
async fn compare(app: &TestApp, model: &Model) -> Result<(), String> {
    for Known { id, state, .. } in model.values() {
        let order = app.order(id).await.map_err(|error| error.message)?;
        let found = StateName::from(&order.state);
        if found != *state {
            return Err(format!("{id} is {found:?}, not {state:?}"));
        }
    }
    for (source, call) in [
        (Source::Package, CreateCertificateWithCsrRequest::NAME),
        (Source::Applied, UpdateInstance::NAME),
    ] {
        let ordered = || {
            let all = model.values();
            all.filter(move |known| known.source.product() == source.product())
        };
        let holding = ordered()
            .filter(|known| known.source.is_held(known.state))
            .count();
        let used = used(app, source.product()).await?;
        if used != holding as u64 {
            return Err(format!(
                "{used} of {} are used, not {holding}",
                source.product()
            ));
        }
        let (asked, count) = (app.calls(call), ordered().count());
        if asked != count {
            return Err(format!("{call} was sent {asked} times, not {count}"));
        }
    }
    Ok(())
}

/// How many units or instances of the product are used.
async fn used(app: &TestApp, code: &str) -> Result<u64, String> {
    let products = app.products().await.map_err(|error| error.message)?;
    let quota = products
        .products
        .iter()
        .find(|product| product.code == code)
        .and_then(|product| product.quota)
        .ok_or("the quota is not known")?;
    Ok(quota.total - quota.left)
}

fn expect(holds: bool, what: &str) -> Result<(), String> {
    holds.then_some(()).ok_or_else(|| format!("not so: {what}"))
}
