//! OpenSSL shows whatever our requests ask for, and we read whatever its requests ask for. Needs
//! the `openssl` command, 3.0 or newer.

use std::{fs, process::Command};

use chacha20::{ChaCha20Rng, rand_core::SeedableRng};
use keyside_core::{
    AlternativeName, Csr, DomainName, EmailAddress, ExtendedKeyUsage, Inspection, KeyAlgorithm,
    KeyUsage, PrivateKey, RequestOptions, SignatureStatus, Subject, SubjectField, Uri, inspect,
};
use tempfile::TempDir;

#[test]
fn openssl_shows_every_field_that_we_put_in() {
    let shown = shown_by_openssl(&full_options());

    for line in [
        "Subject: C=CN, ST=北京, L=海淀, O=例子 Ltd, OU=IT, CN=www.example.com, \
         emailAddress=admin@example.com, serialNumber=91110108MA01",
        "DNS:www.example.com, DNS:*.xn--bcher-kva.example, IP Address:192.0.2.1, \
         IP Address:2001:DB8:0:0:0:0:0:1, email:admin@example.com, \
         URI:https://example.com/path",
        "X509v3 Key Usage: critical",
        "Digital Signature, Key Encipherment",
        "TLS Web Server Authentication, TLS Web Client Authentication",
        "TLS Feature:",
        "status_request",
        "challengePassword        :correct horse",
    ] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
}

#[test]
fn openssl_reads_the_string_types_that_the_standard_asks_for() {
    let directory = TempDir::new().expect("a directory");
    fs::write(directory.path().join("csr.pem"), pem(&full_options())).expect("a file");

    let parsed = openssl(&directory, &["asn1parse", "-in", "csr.pem"]);

    for (name, string_type) in [
        ("countryName", "PRINTABLESTRING"),
        ("stateOrProvinceName", "UTF8STRING"),
        ("localityName", "UTF8STRING"),
        ("organizationName", "UTF8STRING"),
        ("organizationalUnitName", "UTF8STRING"),
        ("commonName", "UTF8STRING"),
        ("emailAddress", "IA5STRING"),
        ("serialNumber", "PRINTABLESTRING"),
        ("challengePassword", "PRINTABLESTRING"),
    ] {
        let mut lines = parsed
            .lines()
            .skip_while(|line| !line.contains(name))
            .skip(1);
        let value = lines.find(|line| !line.contains(" SET")).expect("a value");
        assert!(value.contains(string_type), "{name}: {value}");
    }
}

#[test]
fn every_key_usage_is_the_one_that_openssl_names() {
    for (usage, words) in KeyUsage::ALL.iter().zip([
        "Digital Signature",
        "Non Repudiation",
        "Key Encipherment",
        "Data Encipherment",
        "Key Agreement",
        "Certificate Sign",
        "CRL Sign",
        "Encipher Only",
        "Decipher Only",
    ]) {
        let shown = shown_by_openssl(&options().key_usage(*usage));
        assert!(
            shown.contains(&format!("critical\n                    {words}\n")),
            "{shown}"
        );
    }
    for (purpose, words) in ExtendedKeyUsage::ALL.iter().zip([
        "TLS Web Server Authentication",
        "TLS Web Client Authentication",
        "Code Signing",
        "E-mail Protection",
        "Time Stamping",
        "OCSP Signing",
    ]) {
        let shown = shown_by_openssl(&options().extended_key_usage(*purpose));
        assert!(
            shown.contains(&format!("                    {words}\n")),
            "{shown}"
        );
    }
}

