//! Keys and requests that the user brings.

use der::Decode;
use keyside_core::{Csr, KeyAlgorithm, PrivateKey};
use keyside_room::{
    FromRoom, ReportedSeverity, ReportedStatus, RequestReport, RoomError, UsableRequest,
};
use keyside_wasm::{Answer, CertificateView, FILE_MAX, KeyView, OwnView, Problem, Safety};
use pkcs10::CertificationRequest;
use serde_json::json;
use x509_cert::request::CertReq;

use crate::{
    authority::certificate_for,
    room::{Answers, Room},
};

macro_rules! vector {
    ($name:literal) => {
        include_bytes!(concat!("../../../core/tests/vectors/keys/", $name))
    };
}

const PASSPHRASE: &str = "correct horse battery";

#[test]
fn the_page_hears_kind_and_fingerprint_of_a_brought_key() {
    let mut room = bringing("key");

    let answers = room.hand_over(vector!("plain.pem"));

    let fingerprint = plain().fingerprint();
    let algorithm = KeyAlgorithm::Ed25519;
    assert_eq!(
        answers.page(),
        [&FromRoom::KeyBrought {
            algorithm,
            fingerprint
        }]
    );
    assert_eq!(answers.view().own, Some(OwnView::KeyBrought));
    let KeyView::Held {
        safety, brought, ..
    } = answers.view().key
    else {
        panic!("{:?}", answers.view());
    };
    assert!(safety == Safety::Proven && brought);
}

#[test]
fn a_key_is_read_in_every_form() {
    let key = plain();
    let der = key.export_der().expect("DER");
    let curve = std::str::from_utf8(vector!("ec-parameters.pem")).expect("a text");
    let indented = format!("Key:\r\n  {}", curve.replace('\n', "\r\n\r\n  "));

    for file in [
        &der[..],
        vector!("plain.pem"),
        vector!("ec-parameters.pem"),
        indented.as_bytes(),
    ] {
        let answers = bringing("key").hand_over(file);

        assert!(matches!(answers.page()[..], [FromRoom::KeyBrought { .. }]));
    }
}

#[test]
fn a_locked_key_opens_with_its_passphrase() {
    for file in [
        &vector!("pbkdf2-sha256-aes-192.pem")[..],
        vector!("scrypt-aes-256.pem"),
        vector!("container.p12"),
    ] {
        let mut room = bringing("key");

        let locked = room.hand_over(file);
        let wrong = room.unlock("another");
        let empty = room.unlock("");
        let opened = room.unlock("secret");

        assert_eq!(*locked.problem(), Problem::FileLocked);
        assert_eq!(*wrong.problem(), Problem::WrongPassphrase);
        assert_eq!(*empty.problem(), Problem::WrongPassphrase);
        assert_eq!(brought_key(&opened), plain().fingerprint().to_string());
    }
}

#[test]
fn a_key_that_cannot_be_used_is_refused_with_the_reason() {
    let factor = 16381;
    let (bits, minimum) = (1024, 2048);
    for (file, problem) in [
        (&vector!("openssh.pem")[..], Problem::OpensshKey),
        (vector!("legacy.pem"), Problem::LegacyEncryption),
        (vector!("roca.pem"), Problem::Roca),
        (vector!("close-primes.pem"), Problem::ClosePrimes),
        (vector!("small-factor.pem"), Problem::SmallFactor { factor }),
        (vector!("rsa-1024.pem"), Problem::ShortKey { bits, minimum }),
        (
            &[&vector!("plain.pem")[..], vector!("roca.pem")].concat(),
            Problem::SeveralKeys,
        ),
        (vector!("plain.crt"), Problem::NotAKeyFile),
        (b"", Problem::NotAKeyFile),
        (b"\xff\xfe", Problem::NotAKeyFile),
    ] {
        let mut room = bringing("key");

        let answers = room.hand_over(file);

        assert_eq!(*answers.problem(), problem);
        assert!(answers.page().is_empty());
        assert_eq!(*room.sign().problem(), Problem::NoKey);
    }
}

#[test]
fn a_file_that_its_passphrase_does_not_help_is_no_longer_kept() {
    let mut room = bringing("key");
    room.hand_over(vector!("pkcs5-des.pem"));

    let refused = room.unlock("secret");
    let again = room.unlock("secret");

    assert_eq!(*refused.problem(), Problem::UnsupportedEncryption);
    assert_eq!(*again.problem(), Problem::NotAKeyFile);
}

#[test]
fn a_brought_key_signs_requests() {
    let mut room = bringing("key");
    room.hand_over(vector!("plain.pem"));

    let first = room.sign().made();
    let second = room.sign().made();

    for made in [first, second] {
        let csr = Csr::parse(&made.csr).expect("a request with a right signature");
        assert_eq!(csr.domain().as_ascii(), "www.example.com");
        assert_eq!(csr.fingerprint(), plain().fingerprint());
    }
}

