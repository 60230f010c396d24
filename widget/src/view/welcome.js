/**
 * The greeting: there at once, from the words file, with nothing sent until the person acts.
 * @import {Context} from "./chat.js"
 */
import { button, h } from "./dom.js";
import { easyNodes } from "./easy.js";
import { anchor } from "./markdown.js";
import { bigButton } from "./urgent.js";

/** Where each first choice leads: topics of ../shared/topics.yml. @type {[string, string][]} */
const STARTERS = [
  ["starter.turning_18", "turning_18/what_changes"],
  ["starter.leaving_care", "leaving_care/what_support"],
  ["starter.ehc_plan", "ehc_plan/what_is_it"],
  ["starter.adult_care", "adult_care/what_is_it"],
  ["starter.find_a_team", "service/find_a_team"],
];

/** @param {Context} context */
export function welcomeNode(context) {
  const { chat, words: { t }, settings, links, name } = context;
  const { easy } = chat.state;
  const greeting = easy
    ? easyNodes(t("greeting.easy"), context)
    : [h("p", {}, t("greeting")), h("p", {}, t("greeting.cannot"))];
  const choices = STARTERS.map(([key, topic]) => [t(key), topic]);
  if (settings.topic) {
    const topic = settings.topicLabel || t("starters.page.this");
    choices.unshift([t("starters.page", { topic }), settings.topic]);
  }
  const starters = choices.map(([label, topic], i) => h("li", {},
    button(label, () => chat.choose(topic, label),
      { class: settings.topic && !i ? "choice main" : "choice", "data-choose": topic })));
  return h("div", { class: "welcome" },
    h("div", { class: "bubble" },
      h("p", { class: "who" }, name),
      h("div", { class: "text" }, ...greeting),
      h("p", { class: "privacy" }, t("privacy"), " ", anchor(settings.privacyUrl, links, t("privacy.link")))),
    !settings.audience && whoNode(context),
    h("p", { class: "label", id: "sp-starters" }, t("starters")),
    h("ul", { class: "choices", "aria-labelledby": "sp-starters" }, ...starters),
    h("div", { class: "danger" }, h("p", {}, t("greeting.danger")),
      bigButton("tel:999", t("note.call_999"), context)));
}

/** Asked once, may be left alone. @param {Context} context */
function whoNode({ chat, words: { t } }) {
  const inputs = ["young_person", "parent", "professional"].map((who) => {
    const change = () => chat.apply({ type: "audience", audience: who });
    const input = h("input", { type: "radio", name: "sp-who", value: who, on: { change } });
    input.checked = chat.state.audience === who;
    return h("label", {}, input, h("span", {}, t(`who.${who}`)));
  });
  return h("fieldset", { class: "who-asks" }, h("legend", { class: "label" }, t("who.question")), ...inputs);
}
