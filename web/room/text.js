// The sentences: what the page handed over, put into the elements that name them.

let sentences = {};
const filled = new WeakMap();

/** Takes a language and its sentences, and puts them everywhere. */
function dress(language, text) {
  sentences = text;
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-text]")) put(element);
}

/** Has the element show a sentence, with its {names} replaced, in this and every later language. */
function say(element, name, values = {}) {
  element.dataset.text = name;
  filled.set(element, values);
  put(element);
}

/** Has the element say nothing. */
function hush(element) {
  delete element.dataset.text;
  element.textContent = "";
}

function put(element) {
  const sentence = sentences[element.dataset.text] ?? "";
  const values = filled.get(element) ?? {};
  const text = sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  if (element.textContent !== text) element.textContent = text;
}
