//! The certificate is here.

use keyside_api::Order;
use keyside_core::CertificateChain;
use yew::prelude::*;

use super::{kept::Reopen, renewal::Renewal, revoke::Revoke, timeline::Timeline, words};
use crate::{
    browser,
    components::{Button, Confirm, CopyButton, Fact, Facts, Glyph, Heading, Notice, ToRoom, Tone},
    hooks::{Dispatch, use_text},
    kept::KeptCopy,
    state::KeyPlace,
    text::{Language, TakeText},
};

#[derive(PartialEq, Properties)]
pub(crate) struct TakeProps {
    pub(crate) order: Order,
    /// The chain in PEM.
    pub(crate) chain: AttrValue,
    /// Where the order's key is.
    pub(crate) key_place: KeyPlace,
    /// A copy of it that the browser keeps.
    pub(crate) copy: Option<KeptCopy>,
    pub(crate) on_another: Callback<()>,
    /// The key shall be wiped wherever this browser has it.
    pub(crate) on_wipe: Callback<()>,
    pub(crate) dispatch: Dispatch,
}

/// The last screen.
#[component]
pub(crate) fn Take(props: &TakeProps) -> Html {
    let text = use_text();
    let take = &text.take;
    let chain = use_memo(props.chain.clone(), |pem| CertificateChain::parse(pem));
    html! {
        <>
            <Heading title={take.title} lede={take.lede} />
            { match &*chain {
                Err(_) => wrong(take.unreadable),
                Ok(chain) if !chain.matches(&props.order.fingerprint) => wrong(take.mismatch),
                Ok(chain) if !chain.leaf().covers(&props.order.domain) => wrong(take.not_covering),
                Ok(chain) => html! {
                    <>
                        { key(props, take) }
                        <CertificateCard chain={chain.clone()} order={props.order.clone()} />
                        <Renewal
                            order={props.order.clone()}
                            certificate={chain.leaf().clone()}
                            dispatch={props.dispatch.clone()}
                        />
                    </>
                },
            } }
            <PublicChain chain={props.chain.clone()} domain={props.order.domain.base().to_owned()} />
            <Timeline order={props.order.clone()} />
            <Revoke order={props.order.clone()} dispatch={props.dispatch.clone()} />
            <div class="actions">
                <Button on_press={props.on_another.clone()}>{ take.another }</Button>
            </div>
        </>
    }
}

/// Where the key is, and what to do there.
fn key(props: &TakeProps, text: &TakeText) -> Html {
    let (tone, title, body) = match props.key_place {
        KeyPlace::RoomAlone | KeyPlace::Room => {
            (Tone::Good, text.key_here_title, text.key_here_body)
        }
        KeyPlace::Taken => (Tone::Good, text.taken_title, text.taken_body),
        KeyPlace::Kept => (Tone::Calm, text.key_kept_title, text.key_kept_body),
        KeyPlace::Wiped => (Tone::Good, text.wiped_title, text.wiped_body),
        KeyPlace::Origin => (Tone::Calm, text.key_origin_title, text.key_origin_body),
        KeyPlace::Away => (Tone::Calm, text.key_away_title, text.key_away_body),
    };
    let next = match props.key_place {
        KeyPlace::RoomAlone | KeyPlace::Room | KeyPlace::Origin | KeyPlace::Away => {
            html! { <ToRoom /> }
        }
        KeyPlace::Taken => html! {
            <Wipe both={props.copy.is_some()} on_wipe={props.on_wipe.clone()} />
        },
        KeyPlace::Kept => html! {
            <Reopen copy={props.copy.clone()} dispatch={props.dispatch.clone()} />
        },
        KeyPlace::Wiped => html! {},
    };
    html! { <Notice {tone} {title}><p>{ body }</p>{ next }</Notice> }
}

#[derive(PartialEq, Properties)]
struct WipeProps {
    /// Whether there is a copy to delete, too.
    both: bool,
    on_wipe: Callback<()>,
}

/// The button that wipes the key, which asks once.
#[component]
fn Wipe(props: &WipeProps) -> Html {
    let text = &use_text().take;
    let asking = use_state_eq(|| false);
    let ask = |asked: bool| {
        let asking = asking.setter();
        move |()| asking.set(asked)
    };
    html! {
        <div>
            <Button on_press={ask(true)}>
                { if props.both { text.wipe_both } else { text.wipe } }
            </Button>
            if *asking {
                <Confirm
                    title={text.wipe_title}
                    body={text.wipe_body}
                    go={text.wipe_go}
                    stay={text.wipe_stay}
                    on_go={props.on_wipe.clone()}
                    on_stay={ask(false)}
                />
            }
        </div>
    }
}

fn wrong(what: &'static str) -> Html {
    html! { <Notice tone={Tone::Bad}><p>{ what }</p></Notice> }
}

#[derive(PartialEq, Properties)]
struct CertificateCardProps {
    chain: CertificateChain,
    order: Order,
}

/// What the certificate says.
#[component]
fn CertificateCard(props: &CertificateCardProps) -> Html {
    let text = use_text();
    let language = use_context::<Language>().unwrap_or_default().tag();
    let leaf = props.chain.leaf();
    html! {
        <section class="card">
            <Facts>
                <Fact name={text.take.names}>
                    { for leaf.dns_names().iter().map(|name| html! {
                        <strong class="facts-line">{ words::both_forms(name) }</strong>
                    }) }
                </Fact>
                <Fact name={text.take.valid_from}>{ browser::day(language, leaf.not_before()) }</Fact>
                <Fact name={text.take.valid_to}>{ browser::day(language, leaf.not_after()) }</Fact>
                <Fact name={text.take.issuer}>{ leaf.issuer_common_name() }</Fact>
                <Fact name={text.take.serial}>
                    <code class="fingerprint">{ words::grouped(&leaf.serial_hex()) }</code>
                </Fact>
                <Fact name={text.words.fingerprint}>
                    <code class="fingerprint">
                        { words::grouped(&props.order.fingerprint.to_string()) }
                    </code>
                </Fact>
            </Facts>
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct PublicChainProps {
    chain: AttrValue,
    domain: AttrValue,
}

/// The public part, from the page itself.
#[component]
fn PublicChain(props: &PublicChainProps) -> Html {
    let text = &use_text().take;
    let download = {
        let (chain, domain) = (props.chain.clone(), props.domain.clone());
        Callback::from(move |()| {
            let name = format!("{domain}.chain.pem");
            _ = browser::hand_out(&name, "application/x-pem-file", &chain);
        })
    };
    html! {
        <section class="card card-plain">
            <h2>{ text.chain_title }</h2>
            <p class="small">{ text.chain_body }</p>
            <div class="actions">
                <Button glyph={Glyph::Download} on_press={download}>{ text.chain_download }</Button>
                <CopyButton
                    value={props.chain.clone()}
                    what={text.chain_copy}
                    label={text.chain_copy}
                />
            </div>
        </section>
    }
}
