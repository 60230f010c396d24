/**
 * <signpost-chat>: the launcher, and the chat behind it. Only the launcher is loaded with the page;
 * the rest comes when the page is idle or the chat is opened.
 */
import { readSettings, textOn } from "./settings.js";
import { Store } from "./store.js";
import { h, button, icon } from "./view/dom.js";
import { dress } from "./view/sheets.js";
import { loadWords } from "./words.js";

// What view/chat.js is made of, asked for at once: on a slow line the way there counts most.
const CHAT = ["api", "conversation", "easy", "markdown", "outbox", "push", "state", "transcript",
  ...["chat", "composer", "contact", "display", "easy", "exit", "frame", "helpful", "keep", "listen", "log",
    "markdown", "panel", "reply", "status", "urgent", "welcome", "yours"].map((name) => `view/${name}`)];
const ORIGIN = new URL("../../", import.meta.url).href;

export class SignpostChat extends HTMLElement {
  /** @type {Promise<import("./view/chat.js").Chat> | undefined} */
  loading = undefined;

  connectedCallback() {
    if (this.shadowRoot) return;
    const pageLanguage = document.documentElement.lang;
    this.settings = readSettings(this, ORIGIN, pageLanguage);
    this.store = new Store(this.settings.root);
    const root = this.attachShadow({ mode: "open" });
    this.ready = this.start(root).catch((error) => {
      console.error("Signpost could not start.", error);
      // What the page put inside the element, such as a link to /ask, is shown instead.
      root.replaceChildren(h("slot"));
      throw error;
    });
    this.ready.catch(() => {});
  }

  /** @param {ShadowRoot} root */
  async start(root) {
    const settings = /** @type {import("./settings.js").Settings} */ (this.settings);
    const store = /** @type {Store} */ (this.store);
    const [words] = await Promise.all([
      loadWords(settings.root, settings.language),
      dress(root, settings.root, ["base"]),
    ]);
    this.words = words;
    const saved = store.read();
    const used = Boolean(saved.items?.length);
    const { t } = words;
    this.launcher = button(t(used ? "launcher.continue" : "launcher.open"), () => this.open(),
      { class: "launcher", "aria-haspopup": "dialog" }, icon("chat"));
    this.badge = h("span", { class: "badge", hidden: true });
    this.launcher.append(this.badge);
    this.top = h("div", { class: "signpost", lang: words.lang, dir: settings.dir || words.dir },
      !settings.inline && this.launcher);
    if (settings.colour) {
      this.top.style.setProperty("--sp-brand", settings.colour);
      this.top.style.setProperty("--sp-on-brand", textOn(settings.colour));
    }
    root.append(this.top);
    this.tell("ready");
    const wide = matchMedia("(min-width: 641px) and (min-height: 521px)").matches;
    if (settings.inline || settings.open || (saved.open && wide)) {
      await this.open(false);
    } else if ("requestIdleCallback" in globalThis) {
      requestIdleCallback(() => this.load().catch(() => {}), { timeout: 4000 });
    }
  }

  /** The chat's modules, once. */
  load() {
    this.loading ??= this.build().catch((error) => {
      this.loading = undefined;
      throw error;
    });
    return this.loading;
  }

  async build() {
    const settings = /** @type {import("./settings.js").Settings} */ (this.settings);
    const root = /** @type {ShadowRoot} */ (this.shadowRoot);
    for (const name of CHAT) import(`./${name}.js`).catch(() => {});
    const [{ Chat }, { exitNow, watchEscape }] = await Promise.all([
      import("./view/chat.js"),
      import("./view/exit.js"),
      dress(root, settings.root, ["window", "messages", "controls", "modes"]),
    ]);
    const words = /** @type {import("./words.js").Words} */ (this.words);
    const view = new Chat(this, settings, words, /** @type {Store} */ (this.store), {
      close: () => this.close(),
      exit: () => this.exit(),
      unread: (count) => this.unread(count),
      tell: (event, detail) => this.tell(event, detail),
    });
    this.view = view;
    this.leave = exitNow;
    this.unwatch = watchEscape(() => this.exit());
    this.top?.append(view.frame.node);
    if (settings.inline) view.log.scrollToEnd();
    return view;
  }

  /** @param {boolean} [takeFocus] */
  async open(takeFocus = true) {
    this.launcher?.setAttribute("aria-busy", "true");
    const view = await this.load();
    this.launcher?.removeAttribute("aria-busy");
    if (view.frame.isOpen && !this.settings?.inline) return;
    view.open(takeFocus);
    if (this.launcher) this.launcher.hidden = true;
    this.store?.write({ open: true });
    this.tell("open");
  }

  close() {
    if (!this.view?.frame.isOpen || this.settings?.inline) return;
    this.view.close();
    this.store?.write({ open: false });
    if (this.launcher && this.words) {
      const used = this.view.chat.state.items.length > 0;
      const label = /** @type {HTMLElement} */ (this.launcher.querySelector("span"));
      label.textContent = this.words.t(used ? "launcher.continue" : "launcher.open");
      this.launcher.hidden = false;
      this.launcher.focus();
    }
    this.tell("close");
  }

  /** Opens and asks, as if it had been typed. @param {string} text */
  async ask(text) {
    await this.open();
    return this.view?.chat.say(text);
  }

  /** Opens and chooses a topic. @param {string} topic @param {string} label */
  async choose(topic, label) {
    await this.open();
    this.view?.chat.choose(topic, label);
  }

  exit() {
    this.tell("exit");
    this.leave?.({
      url: this.settings?.exitUrl || "",
      clear: () => {
        this.store?.clear();
        this.top?.remove();
      },
    });
  }

  /** @param {number} count */
  unread(count) {
    if (!this.badge || !this.words) return;
    this.badge.hidden = !count;
    this.badge.textContent = count ? this.words.t("launcher.new", { count }) : "";
  }

  /** For the page to listen to. Never carries what was said. @param {string} name @param {object} [detail] */
  tell(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(`signpost:${name}`, { bubbles: true, composed: true, detail }));
  }

  disconnectedCallback() {
    // Moving the element within a page also ends here; it is only let go when it stays out.
    setTimeout(() => {
      if (this.isConnected) return;
      this.unwatch?.();
      this.view?.chat.push.stop();
    });
  }
}
