// What the room's worker does, without a room.

const acts = {
  saveKey() {
    const file = new Blob(["-----BEGIN PRIVATE KEY-----"]);
    self.postMessage({ kind: "save", file: { url: URL.createObjectURL(file) } });
  },
};

self.onmessage = ({ data }) => acts[data.kind](data);
