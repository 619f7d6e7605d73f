//! What whoever hosts the page must put right.

use keyside_api::PageConfigError;

use crate::{config::HostingProblem, text::Advice};

pub(super) const fn advice(problem: &HostingProblem) -> Advice {
    let (what, next) = match problem {
        HostingProblem::Status(_) => (
            "The settings of this page (config.json) could not be loaded.",
            "Reload the page. If that does not help, tell the operator of this installation.",
        ),
        HostingProblem::File(PageConfigError::NotJson(_)) => (
            "The settings of this page (config.json) are not JSON.",
            "The operator of this installation must correct the file.",
        ),
        HostingProblem::File(PageConfigError::Setting(_)) => (
            "The settings of this page (config.json) have an entry that does not belong there.",
            "The operator of this installation must correct the file.",
        ),
        HostingProblem::File(PageConfigError::Proxy(_)) => (
            "The settings of this page (config.json) give no valid address of Keyside's server.",
            "The operator of this installation must correct the file.",
        ),
        HostingProblem::PlainHttp(_) => (
            "This page came by HTTPS, but its settings (config.json) name a server without it. Your \
             browser would not connect to it.",
            "The operator of this installation must give the server an https:// address.",
        ),
        HostingProblem::NotInPolicy(_) => (
            "The settings of this page (config.json) name a server that the page's own policy does \
             not allow.",
            "The operator of this installation must add its address after connect-src in index.html, \
             or run “keyside page”, which does both.",
        ),
        HostingProblem::NotAdmitted(_) => (
            "Keyside's server is there, but does not answer this page.",
            "Reload the page. If that does not help, the operator of the server must add this page's \
             origin to “origins” in its configuration.",
        ),
    };
    Advice { what, next }
}
