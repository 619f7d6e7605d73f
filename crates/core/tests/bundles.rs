//! What is in the bundle for each kind of server.

use std::io::{Cursor, Read};

use keyside_core::{
    Bundle, BundleFormat, CertificateChain, DomainName, Error, KeyAlgorithm, PrivateKey, pack,
};
use zip::ZipArchive;

const KEY: &str = include_str!("vectors/chain/leaf.key");
const LEAF: &str = include_str!("vectors/chain/leaf.pem");
const INTERMEDIATE: &str = include_str!("vectors/chain/intermediate.pem");

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
            assert_eq!(file.content, content, "{}", file.name);
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
        assert!(note.content.contains("keep it secret") && note.content.contains("请妥善保密"));
        assert!(!note.content.contains(['{', '\r']), "{format}");
        for file in &files[1..] {
            assert_eq!(
                note.content.matches(&file.name).count() % 2,
                0,
                "{}",
                file.name
            );
            assert!(note.content.contains(&file.name), "{}", file.name);
        }
    }
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
    use chacha20::{ChaCha20Rng, rand_core::SeedableRng};
    let mut rng = ChaCha20Rng::from_seed([1; 32]);
    let key = PrivateKey::make(KeyAlgorithm::EcdsaP256, &mut rng).expect("a key");
    let chain = chain();

    let refused = pack(
        &key,
        &chain,
        &"www.example.com".parse().expect("a name"),
        BundleFormat::Pem,
    );

    assert_eq!(
        refused.err(),
        Some(Error::CertificateMismatch {
            expected: key.fingerprint(),
            found: chain.leaf().public_key_fingerprint(),
        })
    );
}

#[test]
fn printing_a_bundle_says_only_its_name() {
    let bundle = packed(BundleFormat::Pem, "www.example.com");

    assert_eq!(format!("{bundle:?}"), "Bundle(www.example.com.pem)");
}

struct File {
    name: String,
    mode: u32,
    content: String,
}

fn packed(format: BundleFormat, domain: &str) -> Bundle {
    let key = PrivateKey::parse(KEY, None).expect("a key");
    let domain: DomainName = domain.parse().expect("a name");
    pack(&key, &chain(), &domain, format).expect("a bundle")
}

fn chain() -> CertificateChain {
    CertificateChain::parse(&[INTERMEDIATE, LEAF].concat()).expect("a chain")
}

fn unpacked(bundle: &Bundle) -> Vec<File> {
    let mut archive = ZipArchive::new(Cursor::new(bundle.bytes.as_slice())).expect("a zip");
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).expect("a file");
            let mut content = String::new();
            file.read_to_string(&mut content)
                .expect("text with the right checksum");
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
