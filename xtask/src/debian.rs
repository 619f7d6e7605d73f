//! Programs that the tests need and Debian's packages bring.

use std::{path::Path, process::Command};

use crate::{
    failure::{Failure, Result},
    places::{on_path, works},
    steps,
};

/// Something to be there.
pub(crate) struct Need {
    packages: &'static [&'static str],
    there: fn() -> bool,
}

/// A browser that a program can steer, with letters for Chinese.
pub(crate) const CHROMIUM: [Need; 3] = [
    Need {
        packages: &["chromium"],
        there: || on_path("chromium").is_some(),
    },
    Need {
        packages: &["chromium-driver"],
        there: || on_path("chromedriver").is_some(),
    },
    Need {
        packages: &["fontconfig", "fonts-noto-cjk"],
        there: has_chinese,
    },
];

/// A web server. Its program is in a package of its own, which starts nothing.
pub(crate) const APACHE: Need = Need {
    packages: &["apache2-bin", "media-types"],
    there: || {
        ["/usr/sbin/apache2", "/etc/mime.types"]
            .iter()
            .all(|file| Path::new(file).is_file())
    },
};

/// A browser of another make. What steers it is no package of Debian's: see `tools`.
pub(crate) const FIREFOX: Need = Need {
    packages: &["firefox-esr"],
    there: || on_path("firefox-esr").is_some(),
};

/// What makes a network that nothing gets out of.
pub(crate) const NETWORK: Need = Need {
    packages: &["iproute2"],
    // Not everyone's `PATH` leads there.
    there: || on_path("ip").is_some() || Path::new("/usr/sbin/ip").is_file(),
};

/// What fetches a site that is to be verified.
pub(crate) const CURL: Need = Need {
    packages: &["ca-certificates", "curl"],
    there: || on_path("curl").is_some(),
};

/// The second opinion on keys and certificates.
pub(crate) const OPENSSL: Need = Need {
    packages: &["openssl"],
    there: || on_path("openssl").is_some(),
};

/// Further opinions on the files that keys are saved in: of Java, Mozilla and `GnuTLS`.
pub(crate) const OPINIONS: [Need; 3] = [
    Need {
        packages: &["default-jre-headless"],
        there: || on_path("keytool").is_some(),
    },
    Need {
        packages: &["libnss3-tools"],
        there: || on_path("pk12util").is_some(),
    },
    Need {
        packages: &["gnutls-bin"],
        there: || on_path("certtool").is_some(),
    },
];

/// A Python that can make virtual environments.
pub(crate) const PYTHON: Need = Need {
    packages: &["python3", "python3-venv"],
    there: || works(Command::new("python3").args(["-c", "import ensurepip, venv"])),
};

fn has_chinese() -> bool {
    steps::output(Command::new("fc-list").arg(":lang=zh-cn")).is_ok_and(|fonts| !fonts.is_empty())
}

/// Installs the packages of what is not there.
pub(crate) fn ensure<'a>(needs: impl IntoIterator<Item = &'a Need>) -> Result {
    let missing: Vec<_> = needs
        .into_iter()
        .filter(|need| !(need.there)())
        .flat_map(|need| need.packages)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing
        .iter()
        .map(|name| **name)
        .collect::<Vec<_>>()
        .join(" ");
    let by_hand = || {
        Failure::new(format!(
            "{names} must be installed first: run `apt-get install {names}` as root, or install \
             the same with this system's own package manager"
        ))
    };
    let mut apt_get = apt_get().ok_or_else(by_hand)?;
    steps::heading(&format!("Installing {names}"));
    let install = ["install", "--yes", "--no-install-recommends"];
    steps::run(apt_get().arg("update"))
        .and_then(|()| steps::run(apt_get().args(install).args(&missing)))
        .map_err(|_| by_hand())
}

/// `apt-get` with the rights it needs, if they can be had without a question.
fn apt_get() -> Option<impl FnMut() -> Command> {
    let root = steps::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    let sudo = !root && works(Command::new("sudo").args(["-n", "true"]));
    (on_path("apt-get").is_some() && (root || sudo)).then_some(move || {
        let mut command = Command::new(if root { "env" } else { "sudo" });
        if sudo {
            command.args(["-n", "env"]);
        }
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        command
    })
}
