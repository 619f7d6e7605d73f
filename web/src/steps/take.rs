//! The certificate is here.

use keyside_api::Order;
use keyside_core::CertificateChain;
use yew::prelude::*;

use super::words;
use crate::{
    browser,
    components::{Button, CopyButton, Fact, Facts, Glyph, Heading, Notice, ToRoom, Tone},
    hooks::use_text,
    state::KeyPlace,
    text::Language,
};

#[derive(PartialEq, Properties)]
pub(crate) struct TakeProps {
    pub(crate) order: Order,
    /// The chain in PEM.
    pub(crate) chain: AttrValue,
    /// Where the order's key is.
    pub(crate) key_place: KeyPlace,
    pub(crate) on_another: Callback<()>,
}

/// The last screen.
#[component]
pub(crate) fn Take(props: &TakeProps) -> Html {
    let text = use_text();
    let take = &text.take;
    let chain = use_memo(props.chain.clone(), |pem| CertificateChain::parse(pem));
    let (tone, title, body) = match props.key_place {
        KeyPlace::RoomAlone | KeyPlace::Room => {
            (Tone::Good, take.key_here_title, take.key_here_body)
        }
        KeyPlace::Origin => (Tone::Calm, take.key_origin_title, take.key_origin_body),
        KeyPlace::Away => (Tone::Calm, take.key_away_title, take.key_away_body),
    };
    html! {
        <>
            <Heading title={take.title} lede={take.lede} />
            { match &*chain {
                Err(_) => wrong(take.unreadable),
                Ok(chain) if !chain.matches(&props.order.fingerprint) => wrong(take.mismatch),
                Ok(chain) if !chain.leaf().covers(&props.order.domain) => wrong(take.not_covering),
                Ok(chain) => html! {
                    <>
                        <Notice {tone} {title}><p>{ body }</p><ToRoom /></Notice>
                        <CertificateCard chain={chain.clone()} order={props.order.clone()} />
                    </>
                },
            } }
            <PublicChain chain={props.chain.clone()} domain={props.order.domain.base().to_owned()} />
            <div class="actions">
                <Button on_press={props.on_another.clone()}>{ take.another }</Button>
            </div>
        </>
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
