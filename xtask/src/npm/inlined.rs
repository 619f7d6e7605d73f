//! The module with everything that other entries of the package keep in files beside them.

use std::{fs, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};

use crate::{
    engine,
    failure::{Failure, Result},
    target::Instructions,
};

/// What the worker's script has in place of an import, in a module alone.
const IMPORT: &str = "import { PrimeSearch, initSync } from \"./keyside.js\";\n";

/// Writes `inlined.js`: the build with vectors in base64, and the script of a worker in one.
pub(super) fn write(folder: &Path) -> Result {
    let read = |name: &str| {
        let path = folder.join(name);
        fs::read_to_string(&path).map_err(Failure::file(&path))
    };
    let wasm = folder.join(engine::file(Instructions::Vectors));
    let wasm = fs::read(&wasm).map_err(Failure::file(&wasm))?;
    let finder = worker(&read("keyside.js")?, &read("finder.js")?)?;
    let finder = serde_json::to_string(&finder).expect("a text is JSON");
    let inlined = format!(
        "export const finder = {finder};\nexport const wasm = \"{}\";\n",
        BASE64_STANDARD.encode(wasm)
    );
    let path = folder.join("inlined.js");
    fs::write(&path, inlined).map_err(Failure::file(&path))
}

fn worker(bindings: &str, finder: &str) -> Result<String> {
    if finder.contains(IMPORT) {
        Ok(bindings.to_owned() + &finder.replace(IMPORT, ""))
    } else {
        Err(Failure::new(format!(
            "finder.js does not import the engine by the line `{}`",
            IMPORT.trim_end()
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_worker_has_its_engine_before_it_and_imports_nothing() {
        let finder = format!("// A worker.\n{IMPORT}self.onmessage = start;\n");

        let script = worker("class PrimeSearch {}\n", &finder).expect("it imports the engine");

        assert_eq!(
            script,
            "class PrimeSearch {}\n// A worker.\nself.onmessage = start;\n"
        );
    }

    #[test]
    fn refuses_a_worker_that_imports_otherwise() {
        assert!(worker("", "import * as engine from \"./keyside.js\";\n").is_err());
    }
}
