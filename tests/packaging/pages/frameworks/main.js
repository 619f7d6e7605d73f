// The element as React and Vue render it: attributes, a property that is an object, and an event.

import "keyside/element";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { createApp, h } from "vue";

const theme = { accent: "#123456" };
const heard = (globalThis.heard = { react: [], vue: [] });

function App() {
  const onError = ({ detail }) => heard.react.push(detail.code);
  return createElement("keyside-request", { proxy: "./", lang: "zh", theme, "onkeyside-error": onError });
}
createRoot(document.querySelector("#react")).render(createElement(App));

createApp({
  render: () => h("keyside-request", { proxy: "./", lang: "en", theme, onKeysideError: ({ detail }) => heard.vue.push(detail.code) }),
}).mount("#vue");
