//! What was taken from the page, checked by OpenSSL.

use std::{
    fs::{self, File},
    io::Read,
    path::Path,
};

use keyside_core::CertificateChain;

use crate::{DOMAIN, TestApp, public_key_of_certificate, public_key_of_key, verify_chain, write};

/// In the bundle are a certificate of [`assert_leads_to_root`] and its key. Answers the public one.
pub fn assert_is_pair(app: &TestApp, bundle: &Path) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let mut zip = zip::ZipArchive::new(File::open(bundle).expect("the bundle")).expect("a zip");
    let mut unpack = |name: &str| {
        let mut content = Vec::new();
        zip.by_name(name)
            .expect(name)
            .read_to_end(&mut content)
            .expect("its content");
        write(folder.path(), name, content)
    };
    let chain = unpack(&format!("{DOMAIN}.pem"));
    let key = unpack(&format!("{DOMAIN}.key"));

    let certified = assert_leads_to_root(app, &chain);
    assert_eq!(certified, public_key_of_key(&key, ""));
    certified
}

/// OpenSSL follows the chain to the simulator's root and finds the name in the certificate. Answers
/// the certificate's key.
pub fn assert_leads_to_root(app: &TestApp, chain: &Path) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let root = write(folder.path(), "root.pem", app.simulator.root_pem());
    let pem = fs::read_to_string(chain).expect("PEM");
    let parsed = CertificateChain::parse(&pem).expect("a chain");

    verify_chain(chain, &root, DOMAIN, parsed.leaf().not_before() + 1);
    public_key_of_certificate(chain)
}
