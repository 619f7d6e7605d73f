
// After node-forge and the npm package's own module: makes keys in turn with the peer's, and tells
// the times.

const peers = {
  "webcrypto": (modulusLength) => {
    const publicExponent = new Uint8Array([1, 0, 1]);
    const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256", modulusLength, publicExponent };
    return crypto.subtle.generateKey(algorithm, true, ["sign"]);
  },
  // By its own code: with a callback it would hand the job to WebCrypto.
  "node-forge": (bits) => self.forge.pki.rsa.generateKeyPair(bits),
};

async function timed(job) {
  const start = performance.now();
  await job();
  return performance.now() - start;
}

function ours(algorithm, withCsr) {
  const key = PrivateKey.make(algorithm);
  if (withCsr) key.createCsr("www.example.com");
  key.free();
}

self.onmessage = async ({ data: { wasm, task: { algorithm, peer, runs } } }) => {
  initSync({ module: wasm });
  const bits = Number(algorithm.replace("rsa-", ""));
  const times = { ours: [], peer: [] };
  for (let run = 0; run < runs; run += 1) {
    times.ours.push(await timed(() => ours(algorithm, peer === null)));
    if (peer !== null) times.peer.push(await timed(() => peers[peer](bits)));
  }
  self.postMessage(times);
};
