//! What happens when something comes that the person asked for in the room.

use yew::prelude::*;

use crate::browser;

/// Moves the focus to the element with this `id` when there is other news than before.
#[hook]
pub(crate) fn use_news<T: Clone + PartialEq + 'static>(id: &'static str, news: Option<T>) {
    let known = use_mut_ref({
        let news = news.clone();
        || news
    });
    use_effect_with(news, move |news| {
        let before = known.replace(news.clone());
        if news.is_some() && *news != before {
            browser::focus(id);
        }
    });
}
