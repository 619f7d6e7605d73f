//! The copies that this browser keeps, and the ways to go on from one.

use yew::prelude::*;

use crate::{
    browser::{self, store},
    components::{Button, ButtonKind, Confirm},
    hooks::{Dispatch, discard, use_text},
    kept::{KeptCopy, Stored},
    state::{Action, Resuming},
    text::{KeptText, Language},
};

#[derive(PartialEq, Properties)]
pub(super) struct KeptCopiesProps {
    pub(super) stored: Vec<Stored>,
    /// Whether the room has a key that is nowhere else.
    pub(super) key_at_stake: bool,
    pub(super) dispatch: Dispatch,
}

/// What is asked before it is done.
#[derive(Clone, PartialEq)]
enum Question {
    /// Whether to go on, and leave a key behind.
    Leave(Resuming),
    /// Whether to delete what lies under this name.
    Delete(String),
}

/// The kept copies, each to go on from or to delete, and the way to go on from a file.
#[component]
pub(super) fn KeptCopies(props: &KeptCopiesProps) -> Html {
    let text = &use_text().kept;
    let language = use_context::<Language>().unwrap_or_default();
    let question = use_state_eq(|| None::<Question>);
    let resume = {
        let (question, dispatch) = (question.setter(), props.dispatch.clone());
        let at_stake = props.key_at_stake;
        Callback::from(move |resuming| {
            if at_stake {
                question.set(Some(Question::Leave(resuming)));
            } else {
                dispatch.emit(Action::Resume(resuming));
            }
        })
    };
    let delete = {
        let question = question.setter();
        Callback::from(move |name| question.set(Some(Question::Delete(name))))
    };
    html! {
        <>
            if !props.stored.is_empty() {
                <section class="card" aria-labelledby="kept">
                    <h2 id="kept" class="card-title">{ text.title }</h2>
                    <ul class="kept">
                        { for props.stored.iter().map(|stored| match stored {
                            Stored::Copy(copy) => line(copy, language, &resume, &delete),
                            Stored::Damaged { name } => damaged(name, text, &delete),
                        }) }
                    </ul>
                </section>
            }
            <div class="actions">
                <Button
                    kind={ButtonKind::Quiet}
                    on_press={resume.reform(|()| Resuming::File)}
                >
                    { text.from_file }
                </Button>
            </div>
            if let Some(asked) = &*question {
                <Answer
                    question={asked.clone()}
                    dispatch={props.dispatch.clone()}
                    on_done={let question = question.setter(); move |()| question.set(None)}
                />
            }
        </>
    }
}

fn line(
    copy: &KeptCopy,
    language: Language,
    resume: &Callback<Resuming>,
    delete: &Callback<String>,
) -> Html {
    let text = &language.text().kept;
    let name = store::name_of(&copy.fingerprint);
    let resuming = Resuming::Copy(Box::new(copy.clone()));
    html! {
        <li class="kept-item" key={name.clone()}>
            <div class="kept-words">
                <strong class="kept-domain">{ copy.domain.to_unicode() }</strong>
                <span class="small">
                    { (text.kept)(&browser::ago(language.tag(), copy.kept_at)) }
                </span>
                if copy.order.is_some() { <span class="badge">{ text.ordered }</span> }
            </div>
            <div class="actions">
                <Button on_press={resume.reform(move |()| resuming.clone())}>{ text.go_on }</Button>
                <Button kind={ButtonKind::Quiet} on_press={delete.reform(move |()| name.clone())}>
                    { text.delete }
                </Button>
            </div>
        </li>
    }
}

fn damaged(name: &str, text: &KeptText, delete: &Callback<String>) -> Html {
    let name = name.to_owned();
    html! {
        <li class="kept-item" key={name.clone()}>
            <div class="kept-words">
                <strong class="kept-domain">{ text.damaged }</strong>
                <span class="small">{ text.damaged_note }</span>
            </div>
            <div class="actions">
                <Button kind={ButtonKind::Quiet} on_press={delete.reform(move |()| name.clone())}>
                    { text.delete }
                </Button>
            </div>
        </li>
    }
}

#[derive(PartialEq, Properties)]
struct AnswerProps {
    question: Question,
    dispatch: Dispatch,
    on_done: Callback<()>,
}

/// The dialog, and what follows from its answer.
#[component]
fn Answer(props: &AnswerProps) -> Html {
    let text = &use_text().kept;
    let (title, body, go, stay) = match props.question {
        Question::Leave(_) => (
            text.leave_title,
            text.leave_body,
            text.leave_go,
            text.leave_stay,
        ),
        Question::Delete(_) => (
            text.delete_title,
            text.delete_body,
            text.delete_go,
            text.delete_stay,
        ),
    };
    let on_go = {
        let (question, dispatch) = (props.question.clone(), props.dispatch.clone());
        props.on_done.reform(move |()| match question.clone() {
            Question::Leave(resuming) => dispatch.emit(Action::Resume(resuming)),
            Question::Delete(name) => discard(name),
        })
    };
    html! { <Confirm {title} {body} {go} {stay} {on_go} on_stay={props.on_done.clone()} /> }
}

#[derive(PartialEq, Properties)]
pub(super) struct ReopenProps {
    pub(super) copy: Option<KeptCopy>,
    pub(super) dispatch: Dispatch,
}

/// The way to open the copy, or else a file, where the key is no longer in the room.
#[component]
pub(super) fn Reopen(props: &ReopenProps) -> Html {
    let text = &use_text().kept;
    let (label, resuming) = match &props.copy {
        Some(copy) => (text.open, Resuming::Copy(Box::new(copy.clone()))),
        None => (text.from_file, Resuming::File),
    };
    html! {
        <div>
            <Button on_press={props.dispatch.reform(move |()| Action::Resume(resuming.clone()))}>
                { label }
            </Button>
        </div>
    }
}
