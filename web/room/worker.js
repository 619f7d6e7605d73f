// The room's worker, after wasm-bindgen's glue: starts the engine, then hands it what the frame sends.

/** No key file is longer, in bytes. */
const KEY_FILE_MAX = 65_536;

let room;

const acts = {
  start({ wasm }) {
    wasm_bindgen.initSync({ module: wasm });
    room = new wasm_bindgen.KeyRoom((answer) => self.postMessage(answer));
    self.postMessage({ kind: "ready" });
  },
  page({ message }) {
    room.page(message);
  },
  saveKey({ passphrase }) {
    room.saveKey(passphrase);
  },
  async openKey({ file, passphrase }) {
    const bytes = new Uint8Array(await file.slice(0, KEY_FILE_MAX).arrayBuffer());
    room.openKey(bytes, passphrase);
    bytes.fill(0);
  },
  saveBundle({ format, passphrase }) {
    room.saveBundle(format, passphrase);
  },
};

self.onmessage = ({ data }) => acts[data.kind](data);
