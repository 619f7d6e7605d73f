//! Which certificate.

use keyside_api::{Product, ProductSource};
use yew::prelude::*;

use super::GroupProps;
use crate::{
    browser,
    components::{Notice, Select, SelectOption, Tone, TroubleNotice, Wait},
    form::{Draft, Field, has_left},
    hooks::use_text,
    route::Route,
    state::Loaded,
    steps::words,
    text::{Language, Text},
    trouble::Trouble,
};

/// The products, with what is left of each.
#[component]
pub(super) fn ProductGroup(props: &GroupProps) -> Html {
    let text = use_text();
    let language = use_context::<Language>().unwrap_or_default().tag();
    html! {
        <div class="group-alone">
            { match &props.products {
                Loaded::Loading => html! { <Wait>{ text.words.loading }</Wait> },
                Loaded::Failed(trouble) => html! {
                    <>
                        <p>{ text.describe.products_failed }</p>
                        <TroubleNotice trouble={trouble.clone()} />
                        if *trouble != Trouble::Unreachable {
                            <p><a href={Route::Offline.hash()}>{ text.offline.way }</a></p>
                        }
                    </>
                },
                Loaded::Here(products) if !products.iter().any(has_left) => html! {
                    <Notice tone={Tone::Care}>{ text.describe.product_all_gone }</Notice>
                },
                Loaded::Here(products) => list(props, text, language, products),
            } }
        </div>
    }
}

fn list(props: &GroupProps, text: &'static Text, language: &str, products: &[Product]) -> Html {
    let domain = props.draft.name();
    let fits = |product: &Product| {
        domain
            .as_ref()
            .is_none_or(|name| name.is_wildcard() == product.wildcard)
    };
    let options: Vec<_> = products
        .iter()
        .map(|product| SelectOption {
            value: product.code.clone().into(),
            label: label(text, product).into(),
            barred: !has_left(product) || !fits(product),
        })
        .collect();
    let hint = match domain {
        Some(name) if name.is_wildcard() => Some(text.describe.product_wants_wildcard),
        Some(_) if products.iter().any(|product| product.wildcard) => {
            Some(text.describe.product_wants_single)
        }
        _ => None,
    };
    let draft = props.draft.clone();
    html! {
        <>
            <Select
                id={Field::Product.id()}
                label={text.describe.product}
                prompt={text.describe.product_choose}
                {options}
                chosen={props.draft.product_code.clone()}
                hint={hint.map(AttrValue::from)}
                problem={props.problem(text, Field::Product)}
                on_choose={props.on_edit.reform(move |product_code| {
                    Draft { product_code, ..draft.clone() }
                })}
            />
            if let Some(end) = instance_end(&props.draft, products) {
                <p class="field-reading">
                    { (text.describe.instance_ends)(&browser::day(language, end)) }
                </p>
            }
            if props.switched {
                <p class="field-reading" role="status">{ text.describe.product_switched }</p>
            }
        </>
    }
}

fn label(text: &Text, product: &Product) -> String {
    let left = match product.quota {
        Some(quota) if quota.left == 0 => text.describe.product_none_left.to_owned(),
        Some(quota) => (text.words.left)(quota),
        None => text.words.quota_unknown.to_owned(),
    };
    format!("{} — {left}", words::product(text, product))
}

/// When the instance ends that the order would take.
fn instance_end(draft: &Draft, products: &[Product]) -> Option<i64> {
    match draft
        .product(products)
        .filter(|product| has_left(product))?
        .source
    {
        ProductSource::Instances { ends_at } => ends_at,
        ProductSource::Package => None,
    }
}
