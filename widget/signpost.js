/*
 * Signpost's chat widget. A page needs this script and one element:
 *
 *   <script src="https://chat.example.gov.uk/signpost.js" async></script>
 *   <signpost-chat></signpost-chat>
 *
 * A classic script, so that it can be pasted where `type="module"` is stripped. It only finds out
 * where it was served from and loads the modules from there.
 */
(() => {
  "use strict";
  const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  if (!script || !script.src) return;
  const inFolder = /\/widget\/signpost\.js$/.test(new URL(script.src).pathname);
  const root = script.dataset.base
    ? new URL(script.dataset.base.replace(/\/?$/, "/"), document.baseURI)
    : new URL(inFolder ? "../" : "./", script.src);
  const module = (/** @type {string} */ name) => import(new URL(`widget/src/${name}.js`, root).href);
  // What the launcher is made of, asked for at once instead of one after the other.
  const launcher = ["element", "settings", "store", "view/dom", "view/sheets", "words"];
  for (const name of launcher) module(name).catch(() => {});
  // Its sheet and words too: the modules find them on their way when they ask.
  for (const name of ["words/en.json", "styles/base.css"]) {
    fetch(new URL(`widget/${name}`, root), { credentials: "omit" }).catch(() => {});
  }
  module("element").then(({ SignpostChat }) => {
    if (!customElements.get("signpost-chat")) customElements.define("signpost-chat", SignpostChat);
  }).catch((error) => {
    // The page goes on without the chat; a link inside the element stays as it was.
    console.error("Signpost could not start.", error);
  });
})();
