// Passphrase fields: shown and hidden, submitted by Enter, emptied when they were used.

/** Lets every button with `data-reveals` show and hide what is typed in its field. */
function revealSecrets() {
  for (const button of document.querySelectorAll("[data-reveals]")) {
    const field = document.getElementById(button.dataset.reveals);
    button.setAttribute("aria-controls", field.id);
    button.addEventListener("click", () => conceal(field, button, field.type === "text"));
    conceal(field, button, true);
  }
}

/** Has Enter in the field press the button: the sandbox knows no forms. */
function submitByEnter(field, button) {
  onEnter(field, () => button.click());
}

function onEnter(field, act) {
  field.addEventListener("keydown", ({ key, isComposing }) => {
    if (key === "Enter" && !isComposing) act();
  });
}

/** Empties the field and hides what is typed next. */
function emptySecret(field) {
  field.value = "";
  conceal(field, document.querySelector(`[data-reveals="${field.id}"]`), true);
}

function conceal(field, button, concealed) {
  field.type = concealed ? "password" : "text";
  say(button, concealed ? "passphraseShow" : "passphraseHide");
}
