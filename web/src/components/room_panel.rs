//! The place where the key room stands in the page.

use yew::prelude::*;

use super::{Button, Glyph, TroubleNotice, Wait};
use crate::{
    browser,
    hooks::use_text,
    room::{Room, SANDBOX, Standing},
    trouble::Trouble,
};

#[derive(PartialEq, Properties)]
pub(crate) struct RoomPanelProps {
    pub(crate) frame: NodeRef,
    pub(crate) room: Room,
    pub(crate) on_rebuild: Callback<()>,
}

/// The door frame with the room behind it. The frame element stays the same as long as the page
/// is open: a new one would be a new room, without the key.
#[component]
pub(crate) fn RoomPanel(props: &RoomPanelProps) -> Html {
    let text = use_text();
    let class = if props.room.height <= LOW_PIXELS {
        "room room-low"
    } else {
        "room"
    };
    let failed = props.room.standing == Standing::Failed;
    let height = (props.room.height > 0).then(|| props.room.height.to_string());
    html! {
        <aside id={ROOM} {class} tabindex="-1" aria-label={text.frame.room_label}>
            <div class="room-lintel" aria-hidden="true">{ Glyph::Lock.draw() }</div>
            if props.room.standing == Standing::Building {
                <div class="room-building"><Wait>{ text.key.opening }</Wait></div>
            }
            <iframe
                ref={props.frame.clone()}
                class="room-frame"
                title={text.frame.room_label}
                sandbox={SANDBOX}
                {height}
            />
            if let Some(error) = props.room.trouble {
                <div class="room-trouble">
                    <TroubleNotice trouble={Trouble::Room(error)}>
                        if failed {
                            <Button on_press={props.on_rebuild.clone()}>{ text.frame.room_retry }</Button>
                        }
                    </TroubleNotice>
                </div>
            }
        </aside>
    }
}

/// A way to the room where it does not stand beside the screen.
#[component]
pub(crate) fn ToRoom() -> Html {
    let text = use_text();
    html! {
        <div class="to-room">
            <Button on_press={|()| browser::focus(ROOM)}>{ text.words.to_room }</Button>
        </div>
    }
}

const ROOM: &str = "room";

/// Up to this height the room stays in view while the screen beside it is scrolled.
const LOW_PIXELS: u32 = 480;
