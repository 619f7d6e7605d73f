// Every place that we know of where code that got in could leave something for other code of this site to
// find. Each has a function that leaves a word there, and one that tells, in another window, what is there.

const DROPS = (() => {
  const never = new Promise(() => {});

  /** How often a channel is listened to before it counts as silent. */
  const ROUNDS = 20;

  /** What is said on the channel while somebody else is heard on it again and again. */
  function listen(name) {
    return new Promise((resolve) => {
      const heard = [];
      const [ear, mouth] = [new BroadcastChannel(name), new BroadcastChannel(name)];
      ear.onmessage = ({ data }) => {
        heard.push(data);
        if (heard.filter((word) => word === "tick").length === ROUNDS) resolve(heard);
        else if (data === "tick") setTimeout(() => mouth.postMessage("tick"), 50);
      };
      mouth.postMessage("tick");
    });
  }

  return {
    "localStorage": {
      leave: (word) => localStorage.setItem("drop", word),
      look: () => localStorage.getItem("drop"),
    },
    "sessionStorage": {
      leave: (word) => sessionStorage.setItem("drop", word),
      look: () => sessionStorage.getItem("drop"),
    },
    "cookie": {
      leave: (word) => { document.cookie = `drop=${word}`; },
      look: () => document.cookie,
    },
    "Cookie Store": {
      leave: (word) => cookieStore.set("drop2", word),
      look: () => cookieStore.get("drop2").then(({ value }) => value),
    },
    "IndexedDB": {
      leave: (word) => indexedDB.open(word),
      look: () => indexedDB.databases().then((all) => all.map(({ name }) => name)),
    },
    "Cache Storage": {
      leave: (word) => caches.open(word),
      look: () => caches.keys(),
    },
    "private file system": {
      leave: (word) => navigator.storage.getDirectory().then((folder) => folder.getFileHandle(word, { create: true })),
      look: async () => Array.fromAsync((await navigator.storage.getDirectory()).keys()),
    },
    "Web Locks": {
      leave: (word) => navigator.locks.request(word, () => never),
      look: () => navigator.locks.query().then(({ held }) => held.map(({ name }) => name)),
    },
    "BroadcastChannel": {
      leave(word) {
        const channel = new BroadcastChannel("drop");
        setInterval(() => channel.postMessage(word), 50);
      },
      look: () => listen("drop"),
    },
    "name of the window": {
      leave: (word) => { window.name = word; },
      look: () => frames[0].name,
    },
    "address of the frame": {
      leave: (word) => { location.hash = word; },
      look: () => frames[0].location.href,
    },
    "the frame's document": {
      leave: (word) => { document.body.dataset.drop = word; },
      look: () => frames[0].document.body.dataset.drop,
    },
    "the frame's variables": {
      leave: (word) => { window.drop = word; },
      look: () => frames[0].drop,
    },
    "the page's document": {
      leave: (word) => { parent.document.body.dataset.drop = word; },
      look: () => document.body.dataset.drop,
    },
    "the page's variables": {
      leave: (word) => { parent.drop = word; },
      look: () => window.drop,
    },
    "document.domain": {
      leave(word) {
        document.domain = document.domain;
        document.documentElement.dataset.drop = word;
      },
      look() {
        document.domain = document.domain;
        return frames[0].document.documentElement.dataset.drop;
      },
    },
  };
})();
