//! The page in a browser, used as a person uses it. The page must have been built.

use std::{
    fs,
    path::{Path, PathBuf},
};

use keyside_aliyun::{Credentials, Secret};
use keyside_api::RevocationReason;
use keyside_simulator::Config as SimulatorConfig;
use serde_json::json;
use support::{
    CHINESE, Chromium, DOMAIN, ENGLISH, PASSPHRASE, Person, Visit, Words, assert_is_pair,
    assert_leads_to_root, contains, openssl, public_key_of_key, secret_numbers, traces, until,
    write,
};
use tempfile::TempDir;
use thirtyfour::Key;

#[tokio::test(flavor = "multi_thread")]
async fn an_rsa_key_proven_by_dns_never_leaves_the_browser() {
    let visit = Visit::start(&ENGLISH).await;
    let person = visit.person();

    visit.describe("RSA 2048", ENGLISH.dns).await;
    let key = visit.save_key().await;
    person.press(ENGLISH.place).await;
    person.read_title(ENGLISH.publish_record).await;
    visit.pictures("prove").await;
    visit.publish_record().await;
    let bundle = visit.take_bundle().await;

    assert_is_pair(&visit.app, &bundle);
    assert_key_never_left(&visit, &key).await;
    assert_eq!(visit.browser.complaints().await, [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_curve_key_proven_by_file_never_leaves_the_browser() {
    let visit = Visit::start(&CHINESE).await;
    let person = visit.person();

    visit.describe("ECDSA P-256", CHINESE.file).await;
    let key = visit.save_key().await;
    person.press(CHINESE.place).await;
    person.read_title(CHINESE.put_file).await;
    visit.pictures("prove").await;
    visit.put_file().await;
    let bundle = visit.take_bundle().await;

    assert_is_pair(&visit.app, &bundle);
    assert_key_never_left(&visit, &key).await;
    assert_eq!(visit.browser.complaints().await, [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_instance_gives_a_certificate_that_can_be_revoked() {
    let visit = Visit::start(&ENGLISH).await;
    let person = visit.person();

    visit.fill_form("ECDSA P-256", ENGLISH.dns).await;
    person.pick(ENGLISH.product, "ss.dv.t").await;
    visit.pictures("describe-instance").await;
    person.press(ENGLISH.create).await;
    person.read_title(ENGLISH.review).await;
    visit.pictures("review-instance").await;
    let key = visit.save_key().await;
    person.press(ENGLISH.place).await;
    person.read_title(ENGLISH.publish_record).await;
    person.unfold("About this order").await;
    person.read("cas_dv-cn-test00000001").await;
    visit.pictures("prove-instance").await;
    visit.publish_record().await;
    let bundle = visit.take_bundle().await;

    assert_is_pair(&visit.app, &bundle);
    assert_key_never_left(&visit, &key).await;
    person.unfold("Revoke this certificate").await;
    person
        .fill(&format!("To confirm, type {DOMAIN}"), DOMAIN)
        .await;
    person.press("Revoke it for good").await;
    person.read_title("The certificate is revoked").await;
    assert_eq!(visit.browser.complaints().await, [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn leaving_with_an_unsaved_key_asks_first() {
    let visit = Visit::start(&ENGLISH).await;
    visit.describe("ECDSA P-256", ENGLISH.dns).await;

    visit.reload().await;

    assert!(asked_before_leaving(&visit.browser).await);

    visit.describe("ECDSA P-256", ENGLISH.dns).await;
    visit.save_key().await;
    visit.reload().await;

    assert!(!asked_before_leaving(&visit.browser).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reload_comes_back_to_an_order_whose_certificate_can_be_revoked() {
    let visit = Visit::start(&ENGLISH).await;
    let person = visit.person();
    visit.describe("ECDSA P-256", ENGLISH.dns).await;
    let key = visit.save_key().await;
    person.press(ENGLISH.place).await;
    person.read_title(ENGLISH.publish_record).await;
    let value = person.read_part(ENGLISH.record_value).await;

    visit.reload().await;

    person.read_title(ENGLISH.publish_record).await;
    assert_eq!(person.read_part(ENGLISH.record_value).await, value);

    visit.publish_record().await;
    person.read_title(ENGLISH.ready).await;
    person.enter_room().await;
    person.hand_over(&key).await;
    person.fill(ENGLISH.passphrase, PASSPHRASE).await;
    person.press(ENGLISH.open).await;
    person.choose("nginx").await;
    person.press(ENGLISH.save_bundle).await;
    let bundle = visit.browser.saved("-nginx.zip").await;
    person.leave_room().await;
    assert_is_pair(&visit.app, &bundle);

    let confirm = format!("To confirm, type {DOMAIN}");
    person.unfold("Revoke this certificate").await;
    person.fill(&confirm, "yes").await;
    person.press("Revoke it for good").await;
    person
        .read("What you typed is not the domain of this certificate.")
        .await;
    person.fill(&confirm, DOMAIN).await;
    let others_have_it = RevocationReason::ALL
        .iter()
        .position(|reason| *reason == RevocationReason::KeyCompromise)
        .expect("it is offered");
    person.pick("Reason", &others_have_it.to_string()).await;
    visit.pictures("revoke").await;
    person.press("Revoke it for good").await;
    person.read_title("The certificate is revoked").await;
    person.read("Take the key from every server").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_is_listed_with_its_end_and_renewed_with_the_same_details() {
    let visit = Visit::start(&ENGLISH).await;
    let person = visit.person();
    visit.describe("ECDSA P-256", ENGLISH.dns).await;
    visit.save_key().await;
    person.press(ENGLISH.place).await;
    person.read_title(ENGLISH.publish_record).await;
    person.read("Proof asked for").await;
    visit.publish_record().await;
    person.read_title(ENGLISH.ready).await;
    person.read("Certificate issued").await;

    person.press("Reminder for my calendar").await;
    let reminder = visit.browser.saved(".ics").await;
    let reminder = fs::read_to_string(reminder).expect("a calendar");
    assert!(reminder.contains(&format!("SUMMARY:The certificate of {DOMAIN} ends\r\n")));
    assert!(reminder.contains("TRIGGER:-P21D\r\n"));

    visit.open("#/orders").await;
    person.read("89 days left").await;
    person.unfold("A calendar of all of them").await;
    person.read("/api/calendar/").await;
    let search = person.seen("//input[@type=\"search\"]").await;
    search.send_keys("Example.com").await.expect("a search");
    person.press("Calendar of what you see").await;
    person.read(".ics?search=example.com").await;
    person.unfold("Instances of the account").await;
    person.read("cas_").await;
    visit.pictures("orders").await;
    person.press("To be renewed").await;
    person.read("Nothing fits.").await;
    person.press("Valid").await;
    let line = person.seen("//a[contains(., \"89 days left\")]").await;
    let address = line
        .attr("href")
        .await
        .expect("a link")
        .expect("an address");
    line.click().await.expect("the order is opened");
    person.press("Renew with the same details").await;
    person.read_title(ENGLISH.describe).await;
    person.choose("Remember them in this browser").await;
    visit.reload().await;
    visit.open(&address).await;
    person.press("Renew with the same details").await;
    person.read_title(ENGLISH.describe).await;
    person.press(ENGLISH.create).await;

    person.read_title(ENGLISH.review).await;
    person.read(DOMAIN).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_proxy_publishes_the_record_when_it_is_asked_to_and_takes_it_away() {
    let visit = with_dns(&CHINESE, SimulatorConfig::gentle()).await;
    let person = visit.person();
    visit.describe("ECDSA P-256", CHINESE.dns).await;
    visit.save_key().await;
    person.press(CHINESE.place).await;
    person.read_title(CHINESE.publish_record).await;

    person.press("替我添加记录").await;
    let bundle = visit.take_bundle().await;

    assert_is_pair(&visit.app, &bundle);
    until("the record is gone", async || {
        visit.app.simulator.dns_records().is_empty().then_some(())
    })
    .await;
    person.read("已替您添加解析记录").await;
    person.read("解析记录已删除").await;
    assert_eq!(visit.browser.complaints().await, [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_published_record_is_told_and_goes_with_its_order() {
    let blind = SimulatorConfig {
        dns_server: Some(([127, 0, 0, 1], 9).into()),
        ..SimulatorConfig::gentle()
    };
    let visit = with_dns(&ENGLISH, blind).await;
    let person = visit.person();
    visit.describe("ECDSA P-256", ENGLISH.dns).await;
    visit.save_key().await;
    person.press(ENGLISH.place).await;
    person.read_title(ENGLISH.publish_record).await;
    person.read("may change the zone example.com").await;
    visit.pictures("publish").await;
    visit.refuse("AddDomainRecord", "Forbidden.RAM").await;
    person.press("Publish it for me").await;
    person.read("The record was not published").await;
    visit.pictures("publish-failed").await;

    person.press("Publish it for me").await;
    person.read("The record is published").await;
    person.read("DNS record published for you").await;
    visit.pictures("published").await;
    person.read(ENGLISH.record_value).await;
    assert_eq!(visit.app.simulator.dns_records().len(), 1);
    visit.reload().await;
    person.read("The record is published").await;
    person.press("Cancel this order").await;
    person.press("Cancel the order").await;

    until("the record is gone", async || {
        visit.app.simulator.dns_records().is_empty().then_some(())
    })
    .await;
}

/// An installation that publishes records in the zone of the domain.
async fn with_dns(words: &'static Words, mut simulator: SimulatorConfig) -> Visit {
    let key = || Credentials::new("LTAI5tFORDNSALONE", Secret::new("a secret for DNS"), None);
    simulator.dns_credentials = Some(key());
    let change = move |config: &mut keyside::Config| {
        config.dns.zones = vec!["example.com".to_owned()];
        config.dns.endpoint = config.cloud.endpoint.clone();
        config.dns.given = Some(key());
    };
    let visit = Visit::prepare_at(words, simulator, change, &[]).await;
    visit.open("").await;
    visit
}

#[cfg(target_arch = "x86_64")] // Chromium's switches for old processors are there.
#[tokio::test(flavor = "multi_thread")]
async fn each_browser_makes_keys_by_the_best_engine_that_it_runs() {
    const ENGINES: [&str; 3] = ["/engine-plain-", "/engine-vectors-", "/engine-wide-"];
    let browsers = [
        vec![Chromium::WITHOUT_VECTORS],
        vec![],
        vec![Chromium::WITH_WIDE_ARITHMETIC],
    ];
    for (switches, engine) in browsers.iter().zip(ENGINES) {
        let visit = Visit::prepare_with(&ENGLISH, switches).await;
        visit.open("").await;
        visit.fill_form("RSA 2048", ENGLISH.dns).await;
        visit.person().press(ENGLISH.create).await;
        visit.person().read_title(ENGLISH.review).await;

        let key = visit.save_key().await;

        let _ = public_key_of_key(&key, PASSPHRASE);
        let fetched = ENGINES.map(|engine| visit.sent_anything_with(engine));
        assert_eq!(fetched, ENGINES.map(|name| name == engine), "{switches:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_own_key_gets_its_certificate_and_never_leaves_the_browser() {
    let visit = Visit::start(&CHINESE).await;
    let person = visit.person();
    let folder = tempfile::tempdir().expect("a folder");
    let key = own_file(
        &folder,
        "own.key",
        &[
            "genpkey",
            "-algorithm",
            "RSA",
            "-pkeyopt",
            "rsa_keygen_bits:2048",
            "-aes256",
            "-pass",
            &format!("pass:{PASSPHRASE}"),
        ],
    );

    visit.fill_form(CHINESE.own_key, CHINESE.dns).await;
    person.enter_room().await;
    person.hand_over(&key).await;
    person.fill(CHINESE.passphrase, PASSPHRASE).await;
    person.press(CHINESE.open).await;
    person.leave_room().await;
    person.read("RSA 2048").await;
    visit.pictures("own-key").await;
    person.press(CHINESE.sign).await;
    person.read_title(CHINESE.review).await;
    person.read(CHINESE.own_key_signed).await;
    person.press(CHINESE.place).await;
    person.read_title(CHINESE.publish_record).await;
    visit.publish_record().await;
    let bundle = visit.take_bundle().await;
    visit.reload().await;

    let certified = assert_is_pair(&visit.app, &bundle);
    assert_eq!(certified, public_key_of_key(&key, PASSPHRASE));
    assert_key_never_left(&visit, &key).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_own_request_is_read_mended_and_gets_its_certificate() {
    let visit = Visit::start(&ENGLISH).await;
    let person = visit.person();
    let folder = tempfile::tempdir().expect("a folder");
    let weak = own_file(&folder, "weak.key", &["genrsa", "1024"]);
    let flawed = own_request(&folder, "flawed.csr", &weak, "/CN=localhost", &[]);
    let key = own_file(
        &folder,
        "own.key",
        &["ecparam", "-name", "prime256v1", "-genkey", "-noout"],
    );
    let names = format!("subjectAltName=DNS:{DOMAIN},DNS:mail.example.com");
    let mended = own_request(
        &folder,
        "own.csr",
        &key,
        &format!("/CN={DOMAIN}"),
        &["-addext", &names],
    );

    visit.open("#/request").await;
    person.enter_room().await;
    person.hand_over(&flawed).await;
    person.leave_room().await;
    person
        .read("The RSA key has 1024 bits, at least 2048 are needed.")
        .await;
    person
        .read("No certificate can be ordered with this request.")
        .await;
    visit.pictures("read").await;
    person.press("中文").await;
    person
        .read("RSA 密钥只有 1024 位，至少需要 2048 位。")
        .await;
    person.press("English").await;

    person.press("Read another request").await;
    person.enter_room().await;
    person.hand_over(&mended).await;
    person.leave_room().await;
    person.press("Order a certificate with this request").await;
    person.read_title(ENGLISH.describe).await;
    person.read("mail.example.com").await;
    visit.fill_contact().await;
    visit.pictures("own-request").await;
    person.press("Go on with this request").await;
    person.read_title(ENGLISH.review).await;
    person.read("The key is where you made the request").await;
    person.press(ENGLISH.place).await;
    person.read_title(ENGLISH.publish_record).await;
    visit.publish_record().await;
    person.read_title(ENGLISH.ready).await;
    person.press("Download the chain").await;
    let chain = visit.browser.saved(".chain.pem").await;
    person.enter_room().await;
    person.hand_over(&key).await;
    person.leave_room().await;
    let bundle = visit.take_bundle().await;

    let public = public_key_of_key(&key, "");
    assert_eq!(assert_leads_to_root(&visit.app, &chain), public);
    assert_eq!(assert_is_pair(&visit.app, &bundle), public);
    assert_key_never_left(&visit, &key).await;
    assert_eq!(visit.browser.complaints().await, [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_making_of_a_key_can_be_given_up() {
    let visit = Visit::start(&ENGLISH).await;
    let person = visit.person();

    visit.fill_form("ECDSA P-256", ENGLISH.dns).await;
    // A key can be made faster than a driver presses two buttons.
    let presses = [
        ("label", "RSA 4096"),
        ("button", ENGLISH.create),
        ("button", ENGLISH.cancel),
    ];
    let pressed = visit
        .browser
        .tab
        .execute_async(PRESS_AT_ONCE, vec![json!(presses)])
        .await;
    pressed.expect("all are there");

    person.read_title(ENGLISH.describe).await;
    person.enter_room().await;
    person.read("Stopped").await;
}

/// Presses each as soon as the page has it.
const PRESS_AT_ONCE: &str = r"
    const [presses, done] = arguments;
    const press = () => {
      const [tag, text] = presses[0];
      const element = [...document.querySelectorAll(tag)].find((found) => found.textContent.trim().startsWith(text));
      if (element) {
        presses.shift();
        element.click();
      }
      if (presses.length > 0) {
        requestAnimationFrame(press);
      } else {
        done();
      }
    };
    press();
";

#[tokio::test(flavor = "multi_thread")]
async fn the_form_can_be_filled_by_keyboard_alone() {
    let visit = Visit::start(&ENGLISH).await;
    let person = visit.person();
    person.read(ENGLISH.create).await;

    for (field, typed) in [
        ("domain", DOMAIN),
        ("product", "DigiCert"),
        ("validation", " "),
        ("algorithm", "\u{e015}\u{e015}\u{e015}"), // three times the arrow down: ECDSA P-256
        ("contact-name", "Li Lei"),
        ("phone", "13800000000"),
        ("email", "li@example.com"),
    ] {
        tab_to(&visit.browser, field).await;
        press_keys(&visit.browser, typed).await;
    }
    press_keys(&visit.browser, &Key::Enter.value().to_string()).await;

    person.read_title(ENGLISH.review).await;
    person.read("ECDSA P-256").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_refusal_of_the_cloud_has_its_own_sentence() {
    let visit = Visit::start(&ENGLISH).await;
    let person = visit.person();
    let mut sentences = Vec::new();

    visit.describe("ECDSA P-256", ENGLISH.dns).await;
    visit.save_key().await;
    for code in [
        "NotFoundPackage",
        "NotRemainCount",
        "Error",
        "CreateCertificateRequestFailed",
    ] {
        visit.refuse("CreateCertificateWithCsrRequest", code).await;
        person
            .press(if sentences.is_empty() {
                ENGLISH.place
            } else {
                "Try again"
            })
            .await;
        sentences.push(next_sentence(&person, &sentences).await);
    }
    visit.open("").await;
    visit.reload().await;
    visit.describe("ECDSA P-256", ENGLISH.dns).await;
    visit.save_key().await;
    person.press(ENGLISH.place).await;
    person.read_title(ENGLISH.publish_record).await;
    for (action, code) in [
        ("CancelOrderRequest", "NotFoundOrder"),
        ("CancelOrderRequest", "OrderStateError"),
        ("DeleteCertificateRequest", "DeleteFail"),
    ] {
        visit.refuse(action, code).await;
        person.press("Cancel this order").await;
        person.press("Cancel the order").await;
        sentences.push(next_sentence(&person, &sentences).await);
    }

    assert_eq!(sentences.len(), 7);
}

#[tokio::test(flavor = "multi_thread")]
async fn code_that_gets_into_the_room_reaches_no_network() {
    let visit = Visit::start(&ENGLISH).await;
    let person = visit.person();

    person.enter_room().await;
    person.read("No key yet").await;
    intrude(&visit, "from-the-room").await;
    person.leave_room().await;
    intrude(&visit, "from-the-page").await;

    let arrives = async || visit.sent_anything_with("/from-the-page").then_some(());
    until("the same code in the page reaches the server", arrives).await;
    assert!(!visit.sent_anything_with("from-the-room"));
}

/// Runs code that tries every way to the network.
async fn intrude(visit: &Visit, path: &str) {
    let code = include_str!("intruder.js");
    let arguments = vec![json!(visit.url(path))];
    visit
        .browser
        .tab
        .execute(code, arguments)
        .await
        .expect("the code runs");
}

/// What OpenSSL makes with these arguments, in a file of that name.
fn own_file(folder: &TempDir, name: &str, arguments: &[&str]) -> PathBuf {
    write(folder.path(), name, openssl(arguments))
}

/// A request that OpenSSL signs with this key.
fn own_request(folder: &TempDir, name: &str, key: &Path, subject: &str, more: &[&str]) -> PathBuf {
    let key = key.to_str().expect("a path of text");
    let request = ["req", "-new", "-key", key, "-subj", subject];
    own_file(folder, name, &[&request, more].concat())
}

/// Neither the server nor anyone else got anything of the key, and the `DevTools` saw nothing of
/// it on its way; the same search does find the public key, which was sent.
async fn assert_key_never_left(visit: &Visit, key: &Path) {
    let events = visit.browser.events().await;
    let requests = events
        .iter()
        .filter(|event| event.contains("\"Network.requestWillBeSent\""));
    let requests = requests.map(String::as_str).collect::<String>();
    let network = events.iter().filter(|event| event.contains("\"Network."));
    let network = network.map(String::as_str).collect::<String>();
    let public = public_key_of_key(key, PASSPHRASE);
    let public = &public[public.len() / 2..];

    assert!(visit.traces(public).contains(&"base64"));
    assert!(traces(requests.as_bytes(), public).contains(&"base64"));
    for number in secret_numbers(key, PASSPHRASE) {
        assert_eq!(visit.traces(&number), [""; 0]);
        assert_eq!(traces(network.as_bytes(), &number), [""; 0]);
    }
    for text in [
        "PRIVATE KEY",
        PASSPHRASE,
        "correct+horse",
        "correct%20horse",
    ] {
        assert!(!visit.sent_anything_with(text), "{text}");
        assert!(!contains(network.as_bytes(), text.as_bytes()), "{text}");
    }
}

/// Whether the browser asked the person before it left the page, since this was last asked.
async fn asked_before_leaving(browser: &Chromium) -> bool {
    let events = browser.events().await;
    events.iter().any(|event| {
        event.contains("Page.javascriptDialogOpening") && event.contains("\"beforeunload\"")
    })
}

/// The sentence of a notice that was not read before.
async fn next_sentence(person: &Person<'_>, before: &[String]) -> String {
    let notice = "//*[@role=\"alert\"]//*[contains(@class, \"notice-title\")]";
    until("another sentence is read", async || {
        let sentence = person.seen(notice).await.text().await.ok()?;
        (!sentence.is_empty() && !before.contains(&sentence)).then_some(sentence)
    })
    .await
}

async fn tab_to(browser: &Chromium, id: &str) {
    for _ in 0..40 {
        press_keys(browser, &Key::Tab.value().to_string()).await;
        let focused = browser
            .tab
            .active_element()
            .await
            .expect("something has the focus");
        if focused.id().await.expect("an element").as_deref() == Some(id) {
            return;
        }
    }
    panic!("the Tab key does not lead to `{id}`");
}

async fn press_keys(browser: &Chromium, keys: &str) {
    browser
        .tab
        .action_chain()
        .send_keys(keys)
        .perform()
        .await
        .expect("keys are pressed");
}