#[test]
fn nothing_is_signed_without_a_brought_key() {
    let mut room = Room::new();
    room.make("ecdsa-p256");

    let answers = room.sign();

    let error = RoomError::NoKey;
    assert_eq!(answers.page(), [&FromRoom::Failed { error }]);
}

#[test]
fn the_key_that_was_brought_last_signs() {
    let mut room = bringing("key");
    room.hand_over(vector!("plain.pem"));
    room.hand_over(vector!("ec-parameters.pem"));
    let again = room.hand_over(vector!("plain.pem"));

    let made = room.sign().made();

    assert_eq!(made.fingerprint.to_string(), brought_key(&again));
}

#[test]
fn a_brought_key_is_packed_with_its_certificate() {
    let mut room = bringing("key");
    room.hand_over(vector!("ec-parameters.pem"));
    let made = room.sign().made();

    let delivered = room.deliver(&certificate_for(&made.csr), made.fingerprint);
    let bundle = room.save_bundle("pem", None);

    assert!(matches!(
        delivered.view().certificate,
        Some(CertificateView::Fits { .. })
    ));
    assert_eq!(delivered.view().own, None);
    assert!(!bundle.file().bytes.is_empty());
}

#[test]
fn a_brought_key_is_saved_under_the_name_that_it_has() {
    let mut room = bringing("key");
    room.hand_over(vector!("plain.pem"));
    let beginning = &plain().fingerprint().to_string()[..8];

    let nameless = room.save_key(Some(PASSPHRASE));
    room.sign();
    let named = room.save_key(Some(PASSPHRASE));

    assert_eq!(nameless.file().name, format!("key.{beginning}.key"));
    assert_eq!(
        named.file().name,
        format!("www.example.com.{beginning}.key")
    );
}

#[test]
fn a_brought_key_comes_back_to_its_place() {
    let mut room = bringing("key");
    room.hand_over(vector!("plain.pem"));

    let other = room.bring("request");
    let again = room.bring("key");

    assert_eq!(other.view().own, awaited("request"));
    assert_eq!(again.view().own, Some(OwnView::KeyBrought));
    assert_eq!(brought_key(&again), plain().fingerprint().to_string());
}

#[test]
fn a_key_that_was_made_is_saved_once_it_is_brought() {
    let mut room = Room::new();
    let made = room.make("ecdsa-p256").made();
    let file = room.save_key(None);
    room.bring("key");

    let answers = room.hand_over(&file.file().bytes);

    assert_eq!(brought_key(&answers), made.fingerprint.to_string());
    assert_eq!(room.sign().made().fingerprint, made.fingerprint);
}

#[test]
fn a_key_at_hand_outlives_what_is_brought() {
    let mut room = Room::new();
    let made = room.make("ecdsa-p256").made();
    room.bring("key");
    room.hand_over(vector!("plain.pem"));
    room.hear(json!({ "kind": "withdraw" }));

    let answers = room.deliver(&certificate_for(&made.csr), made.fingerprint);

    let fingerprint = made.fingerprint;
    assert_eq!(answers.page(), [&FromRoom::Fits { fingerprint }]);
}

#[test]
fn the_page_hears_what_a_request_says() {
    let pem = a_request();

    let answers = bringing("request").hand_over(pem.as_bytes());

    let (report, request) = brought_request(&answers);
    let csr = Csr::parse(&pem).expect("a request");
    assert_eq!(
        *request,
        Some(UsableRequest {
            csr: pem,
            domain: csr.domain().clone(),
            dns_names: csr.dns_names().to_vec(),
            algorithm: "ecdsa-p256".to_owned(),
            fingerprint: csr.fingerprint(),
        })
    );
    assert_eq!(report.subject[0].field, "CN");
    assert_eq!(report.names[0].value, "www.example.com");
    let key = report.key.as_ref().expect("a key");
    assert_eq!(key.fingerprint, csr.fingerprint());
    let signature = report.signature.as_ref().expect("a signature");
    assert_eq!(signature.status, ReportedStatus::Valid);
    assert_eq!(report.extensions[0].name, "subjectAltName");
    assert_eq!(report.attributes.len(), 1);
    assert_eq!(report.findings, []);
    let key_passed_over = false;
    assert_eq!(
        answers.view().own,
        Some(OwnView::RequestBrought { key_passed_over })
    );
}

