//! The room proves to whoever asks that nothing gets out of it. The page must have been built.

use support::{
    Browser, CHINESE, Channel, ENGLISH, Make, Person, Tampered, Visit, Witness, Words, page, until,
};
use thirtyfour::{By, WebDriver};

#[tokio::test(flavor = "multi_thread")]
async fn a_person_sees_every_way_out_closed_and_still_has_the_key() {
    let proof = "Do not take our word for it";
    let closed = "55 of 55 ways out are closed.";
    assert_proves_itself(&ENGLISH, proof, "Prove it", closed).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_sees_it_in_chinese() {
    let closed = "55 条出路中，55 条已封。";
    assert_proves_itself(&CHINESE, "不必听信我们", "开始验证", closed).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn chromium_goes_every_way_while_a_key_is_made() {
    assert_goes_every_way_while_a_key_is_made(Make::Chromium).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn firefox_goes_every_way_while_a_key_is_made() {
    assert_goes_every_way_while_a_key_is_made(Make::Firefox).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn chromium_shows_a_way_that_is_open() {
    assert_shows_what_is_open(Make::Chromium).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn firefox_shows_a_way_that_is_open() {
    assert_shows_what_is_open(Make::Firefox).await;
}

async fn assert_proves_itself(words: &'static Words, proof: &str, go: &str, closed: &str) {
    let visit = Visit::start(words).await;
    let person = visit.person();
    visit.describe("ECDSA P-256", words.dns).await;
    person.enter_room().await;
    let key = fingerprint(&visit.browser.tab).await;

    person.unfold(proof).await;
    person.press(go).await;
    person.read(closed).await;

    assert_eq!(fingerprint(&visit.browser.tab).await, key);
    assert!(!visit.sent_anything_with(ADDRESS));
    person.leave_room().await;
    visit.pictures("prove-room").await;
    visit.save_key().await;
    assert!(person.may_press(words.place).await.is_ok());
}

async fn assert_goes_every_way_while_a_key_is_made(make: Make) {
    let browser = Browser::start(make).await;
    let host = Witness::default();
    let address = host.serve(&page()).await;
    open_room(&browser.tab, &format!("http://{address}/")).await;

    press_go(&browser.tab).await;
    have_key_made(&browser.tab).await;
    let rows = ended(&browser.tab).await;

    assert_eq!(said_to_be_shown().count(), 55);
    let (closed, others): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row.0 == "closed");
    assert!(others.is_empty(), "{others:?}");
    let told: String = closed.iter().map(|(_, told)| told.as_str()).collect();
    let not_told = said_to_be_shown().filter(|way| !told.contains(way));
    assert_eq!(not_told.collect::<Vec<_>>(), [""; 0]);
    assert_eq!(
        end(&browser.tab).await,
        ("done".to_owned(), CLOSED.to_owned())
    );
    assert_eq!(host.heard(ADDRESS), [].into());
    assert_ne!(fingerprint(&browser.tab).await, "");
    let frames = browser.tab.find_all(By::Tag("iframe")).await;
    assert_eq!(
        frames.expect("a list").len(),
        0,
        "nothing of the trial is left"
    );
    browser.tab.clone().quit().await.expect("it ends");
}

async fn assert_shows_what_is_open(make: Make) {
    let browser = Browser::start(make).await;
    let host = Witness::default();
    let weak = Tampered::copy().room_with("connect-src 'none'", "connect-src *");
    let address = host.serve(weak.folder()).await;
    open_room(&browser.tab, &format!("http://{address}/")).await;
    have_key_made(&browser.tab).await;

    press_go(&browser.tab).await;
    let rows = ended(&browser.tab).await;

    let (outcome, told) = &rows[0];
    assert_eq!(outcome, "open");
    assert!(told.contains("Not stopped: "), "{told}");
    let pictures = rows.iter().find(|(_, told)| told.contains("a picture"));
    assert_eq!(pictures.expect("a row").0, "closed");
    let (look, end) = end(&browser.tab).await;
    assert_eq!(look, "problem");
    assert!(end.contains("does not keep its promise here"), "{end}");
    assert_eq!(host.heard(ADDRESS), [Channel::Connection].into());
    browser.tab.clone().quit().await.expect("it ends");
}

/// Opens the page, and goes into its room as soon as that is ready.
async fn open_room(tab: &WebDriver, address: &str) {
    tab.goto(address).await.expect("the page opens");
    let person = Person::new(tab, &ENGLISH);
    person.enter_room().await;
    person.read("No key yet").await;
}

/// Presses the button in the room, wherever it is on the screen.
async fn press_go(tab: &WebDriver) {
    let press = "document.querySelector('.trial').open = true;
        document.getElementById('trial-go').click()";
    tab.execute(press, Vec::new()).await.expect("it is pressed");
}

/// Has the room make a key, as the page would.
async fn have_key_made(tab: &WebDriver) {
    tab.enter_default_frame().await.expect("the page");
    let make = "document.querySelector('iframe').contentWindow.postMessage({ keyside: 1, message: {
        kind: 'make', algorithm: 'rsa-2048', domain: 'www.example.com' } }, '*')";
    tab.execute(make, Vec::new()).await.expect("it is said");
    let person = Person::new(tab, &ENGLISH);
    person.enter_room().await;
    person.read("Your key is ready").await;
}

async fn fingerprint(tab: &WebDriver) -> String {
    let whole = "return document.getElementById('held-fingerprint-whole').textContent";
    let answer = tab.execute(whole, Vec::new()).await.expect("an answer");
    answer.convert().expect("a text")
}

/// What each row came to and says, once all ways were gone.
async fn ended(tab: &WebDriver) -> Vec<(String, String)> {
    let rows = "return document.getElementById('trial-go').disabled ? null
        : [...document.querySelectorAll('.trial-list li')].map((row) => [row.dataset.outcome, row.textContent])";
    until("every way was gone", async || {
        let answer = tab.execute(rows, Vec::new()).await.ok()?;
        answer.convert::<Option<_>>().ok()?
    })
    .await
}

/// How the end looks, and what it says.
async fn end(tab: &WebDriver) -> (String, String) {
    let end =
        "const end = document.getElementById('trial-end'); return [end.className, end.textContent]";
    let answer = tab.execute(end, Vec::new()).await.expect("an answer");
    answer.convert().expect("texts")
}

/// The ways of which SECURITY.md says that the room shows them.
fn said_to_be_shown() -> impl Iterator<Item = &'static str> {
    let rows = SECURITY
        .lines()
        .filter(|line| line.ends_with("| isolation, the room |"));
    rows.filter_map(|row| row.split('|').nth(1).map(str::trim))
}

/// What the end says when all is well.
const CLOSED: &str = "55 of 55 ways out are closed.";

const SECURITY: &str = include_str!("../SECURITY.md");

/// What every address has that the room tries.
const ADDRESS: &str = "way-out";
