/** What was said, as something to keep: plain text, and the questions to take to a meeting. No DOM. */
import { plainText } from "./markdown.js";

/**
 * @import {Item, Team} from "./types.js"
 * @import {Words} from "./words.js"
 */

/** @param {Item[]} items */
function shown(items) {
  return items.filter((item) => item.from === "us" || (item.from === "you" && !item.hidden));
}

/** @param {Item[]} items @param {Words} words @param {string} name @returns {{who: string, text: string}[]} */
export function turns(items, words, name) {
  return shown(items).map((item) => {
    if (item.from === "you") return { who: words.t("you"), text: item.text };
    const { kind, text } = /** @type {any} */ (item).reply;
    const contacts = teamLines(/** @type {any} */ (item).reply.teams || []);
    const all = [plainText(text), ...contacts].filter(Boolean).join("\n");
    return { who: kind === "staff" ? words.t("staff") : name, text: all };
  });
}

/** @param {Team[]} teams */
export function teamLines(teams) {
  return teams.map((team) => [team.name, team.phone, team.email, team.hours].filter(Boolean).join(", "));
}

/** @param {Item[]} items @param {Words} words @param {string} name @param {Date} [now] */
export function asText(items, words, name, now = new Date()) {
  const head = [words.t("keep.title", { title: name }),
    words.t("keep.when", { date: words.date(now, true) }), words.t("keep.check")];
  const body = turns(items, words, name).map(({ who, text }) => `${who}:\n${text}`);
  return [head.join("\n"), ...body].join("\n\n") + "\n";
}

/**
 * The person's own typed questions, each once, and the contacts that came up.
 * @param {Item[]} items
 */
export function questions(items) {
  const typed = items.flatMap((item) =>
    item.from === "you" && "text" in item.message && item.text.length > 2 ? [item.text] : []);
  const teams = new Map();
  for (const item of items) {
    if (item.from !== "us") continue;
    for (const team of item.reply.teams || []) teams.set(team.id || team.name, team);
  }
  return { questions: [...new Set(typed)], contacts: teamLines([...teams.values()]) };
}
