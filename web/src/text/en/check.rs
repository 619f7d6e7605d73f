//! What a look at the record or the file found.

use keyside_api::Hint;

use crate::text::CheckText;

pub(super) const CHECK: CheckText = CheckText {
    now: "Check now",
    running: "Looking…",
    found: "We see it, with the right value.",
    different: "We see something there, but with another value.",
    missing: "We do not see it yet.",
    unknown: "We could not look: nobody answered.",
    authority: "The certificate authority looks for itself, every few minutes.",
    again: "As long as this page is open, we look again every half minute.",
    own_servers: "The servers of your zone",
    resolvers: "Others on the internet, who remember earlier answers for a while",
    web_servers: "Your web server",
    answer_found: "right value",
    answer_different: "another value",
    answer_missing: "nothing there",
    answer_unknown: "no answer",
    hint,
};

fn hint(hint: &Hint) -> String {
    match hint {
        Hint::OtherValue { found } => {
            format!("Another value is there: “{found}”. Replace it, or add the right one beside it.")
        }
        Hint::Quoted => "The value has quotation marks in it. Enter it without them: this console adds \
                         them by itself."
            .to_owned(),
        Hint::Padded => "The value is there, but with blanks in it. Remove them.".to_owned(),
        Hint::OtherType { found } => format!(
            "There is a {} record at the name. Another type is needed; look at “Type” above.",
            found.name()
        ),
        Hint::OtherName { name } => format!(
            "The value is at {name} instead. Compare the name of your record with the one above."
        ),
        Hint::DoubledZone { name } => format!(
            "The value is at {name}: your console added the domain by itself. Enter only “Name to type”."
        ),
        Hint::Alias { target } => format!(
            "The name is an alias (CNAME) of {target}, and beside an alias no other record can be. Remove \
             the alias, or add the record there."
        ),
        Hint::ServersDiffer => "Some servers of your zone have it and others do not. Wait some minutes; if it \
                                stays so, tell whoever runs your DNS."
            .to_owned(),
        Hint::OldAnswer { seconds } => format!(
            "It is published. Some still remember that it was not there, for {} at most. You need do nothing.",
            duration(*seconds)
        ),
        Hint::CaaForbids { name, allowed } => format!(
            "A CAA record at {name} lets only {} issue certificates. Add one for the authority of this \
             certificate, or it must refuse.",
            list(allowed)
        ),
        Hint::CaaNames { name, allowed } => format!(
            "A CAA record at {name} lets only {} issue certificates. Make sure that the authority of this \
             certificate is among them.",
            list(allowed)
        ),
        Hint::BrokenDnssec => "The DNSSEC signatures of your zone do not verify, so careful servers refuse \
                               what it says, and the authority does too. Renew the signatures, or remove the DS \
                               record at your registrar."
            .to_owned(),
        Hint::NoZone => "This domain does not exist, or no servers are entered for it at its registrar."
            .to_owned(),
        Hint::NoAddress => "The domain has no address on the internet, so nobody finds a file there. Use a DNS \
                            record for the proof."
            .to_owned(),
        Hint::Redirect { location } => format!(
            "The server sends visitors on to {location}. The authority does not follow: make an exception for \
             this address."
        ),
        Hint::ByteOrderMark => "The file begins with an invisible mark (BOM). Save it as “UTF-8 without BOM”, or \
                                use the download above."
            .to_owned(),
        Hint::LineBreak => "The file ends with a line break. Remove it, or use the download above.".to_owned(),
        Hint::WebPage => "There is a web page instead of the file. Perhaps the application answers for addresses \
                          that it does not know: make an exception for this one."
            .to_owned(),
        Hint::Ipv6Differs => "The file is there over IPv4, but not over IPv6, which the authority may use. Correct \
                              the AAAA record, or the server behind it."
            .to_owned(),
    }
}

fn list(allowed: &[String]) -> String {
    if allowed.is_empty() {
        "nobody".to_owned()
    } else {
        allowed.join(", ")
    }
}

fn duration(seconds: u32) -> String {
    match seconds.div_ceil(60) {
        0 | 1 => "a minute".to_owned(),
        minutes @ 2..120 => format!("{minutes} minutes"),
        minutes => format!("{} hours", minutes.div_ceil(60)),
    }
}
