//! Where the person is among the three steps.

use yew::prelude::*;

use super::Glyph;
use crate::{hooks::use_text, state::Step};

#[derive(PartialEq, Properties)]
pub(crate) struct StepsBarProps {
    pub(crate) current: Step,
}

/// The three steps, with the current one marked.
#[component]
pub(crate) fn StepsBar(props: &StepsBarProps) -> Html {
    let text = use_text();
    let steps = [
        (Step::Describe, text.frame.step_describe),
        (Step::Prove, text.frame.step_prove),
        (Step::Take, text.frame.step_take),
    ];
    let item = |(place, (step, name)): (usize, (Step, &'static str))| {
        let done = step < props.current;
        html! {
            <li
                class={if done { "steps-item steps-item-done" } else { "steps-item" }}
                aria-current={(step == props.current).then_some("step")}
            >
                <span class="steps-number" aria-hidden="true">
                    if done { { Glyph::Check.draw() } } else { { place + 1 } }
                </span>
                <span class="steps-name">{ name }</span>
                if done { <span class="hidden-visually">{ text.frame.step_done }</span> }
            </li>
        }
    };
    html! {
        <nav class="steps" aria-label={text.frame.steps_label}>
            <ol class="steps-list">{ for steps.into_iter().enumerate().map(item) }</ol>
        </nav>
    }
}
