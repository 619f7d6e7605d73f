
// After the npm package's own module: makes keys in turn with the browser's, and tells the times.

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

function peer(modulusLength) {
  const publicExponent = new Uint8Array([1, 0, 1]);
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256", modulusLength, publicExponent };
  return crypto.subtle.generateKey(algorithm, true, ["sign"]);
}

self.onmessage = async ({ data: { wasm, task: [algorithm, modulusLength, runs] } }) => {
  initSync({ module: wasm });
  const times = { ours: [], peer: [] };
  for (let run = 0; run < runs; run += 1) {
    times.ours.push(await timed(() => ours(algorithm, modulusLength === 0)));
    if (modulusLength > 0) times.peer.push(await timed(() => peer(modulusLength)));
  }
  self.postMessage(times);
};