#[test]
fn we_read_every_field_that_openssl_puts_in() {
    let inspection = inspect(by_openssl(&["-newkey", "rsa:2048"], FULL)).expect("a request");

    let subject: Vec<_> = inspection
        .subject
        .iter()
        .map(|entry| {
            (
                entry.field.as_str(),
                entry.value.as_str(),
                entry.string_type,
            )
        })
        .collect();
    assert_eq!(
        subject,
        [
            ("C", "CN", "PrintableString"),
            ("ST", "Beijing", "UTF8String"),
            ("O", "例子 Ltd", "UTF8String"),
            ("CN", "www.example.com", "UTF8String"),
            ("emailAddress", "admin@example.com", "IA5String"),
            ("serialNumber", "91110108MA01", "PrintableString"),
        ]
    );
    let words = inspection.to_string();
    for line in [
        "name: dns www.example.com\nname: ip 192.0.2.1\nname: ip 2001:db8::1\n\
         name: email admin@example.com\nname: uri https://example.com/path\n",
        "key: RSA, 2048 bits, exponent 65537\n",
        "signature: RSA with SHA-256, by this key\n",
        "extension: keyUsage (critical): digitalSignature, keyEncipherment\n",
        "extension: extendedKeyUsage: serverAuth, clientAuth\n",
        "extension: basicConstraints: no authority\n",
        "extension: tlsFeature: status_request (must staple)\n",
        "attribute: challengePassword: 13 characters\n",
        "attribute: unstructuredName: a name\n",
    ] {
        assert!(words.contains(line), "{line}\n{words}");
    }
    assert_eq!(
        names(&inspection),
        ["private_name", "private_name", "challenge_password"]
    );
}

#[test]
fn findings_about_openssls_requests_are_the_right_ones() {
    const PLAIN: &str = "prompt=no\ndistinguished_name=dn\n[dn]\nCN=www.example.com\n";
    const NO_NAME: &str = "prompt=no\ndistinguished_name=dn\n[dn]\nO=Example\n";
    const TELETEX: &str =
        "prompt=no\ndistinguished_name=dn\nstring_mask=MASK:0x4\n[dn]\nCN=www.example.com\n";
    for (arguments, config, expected) in [
        (&["-newkey", "rsa:2048"][..], PLAIN, &["missing_san"][..]),
        (
            &["-newkey", "rsa:1024"],
            PLAIN,
            &["weak_rsa_key", "missing_san"],
        ),
        (
            &["-newkey", "rsa:2048", "-sha1"],
            PLAIN,
            &["weak_signature_hash", "missing_san"],
        ),
        (
            &["-newkey", "rsa:2048", "-md5"],
            PLAIN,
            &["weak_signature_hash", "missing_san"],
        ),
        (
            &["-newkey", "rsa:2048", "-pkeyopt", "rsa_keygen_pubexp:3"],
            PLAIN,
            &["small_exponent", "missing_san"],
        ),
        (
            &["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-521"],
            PLAIN,
            &["unsupported_key", "unchecked_signature", "missing_san"],
        ),
        (
            &["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:secp256k1"],
            PLAIN,
            &["unsupported_key", "unchecked_signature", "missing_san"],
        ),
        (
            &["-newkey", "ed25519"],
            PLAIN,
            &["missing_san", "ed25519_key"],
        ),
        (
            &["-newkey", "ed448"],
            PLAIN,
            &["unsupported_key", "unchecked_signature", "missing_san"],
        ),
        (
            &["-newkey", "rsa:2048"],
            NO_NAME,
            &["missing_common_name", "missing_san"],
        ),
        (
            &["-newkey", "rsa:2048"],
            TELETEX,
            &["wrong_string_type", "missing_san"],
        ),
    ] {
        let inspection = inspect(by_openssl(arguments, config)).expect("a request");

        assert_eq!(names(&inspection), expected, "{arguments:?}");
    }
}

#[test]
fn a_request_of_openssls_in_der_is_read_too() {
    let directory = TempDir::new().expect("a directory");
    let pem = by_openssl(
        &["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"],
        FULL,
    );
    fs::write(directory.path().join("csr.pem"), &pem).expect("a file");
    openssl(
        &directory,
        &[
            "req", "-in", "csr.pem", "-outform", "DER", "-out", "csr.der",
        ],
    );
    let der = fs::read(directory.path().join("csr.der")).expect("a file");

    let inspection = inspect(&der).expect("a request");

    assert_eq!(inspect(&pem), Ok(inspection.clone()));
    let signature = inspection.signature.expect("a signature");
    assert_eq!(signature.status, SignatureStatus::Valid);
    assert!(Csr::parse(&pem).is_ok());
}

