//! The checksums that `Cargo.lock` has of the packages from a registry.

use std::{collections::BTreeMap, fs};

use super::tree::Package;
use crate::{
    failure::{Failure, Result},
    places,
};

/// SHA-256 in hex, by package.
pub(super) struct Lock(BTreeMap<Package, String>);

impl Lock {
    pub(super) fn read() -> Result<Self> {
        let file = places::root().join("Cargo.lock");
        let text = fs::read_to_string(&file).map_err(Failure::file(&file))?;
        Ok(Self::parse(&text))
    }

    fn parse(text: &str) -> Self {
        let packages = text.split("[[package]]").filter_map(|block| {
            let field = |name: &str| {
                let line = block.lines().find_map(|line| line.strip_prefix(name));
                line?.strip_prefix(" = \"")?.strip_suffix('"')
            };
            let package = Package::new(field("name")?, field("version")?);
            Some((package, field("checksum")?.to_owned()))
        });
        Self(packages.collect())
    }

    /// The checksum of a package from a registry: ours have none.
    pub(super) fn checksum(&self, package: &Package) -> Option<&str> {
        self.0.get(package).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_checksums_of_what_comes_from_a_registry() {
        let lock = Lock::parse(
            "version = 4\n\n[[package]]\nname = \"aes\"\nversion = \"0.9.4\"\nsource = \"r\"\n\
             checksum = \"ab12\"\ndependencies = [\n \"cipher\",\n]\n\n\
             [[package]]\nname = \"keyside\"\nversion = \"0.1.0\"\n",
        );

        assert_eq!(lock.checksum(&Package::new("aes", "0.9.4")), Some("ab12"));
        assert_eq!(lock.checksum(&Package::new("keyside", "0.1.0")), None);
    }
}
