//! The parts that screens are put together from. They draw what they are given.

mod build_notice;
mod build_panel;
mod button;
mod choice;
mod confirm;
mod copy;
mod facts;
mod field;
mod footer;
mod glyph;
mod hand_over;
mod header;
mod heading;
mod notice;
mod room_panel;
mod select;
mod steps_bar;
mod wait;

pub(crate) use self::{
    build_notice::BuildNotice,
    build_panel::BuildPanel,
    button::{Button, ButtonKind},
    choice::{Choice, ChoiceOption},
    confirm::Confirm,
    copy::CopyButton,
    facts::{Fact, Facts},
    field::{FieldProblemNote, TextField},
    footer::Footer,
    glyph::{Glyph, Mark},
    hand_over::HandOver,
    header::Header,
    heading::Heading,
    notice::{Notice, Tone, TroubleNotice},
    room_panel::{RoomPanel, ToRoom},
    select::{Select, SelectOption},
    steps_bar::StepsBar,
    wait::Wait,
};
