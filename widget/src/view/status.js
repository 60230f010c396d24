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
    this.passing = "";
    this.text = h("span", {});
    this.node = h("div", { class: "status", role: "status" },
      h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")), this.text);
  }

  /** @param {string} text @param {string} [mood] */
  show(text, mood = "") {
    this.node.dataset.mood = mood;
    if (this.text.textContent !== text) this.text.textContent = text;
  }

  /** Something short that passes; the dots of a message on its way do not wipe it out. @param {string} text */
  say(text) {
    clearTimeout(this.timer);
    this.passing = text;
    this.show(text, this.node.dataset.mood === "busy" ? "busy" : "");
    this.timer = setTimeout(() => {
      this.passing = "";
      if (this.text.textContent === text) this.show("", this.node.dataset.mood);
    }, 6000);
  }

  /** @param {State} state */
  progress({ progress, online }) {
    if (!online) return this.online(false);
    // The first second needs no words: most answers come before it is over.
    const said = progress && progress !== "sending";
    const text = said ? this.words.t(`status.${progress}`, { title: this.name }) : this.passing;
    this.show(text, progress && "busy");
  }

  /** @param {boolean} online */
  online(online) {
    if (online) this.say(this.words.t("status.online"));
    else this.show(this.words.t("status.offline"), "offline");
  }
}
