//! Having the proxy publish the record, where it does that.

use gloo_timers::callback::Timeout;
use keyside_api::{OrderId, Publication, PublicationState, RecordReport};
use yew::prelude::*;

use crate::{
    components::{Button, Notice, Tone, TroubleNotice},
    hooks::{Call, use_call, use_fetched, use_text},
    proxy,
    text::Text,
};

/// How long after a word that is not the last one the next is asked for.
const AGAIN_MILLISECONDS: u32 = 3_000;

#[derive(PartialEq, Properties)]
pub(super) struct PublishRecordProps {
    pub(super) id: OrderId,
    /// The proxy was asked to publish it, whatever came of that.
    pub(super) on_asked: Callback<()>,
}

/// The button, and what became of it; nothing where the proxy publishes no records.
#[component]
pub(super) fn PublishRecord(props: &PublishRecordProps) -> Html {
    let text = use_text();
    let looks = use_state_eq(|| 0_u32);
    let known = use_fetched((props.id.clone(), *looks), |(id, _)| async move {
        proxy::order_record(&id).await
    });
    let id = props.id.clone();
    let (call, run) = use_call({
        let (looks, look) = (looks.setter(), *looks);
        let on_asked = props.on_asked.clone();
        move || {
            let (id, looks, on_asked) = (id.clone(), looks.clone(), on_asked.clone());
            async move {
                let answer = proxy::publish_record(&id).await;
                looks.set(look.wrapping_add(1));
                on_asked.emit(());
                answer
            }
        }
    });
    {
        let open = known.as_ref().is_some_and(is_open);
        let (looks, look) = (looks.setter(), *looks);
        use_effect_with((open, look), move |&(open, look)| {
            let again = move || looks.set(look.wrapping_add(1));
            let timer = open.then(|| Timeout::new(AGAIN_MILLISECONDS, again));
            move || drop(timer)
        });
    }
    let Some(RecordReport {
        zone: Some(zone),
        publication,
    }) = known
    else {
        return html! {};
    };
    let running = call == Call::Running;
    html! {
        <section class="card card-plain publish">
            if let Some(publication) = &publication { { standing(text, publication) } }
            if let Call::Failed(trouble) = call && publication.is_none() {
                <TroubleNotice {trouble} />
            }
            if can_begin(publication.as_ref()) {
                <p>{ (text.publish.offer)(&zone) }</p>
                <div class="actions">
                    <Button busy={running} on_press={run}>
                        { if running { text.publish.running } else { text.publish.go } }
                    </Button>
                </div>
            }
        </section>
    }
}

/// Whether more is to be heard of it soon.
fn is_open(report: &RecordReport) -> bool {
    let publication = report.publication.as_ref();
    publication.is_some_and(|publication| publication.state == PublicationState::Publishing)
}

fn can_begin(publication: Option<&Publication>) -> bool {
    publication.is_none_or(|publication| {
        publication.state.can_begin() && publication.state != PublicationState::AlreadyThere
    })
}

fn standing(text: &Text, publication: &Publication) -> Html {
    let tone = match publication.state {
        PublicationState::Published | PublicationState::AlreadyThere => Tone::Good,
        PublicationState::Failed => Tone::Care,
        PublicationState::Publishing | PublicationState::Removing | PublicationState::Removed => {
            Tone::Calm
        }
    };
    html! {
        <Notice {tone} title={(text.publish.state)(publication.state)}>
            if let Some(code) = publication.code {
                <p>{ (text.trouble.code)(code).what }</p>
            }
            if let Some(next) = (text.publish.next)(publication.state) { <p>{ next }</p> }
        </Notice>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn publication(state: PublicationState) -> Publication {
        Publication {
            state,
            at: String::new(),
            code: None,
        }
    }

    #[test]
    fn the_button_is_there_until_there_is_a_record() {
        assert!(can_begin(None));
        for (state, expected) in [
            (PublicationState::Publishing, false),
            (PublicationState::Published, false),
            (PublicationState::AlreadyThere, false),
            (PublicationState::Failed, true),
        ] {
            assert_eq!(can_begin(Some(&publication(state))), expected, "{state:?}");
        }
    }
}
