/** What becomes of each criterion in a new edition, drawn as groups of items with the decisions there are. */

import { element, fold } from "../kit/drawing.js";
import { DECISIONS, proposes } from "../rules/edition.js";
import { ALWAYS, CONDITIONS, FIELDS, GROUPS, ORDER, REVIEW, decisionWords, fieldLabel } from "../words/edition-words.js";
import { sayClauses, sayList } from "../words/say.js";
import { FIELD_TITLES } from "../words/file-messages.js";
import { textOf } from "../handover/merge-dialog.js";
import { evidenceLine, withNote } from "../words/results-words.js";
import { wordDiff } from "../rules/word-diff.js";

/**
 * @import {Content} from "../kit/drawing.js"
 * @import {Item, ItemKind, Release, ReleasedCriterion} from "../result-types.js"
 * @import {Plan} from "../rules/edition-steps.js"
 * @import {Conflict} from "../merge/merge.js"
 * @import {AppliesWhen, Catalogue, FileFinding, FindingContent} from "../types.js"
 * @typedef {object} View
 * @property {Item[]} items
 * @property {Conflict[]} conflicts  of merged criteria, if all is kept
 * @property {Plan} plan
 * @property {Record<string, FileFinding>} parked
 * @property {Release} before
 * @property {Release} after
 * @property {Catalogue} catalogue  for the words of phases, roles, dimensions and facts
 */

const WITH_BOTH = ["note", "evidence"];

/** @param {View} view @returns {{groups: Node[], open: number}}  open: items that can be decided on */
export function groupsOf(view) {
  const groups = ORDER.flatMap((kind) => {
    const items = view.items.filter((item) => item.kind === kind);
    return items.length === 0 ? [] : [group(kind, items, view)];
  });
  return { groups, open: view.items.filter(isOpen).length };
}

/** @param {Item} item */
function isOpen({ kind, findings }) {
  return DECISIONS[kind].length > 1 && Object.keys(findings).length > 0;
}

/** @param {ItemKind} kind @param {Item[]} items @param {View} view */
function group(kind, items, view) {
  const node = fold(withNote(GROUPS[kind], items.length), ...items.map((item) => itemNode(item, view)));
  node.open = kind !== "kept";
  node.dataset.kind = kind;
  return node;
}

/** @param {Item} item @param {View} view @returns {Node} */
function itemNode(item, view) {
  const said = saidOf(item, view).flatMap((text) => (text ? [element("p", { class: "ss-said", dir: "auto" }, text)] : []));
  const answers = Object.entries(item.findings).map(([id, finding]) => answerNode(item, id, finding, view.catalogue));
  const body = [...said, ...differences(item, view), ...answers, ...ending(item, view)];
  if (!isOpen(item)) return element("div", { class: "ss-conflict" }, element("p", { class: "ss-label" }, nameOf(item, view)), ...body);
  const conflicts = conflictNodes(item, view);
  const sides = element("div", { "data-part": "edition-conflicts" }, ...conflicts);
  sides.hidden = view.plan.decisions[item.key] === "park";
  const legend = element("legend", { class: "ss-label" }, nameOf(item, view));
  return element("fieldset", { class: "ss-conflict", "data-item": item.key }, legend, ...body, decisions(item, view), sides);
}

/** @param {Item} item @param {View} view @returns {(string | undefined)[]}  why, and what helps who answered before */
function saidOf({ kind, key, reason, note }, { before, after }) {
  if (kind !== "reworded" || after.previous !== before.standard.version) return [reason, note];
  const declared = after.changes.find(({ id }) => id === key);
  return [declared?.reason, declared?.note];
}

/** @param {Item} item @param {View} view @returns {string} */
function nameOf({ from, to, kind }, { before, after }) {
  /** @param {string[]} ids @param {Release} release */
  const named = (ids, release) => sayList(ids.map((id) => `${id} ${release.criteria.find((one) => one.id === id)?.title ?? ""}`.trim()));
  if (kind === "kept" || kind === "reworded" || kind === "new") return named(to, after);
  return [named(from, before), ...(to.length > 0 ? [named(to, after)] : [])].join(" → ");
}

/** @param {Item} item @param {View} view @returns {Node[]}  what happens without a decision */
function ending({ kind, key, findings }, { parked }) {
  if (kind === "new" && Object.hasOwn(parked, key)) return [element("p", {}, REVIEW.back)];
  if (kind === "withdrawn" && Object.keys(findings).length > 0) return [element("p", {}, REVIEW.aside)];
  return [];
}

/** @param {Item} item @param {string} id @param {FindingContent} finding @param {Catalogue} catalogue */
function answerNode({ from }, id, { outcome, reason, note, evidence }, catalogue) {
  const title = from.length > 1 ? REVIEW.answer(id) : REVIEW.yours;
  const lines = [textOf("answer", { outcome, reason }, catalogue), note, ...evidence.map(evidenceLine)].filter((text) => text !== "");
  return element("div", { class: "ss-side" }, element("p", { class: "ss-label" }, title), ...lines.map((text) => element("p", { class: "ss-said", dir: "auto" }, text)));
}

