// What each program does with the package: a key and its request, then, with a certificate, a bundle.

/** The program, with what it imported. */
export function program({ init, PrivateKey }) {
  let key;
  return {
    async request(algorithm, domain) {
      await init();
      key = await PrivateKey.make(algorithm, { onProgress() {} });
      return key.createCsr(domain);
    },
    bundle(chain, domain) {
      const bundle = key.pack({ chain, domain, format: "nginx" });
      key.free();
      return Array.from(bundle);
    },
  };
}
