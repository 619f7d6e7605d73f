// The element's own styles: the site's custom properties, or the looks of Keyside's page. Dark where the page is.

/** For each element's shadow tree. */
export const style = `
:host {
  display: block;
  --accent: var(--keyside-accent, light-dark(#0b6550, #72d4b5));
  --accent-ink: var(--keyside-accent-ink, light-dark(#ffffff, #05241b));
  --bad: var(--keyside-bad, light-dark(#a0271d, #ff9d91));
  --ink: var(--keyside-ink, light-dark(#16201b, #e9eeea));
  --ink-soft: var(--keyside-ink-soft, light-dark(#4b5851, #abb7b0));
  --line: var(--keyside-line-strong, light-dark(#738078, #7b8981));
  --surface: var(--keyside-surface, light-dark(#ffffff, #1a211d));
  --radius: var(--keyside-radius, 0.5rem);
  color: var(--ink);
  font-family: var(--keyside-sans, system-ui, sans-serif);
  font-size: 1rem;
  line-height: 1.55;
}
:host([hidden]), [hidden] { display: none !important; }
* { box-sizing: border-box; }
form, section, fieldset, #cancel-asked { display: grid; gap: 1rem; margin: 0; padding: 0; border: 0; min-width: 0; }
form, section { padding: 0 0 1.5rem; }
h2, p, dl, dd { margin: 0; overflow-wrap: anywhere; }
p:empty, dl:empty { display: none; }
h2 { font-family: var(--keyside-serif, inherit); font-size: 1.375rem; font-weight: 600; line-height: 1.3; text-wrap: balance; }
h2:focus, #cancel-question:focus { outline: none; }
legend { padding: 0; margin-bottom: 0.5rem; }
label, legend { font-weight: 600; }
label.choice { display: flex; gap: 0.625rem; align-items: baseline; font-weight: inherit; }
fieldset, #cancel-asked { gap: 0.5rem; }
fieldset .field { margin-top: 0.25rem; }
.field { display: grid; gap: 0.25rem; min-width: 0; }
input, select, button { font: inherit; color: inherit; }
input[type="radio"] { accent-color: var(--accent); margin: 0; flex: none; }
input:not([type="radio"]), select {
  min-height: 2.75rem; padding: 0.375rem 0.75rem; width: 100%; min-width: 0; text-overflow: ellipsis;
  background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius);
}
input:read-only { color: var(--ink-soft); }
button {
  justify-self: start; min-height: 2.75rem; padding: 0.375rem 1rem; cursor: pointer;
  background: transparent; border: 1px solid var(--line); border-radius: var(--radius);
}
button.main { background: var(--accent); border-color: var(--accent); color: var(--accent-ink); font-weight: 600; }
button[aria-disabled="true"] { opacity: 0.55; cursor: not-allowed; }
.buttons { display: flex; flex-wrap: wrap; gap: 0.75rem; }
.buttons:not(:has(> :not([hidden]))) { display: none; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
dl { display: grid; gap: 0.25rem; }
dt { margin-top: 0.5rem; }
dt, .hint { color: var(--ink-soft); font-size: 0.9375rem; }
dd { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; }
code { font-family: var(--keyside-mono, ui-monospace, monospace); overflow-wrap: anywhere; min-width: 0; }
.problem { color: var(--bad); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
#problem:not(:empty), #problem:not(:empty) + .buttons { margin-bottom: 1rem; }
#scheme { color: light-dark(#000000, #ffffff); }
#room { margin-top: 0.5rem; }
#room > iframe { border-radius: var(--radius); }
`;
