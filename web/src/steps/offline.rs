//! Everything that needs no order.

mod certificate;
mod request;

use yew::prelude::*;

use self::{certificate::CertificatePart, request::RequestPart};
use crate::{
    browser::html::single_file,
    components::{CopyButton, Glyph, Heading, Notice},
    hooks::{Dispatch, use_text},
    kept::{Shelf, Stored},
    offline::Offline,
    room::Room,
    route::Route,
    steps::kept::KeptCopies,
};

#[derive(PartialEq, Properties)]
pub(crate) struct OfflineProps {
    pub(crate) offline: Offline,
    pub(crate) room: Room,
    /// What this browser keeps.
    pub(crate) shelf: Shelf,
    /// Whether the page is one file.
    pub(crate) alone: bool,
    pub(crate) dispatch: Dispatch,
}

/// The screen without an order.
#[component]
pub(crate) fn OfflineScreen(props: &OfflineProps) -> Html {
    let text = use_text();
    let stored = props.shelf.stored().iter().filter(|stored| match stored {
        Stored::Copy(copy) => copy.is_offline(),
        Stored::Damaged { .. } => props.alone,
    });
    let stored: Vec<_> = stored.cloned().collect();
    html! {
        <>
            <Heading title={text.offline.title} lede={text.offline.lede} />
            if props.alone {
                <Notice title={text.offline.alone_title}><p>{ text.offline.alone_body }</p></Notice>
            }
            if props.offline.request.made().is_none() {
                <KeptCopies
                    {stored}
                    key_at_stake={props.room.holds_unsafe_key()}
                    dispatch={props.dispatch.clone()}
                />
            }
            <RequestPart
                offline={props.offline.clone()}
                room={props.room.clone()}
                shelf={props.shelf.clone()}
                dispatch={props.dispatch.clone()}
            />
            <CertificatePart
                certificate={props.offline.certificate.clone()}
                shelf={props.shelf.clone()}
                dispatch={props.dispatch.clone()}
            />
            <p><a href={Route::Request.hash()}>{ text.frame.read }</a></p>
            <SavePart />
        </>
    }
}

/// The way to have all of this in one file, where the page is not that file.
#[component]
fn SavePart() -> Html {
    let text = &use_text().offline;
    let Some(file) = single_file() else {
        return html! {};
    };
    html! {
        <section class="card card-plain" aria-labelledby="save-page">
            <h2 id="save-page">{ text.save }</h2>
            <p class="small">{ text.save_body }</p>
            <div class="actions">
                <a class="button" href={file.name.clone()} download={file.name}>
                    { Glyph::Download.draw() }{ text.save }
                </a>
            </div>
            <p class="small">{ text.save_check }</p>
            <p class="footer-command">
                <code>{ &file.sha256 }</code>
                <CopyButton value={file.sha256.clone()} what="SHA-256" />
            </p>
        </section>
    }
}
