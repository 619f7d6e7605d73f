import * as keyside from "keyside";
import { createApp, h, onMounted, ref } from "vue";

import { program } from "../../program.js";

const App = {
  setup() {
    const domain = ref(null);
    onMounted(async () => {
      await keyside.init();
      domain.value = keyside.checkDomain("WWW.Example.com");
    });
    return () => h("p", domain.value);
  },
};

createApp(App).mount("#app");
globalThis.program = program(keyside);
