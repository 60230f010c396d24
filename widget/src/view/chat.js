/**
 * The open chat: puts its parts together and passes each change of the conversation to them.
 * @import {Settings} from "../settings.js"
 * @import {Words} from "../words.js"
 * @import {LinkRules} from "./markdown.js"
 */
import { Api } from "../api.js";
import { Conversation } from "../conversation.js";
import { Composer } from "./composer.js";
import { Display } from "./display.js";
import { h } from "./dom.js";
import { hush } from "./listen.js";
import { Log } from "./log.js";
import { Panel } from "./panel.js";
import { StatusLine } from "./status.js";
import { Frame } from "./frame.js";

/**
 * What every part of the view may use.
 * @typedef {{chat: Conversation, words: Words, settings: Settings, name: string, links: LinkRules,
 *            say: (text: string) => void, tell: (event: string, detail?: object) => void,
 *            display: Display, store: import("../store.js").Store}} Context
 */

export class Chat {
  /**
   * @param {HTMLElement} element  the custom element
   * @param {Settings} settings
   * @param {Words} words
   * @param {import("../store.js").Store} store
   * @param {{close: () => void, exit: () => void, unread: (count: number) => void,
   *          tell: (event: string, detail?: object) => void}} does
   */
  constructor(element, settings, words, store, does) {
    this.does = does;
    const { page, language, audience, easy } = settings;
    this.chat = new Conversation(new Api(settings.root), store, { page, language, audience, easy });
    this.status = new StatusLine(words, settings.name || words.t("title"));
    /** @type {Context} */
    this.context = {
      chat: this.chat,
      words,
      settings,
      store,
      name: settings.name || words.t("title"),
      links: { root: settings.root, newTab: words.t("link.new_tab") },
      say: (text) => this.status.say(text),
      tell: does.tell,
      display: new Display(element, store, settings.theme),
    };
    this.log = new Log(this.context);
    this.composer = new Composer(this.context);
    this.panel = new Panel(this.context, {
      shown: (shown) => this.showPanel(shown),
      erased: (receipt) => {
        this.composer.put("", false);
        this.log.showReceipt(receipt);
      },
    });
    this.frame = new Frame(this.context, {
      close: does.close,
      exit: does.exit,
      menu: () => this.panel.toggle(),
      escape: () => (this.panel.open ? this.panel.toggle() : does.close()),
    });
    this.talk = h("div", { class: "talk" }, this.log.node, this.status.node, this.composer.node);
    this.frame.fill(this.talk, this.panel.node);
    this.missed = 0;
    this.chat.subscribe((state, action) => this.changed(state, action));
    this.log.restore(this.chat.state);
    this.frame.setEasy(this.chat.state.easy);
    globalThis.addEventListener("online", () => this.chat.setOnline(true));
    globalThis.addEventListener("offline", () => this.chat.setOnline(false));
    if (navigator.onLine === false) this.chat.setOnline(false);
    else this.chat.resume();
  }

  /** @param {import("../types.js").State} state @param {import("../state.js").Action} action */
  changed(state, action) {
    if (action.type === "progress") this.status.progress(state);
    if (action.type === "online") this.status.online(state.online);
    this.log.update(state, action);
    if (action.type === "easy") this.frame.setEasy(state.easy);
    if (action.type === "removed" && this.log.edited) this.composer.put(this.log.edited);
    if (action.type === "said" && !action.hidden) {
      this.context.tell("send", { by: "text" in action.message ? "text" : "choice" });
    }
    if (action.type === "status" && action.status === "failed") this.context.tell("error");
    if (action.type === "replied") {
      for (const { kind, topic } of action.replies) this.context.tell("reply", { kind, topic });
      if (!this.frame.isOpen) this.does.unread((this.missed += action.replies.length));
    }
  }

  /** @param {boolean} shown */
  showPanel(shown) {
    this.talk.hidden = shown;
    this.frame.setMenu(shown);
    if (!shown) this.log.scrollToEnd();
  }

  /** @param {boolean} [takeFocus] */
  open(takeFocus = true) {
    this.missed = 0;
    this.does.unread(0);
    this.frame.open();
    this.log.scrollToEnd();
    if (!takeFocus) return;
    // On a touch screen, going into the box would cover the greeting with the keyboard.
    const touch = matchMedia("(hover: none) and (pointer: coarse)").matches;
    if (touch) this.frame.title.focus();
    else this.composer.focus();
  }

  close() {
    hush();
    if (this.panel.open) this.panel.toggle(false);
    this.frame.close();
  }
}
