/**
 * The window around the chat: its head, the bar that never goes away, and how it opens. On a small
 * screen it is a modal dialog that fills it; otherwise it stands beside the page.
 * @import {Context} from "./chat.js"
 */
import { button, h, icon } from "./dom.js";

const SMALL = "(max-width: 640px), (max-height: 520px)";

export class Frame {
  /**
   * @param {Context} context
   * @param {{close: () => void, exit: () => void, menu: () => void, escape: () => void}} does
   */
  constructor(context, does) {
    const { words: { t, lang, dir }, settings, name, chat } = context;
    this.context = context;
    this.inline = settings.inline;
    this.small = matchMedia(SMALL);
    this.title = h("h2", { class: "title", id: "sp-title", tabindex: -1 }, h("span", {}, name),
      settings.council && h("span", { class: "council" }, settings.council));
    this.menu = button(t("menu"), does.menu, { class: "tool", "aria-expanded": "false" }, icon("menu"));
    const tools = h("div", { class: "head-tools" },
      button(t("exit"), does.exit, { class: "tool exit", "aria-label": t("exit.long") }, icon("exit")),
      this.menu,
      !this.inline && button(t("close"), does.close, { class: "tool bare" }, icon("close")));
    this.easy = button(t("easy"), () => this.switchEasy(), { class: "switch", role: "switch", "aria-checked": "false" }, icon("book"));
    this.easy.append(h("span", { class: "track", "aria-hidden": "true" }));
    const person = button(t("person"), () => {
      this.leaveMenu();
      chat.choose("service/talk_to_a_person", t("person"));
    }, { class: "person" }, icon("person"));
    this.menuAction = does.menu;
    this.body = h("div", { class: "body" });
    this.node = h("dialog", { class: this.inline ? "window inline" : "window", lang,
      dir: settings.dir || dir, "aria-labelledby": "sp-title", open: this.inline },
      h("header", { class: "head" }, this.title, tools),
      h("div", { class: "bar" }, this.easy, person), this.body);
    this.node.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing) return;
      event.preventDefault();
      if (!this.inline || !this.node.querySelector(".talk:not([hidden])")) does.escape();
    });
    this.node.addEventListener("click", (event) => this.calm(event), true);
    this.node.addEventListener("cancel", (event) => {
      event.preventDefault();
      does.escape();
    });
    this.small.addEventListener("change", () => this.isOpen && this.open());
    this.fitKeyboard();
  }

  /**
   * The first click of a double click can move the chat, and the second would then land on whatever
   * came under the pointer. It must never ring 999.
   * @param {MouseEvent} event
   */
  calm(event) {
    const soon = event.timeStamp - (this.clicked || 0) < 400;
    this.clicked = event.timeStamp;
    const link = event.target instanceof Element && event.target.closest("a");
    if (link && (soon || event.detail > 1)) event.preventDefault();
  }

  /** @param {...Node} parts */
  fill(...parts) {
    this.body.append(...parts);
  }

  get isOpen() {
    return this.node.open;
  }

  open() {
    if (this.inline) return;
    const focused = /** @type {ShadowRoot} */ (this.node.getRootNode()).activeElement;
    if (this.node.open) this.node.close();
    if (this.small.matches) this.node.showModal();
    else this.node.show();
    this.node.classList.toggle("full", this.small.matches);
    if (focused instanceof HTMLElement && this.node.contains(focused)) focused.focus();
  }

  close() {
    if (!this.inline && this.node.open) this.node.close();
  }

  switchEasy() {
    this.leaveMenu();
    const { chat, words: { t } } = this.context;
    const easy = !chat.state.easy;
    chat.setEasy(easy, t(easy ? "easy.on" : "easy.off"));
  }

  /** @param {boolean} on */
  setEasy(on) {
    this.easy.setAttribute("aria-checked", String(on));
    this.node.classList.toggle("easy", on);
  }

  /** @param {boolean} shown */
  setMenu(shown) {
    this.menu.setAttribute("aria-expanded", String(shown));
    if (!shown) this.menu.focus();
  }

  leaveMenu() {
    if (this.menu.getAttribute("aria-expanded") === "true") this.menuAction();
  }

  /** Keeps the box above an on-screen keyboard that lies over the page. */
  fitKeyboard() {
    const view = globalThis.visualViewport;
    if (!view || this.inline) return;
    const fit = () => {
      const covered = view.height < innerHeight - 80 && view.scale < 1.05;
      this.node.style.setProperty("--sp-height", covered ? `${view.height}px` : "");
      this.node.style.setProperty("--sp-top", covered ? `${view.offsetTop}px` : "");
    };
    view.addEventListener("resize", fit);
    view.addEventListener("scroll", fit);
  }
}
