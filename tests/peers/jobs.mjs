// What the benchmark measures: each job by us and by a peer in turn, in Node and in a browser alike.

import forge from "node-forge";
import jsrsasign from "jsrsasign";
import * as pkijs from "pkijs";

import { authority, P256, RSA } from "./authority.mjs";
import * as byJsrsasign from "./jsrsasign.mjs";
import * as byForge from "./node-forge.mjs";
import * as byPeculiar from "./peculiar-x509.mjs";
import * as byPkijs from "./pkijs.mjs";

const DOMAIN = "www.example.com";
const PASSPHRASE = "a passphrase";

/** How often our modern PKCS#12 hashes a passphrase: three times over, for key, certificates and authentication. */
const ROUNDS = 300_000;

// By its own code: in Node it would hand RSA keys over to Node.
forge.options.usePureJavaScript = true;

/**
 * A list of jobs, each with the name of a `job` and of a `peer`, whether the peer's heaviest part is
 * `native` code (WebCrypto), how many `runs` to measure, and both sides' way to do it once.
 */
export async function jobs(ours) {
  const webKeys = { rsa: await webKey(RSA), p256: await webKey(P256) };
  const forgeKeys = forge.pki.rsa.generateKeyPair(2048);
  const rsKeys = {
    rsa: jsrsasign.KEYUTIL.generateKeypair("RSA", 2048),
    p256: jsrsasign.KEYUTIL.generateKeypair("EC", "secp256r1"),
  };
  const list = [];
  const add = (job, runs, byUs, peers) => {
    for (const [peer, theirs] of Object.entries(peers)) {
      const native = ["webcrypto", "pkijs", "peculiar-x509"].includes(peer);
      list.push({ job, peer, native, runs, byUs, theirs });
    }
  };

  const make = (algorithm) => async () => (await ours.make(algorithm)).free();
  add("rsa2048.make", 15, make("rsa-2048"), {
    "node-forge": () => forge.pki.rsa.generateKeyPair(2048),
    jsrsasign: () => jsrsasign.KEYUTIL.generateKeypair("RSA", 2048),
  });
  add("rsa2048.make", 100, make("rsa-2048"), { webcrypto: () => webKey(RSA) });
  add("p256.make", 100, make("ecdsa-p256"), {
    webcrypto: () => webKey(P256),
    jsrsasign: () => jsrsasign.KEYUTIL.generateKeypair("EC", "secp256r1"),
  });

  const kinds = [
    ["rsa2048", "rsa-2048", "rsa", RSA, "SHA256withRSA"],
    ["p256", "ecdsa-p256", "p256", P256, "SHA256withECDSA"],
  ];
  for (const [name, algorithm, kind, web, signature] of kinds) {
    const key = await ours.make(algorithm);
    const withForge = (job) => (kind === "rsa" ? { "node-forge": job } : {});
    add(`${name}.csr`, 100, () => ours.request(key, DOMAIN), {
      ...withForge(() => byForge.request(forgeKeys)),
      pkijs: () => byPkijs.request(webKeys[kind]),
      "peculiar-x509": () => byPeculiar.request(webKeys[kind], web),
      jsrsasign: () => byJsrsasign.request(rsKeys[kind], signature),
    });
    const csr = await ours.request(key, DOMAIN);
    add(`${name}.csr-verify`, 100, () => ours.readRequest(csr), {
      ...withForge(() => byForge.reads.request(csr)),
      pkijs: () => byPkijs.reads.request(csr),
      "peculiar-x509": () => byPeculiar.reads.request(csr),
      jsrsasign: () => byJsrsasign.reads.request(csr),
    });
  }

  const key = await ours.make("rsa-2048");
  const { root, issue } = await authority(RSA);
  const leaf = await issue(await ours.request(key, DOMAIN), DOMAIN);
  const forgeLeaf = forge.pki.certificateFromPem(byForge.certificate(forgeKeys));
  const webLeaf = await byPkijs.certificate(webKeys.rsa);
  const webInfo = pkijs.PrivateKeyInfo.fromBER(await crypto.subtle.exportKey("pkcs8", webKeys.rsa.privateKey));
  add("rsa2048.pkcs12", 5, () => ours.pack(key, leaf + root, DOMAIN, "iis", PASSPHRASE), {
    "node-forge": () => {
      const options = { algorithm: "aes256", prfAlgorithm: "sha256", count: ROUNDS };
      return forge.asn1.toDer(forge.pkcs12.toPkcs12Asn1(forgeKeys.privateKey, forgeLeaf, PASSPHRASE, options));
    },
    pkijs: () => byPkijs.container(webInfo, webLeaf, PASSPHRASE, ROUNDS),
  });
  return list;
}

/** Means in milliseconds: `ours` and `theirs`, after first runs of each that do not count. */
export async function measured({ byUs, theirs, runs }) {
  const times = { ours: 0, theirs: 0 };
  const first = runs < 100 ? 1 : 20;
  for (let run = -first; run < runs; run += 1) {
    const [byOurs, byTheirs] = [await timed(byUs), await timed(theirs)];
    if (run < 0) continue;
    times.ours += byOurs / runs;
    times.theirs += byTheirs / runs;
  }
  return times;
}

async function timed(job) {
  const start = performance.now();
  await job();
  return performance.now() - start;
}

function webKey(algorithm) {
  return crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
}
