// The npm package as the tests and benchmarks of this folder use it. What its interface changes is
// changed here alone.

/** The loaded package, in Node or in a browser. */
export async function load(keyside) {
  await keyside.init();
  const text = (file) => new TextDecoder().decode(file);
  return {
    make: (algorithm) => keyside.PrivateKey.make(algorithm),
    /** A key in PEM or, as containers are, in DER. */
    read: async (file, passphrase) => keyside.PrivateKey.parse(file, passphrase),
    write: async (key, passphrase) => text(key.exportPkcs8(passphrase)),
    request: async (key, domain) => key.createCsr(domain),
    pack: async (key, chain, domain, format, passphrase) => key.pack({ chain, domain, format, passphrase }),
    readRequest: async (csr) => keyside.parseCsr(csr),
    /** The certificates of a chain that leads to this root. */
    readChain: async (chain, root, domain) => {
      keyside.verifyCertificateChain(chain, root, domain, new Date());
      return keyside.parseCertificateChain(chain);
    },
  };
}
