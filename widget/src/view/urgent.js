/**
 * An urgent reply: set apart, with every number as a large button to call or text, and nothing after.
 * @import {Reply} from "../types.js"
 * @import {Context} from "./chat.js"
 */
import { inlineText, parse } from "../markdown.js";
import { h, icon } from "./dom.js";
import { blockNodes } from "./markdown.js";

/** @param {string} href @param {string} words @param {Context} context */
export function bigButton(href, words, { words: { t } }) {
  const text = /^sms:/i.test(href);
  const label = /^[\d\s+()]+$/.test(words)
    ? t(text ? "contact.text" : "contact.call", { number: words })
    : words;
  return h("a", { href, class: "big" }, icon(text ? "text" : "phone"), h("span", {}, label));
}

/** @param {Reply} reply @param {Context} context */
export function urgentNodes(reply, context) {
  const seen = new Set();
  const nodes = parse(reply.text).flatMap((block) => {
    const parts = block.type === "list"
      ? block.items.map((item) => ({ type: /** @type {"paragraph"} */ ("paragraph"), children: item }))
      : [block];
    return parts.flatMap((part) => {
      /** @type {Node[]} */
      const buttons = [];
      const rules = {
        ...context.links,
        // The number stays in its sentence as words, and the button follows the sentence.
        link: (/** @type {HTMLAnchorElement} */ node, /** @type {any} */ link) => {
          if (!/^(tel|sms):/i.test(link.href)) return node;
          if (!seen.has(link.href)) {
            buttons.push(bigButton(link.href, inlineText(link.children), context));
          }
          seen.add(link.href);
          return h("strong", {}, inlineText(link.children));
        },
      };
      const [paragraph] = blockNodes([part], rules);
      // Where the sentence only names the number; never a part of a longer one.
      for (const [, number] of inlineText(part.children).matchAll(/(?:^|[^\d\s]\s*)(999|111)(?!\s?\d)/g)) {
        if (seen.has(`tel:${number}`)) continue;
        seen.add(`tel:${number}`);
        buttons.push(bigButton(`tel:${number}`, number, context));
      }
      const alone = buttons.length === 1 && inlineText(part.children).trim().replace(/[.:]$/, "")
        === inlineText(part.children.filter((one) => one.type === "link")).trim();
      return alone ? buttons : [paragraph, ...buttons];
    });
  });
  for (const team of reply.teams || []) {
    const href = team.phone && `tel:${team.phone.replace(/[^\d+]/g, "")}`;
    if (!href || seen.has(href)) continue;
    nodes.push(h("p", {}, h("strong", {}, team.name), team.hours ? `. ${team.hours}` : ""));
    nodes.push(bigButton(href, /** @type {string} */ (team.phone), context));
  }
  return nodes;
}
