//! The signature of a build's list: Ed25519, by a key of whoever publishes the page.
//!
//! Key files are those of OpenSSL, and the signature file holds the bare 64 bytes, so that
//! `openssl pkeyutl -rawin` makes and checks the same.

use std::{fs, path::Path};

use ed25519_dalek::{
    Signature, Signer, SigningKey, VerifyingKey,
    pkcs8::{DecodePrivateKey, DecodePublicKey},
};

use crate::{
    failure::{Failure, Result},
    manifest::{self, Manifest},
    verify,
};

/// Signs the list of the built page in the folder.
pub(crate) fn sign(folder: &Path, key: &Path) -> Result {
    let list = folder.join(manifest::NAME);
    let json = fs::read(&list).map_err(Failure::file(&list))?;
    if !verify::is_as_listed(folder, Manifest::parse(&json)?)? {
        return Err(Failure::new(format!(
            "{} is not as {} says: build the page again, and sign what comes out",
            folder.display(),
            manifest::NAME
        )));
    }
    let signature = signing_key(key)?.sign(&json);
    let file = folder.join(manifest::SIGNATURE);
    fs::write(&file, signature.to_bytes()).map_err(Failure::file(&file))?;
    println!("signed: {}", file.display());
    Ok(())
}

/// Refuses a signature that the holder of the key did not make of this list.
pub(crate) fn check(json: &[u8], signature: &[u8], key: &Path) -> Result {
    let signature = Signature::from_slice(signature)
        .map_err(|_| Failure::new(format!("{} is no signature", manifest::SIGNATURE)))?;
    verifying_key(key)?
        .verify_strict(json, &signature)
        .map_err(|_| {
            Failure::new(format!(
                "{} was not signed with the key of {}",
                manifest::NAME,
                key.display()
            ))
        })
}

fn signing_key(file: &Path) -> Result<SigningKey> {
    let pem = fs::read_to_string(file).map_err(Failure::file(file))?;
    SigningKey::from_pkcs8_pem(&pem).map_err(|_| {
        Failure::new(format!(
            "{} is no open Ed25519 key: `openssl genpkey -algorithm ed25519` makes one, and \
             `--key <(openssl pkey -in FILE)` opens one that has a passphrase",
            file.display()
        ))
    })
}

fn verifying_key(file: &Path) -> Result<VerifyingKey> {
    let pem = fs::read_to_string(file).map_err(Failure::file(file))?;
    VerifyingKey::from_public_key_pem(&pem).map_err(|_| {
        Failure::new(format!(
            "{} is no public Ed25519 key: `openssl pkey -pubout -in FILE` writes a key's public \
             part",
            file.display()
        ))
    })
}

#[cfg(test)]
pub(crate) mod tests {
    use std::{path::PathBuf, process::Command};

    use super::*;
    use crate::{manifest::tests::page, places::works};

    /// Of RFC 8410, section 10.3.
    const PRIVATE: &str = "-----BEGIN PRIVATE KEY-----\n\
        MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n\
        -----END PRIVATE KEY-----\n";
    /// Of RFC 8410, section 10.1.
    const PUBLIC: &str = "-----BEGIN PUBLIC KEY-----\n\
        MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n\
        -----END PUBLIC KEY-----\n";

    /// The two key files, private and public, written into the folder.
    pub(crate) fn keys(folder: &Path) -> (PathBuf, PathBuf) {
        let (private, public) = (folder.join("release.key"), folder.join("release.pub"));
        fs::write(&private, PRIVATE).expect("a file");
        fs::write(&public, PUBLIC).expect("a file");
        (private, public)
    }

    #[test]
    fn a_signature_holds_for_its_list_alone() {
        let (page, keys_folder) = (page(), tempfile::tempdir().expect("a folder"));
        let (private, public) = keys(keys_folder.path());
        Manifest::write(page.path()).expect("a list");

        sign(page.path(), &private).expect("a signature");

        let read = |name| fs::read(page.path().join(name)).expect("a file");
        let (json, signature) = (read(manifest::NAME), read(manifest::SIGNATURE));
        assert_eq!(signature.len(), 64);
        assert!(check(&json, &signature, &public).is_ok());
        assert!(check(&[&json, &b"\n"[..]].concat(), &signature, &public).is_err());
        assert!(check(&json, &signature[1..], &public).is_err());
    }

    #[test]
    fn openssl_checks_a_signature_by_its_own_means() {
        let (page, keys_folder) = (page(), tempfile::tempdir().expect("a folder"));
        let (private, public) = keys(keys_folder.path());
        Manifest::write(page.path()).expect("a list");
        sign(page.path(), &private).expect("a signature");

        let mut openssl = Command::new("openssl");
        openssl.args(["pkeyutl", "-verify", "-rawin", "-pubin", "-inkey"]);
        openssl
            .arg(public)
            .args(["-sigfile", manifest::SIGNATURE, "-in", manifest::NAME]);

        assert!(works(openssl.current_dir(page.path())));
    }

    #[test]
    fn does_not_sign_a_page_that_changed_since_it_was_built() {
        let (page, keys_folder) = (page(), tempfile::tempdir().expect("a folder"));
        let (private, _) = keys(keys_folder.path());
        Manifest::write(page.path()).expect("a list");
        fs::write(page.path().join("start.js"), "other()").expect("a file");

        assert!(sign(page.path(), &private).is_err());
        assert!(!page.path().join(manifest::SIGNATURE).exists());
    }

    #[test]
    fn tells_the_two_key_files_apart() {
        let folder = tempfile::tempdir().expect("a folder");
        let (private, public) = keys(folder.path());

        assert!(signing_key(&private).is_ok() && verifying_key(&public).is_ok());
        assert!(signing_key(&public).is_err() && verifying_key(&private).is_err());
    }
}
