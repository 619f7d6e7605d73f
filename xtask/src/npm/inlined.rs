//! The module with everything that other entries of the package keep in files beside them.

use std::{fs, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};

use crate::{
    engine,
    failure::{Failure, Result},
    target::Instructions,
};

/// What the engine's script imports of `error.js`.
const ERROR_IMPORT: &str = "import { KeysideError } from './error.js';\n";

/// What the worker's script imports of the engine's.
const ENGINE_IMPORT: &str = "import { PrimeSearch, initSync } from \"./keyside.js\";\n";

/// Writes `inlined.js`: the build with vectors in base64, and the script of a worker in one.
pub(super) fn write(folder: &Path) -> Result {
    let read = |name: &str| {
        let path = folder.join(name);
        fs::read_to_string(&path).map_err(Failure::file(&path))
    };
    let wasm = folder.join(engine::file(Instructions::Vectors));
    let wasm = fs::read(&wasm).map_err(Failure::file(&wasm))?;
    let engine = without(ERROR_IMPORT, &read("keyside.js")?)?;
    let finder = without(ENGINE_IMPORT, &read("finder.js")?)?;
    let finder = read("error.js")? + &engine + &finder;
    let finder = serde_json::to_string(&finder).expect("a text is JSON");
    let inlined = format!(
        "export const finder = {finder};\nexport const wasm = \"{}\";\n",
        BASE64_STANDARD.encode(wasm)
    );
    let path = folder.join("inlined.js");
    fs::write(&path, inlined).map_err(Failure::file(&path))
}

/// The script for a place where what it imports stands before it.
fn without(import: &str, script: &str) -> Result<String> {
    let imports = script.lines().filter(|line| line.starts_with("import "));
    if imports.count() == 1 && script.contains(import) {
        Ok(script.replace(import, ""))
    } else {
        Err(Failure::new(format!(
            "a script that goes into inlined.js has not the one import `{}`",
            import.trim_end()
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_without_its_import_imports_nothing() {
        let finder = format!("// A worker.\n{ENGINE_IMPORT}self.onmessage = start;\n");

        let script = without(ENGINE_IMPORT, &finder).expect("it imports the engine");

        assert_eq!(script, "// A worker.\nself.onmessage = start;\n");
    }

    #[test]
    fn refuses_a_script_that_imports_otherwise_or_more() {
        let otherwise = "import * as engine from \"./keyside.js\";\n";

        assert!(without(ENGINE_IMPORT, otherwise).is_err());
        assert!(without(ENGINE_IMPORT, &format!("{ENGINE_IMPORT}{otherwise}")).is_err());
    }
}
