//! Everything that happens beside drawing: calls, events, and what follows from the state.

mod use_arrival;
mod use_build;
mod use_call;
mod use_copy;
mod use_fetched;
mod use_file;
mod use_flow;
mod use_keeping;
mod use_leave_guard;
mod use_loading;
mod use_location;
mod use_news;
mod use_order;
mod use_placing;
mod use_room;
mod use_session;
mod use_shelf;
mod use_text;

use std::future::Future;

use futures_util::future::{AbortHandle, abortable};

pub(crate) use self::{
    use_arrival::{HEADING, use_arrival},
    use_build::{Build, use_build},
    use_call::{Call, use_call, use_call_once},
    use_copy::{Copied, use_copy},
    use_fetched::use_fetched,
    use_file::use_file,
    use_flow::{Dispatch, use_flow},
    use_keeping::use_keeping,
    use_leave_guard::use_leave_guard,
    use_loading::use_loading,
    use_location::use_location,
    use_news::use_news,
    use_order::{Follow, use_order},
    use_placing::use_placing,
    use_room::{forget, use_room},
    use_session::use_session,
    use_shelf::{discard, use_shelf},
    use_text::{use_language, use_text},
};

/// Work that stops when this is dropped.
struct Task(AbortHandle);

impl Task {
    fn spawn(work: impl Future<Output = ()> + 'static) -> Self {
        let (work, handle) = abortable(work);
        wasm_bindgen_futures::spawn_local(async {
            _ = work.await;
        });
        Self(handle)
    }
}

impl Drop for Task {
    fn drop(&mut self) {
        self.0.abort();
    }
}
