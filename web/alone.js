
// Starts the page where all of it is in one file: this stands after the page's own script, in which
// `__wbg_init` is.

function embedded(name) {
  const [, base64] = document.querySelector(`meta[name=${name}]`).content.split(",");
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

__wbg_init({ module_or_path: embedded("keyside-program") }).catch((error) => {
  console.error(error);
  document.getElementById("last-resort").hidden = false;
});
