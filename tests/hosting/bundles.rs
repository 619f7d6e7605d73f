//! Servers take the files that are packed for them, when they are set up as the note beside them says.

use std::net::TcpListener;

use getrandom::SysRng;
use keyside_core::{BundleFormat, CertificateChain, DomainName, PrivateKey, pack};
use support::{DOMAIN, Host, openssl, write};

const KEY: &str = include_str!("../../crates/core/tests/vectors/chain/leaf.key");
const LEAF: &str = include_str!("../../crates/core/tests/vectors/chain/leaf.pem");
const INTERMEDIATE: &str = include_str!("../../crates/core/tests/vectors/chain/intermediate.pem");
/// A time at which they are valid: in 2030, in Unix seconds.
const VALID: i64 = 1_900_000_000;
const ROOT: &str = include_str!("../../crates/core/tests/vectors/chain/root.pem");

#[tokio::test(flavor = "multi_thread")]
async fn a_server_with_its_bundle_proves_who_it_is() {
    for format in [
        BundleFormat::Nginx,
        BundleFormat::Apache,
        BundleFormat::Caddy,
    ] {
        let port = free_port();
        let _host = Host::secure(format, &packed(format), port).await;

        assert_trusted(port);
    }
}

fn packed(format: BundleFormat) -> Vec<u8> {
    let key = PrivateKey::parse(KEY, None).expect("a key");
    let chain = CertificateChain::parse(&[LEAF, INTERMEDIATE].concat()).expect("a chain");
    let domain: DomainName = DOMAIN.parse().expect("a name");
    let bundle = pack(&key, &chain, &domain, format, None, &mut SysRng).expect("a bundle");
    bundle.bytes.to_vec()
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("it is bound").port()
}

/// OpenSSL, as a client that knows nothing but the root, trusts the server, whatever the clock says.
fn assert_trusted(port: u16) {
    let folder = tempfile::tempdir().expect("a folder");
    let root = write(folder.path(), "root.pem", ROOT);
    let root = root.to_str().expect("a path in UTF-8");
    let (address, time) = (format!("127.0.0.1:{port}"), VALID.to_string());
    let connect = ["s_client", "-connect", &address, "-servername", DOMAIN];
    let trust = ["-CAfile", root, "-attime", &time, "-verify_return_error"];
    let said = openssl(&[&connect[..], &trust, &["-verify_hostname", DOMAIN]].concat());

    let said = String::from_utf8_lossy(&said);
    assert!(said.contains("Verify return code: 0 (ok)"), "{said}");
}
