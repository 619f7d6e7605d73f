//! Every sentence that a person reads, once for each language; a missing one does not compile.

mod en;
mod zh;

use keyside_api::{ErrorCode, OrderState, Quota};
use keyside_core::DomainProblem;
use keyside_room::{RoomError, RoomText};

use crate::form::FieldProblem;

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum Language {
    /// English.
    #[default]
    English,
    /// Simplified Chinese.
    Chinese,
}

impl Language {
    /// Every language, in the order of the switch.
    pub(crate) const ALL: &[Self] = &[Self::English, Self::Chinese];

    /// Its BCP 47 tag.
    pub(crate) const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh-Hans",
        }
    }

    /// Its own name for itself.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Chinese => "中文",
        }
    }

    /// The page's language for a BCP 47 tag, if it speaks it.
    pub(crate) fn for_tag(tag: &str) -> Option<Self> {
        match tag.split('-').next()? {
            "en" => Some(Self::English),
            "zh" => Some(Self::Chinese),
            _ => None,
        }
    }

    /// Its sentences.
    pub(crate) const fn text(self) -> &'static Text {
        match self {
            Self::English => &en::TEXT,
            Self::Chinese => &zh::TEXT,
        }
    }
}

/// What happened, and what to do.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Advice {
    pub(crate) what: &'static str,
    pub(crate) next: &'static str,
}

/// One language's sentences, by the part of the page that shows them.
pub(crate) struct Text {
    pub(crate) frame: FrameText,
    pub(crate) words: WordsText,
    pub(crate) describe: DescribeText,
    pub(crate) key: KeyText,
    pub(crate) review: ReviewText,
    pub(crate) prove: ProveText,
    pub(crate) check: CheckText,
    pub(crate) cancel: CancelText,
    pub(crate) take: TakeText,
    pub(crate) orders: OrdersText,
    pub(crate) trouble: TroubleText,
    pub(crate) room: RoomText,
}

/// Defines a struct whose first fields are plain sentences, and the others sentences with a blank.
macro_rules! sentences {
    ($(#[$doc:meta])+ $name:ident { $($plain:ident),* $(,)? } $({ $($blank:ident: $kind:ty),* $(,)? })?) => {
        $(#[$doc])+
        pub(crate) struct $name {
            $(pub(crate) $plain: &'static str,)*
            $($(pub(crate) $blank: $kind,)*)?
        }

        #[cfg(test)]
        impl $name {
            fn plain(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($plain), self.$plain)),*]
            }
        }
    };
}

sentences! {
    /// Header, steps, footer.
    FrameText {
        skip, orders, language, steps_label, step_describe, step_prove, step_take, step_done,
        demo, demo_about, promise, rooms, rooms_page, rooms_room, rooms_enforced, rooms_check,
        room_label, room_retry, copied_title,
    } {
        version: fn(&str) -> String,
        page_title: fn(&str) -> String,
    }
}

sentences! {
    /// Words that several parts use.
    WordsText {
        copy, copied, copy_failed, copy_what, back, keep, try_again, domain, product, validation, key_kind,
        fingerprint, placed, order_number, cloud_number, single, wildcard, free, dns, file,
        quota_unknown, loading, request_id, recommended, details, another,
    } {
        days: fn(u32) -> String,
        left: fn(Quota) -> String,
        uses: fn(Option<Quota>) -> String,
    }
}

sentences! {
    /// The form of the first step.
    DescribeText {
        title, lede, domain_legend, domain, domain_hint, domain_use, domain_for, domain_unicode,
        product_legend, product, product_choose, product_none_left, product_all_gone, products_failed,
        product_wants_wildcard, product_wants_single, product_switched,
        validation_legend, dns, dns_note, file, file_note, file_barred,
        contact_legend, contact_hint, contact_name, phone, phone_hint, email,
        submit, submit_note, wrong_title, keep_title, keep_body, keep_go, keep_stay,
    } {
        quota: fn(Quota) -> String,
    }
}

sentences! {
    /// The choice of a key, and the making of it.
    KeyText {
        legend, rsa2048, rsa3072, rsa4096, p256, p384, ed25519, barred,
        making, making_body, making_slow, opening, cancel,
    }
}

sentences! {
    /// The look at everything before the order is placed.
    ReviewText {
        title, lede, csr, csr_note, save_title, save_body, save_done_title, save_done_body,
        save_gone_title, save_gone_body, place_again, change, placing, nothing_spent, new_key,
    } {
        place: fn(Option<Quota>) -> String,
    }
}

sentences! {
    /// The second step: publish the record or the file, and wait.
    ProveText {
        placing, placing_body, unknown, unknown_body, preparing, preparing_body,
        dns_title, dns_body, record_name, record_relative, record_type, record_value, record_zone,
        file_title, file_body, file_url, file_content, file_download, file_exact,
        waiting, live, reconnecting, review_title, review_body, failed_title, failed_body,
        failed_next, cancelling, cancelling_body, cancelled, cancelled_body, refused,
        refused_words, demo_title, demo_switch, demo_on, demo_off, key_unsaved, key_missing,
    } {
        relative: fn(&str) -> String,
        demo_body: fn(u32) -> String,
    }
}

sentences! {
    /// What a look at the record or the file found.
    CheckText {
        now, running, found, different, missing, unknown, authority,
        answer_found, answer_different, answer_missing, answer_unknown,
    }
}

sentences! {
    /// Giving an order up.
    CancelText { open, title, body, confirm, stay, running }
}

sentences! {
    /// The third step.
    TakeText {
        title, lede, key_here_title, key_here_body, key_away_title, key_away_body,
        names, valid_from, valid_to, issuer, serial, chain_title, chain_body, chain_download, chain_copy,
        unreadable, mismatch, not_covering, another, another_title, another_body, another_go, another_stay,
    }
}

sentences! {
    /// The list of orders.
    OrdersText { title, lede, none, none_body, new, domain, state, placed, open, looking, missing } {
        state_name: fn(&OrderState) -> &'static str,
    }
}

sentences! {
    /// What went wrong.
    TroubleText { unreachable, unreachable_next, garbled, garbled_next, lost_attempt, lost_attempt_next } {
        code: fn(ErrorCode) -> Advice,
        domain: fn(DomainProblem) -> String,
        field: fn(FieldProblem) -> String,
        room: fn(RoomError) -> Advice,
    }
}
