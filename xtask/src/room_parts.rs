//! What a key room is started from: its HTML, the engine's script and the engine's builds.

use std::{fs, path::Path};

use crate::{
    engine::{self, Use},
    failure::{Failure, Result},
    places,
    room::{self, Room},
    target::Instructions,
};

/// All of it.
pub(crate) struct Parts {
    pub(crate) room: Room,
    pub(crate) script: Vec<u8>,
    pub(crate) builds: Vec<(Instructions, Vec<u8>)>,
}

/// Builds the engine, and puts the room for it together.
pub(crate) fn build() -> Result<Parts> {
    let source = places::root().join("web/room");
    let built = places::target()?.join("engine");
    engine::build(Use::Room, &built)?;
    let mut script = read(&built.join("keyside.js"))?;
    script.extend(read(&source.join("worker.js"))?);
    let mut builds = Vec::new();
    for instructions in Instructions::ALL {
        let wasm = read(&built.join(engine::file(instructions)))?;
        builds.push((instructions, wasm));
    }
    let wasm = builds.iter().map(|(_, build)| build.as_slice());
    let room = room::compose(&source, &room::Engine::new(&script, wasm))?;
    Ok(Parts {
        room,
        script,
        builds,
    })
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(Failure::file(path))
}
