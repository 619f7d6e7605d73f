// The room's worker, after wasm-bindgen's glue: starts the engine, then hands it what the frame sends.

let room;

const acts = {
  start({ wasm }) {
    wasm_bindgen.initSync({ module: wasm });
    room = new wasm_bindgen.KeyRoom((answer) => {
      self.postMessage(answer.kind === "save" ? withAddress(answer) : answer);
    });
    self.postMessage({ kind: "ready" });
  },
  page({ message }) {
    room.page(message);
  },
  saveKey({ passphrase }) {
    room.saveKey(passphrase);
  },
  async handOver({ file, bytes }) {
    bytes ??= await beginning(file);
    room.handOver(bytes.subarray(0, readable()));
    bytes.fill(0);
  },
  unlock({ passphrase }) {
    room.unlock(passphrase);
  },
  useInstead() {
    room.useInstead();
  },
  saveCapsule({ passphrase }) {
    room.saveCapsule(passphrase);
  },
  keep({ passphrase, repeated }) {
    room.keep(passphrase, repeated);
  },
  async prove({ file, bytes }) {
    bytes ??= await beginning(file);
    room.prove(bytes.subarray(0, readable()));
    bytes.fill(0);
  },
  unlockProof({ passphrase }) {
    room.unlockProof(passphrase);
  },
  saveBundle({ format, passphrase }) {
    room.saveBundle(format, passphrase);
  },
};

/**
 * The answer with an address for the file instead of its bytes: at that the frame can have it saved, and
 * cannot read it, since its policy lets it fetch nothing.
 */
function withAddress({ kind, file: { bytes, mediaType, ...file } }) {
  const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  bytes.fill(0);
  // The download reads the blob after the frame has heard of it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return { kind, file: { ...file, url } };
}

/** One byte more than is ever read, which tells that there is too much. */
const readable = () => wasm_bindgen.KeyRoom.fileMax() + 1;

/** What is read of a file. A folder has nothing. */
async function beginning(file) {
  const part = file.slice(0, readable());
  return new Uint8Array(await part.arrayBuffer().catch(() => new ArrayBuffer()));
}

self.onmessage = ({ data }) => acts[data.kind](data);