#[test]
fn a_request_is_read_in_every_form() {
    let pem = a_request();
    let der = CertificationRequest::from_pem(&pem).expect("a request");
    let old = pem.replace(" CERTIFICATE REQUEST", " NEW CERTIFICATE REQUEST");
    let copied = format!("From: me\n\n{}", pem.replace('\n', "\r\n   "));

    for file in [
        der.to_der(),
        pem.as_bytes(),
        old.as_bytes(),
        copied.as_bytes(),
    ] {
        let answers = bringing("request").hand_over(file);

        let (report, request) = brought_request(&answers);
        assert_eq!(request.as_ref().map(|request| &request.csr), Some(&pem));
        assert_eq!(report.findings, []);
    }
}

#[test]
fn a_request_that_nobody_can_order_for_is_explained() {
    let request = CertificationRequest::from_pem(&a_request()).expect("a request");
    let mut der = request.to_der().to_vec();
    *der.last_mut().expect("bytes") ^= 1;
    assert!(CertReq::from_der(&der).is_ok());

    let answers = bringing("request").hand_over(&der);

    let (report, request) = brought_request(&answers);
    assert_eq!(*request, None);
    let signature = report.signature.as_ref().expect("a signature");
    assert_eq!(signature.status, ReportedStatus::Invalid);
    assert_eq!(report.findings[0].name, "invalid_signature");
    assert_eq!(report.findings[0].severity, ReportedSeverity::Error);
}

#[test]
fn findings_come_with_their_values() {
    let request = CertificationRequest::from_pem(&a_request()).expect("a request");
    let der = [request.to_der(), b"\0\0\0"].concat();

    let answers = bringing("request").hand_over(&der);

    let (report, _) = brought_request(&answers);
    assert_eq!(report.findings[0].name, "trailing_data");
    assert_eq!(report.findings[0].values["bytes"], "3");
    assert_eq!(report.findings[0].message, "3 bytes follow the request");
}

#[test]
fn a_key_beside_a_request_is_passed_over() {
    let key = std::str::from_utf8(vector!("plain.pem")).expect("a text");
    let mut room = bringing("request");

    let answers = room.hand_over(format!("{key}{}", a_request()).as_bytes());

    assert!(brought_request(&answers).1.is_some());
    let key_passed_over = true;
    assert_eq!(
        answers.view().own,
        Some(OwnView::RequestBrought { key_passed_over })
    );
    assert_eq!(answers.view().key, KeyView::Empty);
    assert_eq!(*room.sign().problem(), Problem::NoKey);
}

#[test]
fn what_is_no_request_is_refused() {
    let two = a_request() + &a_request();
    let broken = a_request().replace("MII", "M!I");
    for (file, problem) in [
        (two.as_bytes(), Problem::SeveralRequests),
        (broken.as_bytes(), Problem::NotARequest),
        (vector!("plain.crt"), Problem::NotARequest),
        (b"", Problem::NotARequest),
        (b"\x30\x82\xff", Problem::NotARequest),
        (b"\xff\xfe", Problem::NotARequest),
    ] {
        let answers = bringing("request").hand_over(file);

        assert_eq!(*answers.problem(), problem);
        assert!(answers.page().is_empty());
    }
}

#[test]
fn a_key_given_as_a_request_may_be_used_as_a_key() {
    let mut room = bringing("request");

    let refused = room.hand_over(vector!("plain.pem"));
    assert_eq!(*refused.problem(), Problem::KeyInstead);
    assert!(refused.page().is_empty());
    let used = room.use_instead();

    assert_eq!(brought_key(&used), plain().fingerprint().to_string());
    assert_eq!(used.view().own, Some(OwnView::KeyBrought));
}

#[test]
fn a_locked_key_given_as_a_request_asks_for_its_passphrase() {
    for file in [
        &vector!("pbkdf2-sha256-aes-192.pem")[..],
        vector!("container.p12"),
    ] {
        let mut room = bringing("request");

        let refused = room.hand_over(file);
        let locked = room.use_instead();
        let opened = room.unlock("secret");

        assert_eq!(*refused.problem(), Problem::KeyInstead);
        assert_eq!(*locked.problem(), Problem::FileLocked);
        assert_eq!(locked.view().own, awaited("key"));
        assert_eq!(brought_key(&opened), plain().fingerprint().to_string());
    }
}

#[test]
fn every_kind_of_key_given_as_a_request_is_called_one() {
    let der = plain().export_der().expect("DER");
    for file in [
        &der[..],
        vector!("openssh.pem"),
        vector!("legacy.pem"),
        vector!("roca.pem"),
    ] {
        let answers = bringing("request").hand_over(file);

        assert_eq!(*answers.problem(), Problem::KeyInstead);
    }
}

