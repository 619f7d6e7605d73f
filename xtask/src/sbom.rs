//! What page and proxy are made of: bills of materials in `CycloneDX` 1.6.

mod document;
mod lock;
mod tree;

use std::{fs, path::PathBuf, process::Command};

use self::{
    document::document,
    lock::Lock,
    tree::{Package, Tree},
};
use crate::{
    failure::{Failure, Result},
    places, python, steps,
    target::WASM,
    tools::{TRUNK, WASM_BINDGEN},
};

/// Something that is given to others.
struct Product {
    name: &'static str,
    /// The packages that it is compiled from, each with the features it is compiled with.
    packages: &'static [&'static [&'static str]],
    target: &'static str,
    /// The programs whose output is part of it.
    tools: fn() -> Vec<Package>,
}

const PRODUCTS: [Product; 2] = [
    Product {
        name: "page",
        packages: &[
            &["--package=keyside-web"],
            &[
                "--package=keyside-wasm",
                "--no-default-features",
                "--features=room",
            ],
        ],
        target: WASM,
        tools: || [TRUNK, WASM_BINDGEN].map(Package::from).to_vec(),
    },
    Product {
        name: "proxy",
        packages: &[&["--package=keyside"]],
        target: "x86_64-unknown-linux-gnu",
        tools: Vec::new,
    },
];

/// Writes `target/sbom/page.cdx.json` and `proxy.cdx.json`, and answers where they are.
pub(crate) fn build() -> Result<Vec<PathBuf>> {
    let lock = Lock::read()?;
    let folder = places::target()?.join("sbom");
    fs::create_dir_all(&folder).map_err(Failure::file(&folder))?;
    let mut files = Vec::new();
    for product in &PRODUCTS {
        let mut tree = Tree::default();
        for package in product.packages {
            tree.add(package, product.target)?;
        }
        tree.add_tools((product.tools)());
        let json = document(&format!("keyside-{}", product.name), &tree, &lock);
        let file = folder.join(format!("{}.cdx.json", product.name));
        fs::write(&file, format!("{json:#}\n")).map_err(Failure::file(&file))?;
        println!("bill of materials: {}", file.display());
        files.push(file);
    }
    Ok(files)
}

/// Checks the bills against the official schema.
pub(crate) fn validate() -> Result {
    let files = build()?;
    let script = places::root().join("tests/sbom/validate.py");
    steps::run(
        Command::new(python::SBOM.program()?)
            .arg(script)
            .args(files),
    )
}
