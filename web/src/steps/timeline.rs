//! An order's way: what happened and when, and what comes next.

use gloo_timers::callback::Timeout;
use keyside_api::{Order, OrderHistory, OrderState, PublicationState, StateName};
use yew::prelude::*;

use crate::{
    browser,
    hooks::{use_fetched, use_text},
    proxy,
    text::{Language, TimelineText},
};

#[derive(PartialEq, Properties)]
pub(crate) struct TimelineProps {
    pub(crate) order: Order,
    /// How often the proxy was asked to do something about its record.
    #[prop_or_default]
    pub(crate) asked: u32,
}

/// How long after a look that is not the last one the next one is taken.
const AGAIN_MILLISECONDS: u32 = 3_000;

/// The way so far, and the rest of it.
#[component]
pub(crate) fn Timeline(props: &TimelineProps) -> Html {
    let text = &use_text().timeline;
    let language = use_context::<Language>().unwrap_or_default().tag();
    let looks = use_state_eq(|| 0_u32);
    let order = (props.order.id.clone(), props.order.updated_at.clone());
    let history = use_fetched((order, props.asked, *looks), |((id, _), ..)| async move {
        proxy::order_history(&id).await
    });
    let now = StateName::from(&props.order.state);
    let open = history
        .as_ref()
        .is_some_and(|history| is_open(history, &props.order.state));
    {
        let next = looks.setter();
        use_effect_with((open, *looks), move |&(open, look)| {
            let again = move || next.set(look.wrapping_add(1));
            let timer = open.then(|| Timeout::new(AGAIN_MILLISECONDS, again));
            move || drop(timer)
        });
    }
    let events = history.map_or_else(Vec::new, |history| past(text, &history, now));
    html! {
        if !events.is_empty() {
            <section class="timeline" aria-labelledby="timeline-title">
                <h2 id="timeline-title">{ text.title }</h2>
                <ol class="timeline-list">
                    { for events.iter().map(|event| happened(language, event)) }
                    { for to_come(now).iter().map(|state| future(text, *state)) }
                </ol>
            </section>
        }
    }
}

/// Whether more is to be heard of the record soon.
fn is_open(history: &OrderHistory, order: &OrderState) -> bool {
    match history.record.last().map(|event| event.state) {
        Some(PublicationState::Publishing | PublicationState::Removing) => true,
        Some(PublicationState::Published) => order.is_final(),
        Some(
            PublicationState::AlreadyThere | PublicationState::Removed | PublicationState::Failed,
        )
        | None => false,
    }
}

/// Something that happened.
#[derive(Debug, PartialEq)]
struct Happened {
    what: &'static str,
    at: String,
    is_current: bool,
}

/// What happened to the order and to its record, in the order of time.
fn past(text: &TimelineText, history: &OrderHistory, now: StateName) -> Vec<Happened> {
    let order = history.events.iter().map(|event| Happened {
        what: (text.past)(event.state),
        at: event.at.clone(),
        is_current: event.state == now,
    });
    let record = history.record.iter().map(|event| Happened {
        what: (text.record)(event.state),
        at: event.at.clone(),
        is_current: false,
    });
    let mut past: Vec<_> = order.chain(record).collect();
    // Without the Z, a second comes before its own fractions.
    past.sort_by(|one, other| {
        one.at
            .trim_end_matches('Z')
            .cmp(other.at.trim_end_matches('Z'))
    });
    past
}

fn happened(language: &str, event: &Happened) -> Html {
    let key = format!("{}{}", event.at, event.what);
    html! {
        <li class="timeline-item timeline-past" aria-current={event.is_current.then_some("step")} {key}>
            <span class="timeline-name">{ event.what }</span>
            <time class="timeline-time" datetime={event.at.clone()}>
                { browser::moment(language, &event.at) }
            </time>
        </li>
    }
}

fn future(text: &TimelineText, state: StateName) -> Html {
    html! {
        <li class="timeline-item" key={(text.past)(state)}>
            <span class="timeline-name">{ (text.past)(state) }</span>
            <span class="timeline-time">{ (text.expected)(state) }</span>
        </li>
    }
}

/// The states that an order in this one comes through when all goes well.
const fn to_come(now: StateName) -> &'static [StateName] {
    use StateName::{AwaitingValidation, Cancelled, Issued, UnderReview};

    match now {
        StateName::Placing | StateName::OutcomeUnknown | StateName::Preparing => {
            &[AwaitingValidation, UnderReview, Issued]
        }
        AwaitingValidation => &[UnderReview, Issued],
        UnderReview => &[Issued],
        StateName::Cancelling => &[Cancelled],
        Issued
        | StateName::ValidationFailed
        | Cancelled
        | StateName::Revoked
        | StateName::Refused => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_happened_to_the_record_stands_between_the_states_of_the_order() {
        let history: OrderHistory = serde_json::from_value(serde_json::json!({
            "events": [{"state": "awaitingValidation", "at": "2026-11-24T08:00:00Z"},
                {"state": "underReview", "at": "2026-11-24T08:00:01Z"}],
            "record": [{"state": "published", "at": "2026-11-24T08:00:00.5Z"},
                {"state": "removed", "at": "2026-11-24T08:00:01.2Z"}],
        }))
        .expect("a history");
        let text = &Language::English.text().timeline;

        let past = past(text, &history, StateName::UnderReview);

        let current: Vec<_> = past.iter().map(|event| event.is_current).collect();
        assert_eq!(current, [false, false, true, false]);
        assert_eq!(past[1].what, (text.record)(PublicationState::Published));
    }

    #[test]
    fn a_record_that_is_to_be_taken_away_is_asked_about_until_it_is() {
        let history = |state: &str| -> OrderHistory {
            let record = serde_json::json!([{"state": state, "at": "2026-11-24T08:00:00Z"}]);
            serde_json::from_value(serde_json::json!({"events": [], "record": record}))
                .expect("a history")
        };

        assert!(!is_open(&history("published"), &OrderState::UnderReview));
        assert!(is_open(&history("published"), &OrderState::Cancelled));
        assert!(is_open(&history("removing"), &OrderState::Cancelled));
        assert!(!is_open(&history("removed"), &OrderState::Cancelled));
    }

    #[test]
    fn what_comes_next_ends_where_nothing_more_can_come() {
        for now in [
            StateName::Placing,
            StateName::AwaitingValidation,
            StateName::UnderReview,
        ] {
            assert_eq!(to_come(now).last(), Some(&StateName::Issued));
        }
        for now in [StateName::Issued, StateName::Cancelled, StateName::Refused] {
            assert!(to_come(now).is_empty());
        }
    }
}
