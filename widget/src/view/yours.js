/**
 * A message of the person's own, and honestly where it is: waiting, sending, sent, not sent.
 * @import {YourItem} from "../types.js"
 * @import {Context} from "./chat.js"
 */
import { button, h } from "./dom.js";
import { bigButton } from "./urgent.js";

/** @param {YourItem} item @param {Context} context */
export function yourNode(item, { words: { t } }) {
  return h("li", { class: "message you", "data-key": item.key },
    h("p", { class: "who" }, t("you")),
    h("div", { class: "bubble" }, h("p", { dir: "auto" }, item.text)),
    h("div", { class: "state" }));
}

/**
 * @param {HTMLElement} node
 * @param {YourItem} item
 * @param {Context} context
 * @param {(words: string) => void} edit
 */
export function fillYours(node, item, context, edit) {
  const { chat, words: { t } } = context;
  const state = /** @type {HTMLElement} */ (node.querySelector(".state"));
  node.dataset.status = item.status;
  if (item.status === "sent") return state.replaceChildren();
  if (item.status === "queued" || item.status === "sending") {
    return state.replaceChildren(h("p", { "aria-hidden": "true" }, t(`item.${item.status}`)));
  }
  /** @type {HTMLElement[]} */
  const parts = [h("p", { class: "problem" }, t(`item.${item.status}`))];
  const row = h("p", { class: "row" });
  if (item.status !== "refused") row.append(button(t("item.retry"), () => chat.retry(), { class: "quiet" }));
  if ("text" in item.message) {
    row.append(button(t("item.edit"), () => {
      edit(item.text);
      chat.takeBack(item.key);
      edit("");
    }, { class: "quiet" }));
  }
  parts.push(row);
  if (item.status !== "refused") {
    parts.push(h("p", { class: "help" }, t("note.failed_help")),
      bigButton("tel:999", t("note.call_999"), context),
      bigButton("tel:116123", t("note.call_samaritans"), context));
  }
  state.replaceChildren(...parts);
}
