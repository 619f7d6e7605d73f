//! Small drawings, all on a square of 24 by 24.

use yew::prelude::*;

/// A small drawing beside words; on its own it says nothing.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Glyph {
    Alert,
    Back,
    Check,
    Copy,
    Down,
    Download,
    Info,
    Key,
    List,
    Lock,
    Read,
}

impl Glyph {
    const fn path(self) -> &'static str {
        match self {
            Self::Alert => "M12 4 2.8 19.5h18.4L12 4Zm0 6v4.5m0 2.5v.01",
            Self::Back => "M19 12H5m6-6-6 6 6 6",
            Self::Check => "m5 12.5 4.5 4.5L19 7.5",
            Self::Copy => "M9 9h10v11H9zM15 9V4H5v11h4",
            Self::Down => "m6 9.5 6 6 6-6",
            Self::Download => "M12 4v11m-5-5 5 5 5-5M5 20h14",
            Self::Info => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 8v5m0-8v.01",
            Self::Key => "M8 12a4 4 0 1 0 0 8 4 4 0 0 0 0-8Zm3 1 9-9m-4 4 3 3",
            Self::List => "M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01",
            Self::Lock => "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 15v2",
            Self::Read => "M6 3.5h8l4 4v13H6zM9 9h3M9 12.5h6M9 16h6",
        }
    }

    /// The drawing.
    pub(crate) fn draw(self) -> Html {
        html! {
            <svg class="glyph" viewBox="0 0 24 24" aria-hidden="true"><path d={self.path()} /></svg>
        }
    }
}

/// The project's mark: two rooms, and the key on one side.
#[component]
pub(crate) fn Mark() -> Html {
    html! {
        <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
            <path class="mark-page" d="M14 5H8a3 3 0 0 0-3 3v16a3 3 0 0 0 3 3h6" />
            <path
                class="mark-room"
                d="M17 4h7a4 4 0 0 1 4 4v16a4 4 0 0 1-4 4h-7Zm5.5 8a2.6 2.6 0 0 0-1.3 4.8V21h2.6v-4.2a2.6 \
                   2.6 0 0 0-1.3-4.8Z"
            />
        </svg>
    }
}
