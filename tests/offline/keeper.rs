//! What the service worker keeps, looked at and spoilt as code in the page could.

use serde_json::json;
use support::{Visit, until};
use thirtyfour::WebDriver;

/// Waits until the page and all that it needs is kept, of the build that has this file. Answers the addresses.
pub(crate) async fn kept(visit: &Visit, of: &str) -> Vec<String> {
    let look = async || {
        let kept = addresses(&visit.browser.tab).await;
        let has = |part: &str| kept.iter().any(|address| address.contains(part));
        (has(of) && has("index.html") && has("/engine-") && has(".wasm")).then_some(kept)
    };
    let engine = async || {
        let kept = look().await?;
        let is_engine =
            |address: &String| address.contains("/engine-") && address.ends_with(".wasm");
        kept.iter().any(is_engine).then_some(kept)
    };
    until("the page is kept", engine).await
}

/// The addresses of everything that is kept.
async fn addresses(tab: &WebDriver) -> Vec<String> {
    const LIST: &str = "
        const [done] = arguments;
        (async () => {
          const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
          const kept = await Promise.all(caches_.map((cache) => cache.keys()));
          done(kept.flat().map(({ url }) => url));
        })();";
    let answer = tab.execute_async(LIST, vec![]).await.expect("a list");
    answer.convert().expect("addresses")
}

/// Takes its policy from what is kept under a name that begins and ends so, and adds something.
pub(crate) async fn spoil(tab: &WebDriver, start: &str, end: &str, addition: &str) {
    const SPOIL: &str = "
        const [start, end, addition, done] = arguments;
        (async () => {
          let spoilt = 0;
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const { url } of await cache.keys()) {
              const file = url.split('/').pop();
              if (!file.startsWith(start) || !file.endsWith(end)) continue;
              const kept = await cache.match(url);
              const text = (await kept.text()).replace('Content-Security-Policy', 'nothing') + addition;
              await cache.put(url, new Response(text, { headers: kept.headers }));
              spoilt += 1;
            }
          }
          done(spoilt);
        })();";
    let arguments = [start, end, addition].map(|text| json!(text)).to_vec();
    let answer = tab
        .execute_async(SPOIL, arguments)
        .await
        .expect("an answer");
    let spoilt: u32 = answer.convert().expect("a number");
    assert_eq!(spoilt, 1, "{start}*{end}");
}
