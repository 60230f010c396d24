/**
 * The message box.
 * @import {Context} from "./chat.js"
 */
import { MAX_LENGTH } from "../conversation.js";
import { h, icon } from "./dom.js";

const COUNT_FROM = 800;

export class Composer {
  /** @param {Context} context */
  constructor(context) {
    this.context = context;
    const { t } = context.words;
    this.box = h("textarea", { id: "sp-box", rows: 1, autocomplete: "off", enterkeyhint: "send",
      "aria-describedby": "sp-left", dir: "auto" });
    this.left = h("p", { class: "left", id: "sp-left", "aria-live": "polite" });
    this.node = h("form", { class: "composer" },
      h("label", { for: "sp-box" }, t("input.label")), this.left,
      h("div", { class: "row" }, this.box,
        h("button", { type: "submit", class: "send" }, h("span", {}, t("input.send")), icon("send"))));
    this.node.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      if (!event.repeat) this.send();
    });
    this.box.addEventListener("input", () => this.changed());
    this.put(context.store.read().draft || "", false);
  }

  send() {
    const { chat, words: { t }, say } = this.context;
    const words = this.box.value;
    if (!words.trim()) {
      say(t("input.empty"));
    } else if (chat.say(words)) {
      this.put("");
      return;
    }
    this.box.focus();
  }

  /** @param {string} words @param {boolean} [takeFocus] */
  put(words, takeFocus = true) {
    this.box.value = words;
    this.changed();
    if (takeFocus) this.box.focus();
  }

  focus() {
    this.box.focus();
  }

  changed() {
    const { words: { t }, store } = this.context;
    const length = this.box.value.trim().length;
    const over = length - MAX_LENGTH;
    this.box.setAttribute("aria-invalid", String(over > 0));
    this.left.classList.toggle("over", over > 0);
    this.left.textContent = over > 0 ? t("input.over", { count: over })
      : length > COUNT_FROM ? t("input.left", { count: -over }) : "";
    this.box.style.height = "auto";
    this.box.style.height = `${Math.min(this.box.scrollHeight + 4, 150)}px`;
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => store.write({ draft: this.box.value }), 250);
  }
}
