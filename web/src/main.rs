//! The page of Keyside, in Yew.

mod app;
mod browser;
mod components;
mod config;
mod form;
mod hooks;
mod kept;
mod note;
mod offline;
mod proxy;
mod room;
mod route;
mod state;
mod steps;
mod text;
mod trouble;
mod validity;

fn main() {
    yew::set_custom_panic_hook(Box::new(|panic| {
        browser::show_last_resort(&panic.to_string());
    }));
    if let Some(place) = browser::document().get_element_by_id("app") {
        yew::Renderer::<app::App>::with_root(place).render();
    }
}
