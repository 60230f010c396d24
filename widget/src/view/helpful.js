/**
 * Helpful or not: one press, one sentence if wanted, never in the way.
 * @import {OurItem} from "../types.js"
 * @import {Context} from "./chat.js"
 */
import { button, h } from "./dom.js";

/** @param {OurItem} item @param {Context} context */
export function helpful(item, context) {
  const { t } = context.words;
  const box = h("div", { class: "helpful", role: "group", "aria-label": t("helpful.question") });
  if (item.helpful !== undefined) {
    box.append(h("p", {}, t("helpful.thanks")));
    return box;
  }
  const rate = async (/** @type {boolean} */ yes, /** @type {string} */ words = "") => {
    try {
      await context.chat.rate(item.key, yes, words);
      return true;
    } catch {
      context.say(t("helpful.failed"));
      return false;
    }
  };
  const press = async (/** @type {boolean} */ yes) => {
    rate(yes);
    const id = `sp-comment-${item.key}`;
    const field = h("input", { id, type: "text", maxlength: 300, autocomplete: "off" });
    const send = async (/** @type {Event} */ event) => {
      event.preventDefault();
      const words = field.value.trim();
      if (words && !(await rate(yes, words))) return;
      box.replaceChildren(h("p", { tabindex: -1 }, t("helpful.thanks")));
      /** @type {HTMLElement} */ (box.firstChild).focus();
    };
    const thanks = h("p", { tabindex: -1 }, t("helpful.thanks"));
    box.replaceChildren(thanks, h("form", { on: { submit: send } },
      h("label", { for: id }, t("helpful.comment")), field,
      h("button", { type: "submit", class: "quiet" }, t("helpful.send"))));
    thanks.focus();
  };
  box.append(h("p", {}, t("helpful.question")),
    button(t("helpful.yes"), () => press(true), { class: "quiet" }),
    button(t("helpful.no"), () => press(false), { class: "quiet" }));
  return box;
}
