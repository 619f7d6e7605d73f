//! Which build of the page this is, and how to check that it is the published one.

use yew::prelude::*;

use super::{CopyButton, Fact, Facts};
use crate::{browser, hooks::use_text};

#[derive(PartialEq, Properties)]
pub(crate) struct BuildPanelProps {
    /// The build's hash.
    pub(crate) build: Option<AttrValue>,
    /// The proxy's version.
    pub(crate) proxy: Option<AttrValue>,
    /// Whether the page is one file, without a network.
    pub(crate) alone: bool,
}

/// The panel, folded until it is wanted.
#[component]
pub(crate) fn BuildPanel(props: &BuildPanelProps) -> Html {
    let text = &use_text().build;
    let address = browser::address();
    if props.alone {
        return html! {
            <details class="fold footer-panel">
                <summary>{ text.title }</summary>
                <div class="prose">
                    <Command what={text.file} line="sha256sum keyside.html" />
                </div>
            </details>
        };
    }
    html! {
        <details class="fold footer-panel">
            <summary>{ text.title }</summary>
            <div class="prose">
                <p>{ text.lede }</p>
                <Facts>
                    <Fact name={text.page}>{ PAGE_VERSION }</Fact>
                    if let Some(version) = &props.proxy {
                        <Fact name={text.proxy}>{ version }</Fact>
                    }
                    <Fact name={text.build}>
                        if let Some(build) = &props.build {
                            <code>{ build }</code>
                            <span class="facts-aside">{ text.build_what }</span>
                        } else {
                            { text.build_unknown }
                        }
                    </Fact>
                </Facts>
                <Command what={text.ask} line={format!("curl -s {address} | sha256sum")} />
                <Command
                    what={text.compare}
                    line={format!("cargo xtask page && cargo xtask verify {address}")}
                />
                <Command
                    what={text.signed}
                    line={format!("cargo xtask verify --key release.pub {address}")}
                />
                <p>{ text.limits }</p>
            </div>
        </details>
    }
}

/// The page's version.
pub(crate) const PAGE_VERSION: &str = env!("CARGO_PKG_VERSION");

#[derive(PartialEq, Properties)]
struct CommandProps {
    what: AttrValue,
    line: AttrValue,
}

/// A line for a terminal, and what it is for.
#[component]
fn Command(props: &CommandProps) -> Html {
    html! {
        <div>
            <p>{ &props.what }</p>
            <p class="footer-command">
                <code>{ &props.line }</code>
                <CopyButton value={props.line.clone()} what={props.line.clone()} />
            </p>
        </div>
    }
}
