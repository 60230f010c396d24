/**
 * Saving and printing. Both happen on the device; nothing is sent by e-mail.
 * @import {Context} from "./chat.js"
 */
import { asText, questions, turns } from "../transcript.js";
import { h } from "./dom.js";
import { dress } from "./sheets.js";

/** @param {Context} context */
export async function saveTranscript({ chat, words, name }) {
  const text = asText(chat.state.items, words, name);
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const day = new Date().toISOString().slice(0, 10);
  const link = h("a", { href: url, download: `chat-${day}.txt` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

/** @param {Context} context */
export function printTranscript(context) {
  const { chat, words, name } = context;
  const parts = turns(chat.state.items, words, name).flatMap(({ who, text }) => [
    h("h2", {}, who),
    ...text.split(/\n+/).map((line) => h("p", {}, line)),
  ]);
  return printPaper(context, words.t("keep.title", { title: name }), parts);
}

/** One question to a block, with room to write the answer. @param {Context} context */
export function printQuestions(context) {
  const { chat, words: { t } } = context;
  const { questions: asked, contacts } = questions(chat.state.items);
  const parts = asked.map((question) => h("section", {}, h("h2", {}, question),
    h("p", { class: "space" }, t("keep.space"))));
  if (contacts.length) {
    parts.push(h("section", {}, h("h2", {}, t("keep.contacts")),
      h("ul", {}, ...contacts.map((line) => h("li", {}, line)))));
  }
  return printPaper(context, t("keep.questions"), parts);
}

/** Prints this and not the page around it. @param {Context} context @param {string} title @param {Node[]} parts */
async function printPaper({ words, settings }, title, parts) {
  const { t, date } = words;
  const host = h("div", { class: "signpost-paper" });
  const root = host.attachShadow({ mode: "open" });
  root.append(h("main", {}, h("h1", {}, title), h("p", {}, t("keep.when", { date: date(new Date()) })),
    ...parts, h("p", { class: "check" }, t("keep.check"))));
  await dress(root, settings.root, ["paper"]);
  const undress = await dress(document, settings.root, ["paper-page"]);
  document.body.append(host);
  const done = () => {
    host.remove();
    undress();
  };
  globalThis.addEventListener("afterprint", done, { once: true });
  globalThis.print();
}
