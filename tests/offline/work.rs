//! What a person does without an order, with OpenSSL as the authority.

use std::{
    fs::{self, File},
    io::Read,
    path::{Path, PathBuf},
};

use support::{
    PASSPHRASE, Person, Visit, openssl, public_key_of_certificate, public_key_of_key, write,
};
use tempfile::TempDir;
use thirtyfour::{By, WebDriver};

use crate::Offline;

/// Two names, of which files are called by the first.
const NAMES: [&str; 2] = ["www.example.com", "example.com"];

/// Has a key and a request made, and answers the request's file. OpenSSL finds both names in it, and
/// that its key signed it.
pub(crate) async fn make_a_request(tab: &WebDriver, text: &Offline, folder: &TempDir) -> PathBuf {
    let person = Person::new(tab, text.words);
    person.read_title(text.title).await;
    person.fill(text.names, &NAMES.join(" ")).await;
    person.choose("ECDSA P-256").await;
    person.press(text.words.create).await;
    person.read(text.made).await;
    let shown = tab.find(By::Css("pre.pem")).await.expect("a request");
    let csr = shown.prop("textContent").await.expect("a text");
    let csr = write(folder.path(), "request.csr", csr.unwrap_or_default());

    let said = openssl(&["req", "-in", path(&csr), "-verify", "-noout", "-text"]);
    let said = String::from_utf8_lossy(&said);
    for name in NAMES {
        assert!(said.contains(&format!("DNS:{name}")), "{said}");
    }
    csr
}

/// All of it: a request, a saved key, a certificate of OpenSSL's for it, and the bundle.
pub(crate) async fn make_and_pack(visit: &Visit, text: &Offline) {
    let folder = tempfile::tempdir().expect("a folder");
    let csr = make_a_request(&visit.browser.tab, text, &folder).await;
    let key = visit.save_key().await;
    let requested = openssl(&["req", "-in", path(&csr), "-noout", "-pubkey"]);
    let requested = write(folder.path(), "requested.pem", requested);
    let requested = openssl(&["pkey", "-pubin", "-in", path(&requested), "-outform", "DER"]);
    assert_eq!(requested, public_key_of_key(&key, PASSPHRASE));

    let chain = sign(&csr, folder.path());
    let person = visit.person();
    person.fill(text.paste, &chain).await;
    person.press(text.read).await;
    person.read(text.here).await;
    visit.pictures("offline-certificate").await;
    person.enter_room().await;
    person.choose("nginx").await;
    person.press(text.words.save_bundle).await;
    let bundle = visit.browser.saved("-nginx.zip").await;
    person.leave_room().await;

    let mut zip = zip::ZipArchive::new(File::open(bundle).expect("the bundle")).expect("a zip");
    let mut unpack = |end: &str| {
        let mut content = Vec::new();
        let name = format!("{}.{end}", NAMES[0]);
        let mut file = zip.by_name(&name).expect("a file of the bundle");
        file.read_to_end(&mut content).expect("its content");
        write(folder.path(), &name, content)
    };
    assert_eq!(public_key_of_certificate(&unpack("pem")), requested);
    assert_eq!(public_key_of_key(&unpack("key"), ""), requested);
}

/// A certificate for the request, and that of the authority which signed it, in PEM.
fn sign(csr: &Path, folder: &Path) -> String {
    let [key, root, leaf] =
        ["ca.key", "ca.pem", "leaf.pem"].map(|name| path(&folder.join(name)).to_owned());
    _ = openssl(&[
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-subj",
        "/CN=An authority of tests",
        "-keyout",
        &key,
        "-out",
        &root,
    ]);
    _ = openssl(&[
        "x509",
        "-req",
        "-in",
        path(csr),
        "-CA",
        &root,
        "-CAkey",
        &key,
        "-copy_extensions",
        "copy",
        "-days",
        "30",
        "-out",
        &leaf,
    ]);
    [root, leaf]
        .map(|file| fs::read_to_string(file).expect("PEM"))
        .concat()
}

fn path(path: &Path) -> &str {
    path.to_str().expect("the tests' paths are text")
}
