//! A choice from a list that folds up.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{FieldProblemNote, Glyph, field::described_by};

/// One line of the list.
#[derive(Clone, PartialEq)]
pub(crate) struct SelectOption {
    pub(crate) value: AttrValue,
    pub(crate) label: AttrValue,
    /// It is shown and cannot be chosen.
    pub(crate) barred: bool,
}

#[derive(PartialEq, Properties)]
pub(crate) struct SelectProps {
    pub(crate) id: AttrValue,
    pub(crate) label: AttrValue,
    /// Shown while nothing is chosen.
    pub(crate) prompt: AttrValue,
    pub(crate) options: Vec<SelectOption>,
    pub(crate) chosen: AttrValue,
    #[prop_or_default]
    pub(crate) hint: Option<AttrValue>,
    #[prop_or_default]
    pub(crate) problem: Option<AttrValue>,
    pub(crate) on_choose: Callback<String>,
}

/// A labelled list.
#[component]
pub(crate) fn Select(props: &SelectProps) -> Html {
    let hint = format!("{}-hint", props.id);
    let problem = format!("{}-problem", props.id);
    let described = described_by(&[
        (props.hint.is_some(), &hint),
        (props.problem.is_some(), &problem),
    ]);
    let onchange = props
        .on_choose
        .reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
    html! {
        <div class="field">
            <label for={props.id.clone()}>{ &props.label }</label>
            <span class="field-fold">
                <select
                    id={props.id.clone()}
                    class="field-input field-select"
                    aria-required="true"
                    aria-invalid={props.problem.is_some().then_some("true")}
                    aria-describedby={described}
                    {onchange}
                >
                    <option value="" disabled={true} selected={props.chosen.is_empty()}>
                        { &props.prompt }
                    </option>
                    { for props.options.iter().map(|option| html! {
                        <option
                            key={option.value.to_string()}
                            value={option.value.clone()}
                            disabled={option.barred}
                            selected={option.value == props.chosen}
                        >
                            { &option.label }
                        </option>
                    }) }
                </select>
                { Glyph::Down.draw() }
            </span>
            <FieldProblemNote id={problem} problem={props.problem.clone()} />
            if let Some(text) = &props.hint { <p id={hint} class="field-hint">{ text }</p> }
        </div>
    }
}