const FULL: &str = "
prompt=no
utf8=yes
distinguished_name=dn
attributes=attributes
req_extensions=extensions
[dn]
C=CN
ST=Beijing
O=例子 Ltd
CN=www.example.com
emailAddress=admin@example.com
serialNumber=91110108MA01
[attributes]
challengePassword=correct horse
unstructuredName=a name
[extensions]
subjectAltName=DNS:www.example.com,IP:192.0.2.1,IP:2001:db8::1,email:admin@example.com,URI:https://example.com/path
keyUsage=critical,digitalSignature,keyEncipherment
extendedKeyUsage=serverAuth,clientAuth
basicConstraints=CA:FALSE
tlsfeature=status_request
";

fn options() -> RequestOptions {
    let domain: DomainName = "www.example.com".parse().expect("a name");
    RequestOptions::for_domain(&domain)
}

fn full_options() -> RequestOptions {
    let domain: DomainName = "www.example.com".parse().expect("a name");
    let mut subject = Subject::new(&domain);
    for (field, text) in [
        (SubjectField::Country, "cn"),
        (SubjectField::State, "北京"),
        (SubjectField::Locality, "海淀"),
        (SubjectField::Organization, "例子 Ltd"),
        (SubjectField::OrganizationalUnit, "IT"),
        (SubjectField::EmailAddress, "admin@example.com"),
        (SubjectField::SerialNumber, "91110108MA01"),
    ] {
        subject = subject.with(field, text).expect("a field");
    }
    let address = |text: &str| AlternativeName::Ip(text.parse().expect("an address"));
    let email = EmailAddress::parse("admin@example.com").expect("an address");
    let uri = Uri::parse("https://example.com/path").expect("a URI");
    RequestOptions::new(subject)
        .name(AlternativeName::Dns(
            "*.bücher.example".parse().expect("a name"),
        ))
        .name(address("192.0.2.1"))
        .name(address("2001:db8::1"))
        .name(AlternativeName::Email(email))
        .name(AlternativeName::Uri(uri))
        .key_usage(KeyUsage::KeyEncipherment)
        .key_usage(KeyUsage::DigitalSignature)
        .extended_key_usage(ExtendedKeyUsage::ServerAuth)
        .extended_key_usage(ExtendedKeyUsage::ClientAuth)
        .must_staple()
        .challenge_password("correct horse")
        .expect("a password")
}

fn pem(options: &RequestOptions) -> String {
    let mut rng = ChaCha20Rng::from_seed([12; 32]);
    let key = PrivateKey::make(KeyAlgorithm::EcdsaP256, &mut rng).expect("a key");
    let csr = key.create_csr(options, &mut rng).expect("a request");
    csr.pem().to_owned()
}

fn shown_by_openssl(options: &RequestOptions) -> String {
    let directory = TempDir::new().expect("a directory");
    fs::write(directory.path().join("csr.pem"), pem(options)).expect("a file");
    let name = ["-nameopt", "utf8,sep_comma_plus_space,sname"];
    openssl(
        &directory,
        &[
            &["req", "-in", "csr.pem", "-verify", "-noout", "-text"],
            &name[..],
        ]
        .concat(),
    )
}

fn by_openssl(key: &[&str], config: &str) -> String {
    let directory = TempDir::new().expect("a directory");
    fs::write(directory.path().join("config"), config).expect("a file");
    let request = [
        "req", "-new", "-nodes", "-keyout", "key.pem", "-config", "config",
    ];
    openssl(&directory, &[&request, key].concat())
}

fn openssl(directory: &TempDir, arguments: &[&str]) -> String {
    let output = Command::new("openssl")
        .args(arguments)
        .current_dir(directory.path())
        .output()
        .expect("these tests need the openssl command, 3.0 or newer (Debian: apt install openssl)");
    assert!(
        output.status.success(),
        "{arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("a text")
}

fn names(inspection: &Inspection) -> Vec<&str> {
    inspection
        .findings
        .iter()
        .map(|finding| finding.name())
        .collect()
}
