//! What is in the bundle for each kind of server.

#[path = "support/keys.rs"]
mod support;

use std::io::{Cursor, Read};

use base64ct::{Base64, Encoding};
use keyside_core::{
    Bundle, BundleFormat, CertificateChain, DomainName, Error, KeyAlgorithm, PrivateKey, pack,
};
use support::{a_key_of_each_kind, rng};
use zip::ZipArchive;

const KEY: &str = include_str!("vectors/chain/leaf.key");
const LEAF: &str = include_str!("vectors/chain/leaf.pem");
const INTERMEDIATE: &str = include_str!("vectors/chain/intermediate.pem");
const PASSPHRASE: &str = "correct horse battery";

#[test]
fn pem_is_the_key_and_then_the_chain() {
    let bundle = packed(BundleFormat::Pem, "www.example.com");

    assert_eq!(bundle.file_name, "www.example.com.pem");
    assert_eq!(bundle.media_type, "application/x-pem-file");
    assert_eq!(text(&bundle.bytes), [KEY, LEAF, INTERMEDIATE].concat());
}

#[test]
fn each_server_gets_the_files_it_expects() {
    let chain = [LEAF, INTERMEDIATE].concat();
    let all = [LEAF, INTERMEDIATE, KEY].concat();
    let key = PrivateKey::parse(KEY, None).expect("a key");
    let traditional = key.export_traditional_pem().expect("PEM");
    for (format, expected) in [
        (
            BundleFormat::Nginx,
            vec![(".key", KEY, 0o600), (".pem", &chain, 0o644)],
        ),
        (
            BundleFormat::Apache,
            vec![(".key", KEY, 0o600), (".crt", &chain, 0o644)],
        ),
        (BundleFormat::Haproxy, vec![(".pem", &all, 0o600)]),
        (
            BundleFormat::Caddy,
            vec![(".key", KEY, 0o600), (".crt", &chain, 0o644)],
        ),
        (
            BundleFormat::Tomcat,
            vec![
                (".key", KEY, 0o600),
                (".crt", LEAF, 0o644),
                ("-chain.crt", INTERMEDIATE, 0o644),
            ],
        ),
        (
            BundleFormat::AlibabaCloud,
            vec![(".key", &traditional, 0o600), (".pem", &chain, 0o644)],
        ),
    ] {
        let bundle = packed(format, "*.example.org");

        let files = unpacked(&bundle);

        assert_eq!(
            bundle.file_name,
            format!("wildcard.example.org-{format}.zip")
        );
        assert_eq!(bundle.media_type, "application/zip");
        assert_eq!(files.len(), 1 + expected.len(), "{format}");
        for (file, (end, content, mode)) in files[1..].iter().zip(expected) {
            assert_eq!(file.name, format!("wildcard.example.org{end}"));
            assert_eq!(file.mode & 0o777, mode, "{}", file.name);
            assert_eq!(text(&file.content), content, "{}", file.name);
        }
    }
}

#[test]
fn every_zip_begins_with_a_note_in_two_languages_that_names_its_files() {
    for format in BundleFormat::ALL
        .iter()
        .filter(|format| **format != BundleFormat::Pem)
    {
        let files = unpacked(&packed(*format, "www.example.com"));

        let note = &files[0];
        assert_eq!(
            (note.name.as_str(), note.mode & 0o777),
            ("README.txt", 0o644)
        );
        let words = text(&note.content);
        assert!(words.contains("keep it secret") && words.contains("请妥善保密"));
        assert!(!words.contains(['{', '\r']), "{format}");
        for file in &files[1..] {
            assert_eq!(words.matches(&file.name).count() % 2, 0, "{}", file.name);
            assert!(words.contains(&file.name), "{}", file.name);
        }
    }
}

#[test]
fn a_container_is_one_file_for_its_owner() {
    for (format, end) in [
        (BundleFormat::Java, ".p12"),
        (BundleFormat::Iis, ".pfx"),
        (BundleFormat::Iis2016, ".pfx"),
    ] {
        let files = unpacked(&packed(format, "*.example.org"));

        let [_, container] = files.as_slice() else {
            panic!("{format}");
        };
        assert_eq!(container.name, format!("wildcard.example.org{end}"));
        assert_eq!(container.mode & 0o777, 0o600);
    }
}

#[test]
fn a_secret_of_kubernetes_holds_key_and_chain_in_base64() {
    let files = unpacked(&packed(BundleFormat::Kubernetes, "*.example.org"));

    let [_, secret] = files.as_slice() else {
        panic!("two files");
    };
    let chain = [LEAF, INTERMEDIATE].concat();
    assert_eq!(secret.name, "wildcard.example.org-tls.yaml");
    assert_eq!(secret.mode & 0o777, 0o600);
    assert_eq!(
        text(&secret.content),
        format!(
            "apiVersion: v1\nkind: Secret\nmetadata:\n  name: wildcard.example.org\n\
             type: kubernetes.io/tls\ndata:\n  tls.crt: {}\n  tls.key: {}\n",
            Base64::encode_string(chain.as_bytes()),
            Base64::encode_string(KEY.as_bytes())
        )
    );
}

