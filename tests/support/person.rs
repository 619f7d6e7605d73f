//! Someone at the page, who goes by its words alone.

use std::path::Path;

use thirtyfour::{By, WebDriver, WebElement};

use crate::{Words, until};

/// The eyes and hands.
#[derive(Debug)]
pub struct Person<'a> {
    tab: &'a WebDriver,
    /// The page's words.
    pub words: &'static Words,
}

impl<'a> Person<'a> {
    /// Someone who reads that language, at that tab.
    #[must_use]
    pub const fn new(tab: &'a WebDriver, words: &'static Words) -> Self {
        Self { tab, words }
    }

    /// Types into the field with that label, over what is there.
    pub async fn fill(&self, label: &str, text: &str) {
        let field = self.labelled(label).await;
        field.clear().await.expect("a field to clear");
        field.send_keys(text).await.expect("a field to type into");
    }

    /// Chooses from the list with that label.
    pub async fn pick(&self, label: &str, value: &str) {
        let list = self.labelled(label).await;
        let path = format!("option[@value=\"{value}\"]");
        list.find(By::XPath(path))
            .await
            .expect(value)
            .click()
            .await
            .expect("a choice");
    }

    /// Chooses or ticks what begins with that text.
    pub async fn choose(&self, text: &str) {
        let label = format!("//label[starts-with(normalize-space(.), \"{text}\")]");
        self.click(&label).await;
    }

    /// Presses the button whose text begins so.
    pub async fn press(&self, text: &str) {
        let button = format!("//button[starts-with(normalize-space(.), \"{text}\")]");
        self.click(&button).await;
    }

    /// Waits until that title is read.
    pub async fn read_title(&self, text: &str) {
        self.seen(&format!("//h1[normalize-space(.)=\"{text}\"]"))
            .await;
    }

    /// Waits until a text is read that contains this one.
    pub async fn read(&self, text: &str) {
        self.seen(&format!("//*[text()[contains(., \"{text}\")]]"))
            .await;
    }

    /// Waits until no text is read any more that contains this one.
    pub async fn until_gone(&self, text: &str) {
        let path = format!("//*[text()[contains(., \"{text}\")]]");
        let gone = async || self.look(&path).await.is_none().then_some(());
        until(&format!("{text:?} is gone"), gone).await;
    }

    /// Unfolds what is under that line.
    pub async fn unfold(&self, text: &str) {
        let line = format!("//summary[starts-with(normalize-space(.), \"{text}\")]");
        self.click(&line).await;
    }

    /// Whether the button whose text begins so can be pressed.
    ///
    /// # Errors
    /// Why it cannot, as it is read beside it.
    pub async fn may_press(&self, text: &str) -> Result<(), String> {
        let button = format!("//button[starts-with(normalize-space(.), \"{text}\")]");
        let button = self.seen(&button).await;
        let attribute = async |name| button.attr(name).await.expect("a button");
        if attribute("aria-disabled").await.is_none() {
            return Ok(());
        }
        let reason = attribute("aria-describedby").await.expect("a reason");
        let reason = self.seen(&format!("//*[@id=\"{reason}\"]")).await;
        Err(reason.text().await.expect("a text"))
    }

    /// What stands beside that term.
    pub async fn read_part(&self, term: &str) -> String {
        let path = format!(
            "//dt[starts-with(normalize-space(.), \"{term}\")]/following-sibling::dd//code"
        );
        self.seen(&path).await.text().await.expect("a text")
    }

    /// Turns to the key room.
    pub async fn enter_room(&self) {
        let frame = self.seen("//iframe").await;
        frame.enter_frame().await.expect("the room can be entered");
    }

    /// Turns back to the page.
    pub async fn leave_room(&self) {
        self.tab.enter_default_frame().await.expect("the page");
    }

    /// Hands a file over in the key room, as soon as there is a place for it.
    pub async fn hand_over(&self, file: &Path) {
        self.seen("//*[@id=\"choose\"]").await;
        let input = self.tab.find(By::Id("file")).await;
        let path = file.to_str().expect("a path of text");
        input
            .expect("what the button opens")
            .send_keys(path)
            .await
            .expect("the file is chosen");
    }

    /// Shows a file in the key room that may be the saved one.
    pub async fn prove(&self, file: &Path) {
        self.seen("//*[@id=\"proof-choose\"]").await;
        let input = self.tab.find(By::Id("proof-file")).await;
        let path = file.to_str().expect("a path of text");
        let input = input.expect("what the button opens");
        input.send_keys(path).await.expect("the file is chosen");
    }

    /// Shows a saved file in the key room, and opens it with its passphrase.
    pub async fn show(&self, file: &Path, passphrase: &str) {
        self.prove(file).await;
        self.fill(self.words.passphrase, passphrase).await;
        self.press(self.words.open).await;
    }

    /// The first visible element at that `XPath`, as soon as there is one.
    pub async fn seen(&self, path: &str) -> WebElement {
        until(&format!("{path} is seen"), async || self.look(path).await).await
    }

    /// Clicks what is at that `XPath`, as soon as it can be clicked.
    async fn click(&self, path: &str) {
        let click = async || self.lands_on(&self.look(path).await?).await.then_some(());
        until(&format!("{path} is clicked"), click).await;
    }

    /// Whether a click gets to where it is aimed: what is there may move away under it.
    async fn lands_on(&self, element: &WebElement) -> bool {
        const LISTEN: &str = "arguments[0].addEventListener('click', (event) => event.currentTarget.clicked = true);";
        const LANDED: &str = "return arguments[0].clicked === true;";
        let ask = async |script| {
            let element = element.to_json().expect("an element");
            self.tab.execute(script, vec![element]).await
        };
        if ask(LISTEN).await.is_err() || element.click().await.is_err() {
            return false;
        }
        // What is gone now went with the click.
        ask(LANDED)
            .await
            .map_or(true, |landed| landed.convert().expect("an answer"))
    }

    /// The first visible element at that `XPath`; the page may be drawn anew in the meantime.
    async fn look(&self, path: &str) -> Option<WebElement> {
        for element in self.tab.find_all(By::XPath(path)).await.ok()? {
            if element.is_displayed().await.ok()? {
                return Some(element);
            }
        }
        None
    }

    async fn labelled(&self, label: &str) -> WebElement {
        let path = format!("//*[@id=//label[normalize-space(.)=\"{label}\"]/@for]");
        self.seen(&path).await
    }
}
