/**
 * What has been said: the only role="log". Messages are added at the end and never drawn again, so
 * that a screen reader says each one once and a long chat stays quick.
 * @import {Context} from "./chat.js"
 * @import {State, Item} from "../types.js"
 * @import {Action} from "../state.js"
 */
import { button, h } from "./dom.js";
import { markUsed, replyNode } from "./reply.js";
import { fillYours, yourNode } from "./yours.js";
import { welcomeNode } from "./welcome.js";

export class Log {
  /** @param {Context} context */
  constructor(context) {
    this.context = context;
    const { t } = context.words;
    this.list = h("ol", { class: "messages" });
    this.head = h("div", { class: "log-head" });
    this.log = h("div", { class: "log", role: "log", "aria-label": t("log"), tabindex: 0 }, this.list);
    this.node = h("div", { class: "scroll" }, this.head, this.log);
    /** @type {Map<number, HTMLElement>} */
    this.nodes = new Map();
    /** Old messages that are still to be shown. @type {Set<number>} */
    this.later = new Set();
    /** Words taken back from an unsent message, for the box. */
    this.edited = "";
    this.greet();
  }

  greet() {
    this.head.replaceChildren(welcomeNode(this.context));
  }

  /** Shows what a reload kept, without reading it all out. @param {State} state */
  restore(state) {
    if (!state.items.length) return;
    this.log.setAttribute("aria-live", "off");
    const items = [...state.items];
    for (const { key } of items) this.later.add(key);
    // The newest first, and the rest a few at a time, so that a long chat does not hold up the page.
    const some = () => {
      const first = this.list.firstChild;
      const { scroller } = this;
      const below = scroller.scrollHeight - scroller.scrollTop;
      for (const item of items.splice(first ? -4 : -6)) {
        if (this.later.delete(item.key)) this.add(item, first);
      }
      // What is being read stays where it is while older messages come in above it.
      if (first) scroller.scrollTop = scroller.scrollHeight - below;
      if (items.length) setTimeout(some, 20);
      else setTimeout(() => this.log.removeAttribute("aria-live"), 500);
    };
    some();
  }

  /** @param {State} state @param {Action} action */
  update(state, action) {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    const pinned = scrollHeight - scrollTop - clientHeight < 120;
    if (action.type === "cleared") {
      this.nodes.forEach((node) => node.remove());
      this.nodes.clear();
      this.later.clear();
      this.greet();
      this.scroller.scrollTop = 0;
    } else if (action.type === "removed") {
      this.nodes.get(action.key)?.remove();
      this.nodes.delete(action.key);
    } else if (action.type === "easy" && !state.items.length) {
      this.greet();
    } else if ("key" in action) {
      const item = state.items.find((one) => one.key === action.key);
      const node = this.nodes.get(action.key);
      if (item && node) this.change(item, node);
    }
    let added = false;
    for (const item of state.items) {
      if (!this.nodes.has(item.key) && !this.later.has(item.key)) added = this.add(item) || added;
    }
    // The words below an unsent message, and the line that says so, take room: stay at the end.
    const moved = added || action.type === "status" || action.type === "progress";
    if (moved && (pinned || action.type === "said")) this.scrollToEnd();
  }

  /** @param {Item} item @param {HTMLElement} node */
  change(item, node) {
    if (item.from === "you") fillYours(node, item, this.context, (words) => (this.edited = words));
    if (item.from === "us") markUsed(node, item);
  }

  /** @param {Item} item @param {Node | null} [before] */
  add(item, before = null) {
    if (item.from === "you" && item.hidden) return false;
    const node = item.from === "you" ? yourNode(item, this.context)
      : item.from === "us" ? replyNode(item, this.context) : this.note(item.note);
    if (item.from === "you") this.change(item, node);
    this.nodes.set(item.key, node);
    this.list.insertBefore(node, before);
    return true;
  }

  /** @param {string} note */
  note(note) {
    return h("li", { class: "note" }, h("p", {}, this.context.words.t(`note.${note}`)));
  }

  /** What scrolls: this part, or the whole window where there is little height. */
  get scroller() {
    const visible = getComputedStyle(this.node).overflowY === "visible";
    return (visible && this.node.closest("dialog")) || this.node;
  }

  /** As far down as shows the newest exchange from its beginning. */
  scrollToEnd() {
    const yours = [...this.list.querySelectorAll(".you")].pop();
    const { scroller } = this;
    const end = scroller.scrollHeight - scroller.clientHeight;
    const start = yours instanceof HTMLElement
      ? yours.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop - 12
      : 0;
    scroller.scrollTop = yours ? Math.min(end, start) : this.list.childNodes.length ? end : 0;
  }

  /** @param {{receipt: string, at: Date}} receipt */
  showReceipt({ receipt, at }) {
    const { t, date } = this.context.words;
    const title = h("h3", { tabindex: -1 }, t("receipt.heading"));
    this.head.replaceChildren(h("div", { class: "receipt" }, title,
      h("p", {}, t("receipt.when", { date: date(at, true) })),
      receipt && h("p", {}, t("receipt.number", { receipt })),
      h("p", {}, t("receipt.staff")),
      button(t("note.new"), () => {
        this.greet();
        this.context.tell("restart");
        /** @type {HTMLElement | null} */ (this.node.parentElement?.querySelector("textarea"))?.focus();
      }, { class: "main" })));
    this.scroller.scrollTop = 0;
    title.focus();
  }
}