/** @param {Item} item @param {View} view */
function decisions(item, { plan }) {
  const chosen = plan.decisions[item.key] ?? DECISIONS[item.kind][0];
  const choices = DECISIONS[item.kind].map((decision) =>
    element("label", { class: "ss-choice" }, radio(`edition-${item.key}`, decision, decision === chosen, { "data-decision": item.key }), " ", element("span", {}, decisionWords(item, decision, proposes(item)))));
  return element("div", { class: "ss-choices ss-decisions", role: "group", "aria-label": REVIEW.decide }, ...choices);
}

/** @param {Item} item @param {View} view @returns {Node[]} */
function conflictNodes(item, { conflicts, plan, catalogue }) {
  const own = new Map(conflicts.filter(({ criterion }) => criterion === item.to[0]).map((conflict) => [conflict.field, conflict]));
  const answered = item.from.filter((id) => Object.hasOwn(item.findings, id));
  const [first, second] = answered.length > 1 ? answered : [item.to[0], answered[0]];
  return [...own].map(([field, { ours, theirs }]) => {
    const key = `${item.to[0]}/${field}`;
    const chosen = plan.choices[key] ?? "ours";
    /** @param {string} value @param {string} title @param {string} text */
    const side = (value, title, text) => element("label", { class: "ss-side" },
      element("span", { class: "ss-side-title" }, radio(`edition-${key}`, value, value === chosen, { "data-conflict": key }), ` ${title}`),
      element("span", { class: "ss-value", dir: "auto" }, text));
    const both = WITH_BOTH.includes(field) ? [side("both", REVIEW.both, REVIEW.oneAfterOther)] : [];
    const sides = element("div", { class: "ss-sides" },
      side("ours", REVIEW.answer(first), textOf(field, ours, catalogue)),
      side("theirs", answered.length > 2 ? REVIEW.other : REVIEW.answer(second), textOf(field, theirs, catalogue)), ...both);
    return element("fieldset", { class: "ss-conflict" }, element("legend", { class: "ss-label" }, FIELD_TITLES[field] ?? field), sides);
  });
}

/** @param {string} name @param {string} value @param {boolean} checked @param {Record<string, string>} data */
function radio(name, value, checked, data) {
  const node = element("input", { type: "radio", name, value, autocomplete: "off", ...data });
  node.checked = checked;
  return node;
}

/** @param {Item} item @param {View} view @returns {Node[]} */
function differences({ before, after }, view) {
  if (before === undefined || after === undefined) return [];
  const fields = /** @type {(keyof ReleasedCriterion)[]} */ (Object.keys(FIELDS)).filter((field) => field in before && field in after);
  const [oldWords, freshWords] = [view.before, view.after].map((release) => wordsOf(release, view.catalogue));
  return fields.flatMap((field) => {
    const old = valueText(field, before[field], oldWords);
    const fresh = valueText(field, after[field], freshWords);
    const pairs = Array.from({ length: Math.max(old.length, fresh.length) }, (_, place) => [old[place] ?? "", fresh[place] ?? ""]);
    return pairs.filter(([left, right]) => left !== right).map(([left, right]) =>
      element("p", { class: "ss-difference" }, element("strong", {}, fieldLabel(FIELDS[field])), " ", ...marked(left, right)));
  });
}

/**
 * What an edition called its dimensions, before what this site calls them: one that is gone has its title too.
 *
 * @param {Release} release
 * @param {Catalogue} catalogue
 */
function wordsOf({ dimensions = [] }, catalogue) {
  return { ...catalogue, dimensions: [...dimensions, ...catalogue.dimensions] };
}

/** @param {string} before @param {string} after @returns {Content[]} */
function marked(before, after) {
  return wordDiff(before, after).flatMap(({ op, text }) => {
    if (op === "same") return [text, " "];
    const [name, words] = op === "added" ? /** @type {const} */ (["ins", REVIEW.added]) : /** @type {const} */ (["del", REVIEW.removed]);
    return [element(name, {}, element("span", { class: "ss-sr" }, `${words} `), text), " "];
  });
}

/** @param {keyof ReleasedCriterion} field @param {unknown} value @param {ReturnType<typeof wordsOf>} words @returns {string[]}  one for each part that is compared */
function valueText(field, value, { dimensions, phases, roles, facts }) {
  /** @param {{id: string, title: string}[]} terms @param {string} id */
  const titleIn = (terms, id) => terms.find((term) => term.id === id)?.title ?? inWords(id);
  if (field === "checks") return /** @type {string[]} */ (value);
  if (field === "dimension") return [titleIn(dimensions, String(value))];
  if (field === "phases" || field === "roles") return [sayList(/** @type {string[]} */ (value).map((id) => titleIn(field === "phases" ? phases : roles, id)))];
  if (field !== "applies_when") return [String(value)];
  const conditions = /** @type {AppliesWhen} */ (value);
  const said = /** @type {const} */ (["all", "any", "none"]).flatMap((name) => {
    const questions = (conditions[name] ?? []).map((id) => facts.find((fact) => fact.id === id)?.question ?? id);
    return questions.length === 0 ? [] : [CONDITIONS[name](questions.join(" "))];
  });
  return [said.length === 0 ? ALWAYS : sayClauses(said)];
}

/** @param {string} id  of what this edition does not have any more @returns {string}  as a title */
function inWords(id) {
  const words = id.replaceAll("-", " ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
