//! The page's head: mark, orders, language, and the demo's banner.

use yew::prelude::*;

use super::{Glyph, Mark};
use crate::{hooks::use_text, route::Route, text::Language};

#[derive(PartialEq, Properties)]
pub(crate) struct HeaderProps {
    pub(crate) language: Language,
    pub(crate) on_language: Callback<Language>,
    /// The place that is shown, to mark its link.
    pub(crate) route: Route,
    pub(crate) demo: bool,
    /// Whether the page is one file, without orders.
    pub(crate) alone: bool,
    /// Asked for the form.
    pub(crate) on_home: Callback<()>,
}

/// The head.
#[component]
pub(crate) fn Header(props: &HeaderProps) -> Html {
    let text = use_text();
    let home = props
        .on_home
        .reform(|event: MouseEvent| event.prevent_default());
    let link = |route: Route, glyph: Glyph, name: &'static str| {
        let here = (props.route == route).then_some("page");
        html! {
            <a class="header-link" href={route.hash()} aria-current={here}>
                { glyph.draw() }
                <span>{ name }</span>
            </a>
        }
    };
    html! {
        <>
            <header class="header">
                <a class="header-home" href={Route::Form.hash()} onclick={home}>
                    <Mark />
                    <span class="header-name">{ "Keyside" }</span>
                </a>
                <div class="header-tools">
                    { link(Route::Request, Glyph::Read, text.frame.read) }
                    { link(Route::Offline, Glyph::Key, text.frame.offline) }
                    if !props.alone { { link(Route::Orders, Glyph::List, text.frame.orders) } }
                </div>
                <LanguageSwitch chosen={props.language} on_choose={props.on_language.clone()} />
            </header>
            if props.demo {
                <p class="demo-banner">
                    <strong class="badge">{ text.frame.demo }</strong>
                    <span>{ text.frame.demo_about }</span>
                </p>
            }
        </>
    }
}

#[derive(PartialEq, Properties)]
struct LanguageSwitchProps {
    chosen: Language,
    on_choose: Callback<Language>,
}

/// One button for each language, by its own name.
#[component]
fn LanguageSwitch(props: &LanguageSwitchProps) -> Html {
    let text = use_text();
    let button = |language: &Language| {
        let language = *language;
        html! {
            <button
                type="button"
                class="languages-button"
                lang={language.tag()}
                aria-pressed={(language == props.chosen).to_string()}
                onclick={props.on_choose.reform(move |_: MouseEvent| language)}
            >
                { language.name() }
            </button>
        }
    };
    html! {
        <div class="languages" role="group" aria-label={text.frame.language}>
            { for Language::ALL.iter().map(button) }
        </div>
    }
}
