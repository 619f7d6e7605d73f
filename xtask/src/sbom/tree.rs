//! Which packages a product is compiled from, and which of them uses which.
//!
//! Asked of `cargo tree`: it resolves features for the packages named, where `cargo metadata`
//! unites those of the whole workspace.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use crate::{
    failure::{Failure, Result},
    steps,
    tools::Tool,
};

/// A package in one version.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Package {
    pub(super) name: String,
    pub(super) version: String,
}

impl Package {
    pub(super) fn new(name: &str, version: &str) -> Self {
        Self {
            name: name.to_owned(),
            version: version.to_owned(),
        }
    }
}

impl From<Tool> for Package {
    fn from(tool: Tool) -> Self {
        Self::new(tool.package, tool.version)
    }
}

impl fmt::Display for Package {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.name, self.version)
    }
}

/// What is known of a package in the tree.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) license: String,
    pub(super) repository: String,
    /// Whether its code is in the product. Otherwise it runs only while the product is built.
    pub(super) shipped: bool,
    pub(super) uses: BTreeSet<Package>,
}

/// The packages of a product.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// Those that the product itself names.
    pub(super) roots: BTreeSet<Package>,
    pub(super) parts: BTreeMap<Package, Part>,
}

impl Tree {
    /// Adds the package that the arguments choose, with all that it uses for this target.
    pub(super) fn add(&mut self, arguments: &[&str], target: &str) -> Result {
        for (edges, shipped) in [("normal,build", false), ("normal,no-proc-macro", true)] {
            let mut cargo = steps::cargo();
            cargo.args(["tree", "--locked", "--prefix=depth"]);
            cargo.args([
                "--format=|{p}|{l}|{r}",
                "--edges",
                edges,
                "--target",
                target,
            ]);
            self.read(&steps::output(cargo.args(arguments))?, shipped)?;
        }
        Ok(())
    }

    /// Adds programs whose output is in the product.
    pub(super) fn add_tools(&mut self, tools: Vec<Package>) {
        for tool in tools {
            self.roots.insert(tool.clone());
            self.parts.entry(tool).or_default();
        }
    }

    /// Reads lines such as `2|slab v0.4.12|MIT|https://… (*)`: depth, package, licence, repository.
    fn read(&mut self, text: &str, shipped: bool) -> Result {
        let mut above: Vec<Package> = Vec::new();
        for line in text.lines().filter(|line| !line.is_empty()) {
            let (depth, package, license, repository) = fields(line)
                .ok_or_else(|| Failure::new(format!("`cargo tree` is unreadable: {line}")))?;
            above.truncate(depth);
            match above.last() {
                None => self.roots.insert(package.clone()),
                Some(user) => {
                    let user = self.parts.entry(user.clone()).or_default();
                    user.uses.insert(package.clone())
                }
            };
            let part = self.parts.entry(package.clone()).or_default();
            license.clone_into(&mut part.license);
            repository.clone_into(&mut part.repository);
            part.shipped |= shipped;
            above.push(package);
        }
        Ok(())
    }
}

fn fields(line: &str) -> Option<(usize, Package, &str, &str)> {
    let line = line.strip_suffix(" (*)").unwrap_or(line);
    let mut fields = line.splitn(4, '|');
    let depth = fields.next()?.parse().ok()?;
    let mut package = fields.next()?.split(' ');
    let (name, version) = (package.next()?, package.next()?.strip_prefix('v')?);
    Some((
        depth,
        Package::new(name, version),
        fields.next()?,
        fields.next()?,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_who_uses_whom_and_what_is_shipped() {
        let all = "0|keyside v0.1.0 (/a b/c)|MIT|\n\
                   1|serde v1.0.1|MIT OR Apache-2.0|https://a.example\n\
                   2|serde_derive v1.0.1 (proc-macro)|MIT|\n\
                   1|slab v0.4.12|MIT|https://b.example\n\
                   2|serde v1.0.1|MIT OR Apache-2.0|https://a.example (*)\n";
        let shipped = "0|keyside v0.1.0 (/a b/c)|MIT|\n1|serde v1.0.1|MIT OR Apache-2.0|\n";
        let mut tree = Tree::default();

        tree.read(all, false).expect("a tree");
        tree.read(shipped, true).expect("a tree");

        let [keyside, serde, derive, slab] = [
            ("keyside", "0.1.0"),
            ("serde", "1.0.1"),
            ("serde_derive", "1.0.1"),
            ("slab", "0.4.12"),
        ]
        .map(|(name, version)| Package::new(name, version));
        assert_eq!(tree.roots, BTreeSet::from([keyside.clone()]));
        assert_eq!(
            tree.parts[&keyside].uses,
            BTreeSet::from([serde.clone(), slab.clone()])
        );
        assert_eq!(tree.parts[&slab].uses, BTreeSet::from([serde.clone()]));
        assert_eq!(tree.parts[&serde].uses, BTreeSet::from([derive.clone()]));
        assert!(tree.parts[&serde].shipped && !tree.parts[&derive].shipped);
    }

    #[test]
    fn refuses_lines_that_it_does_not_understand() {
        assert!(
            Tree::default()
                .read("[build-dependencies]\n", false)
                .is_err()
        );
    }
}
