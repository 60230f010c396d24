/**
 * Nodes for the Markdown tree.
 * @import {Block, Inline, Link} from "../markdown.js"
 */
import { h, icon } from "./dom.js";

/**
 * How links behave: on the page's own site in the same tab; elsewhere in a new one, which is said.
 * @typedef {{root: string, newTab: string, link?: (node: HTMLAnchorElement, link: Link) => Node}} LinkRules
 */

/**
 * @param {string} href
 * @param {LinkRules} rules
 * @param {...(Node | string)} children
 */
export function anchor(href, rules, ...children) {
  const direct = /^(tel|sms|mailto):/i.test(href);
  const address = direct ? href : new URL(href, rules.root).href;
  if (direct || new URL(address).origin === location.origin) {
    return h("a", { href: address }, ...children);
  }
  const mark = h("span", { class: "unseen" }, ` ${rules.newTab}`);
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer" },
    ...children, mark, icon("out"));
}

/** @param {Inline[]} inline @param {LinkRules} rules @returns {Node[]} */
export function inlineNodes(inline, rules) {
  return inline.map((node) => {
    if (node.type === "text") return document.createTextNode(node.text);
    if (node.type === "break") return h("br");
    const children = inlineNodes(node.children, rules);
    if (node.type === "bold") return h("strong", {}, ...children);
    const link = anchor(node.href, rules, ...children);
    return rules.link ? rules.link(link, node) : link;
  });
}

/** @param {Block[]} blocks @param {LinkRules} rules @returns {HTMLElement[]} */
export function blockNodes(blocks, rules) {
  return blocks.map((block) => {
    if (block.type === "paragraph") return h("p", {}, ...inlineNodes(block.children, rules));
    const items = block.items.map((item) => h("li", {}, ...inlineNodes(item, rules)));
    return block.ordered
      ? h("ol", block.start === 1 ? {} : { start: block.start }, ...items)
      : h("ul", {}, ...items);
  });
}
