//! Every sentence that a person reads, once for each language; a missing one does not compile.

mod en;
mod language;
mod zh;

use keyside_api::{
    DnsProvider, ErrorCode, Hint, InstanceState, OrderState, PublicationState, Quota,
    RevocationReason, StateName,
};
use keyside_room::{ReportedFinding, RoomError, RoomText};

pub(crate) use self::language::Language;
use crate::{config::HostingProblem, form::FieldProblem, offline::CertificateProblem};

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
    pub(crate) source: SourceText,
    pub(crate) review: ReviewText,
    pub(crate) prove: ProveText,
    pub(crate) check: CheckText,
    pub(crate) zone: ZoneText,
    pub(crate) publish: PublishText,
    pub(crate) timeline: TimelineText,
    pub(crate) renewal: RenewalText,
    pub(crate) revoke: RevokeText,
    pub(crate) cancel: CancelText,
    pub(crate) take: TakeText,
    pub(crate) orders: OrdersText,
    pub(crate) instances: InstancesText,
    pub(crate) kept: KeptText,
    pub(crate) read: ReadText,
    pub(crate) offline: OfflineText,
    pub(crate) trouble: TroubleText,
    pub(crate) build: BuildText,
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
        skip, orders, read, offline, language, steps_label, step_describe, step_prove, step_take, step_done,
        demo, demo_about, promise, rooms, rooms_page, rooms_room, rooms_enforced, rooms_check,
        room_label, room_retry, copied_title,
    } {
        page_title: fn(&str) -> String,
    }
}

sentences! {
    /// Words that several parts use.
    WordsText {
        copy, copied, copy_failed, copy_what, try_again, domain, product, validation, key_kind,
        fingerprint, placed, order_number, cloud_number, instance, instance_number, single, wildcard, free, dns, file,
        quota_unknown, loading, request_id, recommended, another, about_order, to_room,
    } {
        listed: fn(&[&str]) -> String,
        days: fn(u32) -> String,
        left: fn(Quota) -> String,
        uses: fn(Option<Quota>) -> String,
    }
}

sentences! {
    /// The form of the first step.
    DescribeText {
        title, lede, domain, domain_hint, domain_use, domain_for, domain_unicode,
        product, product_choose, product_none_left, product_all_gone, products_failed,
        product_wants_wildcard, product_wants_single, product_switched,
        validation_legend, dns, dns_note, file, file_note, file_barred,
        contact_legend, contact_hint, remember, contact_name, phone, phone_hint, email,
        submit, submit_note, wrong_title, to_answer, keep_title, keep_body, keep_go, keep_stay,
    } {
        instance_ends: fn(&str) -> String,
    }
}

sentences! {
    /// The choice of a key, and the making of it.
    KeyText {
        legend, rsa2048, rsa3072, rsa4096, p256, p384, ed25519, barred,
        making, making_body, making_slow, signing, signing_body, opening, cancel,
    }
}

sentences! {
    /// The choice of what the person brings, and what they brought.
    SourceText {
        legend, new, new_note, key, key_note, request, request_note,
        bring_key, bring_key_body, own_key, other_key,
        bring_request, bring_request_body, own_request, other_request, another_request,
        whole_request, domain_hint, have_request, other_names, other_names_next,
        submit_key, submit_request,
    } {
        one_name: fn(&str) -> String,
    }
}

sentences! {
    /// The look at everything before the order is placed.
    ReviewText {
        title, lede, lede_own_key, lede_own_request, csr, csr_note,
        unsafe_title, unsafe_body, saved_title, saved_body, kept_title, kept_body, proven_title,
        proven_body, gone_title, gone_body, locked,
        own_title, own_body, elsewhere_title, elsewhere_body,
        place_again, change, placing, nothing_spent, new_key, other_key, other_request,
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
        failed_next, cancelling, cancelling_body, cancelled, cancelled_body, revoked, revoked_body, refused,
        refused_words, demo_title, demo_switch, demo_on, demo_off, key_unsafe, key_kept, key_origin,
        key_missing,
    } {
        relative: fn(&str) -> String,
        demo_record: fn(u32) -> String,
        demo_file: fn(u32) -> String,
    }
}

sentences! {
    /// What a look at the record or the file found.
    CheckText {
        now, running, found, different, missing, unknown, authority, again,
        own_servers, resolvers, web_servers,
        answer_found, answer_different, answer_missing, answer_unknown,
    } {
        hint: fn(&Hint) -> String,
    }
}

sentences! {
    /// Where a DNS record goes, and how it gets there.
    ZoneText { lines, zone_file, command, ttl } {
        hosted: fn(DnsProvider) -> &'static str,
        advice: fn(DnsProvider) -> Option<&'static str>,
    }
}

