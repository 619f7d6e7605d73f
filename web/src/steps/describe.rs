//! The form.

mod contact;
mod domain;
mod key;
mod own;
mod product;
mod proof;

use keyside_room::Own;
use yew::prelude::*;

pub(super) use self::own::KeyPart;
use self::{
    contact::ContactGroup, domain::DomainGroup, key::KeyGroup, product::ProductGroup,
    proof::ProofGroup,
};
use crate::{
    browser,
    components::{Button, ButtonKind, Confirm, Glyph, Heading, Notice, Tone, TroubleNotice},
    form::{Draft, Field, FieldProblem, Problems, Request, Source},
    hooks::{Dispatch, use_text},
    kept::Stored,
    state::{Action, Loaded, Remark},
    steps::kept::KeptCopies,
};

#[derive(PartialEq, Properties)]
pub(crate) struct DescribeProps {
    pub(crate) draft: Draft,
    pub(crate) products: Loaded<Vec<keyside_api::Product>>,
    pub(crate) problems: Problems,
    pub(crate) remark: Remark,
    /// What this browser keeps.
    pub(crate) stored: Vec<Stored>,
    /// Whether the room has a key that is nowhere else.
    pub(crate) key_at_stake: bool,
    /// Whether an order counts on it.
    pub(crate) order_at_stake: bool,
    pub(crate) dispatch: Dispatch,
}

/// What every group of the form is given.
#[derive(Clone, PartialEq, Properties)]
struct GroupProps {
    draft: Draft,
    problems: Problems,
    #[prop_or_default]
    products: Loaded<Vec<keyside_api::Product>>,
    #[prop_or_default]
    switched: bool,
    on_edit: Callback<Draft>,
    on_leave: Callback<Field>,
    on_bring: Callback<Own>,
    on_read: Callback<()>,
}

impl GroupProps {
    fn problem(&self, text: &crate::text::Text, field: Field) -> Option<AttrValue> {
        self.problems
            .of(field)
            .map(|problem| (text.trouble.field)(problem).into())
    }
}

/// The first screen.
#[component]
pub(crate) fn Describe(props: &DescribeProps) -> Html {
    let text = use_text();
    let asking = use_state_eq(|| None::<Request>);
    let onsubmit = {
        let (asking, dispatch) = (asking.setter(), props.dispatch.clone());
        let (draft, products) = (props.draft.clone(), props.products.clone());
        let order_at_stake = props.order_at_stake;
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match draft.read(products.here().map_or(&[], Vec::as_slice)) {
                Ok(request) if order_at_stake && request.signing.makes_a_key() => {
                    asking.set(Some(request));
                }
                Ok(request) => dispatch.emit(Action::Ask(request)),
                Err(problems) => {
                    if let Some((field, _)) = problems.iter().next() {
                        browser::focus(field.id());
                    }
                    dispatch.emit(Action::Refuse(problems));
                }
            }
        })
    };
    let group = GroupProps {
        draft: props.draft.clone(),
        problems: props.problems.clone(),
        products: props.products.clone(),
        switched: props.remark == Remark::Switched,
        on_edit: props.dispatch.reform(Action::Edit),
        on_leave: props.dispatch.reform(Action::Judge),
        on_bring: props.dispatch.reform(Action::Bring),
        on_read: props.dispatch.reform(|()| Action::Read),
    };
    let (submit, glyph) = match props.draft.source {
        Source::New(_) => (text.describe.submit, Some(Glyph::Key)),
        Source::Key(_) => (text.source.submit_key, Some(Glyph::Key)),
        Source::Request(_) => (text.source.submit_request, None),
    };
    html! {
        <>
            <Heading title={text.describe.title} lede={text.describe.lede} />
            if let Remark::Trouble(trouble) = &props.remark {
                <TroubleNotice trouble={trouble.clone()}>
                    if let Some(field) = trouble.field() {
                        <Button on_press={move |()| browser::focus(field.id())}>
                            { text.describe.to_answer }
                        </Button>
                    }
                </TroubleNotice>
            }
            <KeptCopies
                stored={props.stored.clone()}
                key_at_stake={props.key_at_stake}
                dispatch={props.dispatch.clone()}
            />
            <form class="form" novalidate={true} {onsubmit}>
                <DomainGroup ..group.clone() />
                <ProductGroup ..group.clone() />
                <ProofGroup ..group.clone() />
                <KeyGroup ..group.clone() />
                <ContactGroup ..group />
                if props.remark == Remark::Wrong {
                    <ProblemSummary problems={props.problems.clone()} />
                }
                <div class="actions">
                    <Button submit={true} kind={ButtonKind::Main} {glyph}>
                        { submit }
                    </Button>
                    <p class="actions-note">{ text.describe.submit_note }</p>
                </div>
            </form>
            if let Some(request) = &*asking {
                <Confirm
                    title={text.describe.keep_title}
                    body={text.describe.keep_body}
                    go={text.describe.keep_go}
                    stay={text.describe.keep_stay}
                    on_go={
                        let request = request.clone();
                        props.dispatch.reform(move |()| Action::Ask(request.clone()))
                    }
                    on_stay={
                        let asking = asking.setter();
                        move |()| asking.set(None)
                    }
                />
            }
        </>
    }
}

#[derive(PartialEq, Properties)]
struct ProblemSummaryProps {
    problems: Problems,
}

/// Every problem beside the button, each leading to its field.
#[component]
fn ProblemSummary(props: &ProblemSummaryProps) -> Html {
    let text = use_text();
    let line = |(field, problem): (Field, FieldProblem)| {
        let onclick = move |event: MouseEvent| {
            event.prevent_default();
            browser::focus(field.id());
        };
        html! {
            <li>
                <a href={format!("#{}", field.id())} {onclick}>{ (text.trouble.field)(problem) }</a>
            </li>
        }
    };
    html! {
        <Notice tone={Tone::Care} title={text.describe.wrong_title}>
            <ul class="notice-list">{ for props.problems.iter().map(line) }</ul>
        </Notice>
    }
}
