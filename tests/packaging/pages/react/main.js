import * as keyside from "keyside";
import { createElement, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";

import { program } from "../../program.js";

function App() {
  const [domain, setDomain] = useState(null);
  useEffect(() => {
    keyside.init().then(() => setDomain(keyside.checkDomain("WWW.Example.com")));
  }, []);
  return createElement("p", null, domain);
}

createRoot(document.querySelector("#app")).render(createElement(App));
globalThis.program = program(keyside);
