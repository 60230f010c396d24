/**
 * Reading a reply aloud with the browser's own voice, following the words on the screen. Only voices
 * on the device are used: others would send the words of the conversation to another company.
 * @import {Reply} from "../types.js"
 * @import {Context} from "./chat.js"
 */
import { button, h, icon } from "./dom.js";

const speech = globalThis.speechSynthesis;

/** @param {string} lang */
function localVoice(lang) {
  const voices = (speech?.getVoices() || []).filter((voice) => voice.localService);
  return voices.find((voice) => voice.lang.replace("_", "-") === "en-GB")
    || voices.find((voice) => voice.lang.startsWith(lang));
}

/** The button, kept out of sight until the device has a voice. @param {Reply} reply @param {HTMLElement} text @param {Context} context */
export function listenButton(reply, text, context) {
  if (!speech || !reply.text) return null;
  const { t } = context.words;
  const press = () => {
    if (node.getAttribute("aria-pressed") === "true") return speech.cancel();
    speech.cancel();
    set(true);
    read(text, () => set(false));
  };
  const node = button(t("listen"), press, { class: "quiet listen", "aria-pressed": "false" }, icon("listen"));
  const set = (/** @type {boolean} */ on) => {
    node.setAttribute("aria-pressed", String(on));
    /** @type {HTMLElement} */ (node.lastChild).textContent = t(on ? "listen.stop" : "listen");
  };
  node.hidden = !localVoice("en");
  if (node.hidden) {
    speech.addEventListener?.("voiceschanged", () => (node.hidden = !localVoice("en")), { once: true });
  }
  return node;
}

/** @param {HTMLElement} text @param {() => void} done */
function read(text, done) {
  const spans = wordsOf(text);
  const spoken = spans.map((one) => one.word).join(" ");
  /** @type {number[]} */
  const starts = [];
  let at = 0;
  for (const one of spans) {
    starts.push(at);
    at += one.word.length + 1;
  }
  const speaking = new SpeechSynthesisUtterance(spoken);
  speaking.voice = localVoice("en") || null;
  speaking.lang = "en-GB";
  speaking.rate = 0.9;
  speaking.onboundary = (event) => {
    let index = starts.findIndex((start) => start > event.charIndex) - 1;
    if (index < 0) index = spans.length - 1;
    mark(spans[index].range);
  };
  speaking.onend = speaking.onerror = () => {
    mark(null);
    done();
  };
  speech.speak(speaking);
}

/** Every word with its place on the screen; what is only for screen readers is left out. @param {HTMLElement} text */
function wordsOf(text) {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const out = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement?.closest(".unseen")) continue;
    for (const found of (node.textContent || "").matchAll(/\S+/g)) {
      const range = document.createRange();
      range.setStart(node, found.index);
      range.setEnd(node, found.index + found[0].length);
      out.push({ word: found[0], range });
    }
  }
  return out;
}

/** @param {Range | null} range */
function mark(range) {
  const highlights = /** @type {any} */ (globalThis.CSS)?.highlights;
  if (!highlights) return;
  if (range) highlights.set("signpost-word", new (/** @type {any} */ (globalThis)).Highlight(range));
  else highlights.delete("signpost-word");
}

/** Silence, when the chat is left. */
export function hush() {
  speech?.cancel();
  mark(null);
}
