/** The conflicts of a merge side by side, with who and when. No side is chosen before a person does. */

import { choiceOf, dialogOf, fillCells } from "../kit/dialogs.js";
import { part, setRadio, setText, show } from "../kit/dom.js";
import { FIELD_TITLES, NO, NOTHING, NOT_ANSWERED, SIDE, YES, places, targetTitle } from "../words/file-messages.js";
import { OUTCOME } from "../words/outcome-words.js";
import { named } from "../words/results-words.js";
import { sayList } from "../words/say.js";

/**
 * @import {Choice, Conflict} from "../merge/merge.js"
 * @import {Catalogue, Evidence} from "../types.js"
 * @typedef {{owner?: string | null, updated?: string | null}} Said  of an answer, or of the service
 * @typedef {(criterion: string | null) => {ours: Said, theirs: Said}} Sayings
 */

const WITH_BOTH = ["note", "evidence"];
const EXEMPTION = "extra/exemption";

/**
 * @param {HTMLElement} root
 * @param {Catalogue} catalogue
 * @param {{conflicts: Conflict[], name: string, hasBase: boolean, said: Sayings}} merge
 * @returns {Promise<Record<string, Choice> | null>}  by criterion and field; null: cancelled
 */
export async function askConflicts(root, catalogue, { conflicts, name, hasBase, said }) {
  if (conflicts.length === 0) return {};
  const dialog = dialogOf(root, "merge");
  const pattern = dialog?.querySelector("template");
  const place = dialog && part(dialog, "conflicts");
  if (!dialog || !pattern || !place) return null;
  fillCells(dialog, { target: name, count: places(conflicts.length) });
  show(part(dialog, "with-base"), hasBase);
  show(part(dialog, "without-base"), !hasBase);
  place.replaceChildren(...conflicts.map((conflict, number) => row(pattern, catalogue, conflict, number, said)));
  setText(part(dialog, "merge-open"), "");
  const closing = new AbortController();
  dialog.addEventListener("click", ({ target }) => chooseAll(place, target), { signal: closing.signal });
  // Before the choice closes the dialog.
  dialog.addEventListener("click", (event) => holdBack(dialog, place, event), { signal: closing.signal, capture: true });
  const choice = await choiceOf(dialog);
  closing.abort();
  const chosen = [...place.children].map((node) => /** @type {HTMLInputElement | null} */ (node.querySelector("input:checked"))?.value);
  place.replaceChildren();
  if (choice !== "apply") return null;
  return Object.fromEntries(conflicts.map(({ criterion, field }, number) => [`${criterion ?? "service"}/${field}`, /** @type {Choice} */ (chosen[number])]));
}

/** Nothing is merged while a side is still to be chosen. @param {HTMLElement} dialog @param {HTMLElement} place @param {Event} event */
function holdBack(dialog, place, event) {
  if (!(event.target instanceof Element) || event.target.closest("[data-choice=apply]") === null) return;
  const open = [...place.children].filter((node) => node.querySelector("input:checked") === null);
  if (open.length === 0) return;
  event.stopPropagation();
  setText(part(dialog, "merge-open"), SIDE.open(open.length));
  open[0].querySelector("input")?.focus();
}

/** @param {HTMLElement} place @param {EventTarget | null} target */
function chooseAll(place, target) {
  const side = target instanceof Element ? target.closest("[data-side]")?.getAttribute("data-side") : null;
  if (side) for (const conflict of place.children) setRadio(conflict, side);
}

/** @param {HTMLTemplateElement} pattern @param {Catalogue} catalogue @param {Conflict} conflict @param {number} number @param {Sayings} said */
function row(pattern, catalogue, conflict, number, said) {
  const { criterion, field, ours, theirs } = conflict;
  const sides = said(criterion);
  const node = /** @type {HTMLElement} */ (/** @type {DocumentFragment} */ (pattern.content.cloneNode(true)).firstElementChild);
  const title = titleOf(field, catalogue);
  fillCells(node, {
    where: criterion === null ? title : named(`${criterion} ${catalogue.byId.get(criterion)?.title ?? ""}`, title),
    ours: textOf(field, ours, catalogue),
    theirs: textOf(field, theirs, catalogue),
    "ours-said": saidOf(sides.ours),
    "theirs-said": saidOf(sides.theirs),
  });
  show(part(node, "both"), WITH_BOTH.includes(field));
  for (const radio of node.querySelectorAll("input")) radio.name = `conflict-${number}`;
  return node;
}

/** @param {Said} side */
function saidOf({ updated, owner }) {
  return SIDE.said(updated ?? "", owner ?? "") || SIDE.unsaid;
}

/** @param {string} field @param {Pick<Catalogue, "facts" | "dimensions">} catalogue */
export function titleOf(field, { facts, dimensions }) {
  const [group, id] = parted(field);
  if (group === "facts") return facts.find((fact) => fact.id === id)?.question ?? id;
  if (group === "target") return targetTitle(dimensions.find((dimension) => dimension.id === id)?.title ?? id);
  return FIELD_TITLES[field] ?? FIELD_TITLES[group] ?? id;
}

/** @param {string} field @param {unknown} value @param {Pick<Catalogue, "phases">} catalogue @returns {string} */
export function textOf(field, value, { phases }) {
  const [group] = parted(field);
  if (group === "facts") return value === undefined ? NOT_ANSWERED : value ? YES : NO;
  if (group === "answer") {
    const { outcome, reason } = /** @type {{outcome: string, reason: string}} */ (value);
    return [OUTCOME[outcome] ?? outcome, reason].filter((text) => text !== "").join("\n");
  }
  if (field === EXEMPTION && value) return evidenceLine(/** @type {Evidence} */ (value));
  if (group === "evidence") return /** @type {Evidence[]} */ (value).map(evidenceLine).join("\n") || NOTHING;
  if (group === "phase") return phases.find(({ id }) => id === value)?.title || String(value ?? "") || NOTHING;
  return (typeof value === "object" ? JSON.stringify(value) : String(value ?? "")) || NOTHING;
}

/** @param {Evidence} item */
function evidenceLine(item) {
  return sayList(Object.values(item).map((value) => (typeof value === "string" ? value : JSON.stringify(value))));
}

/** @param {string} field @returns {[group: string, id: string]}  an id may hold a slash */
function parted(field) {
  const slash = field.indexOf("/");
  return slash < 0 ? [field, field] : [field.slice(0, slash), field.slice(slash + 1)];
}
