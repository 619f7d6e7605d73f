// The person at the browser: presses what the key room and the element show.

import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { launch } from "../../../../../tests/packaging/browser.mjs";

const ID = "element-6066-11e4-a52e-4f735466cecf"; // https://www.w3.org/TR/webdriver2/#elements
const ENTER = "\uE007"; // https://www.w3.org/TR/webdriver2/#keyboard-actions
const PASSPHRASE = "correct horse battery staple";
const CONTACT = { name: "Li Lei", phone: "13800000000", email: "li@example.com" };
const PATIENCE_MS = 60_000;

/** Someone at a browser for which every host is this port of this machine. */
export async function sitDown(port) {
  const folder = await mkdtemp(path.join(tmpdir(), "keyside-saved-"));
  const browser = await launch({
    flags: [`--host-resolver-rules=MAP *.example.com 127.0.0.1:${port},MAP * ~NOTFOUND,EXCLUDE 127.0.0.1`],
    prefs: {
      "download.default_directory": folder,
      "profile.default_content_setting_values.automatic_downloads": 1,
    },
  });
  return new User(browser, folder);
}

class User {
  #folder;
  /** The saved files that were found. */
  #found = new Set();

  constructor(browser, folder) {
    this.browser = browser;
    this.#folder = folder;
  }

  async leave() {
    await this.browser.close();
    await rm(this.#folder, { recursive: true });
  }

  /** Turns back to the page, from whatever room. */
  leaveRoom() {
    return this.browser.command("POST", "/frame", { id: null });
  }

  /** Does what a page with a room asks for: keeps the key, then takes the bundle. */
  async useRoom() {
    const room = "document.querySelector('iframe')";
    await this.#keepKey(room);
    await this.#takeBundle(room);
  }

  /** Does what the element asks for, from its form to the bundle, and publishes the record. */
  async useElement() {
    const part = (id) => `document.querySelector("keyside-request").shadowRoot.getElementById("${id}")`;
    const room = `${part("room")}?.querySelector("iframe")`;
    await this.until(`${part("product")}?.options.length > 0`);
    for (const [id, value] of Object.entries(CONTACT)) {
      await this.browser.run(`${part(`contact.${id}`)}.value = values[0]`, value);
    }
    await this.browser.run(`${part("create")}.click()`);
    await this.#keepKey(room);
    await this.until(`${part("place")}.hasAttribute("aria-disabled") === false`);
    await this.browser.run(`${part("place")}.click()`);
    await this.until(`${part("challenge")}.querySelectorAll("code").length > 0`);
    const record = `[...${part("challenge")}.querySelectorAll("code")].map((code) => code.textContent)`;
    await this.browser.run(`show(["Publish", ...${record}].join(" "))`);
    await this.#takeBundle(room);
    await this.until("remembered[0]?.startsWith('ord_') && heard.some((text) => text.startsWith('-----BEGIN CERTIFICATE-----'))");
  }

  /** Saves the key that a room has, and shows it the file. */
  async #keepKey(room) {
    await this.#enter(room);
    await this.#type("#passphrase", PASSPHRASE);
    await this.#press("#save-key");
    const file = await this.#saved(".key");
    await this.#type("#proof-file", file);
    await this.#type("#proof-passphrase", PASSPHRASE);
    await this.#press("#proof-open");
    await this.leaveRoom();
  }

  /** Saves the bundle that a room offers. */
  async #takeBundle(room) {
    await this.#enter(room);
    await this.#press("#save-bundle");
    await this.#saved(".zip");
    await this.leaveRoom();
  }

  /** What a script in the page says, once it says something. */
  until(expression) {
    return until(expression, () => this.browser.run(expression));
  }

  /** Turns to the frame that the expression is. */
  async #enter(expression) {
    const id = await this.until(expression);
    await this.browser.command("POST", "/frame", { id });
  }

  /** Presses by the keyboard, which does not miss what moves. */
  async #press(part) {
    await this.#type(part, ENTER);
  }

  async #type(part, text) {
    await until(`${part} can be used`, async () => {
      const query = { using: "css selector", value: part };
      const found = await this.browser.command("POST", "/element", query).catch(() => undefined);
      const sent = found && this.browser.command("POST", `/element/${found[ID]}/value`, { text });
      return sent?.then(
        () => true,
        () => false,
      );
    });
  }

  #saved(end) {
    const find = async () => {
      const names = await readdir(this.#folder);
      const name = names.find((name) => name.endsWith(end) && !this.#found.has(name));
      if (!name) return undefined;
      this.#found.add(name);
      return path.join(this.#folder, name);
    };
    return until(`a file ${end} is saved`, find);
  }
}

async function until(what, look) {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`waited in vain: ${what}`);
}
