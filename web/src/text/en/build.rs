//! Which build this is, and how to check it.

use crate::text::BuildText;

pub(super) const BUILD: BuildText = BuildText {
    title: "How to check that this is the published program",
    lede: "A server could send you another program than the one that was published, and that program \
           could claim anything about itself. So check it from outside, with tools of your own.",
    page: "Page",
    proxy: "Proxy",
    build: "Build",
    build_what: "The SHA-256 of the page's HTML. It names every file that your browser runs here, each \
                 with its own hash: if this value is the publisher's, so is all the rest. Where the proxy \
                 has another address than the page, that address is in the HTML and changes the value; \
                 the second and the third command allow for that.",
    build_unknown: "Not known: this page did not come from a server.",
    ask: "Ask the server for the page yourself, and compare the answer with the value that the publisher \
          tells:",
    compare: "With the source code, build the page yourself and compare every file of this site with \
              yours:",
    signed: "Or compare with what the publisher signed. You need the publisher's public key, from \
             somewhere other than this site:",
    limits: "This shows what the server sends to whoever asks that way. It could still send something \
             else to one visitor, and a browser extension can change any page. If that matters, use a \
             copy that you built or checked, on a computer of your own.",
    file: "This page is one file. Before you trust it, compare its SHA-256 with the value that the publisher \
           tells, or with that of one that you built yourself:",
    copy_body: "It is as it was when you were here last. Another one may be there by now. Nothing can be ordered \
                as long as the server cannot be reached; all that needs no order can be done.",
    newer: "There is a newer build of this page",
    newer_body: "This one still works. A key that was not made safe is lost when the page is loaded anew.",
    reload: "Load it anew",
    shown: |version, build| match build {
        Some(build) => format!("Version {version}, build {build}"),
        None => format!("Version {version}"),
    },
    copy: |day, build| {
        format!("You see a copy of {day}, build {build}: the server cannot be reached")
    },
};
