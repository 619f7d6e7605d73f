//! A line of text to fill in.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Glyph;

#[derive(PartialEq, Properties)]
pub(crate) struct TextFieldProps {
    pub(crate) id: AttrValue,
    pub(crate) label: AttrValue,
    pub(crate) value: AttrValue,
    #[prop_or_default]
    pub(crate) hint: Option<AttrValue>,
    #[prop_or_default]
    pub(crate) problem: Option<AttrValue>,
    #[prop_or(AttrValue::Static("text"))]
    pub(crate) kind: AttrValue,
    #[prop_or_default]
    pub(crate) mode: Option<AttrValue>,
    /// What the browser may fill in by itself.
    pub(crate) autocomplete: AttrValue,
    pub(crate) on_type: Callback<String>,
    pub(crate) on_leave: Callback<()>,
    /// What stands under the field: a correction, a reading.
    #[prop_or_default]
    pub(crate) children: Html,
}

/// A labelled field with its hint and its problem.
#[component]
pub(crate) fn TextField(props: &TextFieldProps) -> Html {
    let hint = format!("{}-hint", props.id);
    let problem = format!("{}-problem", props.id);
    let described = described_by(&[
        (props.hint.is_some(), &hint),
        (props.problem.is_some(), &problem),
    ]);
    let oninput = props
        .on_type
        .reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    html! {
        <div class="field">
            <label for={props.id.clone()}>{ &props.label }</label>
            <input
                id={props.id.clone()}
                class="field-input"
                type={props.kind.clone()}
                value={props.value.clone()}
                inputmode={props.mode.clone()}
                autocomplete={props.autocomplete.clone()}
                autocapitalize="none"
                spellcheck="false"
                aria-required="true"
                aria-invalid={props.problem.is_some().then_some("true")}
                aria-describedby={described}
                {oninput}
                onblur={props.on_leave.reform(|_: FocusEvent| ())}
            />
            { props.children.clone() }
            <FieldProblemNote id={problem} problem={props.problem.clone()} />
            if let Some(text) = &props.hint { <p id={hint} class="field-hint">{ text }</p> }
        </div>
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct FieldProblemNoteProps {
    pub(crate) id: AttrValue,
    pub(crate) problem: Option<AttrValue>,
}

/// What is wrong with an answer; the control names it in `aria-describedby`.
#[component]
pub(crate) fn FieldProblemNote(props: &FieldProblemNoteProps) -> Html {
    let Some(problem) = &props.problem else {
        return html! {};
    };
    html! {
        <p id={props.id.clone()} class="field-problem">{ Glyph::Alert.draw() }<span>{ problem }</span></p>
    }
}

/// The `aria-describedby` of the parts that are there.
pub(super) fn described_by(parts: &[(bool, &str)]) -> Option<String> {
    let there: Vec<_> = parts
        .iter()
        .filter(|(there, _)| *there)
        .map(|(_, id)| *id)
        .collect();
    (!there.is_empty()).then(|| there.join(" "))
}
