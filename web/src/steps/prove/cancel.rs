//! Giving the order up.

use keyside_api::OrderId;
use yew::prelude::*;

use crate::{
    components::{Button, ButtonKind, Confirm, TroubleNotice},
    hooks::{Call, Dispatch, use_call, use_text},
    proxy,
    state::Action,
};

#[derive(PartialEq, Properties)]
pub(super) struct CancelOrderProps {
    pub(super) id: OrderId,
    /// Whether the order's state allows it. What an attempt came to is told either way.
    pub(super) offered: bool,
    pub(super) dispatch: Dispatch,
}

/// The button, the question, and the call.
#[component]
pub(super) fn CancelOrder(props: &CancelOrderProps) -> Html {
    let text = &use_text().cancel;
    let asking = use_state_eq(|| false);
    let (id, dispatch) = (props.id.clone(), props.dispatch.clone());
    let (cancel, run) = use_call(move || {
        let (id, dispatch) = (id.clone(), dispatch.clone());
        async move {
            let order = proxy::cancel_order(&id).await?;
            dispatch.emit(Action::OrderArrived(Box::new(order)));
            Ok(())
        }
    });
    let ask = |ask: bool| {
        let asking = asking.setter();
        Callback::from(move |()| asking.set(ask))
    };
    let running = cancel == Call::Running;
    html! {
        <>
            if let Call::Failed(trouble) = cancel { <TroubleNotice {trouble} /> }
            if props.offered {
                <div class="actions">
                    <Button kind={ButtonKind::Quiet} busy={running} on_press={ask(true)}>
                        { if running { text.running } else { text.open } }
                    </Button>
                </div>
            }
            if *asking {
                <Confirm
                    title={text.title}
                    body={text.body}
                    go={text.confirm}
                    stay={text.stay}
                    on_go={
                        let close = ask(false);
                        move |()| {
                            close.emit(());
                            run.emit(());
                        }
                    }
                    on_stay={ask(false)}
                />
            }
        </>
    }
}
