//! Whatever people do and whatever breaks: proxy, cloud and a model of both never disagree.

use std::collections::BTreeMap;

use keyside_aliyun::cas::{
    Action, CancelCertificateForPackageRequest, CancelOrderRequest, CreateCertificateWithCsrRequest,
};
use keyside_api::{ErrorCode, OrderId, OrderState, StateName};
use keyside_core::KeyAlgorithm;
use keyside_simulator::Config;
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
    Place(Fault),
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
type Model = BTreeMap<usize, (OrderId, StateName)>;

#[test]
fn proxy_cloud_and_model_never_disagree() {
    let config = proptest::test_runner::Config {
        cases: 24,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20_261_124),
        ..proptest::test_runner::Config::default()
    };
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let steps = proptest::collection::vec(step(), 1..12);
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
        4 => fault().prop_map(Step::Place),
        3 => index().prop_map(Step::Prove),
        2 => (index(), fault()).prop_map(|(order, fault)| Step::Cancel(order, fault)),
        2 => (index(), fault()).prop_map(|(order, fault)| Step::Revoke(order, fault)),
        1 => Just(Step::Restart),
        1 => Just(Step::Crash),
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
    let mut app = TestApp::start(Config::gentle()).await;
    let mut model = Model::new();
    for (number, step) in steps.iter().enumerate() {
        take(&mut app, &mut model, number, step).await?;
        compare(&app, &model)
            .await
            .map_err(|what| format!("after step {number}, {step:?}: {what}"))?;
    }
    Ok(())
}

async fn take(
    app: &mut TestApp,
    model: &mut Model,
    number: usize,
    step: &Step,
) -> Result<(), String> {
    match step {
        Step::Place(fault) => {
            let placed = place(app, number, *fault).await;
            model.insert(number, placed);
        }
        Step::Prove(index) => {
            let Some((id, state)) = pick(model, index) else {
                return Ok(());
            };
            if *state == StateName::AwaitingValidation {
                let order = app.order(id).await.expect("an order");
                app.prove(&order).await;
                *state = StateName::Issued;
            }
        }
        Step::Cancel(index, fault) => {
            let Some((id, state)) = pick(model, index) else {
                return Ok(());
            };
            if *state == StateName::AwaitingValidation {
                prepare(app, CancelOrderRequest::NAME, *fault).await;
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
            let Some((id, state)) = pick(model, index) else {
                return Ok(());
            };
            if *state == StateName::Issued {
                prepare(app, CancelCertificateForPackageRequest::NAME, *fault).await;
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
async fn place(app: &TestApp, number: usize, fault: Fault) -> (OrderId, StateName) {
    prepare(app, CreateCertificateWithCsrRequest::NAME, fault).await;
    let name = format!("www{number}.example.com");
    let applicant = Applicant::new(&name, KeyAlgorithm::EcdsaP256);
    let order = app.place(&applicant.order).await.expect("an order");
    if fault == Fault::Question {
        let mut events = app.events(&order.id).await;
        events.until(OrderState::is_final).await;
        (order.id, StateName::Refused)
    } else {
        app.until_awaiting(&order.id).await;
        (order.id, StateName::AwaitingValidation)
    }
}

fn pick<'a>(model: &'a mut Model, index: &Index) -> Option<&'a mut (OrderId, StateName)> {
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

/// Each order stands as the model says, a unit is used for each that holds one, and nothing was asked for twice.
async fn compare(app: &TestApp, model: &Model) -> Result<(), String> {
    let mut holding = 0;
    for (id, state) in model.values() {
        let order = app.order(id).await.map_err(|error| error.message)?;
        let found = StateName::from(&order.state);
        if found != *state {
            return Err(format!("{id} is {found:?}, not {state:?}"));
        }
        holding += u64::from(matches!(
            state,
            StateName::AwaitingValidation | StateName::Issued
        ));
    }
    let products = app.products().await.map_err(|error| error.message)?;
    let free = products
        .products
        .iter()
        .find(|product| product.code == "digicert-free-1-free")
        .and_then(|product| product.quota.as_ref())
        .ok_or("the quota is not known")?;
    let used = free.total - free.left;
    if used != holding {
        return Err(format!("{used} units are used, not {holding}"));
    }
    let asked = app.calls(CreateCertificateWithCsrRequest::NAME);
    if asked != model.len() {
        return Err(format!(
            "{asked} orders were asked for, not {}",
            model.len()
        ));
    }
    Ok(())
}

fn expect(holds: bool, what: &str) -> Result<(), String> {
    holds.then_some(()).ok_or_else(|| format!("not so: {what}"))
}
