/**
 * Who to contact, where to read more, and where an answer comes from.
 * @import {Reply, Team} from "../types.js"
 * @import {Context} from "./chat.js"
 */
import { safeHref } from "../markdown.js";
import { button, h, icon } from "./dom.js";
import { anchor } from "./markdown.js";

/** @param {Reply} reply @param {Context} context @returns {HTMLElement[]} */
export function contactNodes(reply, context) {
  const { t, date } = context.words;
  const out = [];
  if (reply.teams?.length) {
    out.push(h("div", { class: "teams" },
      h("p", { class: "label" }, t("contact.heading")),
      h("ul", {}, ...reply.teams.map((team) => teamCard(team, context)))));
  }
  const pages = (reply.pages || []).filter((page) => safeHref(page.url));
  if (pages.length) {
    out.push(h("div", { class: "pages" },
      h("p", { class: "label" }, t("pages.heading")),
      h("ul", {}, ...pages.map((page) => h("li", {}, anchor(page.url, context.links, page.title))))));
  }
  const sources = reply.sources || [];
  if (sources.length || reply.reviewed) {
    out.push(h("details", { class: "sources", "aria-live": "off" },
      h("summary", {}, t("sources.heading")),
      sources.length > 0 && h("ul", {}, ...sources.map((source) => h("li", {},
        source.url && safeHref(source.url)
          ? anchor(source.url, context.links, source.title) : source.title))),
      reply.reviewed && h("p", {}, t("sources.reviewed", { date: date(reply.reviewed) }))));
  }
  return out;
}

/** @param {Team} team @param {Context} context */
function teamCard(team, context) {
  const { t } = context.words;
  const lines = [];
  if (team.phone) {
    const number = team.phone;
    lines.push(h("p", { class: "row" },
      h("a", { href: `tel:${number.replace(/[^\d+]/g, "")}`, class: "call" },
        icon("phone"), h("span", {}, t("contact.call", { number }))),
      navigator.clipboard && copyButton(number, team.name, context)));
  }
  if (team.email) {
    lines.push(h("p", { class: "wrap" },
      h("a", { href: `mailto:${team.email}` }, t("contact.email", { address: team.email }))));
  }
  if (team.web_page && safeHref(team.web_page)) {
    lines.push(h("p", {}, anchor(team.web_page, context.links, t("contact.page"),
      h("span", { class: "unseen" }, `: ${team.name}`))));
  }
  const known = typeof team.open_now === "boolean";
  const open = h("span", { class: team.open_now ? "open" : "shut" },
    t(team.open_now ? "contact.open" : "contact.closed"));
  return h("li", { class: "team" },
    h("p", { class: "team-name" }, team.name),
    (known || team.hours) && h("p", { class: "hours" },
      known && open, known && team.hours ? " · " : "", team.hours || ""),
    ...lines);
}

/** @param {string} number @param {string} name @param {Context} context */
function copyButton(number, name, { words: { t }, say }) {
  const copy = button(t("contact.copy"), async () => {
    try {
      await navigator.clipboard.writeText(number);
      say(t("contact.copied"));
      /** @type {HTMLElement} */ (copy.lastChild).textContent = t("contact.copied");
    } catch {
      // Not allowed here: the number is on the screen.
    }
  }, { class: "quiet", "aria-label": `${t("contact.copy")}: ${name}` });
  return copy;
}
