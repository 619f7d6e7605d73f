//! The certificate authority at work: it looks for proofs and moves orders on.

use std::{future, sync::Arc, time::Duration};

use tokio::{task::JoinSet, time::sleep};

use crate::{cloud::Cloud, lock::Lock, validation::Validator};

/// The shortest rest between two passes.
const REST_MIN: Duration = Duration::from_millis(10);

/// Works for ever: when something is due on the simulator's clock, and when it is woken.
pub(crate) async fn work(cloud: Arc<Cloud>, validator: Validator) {
    let mut ear = cloud.wake.listen();
    loop {
        let (number, all) = ear.question();
        pass(&cloud, &validator, all).await;
        ear.answer(number);
        tokio::select! {
            () = ear.rung() => {}
            () = rest(&cloud) => {}
        }
    }
}

async fn pass(cloud: &Cloud, validator: &Validator, all: bool) {
    cloud.tick();
    let now = cloud.clock.now();
    if cloud.settings.locked().hosted_dns {
        let hosted = cloud.book.locked().take_hosted(now);
        for challenge in hosted {
            cloud.host(&challenge);
        }
    }
    let wanted = cloud.book.locked().to_look_for(now, all);
    let mut looks = JoinSet::new();
    for (holder, challenges) in wanted {
        let validator = validator.clone();
        looks.spawn(async move {
            for challenge in &challenges {
                if !validator.look(challenge).await {
                    return (holder, false);
                }
            }
            (holder, true)
        });
    }
    while let Some(look) = looks.join_next().await {
        if let Ok((holder, found)) = look {
            cloud.book.locked().saw(&holder, found, now);
        }
    }
    cloud.tick();
}

/// Rests until the next change is due.
async fn rest(cloud: &Cloud) {
    let hosting = cloud.settings.locked().hosted_dns;
    let due = cloud.book.locked().next_change(hosting);
    match due {
        Some(due) => {
            let left = Duration::try_from(due - cloud.clock.now()).unwrap_or_default();
            sleep(left.max(REST_MIN)).await;
        }
        None => future::pending().await,
    }
}
