//! Revoking a certificate.

use keyside_api::Order;
use yew::prelude::*;

use crate::{
    components::{Button, ButtonKind, TextField, TroubleNotice},
    hooks::{Call, Dispatch, use_call, use_text},
    proxy,
    state::Action,
};

#[derive(PartialEq, Properties)]
pub(crate) struct RevokeProps {
    pub(crate) order: Order,
    pub(crate) dispatch: Dispatch,
}

/// When to, and the field for the domain, without which nothing is revoked.
#[component]
pub(crate) fn Revoke(props: &RevokeProps) -> Html {
    let text = &use_text().revoke;
    let typed = use_state_eq(String::new);
    let (revoking, run) = {
        let (id, dispatch, typed) = (
            props.order.id.clone(),
            props.dispatch.clone(),
            (*typed).clone(),
        );
        use_call(move || {
            let (id, dispatch, typed) = (id.clone(), dispatch.clone(), typed.clone());
            async move {
                let order = proxy::revoke(&id, &typed).await?;
                dispatch.emit(Action::OrderArrived(Box::new(order)));
                Ok(())
            }
        })
    };
    let running = revoking == Call::Running;
    let on_type = {
        let typed = typed.setter();
        move |text| typed.set(text)
    };
    let domain = props.order.domain.to_unicode();
    html! {
        <details class="fold">
            <summary>{ text.open }</summary>
            <p>{ text.when }</p>
            <p>{ if props.order.instance_id.is_some() { text.body_instance } else { text.body } }</p>
            <TextField
                id="revoke-domain"
                label={(text.confirm)(&domain)}
                value={(*typed).clone()}
                autocomplete="off"
                {on_type}
                on_leave={|()| ()}
            />
            if let Call::Failed(trouble) = revoking { <TroubleNotice {trouble} /> }
            <div class="actions">
                <Button kind={ButtonKind::Grave} busy={running} on_press={run}>
                    { if running { text.running } else { text.go } }
                </Button>
            </div>
        </details>
    }
}