#[test]
fn a_request_given_as_a_key_may_be_used_as_a_request() {
    let mut room = bringing("key");

    let refused = room.hand_over(a_request().as_bytes());
    assert_eq!(*refused.problem(), Problem::RequestInstead);
    assert!(refused.page().is_empty());
    let used = room.use_instead();

    assert!(brought_request(&used).1.is_some());
}

#[test]
fn a_key_beside_a_request_is_taken_where_a_key_is_wanted() {
    let key = std::str::from_utf8(vector!("plain.pem")).expect("a text");

    let answers = bringing("key").hand_over(format!("{}{key}", a_request()).as_bytes());

    assert_eq!(brought_key(&answers), plain().fingerprint().to_string());
}

#[test]
fn a_file_that_waits_for_a_word_is_gone_when_another_thing_is_wanted() {
    for next in [
        json!({ "kind": "withdraw" }),
        json!({ "kind": "bring", "what": "key" }),
        json!({ "kind": "make", "algorithm": "ecdsa-p256", "domain": "www.example.com" }),
    ] {
        let mut room = bringing("key");
        room.hand_over(vector!("scrypt-aes-256.pem"));

        room.hear(next);

        assert_eq!(*room.unlock("secret").problem(), Problem::NotAKeyFile);
    }
}

#[test]
fn a_certificate_that_came_is_put_away_when_something_is_brought() {
    let mut room = Room::new();
    let made = room.make("ecdsa-p256").made();
    room.deliver(&certificate_for(&made.csr), made.fingerprint);

    let answers = room.bring("key");

    assert_eq!(answers.view().certificate, None);
    assert_eq!(answers.view().own, awaited("key"));
    assert!(answers.page().is_empty());
}

#[test]
fn nothing_is_taken_that_is_not_wanted() {
    let mut room = Room::new();

    let key = room.hand_over(vector!("plain.pem"));
    let unlocked = room.unlock("secret");
    let instead = room.use_instead();

    for answers in [key, unlocked, instead] {
        assert!(matches!(
            answers.0[..],
            [Answer::Refuse(Problem::NotAKeyFile)]
        ));
    }
}

#[test]
fn a_file_of_more_than_64_kib_is_not_read() {
    let mut room = bringing("key");
    let padded = |length: usize| {
        let mut file = vector!("plain.pem").to_vec();
        file.resize(length, b'\n');
        file
    };

    let most = room.hand_over(&padded(FILE_MAX));
    let more = room.hand_over(&padded(FILE_MAX + 1));

    assert!(matches!(most.page()[..], [FromRoom::KeyBrought { .. }]));
    let maximum = 64;
    assert_eq!(*more.problem(), Problem::FileTooLarge { maximum });
}

#[test]
fn no_file_makes_it_panic() {
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = || {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        random as usize
    };
    let request = a_request();
    let der = CertificationRequest::from_pem(&request).expect("a request");
    let mut rooms = [bringing("key"), bringing("request")];

    for file in [
        &vector!("plain.pem")[..],
        vector!("container.p12"),
        vector!("openssh.pem"),
        vector!("scrypt-aes-256.pem"),
        request.as_bytes(),
        der.to_der(),
        b"-----BEGIN ",
        &[0x30; 400],
    ] {
        for _ in 0..60 {
            let mut broken = file.to_vec();
            let place = next() % broken.len();
            broken[place] = next() as u8;
            broken.truncate(1 + next() % (2 * broken.len()));
            for room in &mut rooms {
                room.hand_over(&broken);
                room.unlock("secret");
                room.use_instead();
                room.bring("key");
            }
            rooms[1].bring("request");
        }
    }
}

fn bringing(what: &str) -> Room {
    let mut room = Room::new();
    let answers = room.bring(what);
    assert_eq!(answers.view().own, awaited(what));
    assert!(answers.page().is_empty());
    room
}

fn awaited(what: &str) -> Option<OwnView> {
    let what = serde_json::from_value(json!(what)).expect("a kind of thing");
    Some(OwnView::Awaited { what })
}

/// The Ed25519 key that most vectors hold.
fn plain() -> PrivateKey {
    PrivateKey::import(vector!("plain.pem"), None).expect("a key")
}

/// A request for `www.example.com`, in PEM.
fn a_request() -> String {
    Room::new().make("ecdsa-p256").made().csr
}

fn brought_key(answers: &Answers) -> String {
    match answers.page()[..] {
        [FromRoom::KeyBrought { fingerprint, .. }] => fingerprint.to_string(),
        ref other => panic!("no key was brought: {other:?}"),
    }
}

fn brought_request(answers: &Answers) -> (&RequestReport, &Option<UsableRequest>) {
    match answers.page()[..] {
        [FromRoom::RequestBrought { report, request }] => (report, request),
        ref other => panic!("no request was brought: {other:?}"),
    }
}
