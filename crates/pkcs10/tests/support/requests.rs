//! One request by each kind of key and signature that the builder is described for.

use chacha20::{ChaCha20Rng, rand_core::SeedableRng};
use pkcs10::{
    CertificationRequest, RequestBuilder, Sm2Signer,
    x509_cert::{
        der::asn1::Ia5String,
        ext::pkix::{KeyUsage, KeyUsages, SubjectAltName, name::GeneralName},
    },
};
use rsa::{Generate, PrivateKey, pkcs1v15, pss};
use sha2::{Sha256, Sha384, Sha512};

/// `CN=example.com` with a subjectAltName and a keyUsage.
pub(crate) fn builder() -> RequestBuilder {
    let name = Ia5String::new("example.com").expect("ASCII");
    RequestBuilder::new("CN=example.com,O=Example".parse().expect("a name"))
        .extension(&SubjectAltName(vec![GeneralName::DnsName(name)]))
        .expect("an extension")
        .extension(&KeyUsage(KeyUsages::DigitalSignature.into()))
        .expect("an extension")
}

/// The requests, each with a word for its kind.
pub(crate) fn by_each_kind() -> Vec<(&'static str, CertificationRequest)> {
    let mut rng = ChaCha20Rng::from_seed([10; 32]);
    let rsa = PrivateKey::new(&mut rng, 2048).expect("a key");
    let p256 = p256::ecdsa::SigningKey::generate_from_rng(&mut rng);
    let p384 = p384::ecdsa::SigningKey::generate_from_rng(&mut rng);
    let ed25519 = ed25519_dalek::SigningKey::from_bytes(&[10; 32]);
    let sm2 = sm2::SecretKey::generate_from_rng(&mut rng);
    let sm2 = Sm2Signer::new(&sm2).expect("a key");
    let requests = [
        ("rsa sha-256", {
            let key = pkcs1v15::SigningKey::<Sha256>::new(rsa.clone());
            builder().sign_with_rng::<_, pkcs1v15::Signature>(&key, &mut rng)
        }),
        ("rsa sha-384", {
            let key = pkcs1v15::SigningKey::<Sha384>::new(rsa.clone());
            builder().sign_with_rng::<_, pkcs1v15::Signature>(&key, &mut rng)
        }),
        ("rsa sha-512", {
            let key = pkcs1v15::SigningKey::<Sha512>::new(rsa.clone());
            builder().sign_with_rng::<_, pkcs1v15::Signature>(&key, &mut rng)
        }),
        ("rsa-pss sha-256", {
            let key = pss::SigningKey::<Sha256>::new(rsa.clone());
            builder().sign_with_rng::<_, pss::Signature>(&key, &mut rng)
        }),
        ("rsa-pss sha-512", {
            let key = pss::SigningKey::<Sha512>::new(rsa);
            builder().sign_with_rng::<_, pss::Signature>(&key, &mut rng)
        }),
        (
            "ecdsa p-256",
            builder().sign::<_, p256::ecdsa::DerSignature>(&p256),
        ),
        (
            "ecdsa p-384",
            builder().sign::<_, p384::ecdsa::DerSignature>(&p384),
        ),
        (
            "ed25519",
            builder().sign::<_, ed25519_dalek::Signature>(&ed25519),
        ),
        ("sm2", builder().sign::<_, sm2::dsa::DerSignature>(&sm2)),
    ];
    requests
        .map(|(kind, request)| (kind, request.expect(kind)))
        .into()
}
