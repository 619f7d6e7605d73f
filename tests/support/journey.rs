//! The way from the form to the bundle, as everyone goes it, and the cloud's side of it.

use std::path::{Path, PathBuf};

use reqwest::Client;
use serde_json::{Value, json};

use crate::Visit;

/// The domain that a certificate is wanted for.
pub const DOMAIN: &str = "www.example.com";

/// What the saved key is locked with.
pub const PASSPHRASE: &str = "correct horse battery staple";

impl Visit {
    /// Fills in the form.
    pub async fn fill_form(&self, key: &str, proof: &str) {
        let person = self.person();
        let words = person.words;
        person.read_title(words.describe).await;
        person.fill(words.domain, DOMAIN).await;
        person.pick(words.product, "digicert-free-1-free").await;
        person.choose(proof).await;
        person.choose(key).await;
        self.fill_contact().await;
    }

    /// Fills in whom the authority may contact.
    pub async fn fill_contact(&self) {
        let person = self.person();
        let words = person.words;
        person.fill(words.name, "Li Lei").await;
        person.fill(words.phone, "13800000000").await;
        person.fill(words.email, "li@example.com").await;
    }

    /// Fills in the form and has key and request made.
    pub async fn describe(&self, key: &str, proof: &str) {
        let person = self.person();
        self.fill_form(key, proof).await;
        self.pictures("describe").await;
        person.press(person.words.create).await;
        person.read_title(person.words.review).await;
    }

    /// Makes the key safe: saves its file, locked with [`PASSPHRASE`], and shows it to the room.
    /// Answers the file.
    pub async fn save_key(&self) -> PathBuf {
        let person = self.person();
        person.enter_room().await;
        person.choose(person.words.to_file).await;
        person.choose(person.words.key_file).await;
        person.fill(person.words.passphrase, PASSPHRASE).await;
        person.press(person.words.save_key).await;
        let key = self.browser.saved(".key").await;
        self.show(&key).await;
        key
    }

    /// Makes the key safe: saves a resume file, locked with [`PASSPHRASE`], and shows it to the room.
    /// Answers the file.
    pub async fn save_capsule(&self) -> PathBuf {
        let person = self.person();
        person.enter_room().await;
        person.choose(person.words.to_file).await;
        person.fill(person.words.passphrase, PASSPHRASE).await;
        person.press(person.words.save_capsule).await;
        let capsule = self.browser.saved(".keyside").await;
        self.show(&capsule).await;
        capsule
    }

    /// Saves a safe key once more: a file of that kind, locked with [`PASSPHRASE`]. Answers it.
    pub async fn save_another(&self, kind: &str) -> PathBuf {
        let person = self.person();
        let words = person.words;
        let (button, end) = if kind == words.key_file {
            (words.save_key, ".key")
        } else {
            (words.save_capsule, ".keyside")
        };
        person.enter_room().await;
        person.unfold(words.save_more).await;
        person.choose(words.to_file).await;
        person.choose(kind).await;
        person.fill(words.passphrase, PASSPHRASE).await;
        person.press(button).await;
        let file = self.browser.saved(end).await;
        person.leave_room().await;
        file
    }

    /// Shows the saved file to the room, which was entered before.
    async fn show(&self, file: &Path) {
        let person = self.person();
        person.show(file, PASSPHRASE).await;
        person.leave_room().await;
        person.read(person.words.key_safe).await;
        self.pictures("review").await;
    }

    /// Makes the key safe: has the browser keep a copy, locked with [`PASSPHRASE`].
    pub async fn keep_key(&self) {
        self.seal_key().await;
        let person = self.person();
        person.leave_room().await;
        person.read(person.words.key_safe).await;
        self.pictures("review-kept").await;
    }

    /// Asks for a copy in this browser, and stays in the room.
    pub async fn seal_key(&self) {
        let person = self.person();
        person.enter_room().await;
        person.fill(person.words.passphrase, PASSPHRASE).await;
        person.fill(person.words.repeat, PASSPHRASE).await;
        person.press(person.words.keep).await;
    }

    /// Opens the capsule that the room asks about, with this passphrase.
    pub async fn unlock(&self, passphrase: &str) {
        let person = self.person();
        person.enter_room().await;
        person.fill(person.words.passphrase, passphrase).await;
        person.press(person.words.open).await;
    }

    /// Publishes the record that the page shows.
    pub async fn publish_record(&self) {
        let person = self.person();
        let name = person.read_part(person.words.record_name).await;
        let value = person.read_part(person.words.record_value).await;
        let record = json!({ "name": name, "type": "TXT", "value": value });
        self.control("records", record).await;
    }

    /// Puts the file that the page shows on the web server.
    pub async fn put_file(&self) {
        let person = self.person();
        let url = person.read_part(person.words.file_url).await;
        let content = person.read_part(person.words.file_content).await;
        self.control("files", json!({ "url": url, "content": content }))
            .await;
    }

    /// Waits for the certificate, saves the bundle for nginx and answers its file.
    pub async fn take_bundle(&self) -> PathBuf {
        let person = self.person();
        person.read_title(person.words.ready).await;
        person.enter_room().await;
        person.choose("nginx").await;
        person.press(person.words.save_bundle).await;
        let bundle = self.browser.saved("-nginx.zip").await;
        person.leave_room().await;
        self.pictures("take").await;
        bundle
    }

    /// Takes pictures of what is on the screen: wide and narrow, light and dark.
    pub async fn pictures(&self, place: &str) {
        let language = self.person().words.language;
        for width in [1280, 390] {
            for scheme in ["light", "dark"] {
                let name = format!("{place}-{language}-{width}-{scheme}");
                self.browser.picture(&name, width, scheme).await;
            }
        }
    }

    /// Has the cloud refuse calls of that kind: the next one, or every one when the proxy tries
    /// again by itself.
    pub async fn refuse(&self, action: &str, code: &str) {
        let count = if action == "DeleteCertificateRequest" {
            1_000_000
        } else {
            1
        };
        let fault = json!({ "action": action, "code": code, "count": count });
        self.control("faults", fault).await;
    }

    /// Tells the simulator something by its control API.
    async fn control(&self, path: &str, body: Value) {
        let url = format!("{}/{path}", self.app.simulator.control_url());
        let client = Client::builder().no_proxy().build().expect("a client");
        let answer = client
            .post(url)
            .json(&body)
            .send()
            .await
            .expect("the control API answers");
        assert!(
            answer.status().is_success(),
            "{path}: {:?}",
            answer.text().await
        );
    }
}
