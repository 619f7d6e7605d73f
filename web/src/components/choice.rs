//! A choice of one among a few, all in view.

use yew::prelude::*;

use super::{FieldProblemNote, field::described_by};

/// One of the few.
#[derive(Clone, PartialEq)]
pub(crate) struct ChoiceOption {
    pub(crate) value: &'static str,
    pub(crate) label: AttrValue,
    pub(crate) note: AttrValue,
    /// A word beside the label.
    pub(crate) badge: Option<AttrValue>,
    /// It is shown and cannot be chosen; the note says why.
    pub(crate) barred: bool,
}

#[derive(PartialEq, Properties)]
pub(crate) struct ChoiceProps {
    /// The group's name; the first control's `id`, so that the focus can go there.
    pub(crate) id: AttrValue,
    pub(crate) legend: AttrValue,
    pub(crate) options: Vec<ChoiceOption>,
    pub(crate) chosen: AttrValue,
    #[prop_or_default]
    pub(crate) problem: Option<AttrValue>,
    pub(crate) on_choose: Callback<&'static str>,
}

/// A group of radio buttons.
#[component]
pub(crate) fn Choice(props: &ChoiceProps) -> Html {
    let problem = format!("{}-problem", props.id);
    let described = described_by(&[(props.problem.is_some(), &problem)]);
    let option = |(place, option): (usize, &ChoiceOption)| {
        let id = if place == 0 {
            props.id.to_string()
        } else {
            format!("{}-{place}", props.id)
        };
        let note = format!("{id}-note");
        let value = option.value;
        html! {
            <label class="choice" for={id.clone()} key={value}>
                <input
                    type="radio"
                    class="choice-input"
                    {id}
                    name={props.id.clone()}
                    {value}
                    checked={value == props.chosen}
                    disabled={option.barred}
                    aria-describedby={note.clone()}
                    onchange={props.on_choose.reform(move |_: Event| value)}
                />
                <span class="choice-words">
                    <span class="choice-label">
                        { &option.label }
                        if let Some(badge) = &option.badge { <span class="badge">{ badge }</span> }
                    </span>
                    <span class="choice-note" id={note}>{ &option.note }</span>
                </span>
            </label>
        }
    };
    html! {
        <fieldset class="group" aria-describedby={described}>
            <legend class="group-legend">{ &props.legend }</legend>
            <div class="choices">{ for props.options.iter().enumerate().map(option) }</div>
            <FieldProblemNote id={problem} problem={props.problem.clone()} />
        </fieldset>
    }
}
