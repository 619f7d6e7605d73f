//! An order's way: what happened and when, and what comes next.

use keyside_api::{Order, OrderEvent, StateName};
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
}

/// The way so far, and the rest of it.
#[component]
pub(crate) fn Timeline(props: &TimelineProps) -> Html {
    let text = &use_text().timeline;
    let language = use_context::<Language>().unwrap_or_default().tag();
    let order = (props.order.id.clone(), props.order.updated_at.clone());
    let history = use_fetched(
        order,
        |(id, _)| async move { proxy::order_history(&id).await },
    );
    let events = history.map_or_else(Vec::new, |history| history.events);
    let now = StateName::from(&props.order.state);
    html! {
        if !events.is_empty() {
            <section class="timeline" aria-labelledby="timeline-title">
                <h2 id="timeline-title">{ text.title }</h2>
                <ol class="timeline-list">
                    { for events.iter().map(|event| past(text, language, event, now)) }
                    { for to_come(now).iter().map(|state| future(text, *state)) }
                </ol>
            </section>
        }
    }
}

fn past(text: &TimelineText, language: &str, event: &OrderEvent, now: StateName) -> Html {
    let current = event.state == now;
    html! {
        <li class="timeline-item timeline-past" aria-current={current.then_some("step")} key={event.at.clone()}>
            <span class="timeline-name">{ (text.past)(event.state) }</span>
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
