/**
 * The options: how to read, what to keep, starting again and deleting. Takes the chat's place in the
 * window while it is open, so that nothing is covered.
 * @import {Context} from "./chat.js"
 */
import { button, h, icon } from "./dom.js";
import { printQuestions, printTranscript, saveTranscript } from "./keep.js";
import { anchor } from "./markdown.js";

export class Panel {
  /**
   * @param {Context} context
   * @param {{shown: (shown: boolean) => void, erased: (receipt: {receipt: string, at: Date}) => void}} does
   */
  constructor(context, does) {
    this.context = context;
    this.does = does;
    this.node = h("section", { class: "panel", "aria-labelledby": "sp-panel", hidden: true });
  }

  get open() {
    return !this.node.hidden;
  }

  toggle(open = !this.open) {
    if (open) this.fill();
    this.node.hidden = !open;
    this.does.shown(open);
    if (open) /** @type {HTMLElement} */ (this.node.querySelector("h3")).focus();
  }

  fill() {
    const { context } = this;
    const { words: { t }, links, settings } = context;
    this.node.replaceChildren(
      button(t("menu.back"), () => this.toggle(false), { class: "back" }, icon("back")),
      h("h3", { id: "sp-panel", tabindex: -1 }, t("menu.title")),
      this.reading(), this.keeping(), this.thisChat(),
      h("div", { class: "group" }, h("h4", {}, t("menu.about")),
        h("ul", { class: "plain" },
          h("li", {}, anchor(settings.privacyUrl, links, t("menu.privacy"))),
          h("li", {}, anchor(settings.accessibilityUrl, links, t("menu.accessibility")))),
        h("p", { class: "hint" }, t("exit.hint"))));
  }

  reading() {
    const { words: { t }, display } = this.context;
    const sizes = [1, 2, 3].map((size) => {
      const input = h("input", { type: "radio", name: "sp-size", value: size,
        on: { change: () => display.set({ size }) } });
      input.checked = display.size === size;
      return h("label", { class: `size-${size}` }, input, h("span", {}, t(`menu.size.${size}`)));
    });
    const contrast = button(t("menu.contrast"), () => {
      display.set({ contrast: !display.contrast });
      contrast.setAttribute("aria-checked", String(display.contrast));
    }, { class: "switch", role: "switch", "aria-checked": String(display.contrast) });
    contrast.append(h("span", { class: "track", "aria-hidden": "true" }));
    return h("div", { class: "group" }, h("h4", {}, t("menu.reading")),
      h("fieldset", {}, h("legend", {}, t("menu.size")), ...sizes), contrast);
  }

  keeping() {
    const { words: { t } } = this.context;
    const said = h("p", { class: "hint", role: "status" });
    const keep = (/** @type {string} */ key, /** @type {(c: Context) => any} */ act, done = "") =>
      h("li", {}, button(t(key), async () => {
        const some = this.context.chat.state.items.some((item) => item.from !== "note");
        if (some) await act(this.context);
        said.textContent = some ? done : t("menu.nothing");
      }, { class: "row-button" }));
    return h("div", { class: "group" }, h("h4", {}, t("menu.keep")),
      h("ul", { class: "plain" },
        keep("menu.save", saveTranscript, t("menu.saved")),
        keep("menu.print", printTranscript),
        keep("menu.questions", printQuestions)), said);
  }

  thisChat() {
    const { words: { t }, chat, tell } = this.context;
    const again = button(t("menu.restart"), () => {
      this.toggle(false);
      chat.startAgain();
      this.context.say(t("note.restarted"));
      tell("restart");
    }, { class: "row-button" });
    const group = h("div", { class: "group" }, h("h4", {}, t("menu.chat")),
      again, h("p", { class: "hint" }, t("menu.restart.hint")));
    const area = h("div", {});
    const ask = () => {
      const no = button(t("menu.delete.no"), offer, { class: "quiet" });
      const yes = button(t("menu.delete.yes"), erase, { class: "danger-button" });
      const question = h("p", { class: "sure", tabindex: -1 }, t("menu.delete.sure"));
      area.replaceChildren(question, h("p", { class: "row" }, yes, no));
      question.focus();
    };
    const offer = () => {
      const first = button(t("menu.delete"), ask, { class: "row-button" });
      area.replaceChildren(first, h("p", { class: "hint" }, t("menu.delete.hint")));
      first.focus();
    };
    const erase = async () => {
      try {
        const receipt = await chat.erase();
        this.toggle(false);
        this.does.erased(receipt);
        tell("delete");
      } catch {
        area.append(h("p", { class: "problem", role: "alert" }, t("menu.delete.failed")));
      }
    };
    area.append(button(t("menu.delete"), ask, { class: "row-button" }),
      h("p", { class: "hint" }, t("menu.delete.hint")));
    group.append(area);
    return group;
  }
}
