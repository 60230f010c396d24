/**
 * One reply in the log: its words, contacts, tools, and last its choices, so that these come next
 * before the message box.
 * @import {OurItem, Option} from "../types.js"
 * @import {Context} from "./chat.js"
 */
import { parse } from "../markdown.js";
import { contactNodes } from "./contact.js";
import { button, h, icon } from "./dom.js";
import { easyNodes } from "./easy.js";
import { helpful } from "./helpful.js";
import { listenButton } from "./listen.js";
import { blockNodes } from "./markdown.js";
import { urgentNodes } from "./urgent.js";

const HEADED = ["urgent", "hand_off", "unavailable", "result"];
const RATED = ["answer", "result"];

/** @param {OurItem} item @param {Context} context */
export function replyNode(item, context) {
  const { reply } = item;
  const { t } = context.words;
  const urgent = reply.kind === "urgent";
  const who = reply.kind === "staff" ? t("staff") : context.name;
  const heading = HEADED.includes(reply.kind) &&
    h("h3", { class: "kind", id: `sp-${item.key}` }, urgent && icon("alert"), t(`${reply.kind}.heading`));
  const text = h("div", { class: "text", dir: "auto", lang: "en" },
    ...(urgent ? urgentNodes(reply, context)
      : item.easy ? easyNodes(reply.text, context) : blockNodes(parse(reply.text), context.links)));
  const body = h("div", { class: `bubble ${reply.kind}`, role: heading ? "group" : undefined,
    "aria-labelledby": heading ? `sp-${item.key}` : undefined }, heading, text);
  if (reply.picture) body.append(h("img", { class: "drawn", src: reply.picture.url, alt: reply.picture.alt }));
  if (!urgent) body.append(...contactNodes(reply, context));
  const tools = h("div", { class: "tools", "aria-live": "off" }, listenButton(reply, text, context));
  if (RATED.includes(reply.kind) && reply.id) tools.append(helpful(item, context));
  if (tools.childNodes.length) body.append(tools);
  const choices = urgent ? null : choicesNode(item, context);
  if (choices) body.append(choices);
  return h("li", { class: "message us", "data-kind": reply.kind, "data-key": item.key },
    h("p", { class: "who" }, who), body);
}

/** @param {OurItem} item @param {Context} context */
function choicesNode(item, context) {
  const { reply, key } = item;
  const { t, count } = context.words;
  /** @type {Option[]} */
  const options = [...(reply.options || [])];
  if (reply.more && !options.some((one) => one.choose === "talk/more")) {
    options.unshift({ label: t("more"), choose: "talk/more" });
  }
  if (!options.length) return null;
  const label = h("p", { class: "unseen", id: `sp-choices-${key}` }, count("choices.where", options.length));
  const buttons = options.map((option) => h("li", {}, button(option.label, () => {
    context.chat.choose(option.choose, option.label, key);
  }, { class: "choice", "data-choose": option.choose })));
  const list = h("ul", { class: "choices", "aria-labelledby": label.id }, ...buttons);
  const node = h("div", {}, label, list);
  markUsed(node, item);
  return node;
}

/** Shows which choice was taken. A question of a form is answered once. @param {Element} node @param {OurItem} item */
export function markUsed(node, item) {
  if (!item.used) return;
  for (const one of node.querySelectorAll(".choice")) {
    const chosen = one.getAttribute("data-choose") === item.used;
    one.classList.toggle("chosen", chosen);
    if (chosen && !one.querySelector("svg")) one.prepend(icon("tick"));
    if (!chosen) one.querySelector("svg")?.remove();
    if (item.reply.kind === "question") one.setAttribute("aria-disabled", "true");
  }
}
