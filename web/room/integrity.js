// Whether the engine is the one that this room was built with. The page hands it over, and a page into
// which other code got could hand over another, that makes keys which somebody knows.

/** Of the worker's script, and of every build of the engine; `cargo xtask seal` fills them in. */
const ENGINE = { script: "sha256-engine-script", wasm: "sha256-engine-wasm" };

/** Whether both are ours, to the byte. */
function isEngine(script, wasm) {
  return ENGINE.script === sha256(new TextEncoder().encode(script))
    && ENGINE.wasm.split(" ").includes(sha256(new Uint8Array(wasm)));
}

/**
 * The hash as policies write it. An opaque origin has no `crypto.subtle`.
 *
 * <https://doi.org/10.6028/NIST.FIPS.180-4>, section 6.2
 */
function sha256(bytes) {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);

  const hash = Int32Array.from(INITIAL);
  const words = new Int32Array(64);
  for (let block = 0; block < padded.length; block += 64) compress(hash, words, view, block);

  hash.forEach((word, index) => view.setInt32(index * 4, word));
  return `sha256-${btoa(String.fromCharCode(...padded.subarray(0, 32)))}`;
}

function compress(hash, words, view, block) {
  for (let t = 0; t < 16; t += 1) words[t] = view.getInt32(block + t * 4);
  for (let t = 16; t < 64; t += 1) {
    const near = words[t - 2];
    const far = words[t - 15];
    const sigma1 = rotated(near, 17) ^ rotated(near, 19) ^ (near >>> 10);
    const sigma0 = rotated(far, 7) ^ rotated(far, 18) ^ (far >>> 3);
    words[t] = sigma1 + words[t - 7] + sigma0 + words[t - 16];
  }

  let [a, b, c, d, e, f, g, h] = hash;
  for (let t = 0; t < 64; t += 1) {
    const sum1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
    const sum0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
    const first = (h + sum1 + ((e & f) ^ (~e & g)) + CONSTANTS[t] + words[t]) | 0;
    const second = (sum0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + first) | 0;
    d = c; c = b; b = a; a = (first + second) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => { hash[index] += word; });
}

function rotated(word, bits) {
  return (word >>> bits) | (word << (32 - bits));
}

/** The first 64 prime numbers. */
const PRIMES = Array.from({ length: 310 }, (_, index) => index + 2)
  .filter((number, index, all) => all.slice(0, index).every((less) => number % less !== 0));
/** The first 32 bits of the fractions of their square and cube roots. */
const INITIAL = PRIMES.slice(0, 8).map((prime) => (Math.sqrt(prime) % 1) * 2 ** 32);
const CONSTANTS = Int32Array.from(PRIMES, (prime) => (Math.cbrt(prime) % 1) * 2 ** 32);