sentences! {
    /// Having the proxy publish the record.
    PublishText { go, running } {
        offer: fn(&str) -> String,
        state: fn(PublicationState) -> &'static str,
        next: fn(PublicationState) -> Option<&'static str>,
    }
}

sentences! {
    /// What happened to an order, and what comes next.
    TimelineText { title } {
        record: fn(PublicationState) -> &'static str,
        past: fn(StateName) -> &'static str,
        expected: fn(StateName) -> &'static str,
    }
}

sentences! {
    /// The end of a certificate, and the next one.
    RenewalText { title, remind, renew } {
        left: fn(&str, i64) -> String,
        shorter: fn(u32) -> String,
        event: fn(&str) -> String,
    }
}

sentences! {
    /// Revoking a certificate.
    RevokeText { open, when, body, body_instance, go, running, reason, reason_hint } {
        confirm: fn(&str) -> String,
        reason_name: fn(RevocationReason) -> &'static str,
        given: fn(RevocationReason) -> &'static str,
    }
}

sentences! {
    /// Giving an order up.
    CancelText { open, title, body, confirm, stay, running }
}

sentences! {
    /// The third step.
    TakeText {
        title, lede, key_here_title, key_here_body, key_origin_title, key_origin_body,
        key_away_title, key_away_body, key_kept_title, key_kept_body, taken_title, taken_body,
        wiped_title, wiped_body, wipe, wipe_both, wipe_title, wipe_body, wipe_go, wipe_stay,
        names, valid_from, valid_to, issuer, serial, chain_title, chain_body, chain_download, chain_copy,
        unreadable, mismatch, not_covering, another, another_title, another_body, another_go, another_stay,
        copy_title, copy_taken, copy_vain, copy_go, copy_stay,
    }
}

sentences! {
    /// The list of orders.
    OrdersText {
        title, lede, none, none_body, new, looking, missing, search, filter, all, open, valid, ending,
        over, nothing, calendar, calendar_body, calendar_limited,
    } {
        calendar_limited_body: fn(&str) -> String,
        state_name: fn(&OrderState) -> &'static str,
        left: fn(i64) -> String,
        found: fn(usize) -> String,
    }
}

sentences! {
    /// The account's instances.
    InstancesText { title, body, none, unnamed } {
        until: fn(&str) -> String,
        state_name: fn(InstanceState) -> &'static str,
    }
}

sentences! {
    /// The copies that this browser keeps, and going on from a capsule.
    KeptText {
        title, ordered, go_on, delete, damaged, damaged_note, delete_title, delete_body, delete_go,
        delete_stay, from_file, leave_title, leave_body, leave_go, leave_stay,
        open, open_title, open_body, broken_title, broken_body, file_title, file_body, back,
    } {
        kept: fn(&str) -> String,
    }
}

sentences! {
    /// The reading of a request.
    ReadText {
        title, lede, bring, clean, sound, errors, warnings, notices, order, another,
        subject, names, key, kind, signature, signature_valid, signature_invalid,
        signature_unchecked, extensions, critical, attributes,
    } {
        finding: fn(&ReportedFinding) -> String,
        field: fn(&str) -> Option<&'static str>,
        name_kind: fn(&str) -> &'static str,
    }
}

sentences! {
    /// What can be done without an order.
    OfflineText {
        title, lede, alone_title, alone_body, way,
        request, names, names_hint, p384, ed25519, sm2, made, made_body, download, other_request,
        certificate, certificate_body, paste, choose, drop, read, other_certificate, looking,
        here, here_body, missing, missing_body, expired, not_yet, server, above, sha256,
        save, save_body, save_check,
    } {
        problem: fn(CertificateProblem) -> Advice,
    }
}

sentences! {
    /// Which build this is, and how to check it.
    BuildText {
        title, lede, page, proxy, build, build_what, build_unknown, ask, compare, signed, limits, file,
        copy_body, newer, newer_body, reload,
    } {
        shown: fn(&str, Option<&str>) -> String,
        copy: fn(&str, &str) -> String,
    }
}

sentences! {
    /// What went wrong.
    TroubleText {
        unreachable, unreachable_next, garbled, garbled_next, lost_attempt, lost_attempt_next,
        no_note, no_note_next,
    } {
        code: fn(ErrorCode) -> Advice,
        hosting: fn(&HostingProblem) -> Advice,
        field: fn(FieldProblem) -> String,
        room: fn(RoomError) -> Advice,
    }
}

#[cfg(test)]
mod tests;
