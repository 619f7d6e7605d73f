//! `keyside/room`, the part of the npm package that stands a key room in a site: the room that the page has too, as
//! a module and the files beside it.

use std::{fs, path::Path};

use serde_json::{Value, json};

use crate::{
    digest,
    failure::{Failure, Result},
    places, room_parts, steps,
    target::Instructions,
};

/// The builds of the engine in the package: the third is for no browser of today.
const BUILDS: [Instructions; 2] = [Instructions::Plain, Instructions::Vectors];

/// Writes what its sources import beside them, and the engine into the package.
pub(crate) fn write_parts(sources: &Path, package: &Path) -> Result {
    let parts = room_parts::build()?;
    let mut module = String::from("// The room and its engine; `cargo xtask npm` writes this.\n\n");
    let mut integrity = json!({});
    fs::create_dir_all(package).map_err(Failure::file(package))?;
    for (instructions, wasm) in parts.builds {
        if BUILDS.contains(&instructions) {
            integrity[instructions.name()] = digest::integrity(&wasm).into();
            let file = package.join(format!("engine_{}.wasm", instructions.name()));
            fs::write(&file, wasm).map_err(Failure::file(&file))?;
        }
    }
    let policy = json!({
        "script": format!("'{}'", parts.room.hashes.script),
        "style": format!("'{}'", parts.room.hashes.style),
    });
    for (name, kind, value) in [
        ("html", "string", json!(parts.room.html)),
        (
            "script",
            "string",
            json!(String::from_utf8_lossy(&parts.script)),
        ),
        (
            "integrity",
            "{ readonly plain: string; readonly vectors: string }",
            integrity,
        ),
        (
            "policy",
            "{ readonly script: string; readonly style: string }",
            policy,
        ),
    ] {
        module += &format!("export const {name}: {kind} = {value};\n");
    }
    write(&sources.join("parts.ts"), &module)?;
    let looks = places::root().join("web/room/looks.js");
    let looks = fs::read_to_string(&looks).map_err(Failure::file(&looks))?;
    write(
        &package.join("looks.js"),
        &(looks + "\nexport { isLook, lookNames, propertyName };\n"),
    )?;

    let protocol = protocol()?;
    let sentences = format!(
        "// What the room says; `cargo xtask npm` writes this.\n\nexport const version = {};\n\
         export const sentences = {} as const;\n",
        protocol["version"], protocol["sentences"],
    );
    write(&sources.join("protocol.ts"), &sentences)?;
    write(&sources.join("samples.ts"), &samples(&protocol))
}

/// Messages of every kind, which the compiler holds against the types.
fn samples(protocol: &Value) -> String {
    let mut module = String::from("import type { FromRoom, ToRoom } from \"./messages.js\";\n\n");
    for (list, kind) in [("toRoom", "ToRoom"), ("fromRoom", "FromRoom")] {
        module += &format!(
            "const {list} = {} as const satisfies readonly {kind}[];\n\
             type No{kind}Besides = Exclude<{kind}[\"kind\"], (typeof {list})[number][\"kind\"]>;\n\
             const no{kind}Besides: [No{kind}Besides] extends [never] ? true : No{kind}Besides = true;\n",
            protocol[list],
        );
    }
    module + "export { fromRoom, noFromRoomBesides, noToRoomBesides, toRoom };\n"
}

/// What the crate that defines it says of the protocol.
fn protocol() -> Result<Value> {
    let mut describe = steps::cargo();
    describe.args([
        "run",
        "--quiet",
        "--package=keyside-room",
        "--example=protocol",
    ]);
    serde_json::from_str(&steps::output(&mut describe)?)
        .map_err(|error| Failure::new(format!("the room's protocol is unreadable: {error}")))
}

fn write(path: &Path, text: &str) -> Result {
    fs::write(path, text).map_err(Failure::file(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_are_held_against_the_types_of_their_direction() {
        let protocol =
            json!({ "toRoom": [{ "kind": "forget" }], "fromRoom": [{ "kind": "ready" }] });

        let module = samples(&protocol);

        assert!(module.contains(r#"[{"kind":"forget"}] as const satisfies readonly ToRoom[];"#));
        assert!(module.contains(r#"[{"kind":"ready"}] as const satisfies readonly FromRoom[];"#));
    }
}
