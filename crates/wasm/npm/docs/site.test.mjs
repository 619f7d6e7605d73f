// The site under a path, in Chromium as wide as a telephone. KEYSIDE_SITE is the built site's folder.

import assert from "node:assert/strict";
import path from "node:path";
import { after, before, test } from "node:test";

import { launch } from "../../../../tests/packaging/browser.mjs";
import { serve } from "../../../../tests/packaging/site.mjs";

const TELEPHONE = { width: 390, height: 844, deviceScaleFactor: 1, mobile: true };
const PAGES = {
  "index.html": "en",
  "guides/start.html": "en",
  "guides/zh/start.html": "zh-CN",
  "guides/zh/migrating.html": "zh-CN",
  "classes/index.PrivateKey.html": "en",
};

const folder = path.resolve(process.env.KEYSIDE_SITE);
let site;
let browser;

before(async () => {
  site = await serve(path.dirname(folder));
  browser = await launch();
  await tell("Emulation.setDeviceMetricsOverride", TELEPHONE);
});

after(async () => {
  await browser?.close();
  site?.close();
});

const tell = (cmd, params) => browser.command("POST", "/goog/cdp/execute", { cmd, params });

for (const [page, language] of Object.entries(PAGES)) {
  test(`${page} fits a telephone, light and dark, and needs no other host`, async () => {
    const shades = [];
    for (const value of ["light", "dark"]) {
      await tell("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value }] });
      await browser.open(`${site.url}/${path.basename(folder)}/${page}`);
      const seen = await browser.run(`(${look})()`);

      assert.deepEqual([seen.language, seen.width, seen.elsewhere], [language, TELEPHONE.width, []]);
      shades.push(seen.shade);
    }
    assert.notEqual(shades[0], shades[1]);
    assert.deepEqual(site.missing, []);
  });
}

test("a guide leads to the same in the other language, and back", async () => {
  const title = (language) => `document.documentElement.lang === "${language}" && document.title`;
  const follow = "document.querySelector('.tsd-typography a[href]:not(.tsd-anchor-icon)').href";
  await browser.open(`${site.url}/${path.basename(folder)}/guides/recipes.html`);
  const before = await browser.run(title("en"));

  await browser.open(await browser.run(follow));
  assert.notEqual(await browser.run(title("zh-CN")), false);
  await browser.open(await browser.run(follow));

  assert.equal(await browser.run(title("en")), before);
});

/** In the page: what it looks like, and what it asked other places for. */
function look() {
  const asked = performance.getEntriesByType("resource").map(({ name }) => name);
  return {
    language: document.documentElement.lang,
    width: document.documentElement.scrollWidth,
    shade: getComputedStyle(document.body).backgroundColor,
    elsewhere: asked.filter((name) => !name.startsWith(new URL(document.documentElement.dataset.base, location.href).href)),
  };
}
