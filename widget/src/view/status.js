/**
 * The line above the box that says what is going on, for eyes and for screen readers.
 * @import {Words} from "../words.js"
 * @import {State} from "../types.js"
 */
import { h } from "./dom.js";

export class StatusLine {
  /** @param {Words} words @param {string} name */
  constructor(words, name) {
    this.words = words;
    this.name = name;
    this.text = h("span", {});
    this.node = h("div", { class: "status", role: "status" },
      h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")), this.text);
  }

  /** @param {string} text @param {string} [mood] */
  show(text, mood = "") {
    clearTimeout(this.timer);
    this.node.dataset.mood = mood;
    if (this.text.textContent !== text) this.text.textContent = text;
  }

  /** Something short that passes. @param {string} text */
  say(text) {
    this.show(text);
    this.timer = setTimeout(() => this.show(""), 6000);
  }

  /** @param {State} state */
  progress({ progress, online }) {
    if (!online) return this.online(false);
    // The first second needs no words: most answers come before it is over.
    if (progress === "sending") return this.show("", "busy");
    this.show(progress && this.words.t(`status.${progress}`, { title: this.name }), progress && "busy");
  }

  /** @param {boolean} online */
  online(online) {
    if (online) this.say(this.words.t("status.online"));
    else this.show(this.words.t("status.offline"), "offline");
  }
}