#[test]
fn no_format_is_packed_otherwise_than_it_says() {
    let key = PrivateKey::parse(KEY, None).expect("a key");
    let domain: DomainName = "www.example.com".parse().expect("a name");
    let pack = |format, passphrase| {
        pack(&key, &chain(), &domain, format, passphrase, &mut rng()).map(|bundle| bundle.bytes)
    };
    for format in BundleFormat::ALL {
        if format.needs_passphrase() {
            assert_eq!(pack(*format, None), Err(Error::BundlePassphraseRequired));
            assert_eq!(pack(*format, Some("")), Err(Error::EmptyPassphrase));
            assert_eq!(
                pack(*format, Some("一句话")),
                Err(Error::PassphraseNotAscii)
            );
            assert_eq!(pack(*format, Some("a\nb")), Err(Error::PassphraseNotAscii));
        } else {
            assert_eq!(
                pack(*format, Some(PASSPHRASE)),
                Err(Error::BundleNotEncrypted)
            );
        }
    }
}

#[test]
fn a_key_without_a_traditional_form_is_not_packed_for_alibaba_cloud() {
    let key = PrivateKey::parse(include_str!("vectors/keys/plain.pem"), None).expect("a key");
    let chain = CertificateChain::parse(include_str!("vectors/keys/plain.crt")).expect("a chain");
    let domain = "www.example.com".parse().expect("a name");

    let packed = pack(
        &key,
        &chain,
        &domain,
        BundleFormat::AlibabaCloud,
        None,
        &mut rng(),
    );

    assert_eq!(packed.err(), Some(Error::NoTraditionalForm));
}

#[test]
fn the_same_arguments_give_the_same_bytes() {
    for format in BundleFormat::ALL {
        let one = packed(*format, "www.example.com");
        let other = packed(*format, "www.example.com");

        assert_eq!(one.bytes, other.bytes, "{format}");
    }
}

#[test]
fn a_chain_for_another_key_is_refused() {
    let key = PrivateKey::make(KeyAlgorithm::EcdsaP256, &mut rng()).expect("a key");
    let (chain, domain) = (chain(), "www.example.com".parse().expect("a name"));
    for format in BundleFormat::ALL {
        let passphrase = format.needs_passphrase().then_some(PASSPHRASE);

        let refused = pack(&key, &chain, &domain, *format, passphrase, &mut rng());

        assert_eq!(
            refused.err(),
            Some(Error::CertificateMismatch {
                expected: key.fingerprint(),
                found: chain.leaf().public_key_fingerprint(),
            })
        );
    }
}

#[test]
fn of_several_keys_the_one_for_the_chain_is_found() {
    let mut keys = a_key_of_each_kind();
    assert!(PrivateKey::find(&keys, &chain()).is_none());
    keys.push(PrivateKey::parse(KEY, None).expect("a key"));

    let found = PrivateKey::find(&keys, &chain()).expect("it is there");

    assert!(chain().matches(&found.fingerprint()));
}

#[test]
fn printing_a_bundle_says_only_its_name() {
    let bundle = packed(BundleFormat::Pem, "www.example.com");

    assert_eq!(format!("{bundle:?}"), "Bundle(www.example.com.pem)");
}

struct File {
    name: String,
    mode: u32,
    content: Vec<u8>,
}

fn packed(format: BundleFormat, domain: &str) -> Bundle {
    let key = PrivateKey::parse(KEY, None).expect("a key");
    let domain: DomainName = domain.parse().expect("a name");
    let passphrase = format.needs_passphrase().then_some(PASSPHRASE);
    pack(&key, &chain(), &domain, format, passphrase, &mut rng()).expect("a bundle")
}

fn chain() -> CertificateChain {
    CertificateChain::parse(&[INTERMEDIATE, LEAF].concat()).expect("a chain")
}

fn unpacked(bundle: &Bundle) -> Vec<File> {
    let mut archive = ZipArchive::new(Cursor::new(bundle.bytes.as_slice())).expect("a zip");
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).expect("a file");
            let mut content = Vec::new();
            file.read_to_end(&mut content)
                .expect("bytes with the right checksum");
            File {
                name: file.name().expect("a name").into_owned(),
                mode: file.unix_mode().expect("a mode"),
                content,
            }
        })
        .collect()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("text")
}
