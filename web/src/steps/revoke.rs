//! Revoking a certificate.

use keyside_api::{Order, RevocationReason};
use yew::prelude::*;

use crate::{
    components::{Button, ButtonKind, Select, SelectOption, TextField, TroubleNotice},
    hooks::{Call, Dispatch, use_call, use_text},
    proxy,
    state::Action,
};

#[derive(PartialEq, Properties)]
pub(crate) struct RevokeProps {
    pub(crate) order: Order,
    pub(crate) dispatch: Dispatch,
}

/// When to, why, and the field for the domain, without which nothing is revoked.
#[component]
pub(crate) fn Revoke(props: &RevokeProps) -> Html {
    let text = &use_text().revoke;
    let typed = use_state_eq(String::new);
    let reason = use_state_eq(RevocationReason::default);
    let (revoking, run) = {
        let (id, dispatch, typed, reason) = (
            props.order.id.clone(),
            props.dispatch.clone(),
            (*typed).clone(),
            *reason,
        );
        use_call(move || {
            let (id, dispatch, typed) = (id.clone(), dispatch.clone(), typed.clone());
            async move {
                let order = proxy::revoke(&id, &typed, reason).await?;
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
    let options: Vec<_> = RevocationReason::ALL
        .iter()
        .enumerate()
        .map(|(index, reason)| SelectOption {
            value: index.to_string().into(),
            label: (text.reason_name)(*reason).into(),
            barred: false,
        })
        .collect();
    let chosen = RevocationReason::ALL.iter().position(|one| one == &*reason);
    let on_choose = {
        let reason = reason.setter();
        move |index: String| {
            let chosen = index
                .parse()
                .ok()
                .and_then(|index: usize| RevocationReason::ALL.get(index));
            reason.set(chosen.copied().unwrap_or_default());
        }
    };
    let domain = props.order.domain.to_unicode();
    html! {
        <details class="fold">
            <summary>{ text.open }</summary>
            <p>{ text.when }</p>
            <p>{ if props.order.instance_id.is_some() { text.body_instance } else { text.body } }</p>
            <Select
                id="revoke-reason"
                label={text.reason}
                prompt={text.reason}
                {options}
                chosen={chosen.map_or_else(String::new, |index| index.to_string())}
                hint={AttrValue::from(text.reason_hint)}
                {on_choose}
            />
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
