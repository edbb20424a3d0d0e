/** The conflicts of a merge side by side. What is not chosen stays as it is here. */

import { choiceOf, dialogOf, fillCells } from "./dialogs.js";
import { part, setRadio, show } from "./dom.js";
import { FIELD_TITLES, NO, NOTHING, NOT_ANSWERED, YES, places, targetTitle } from "./file-messages.js";

/**
 * @import {Choice, Conflict} from "./merge.js"
 * @import {Catalogue, Evidence} from "./types.js"
 */

const WITH_BOTH = ["note", "evidence"];

/**
 * @param {HTMLElement} root
 * @param {Catalogue} catalogue
 * @param {{conflicts: Conflict[], name: string, hasBase: boolean}} merge
 * @returns {Promise<Record<string, Choice> | null>}  by criterion and field; null: cancelled
 */
export async function askConflicts(root, catalogue, { conflicts, name, hasBase }) {
  if (conflicts.length === 0) return {};
  const dialog = dialogOf(root, "merge");
  const pattern = dialog?.querySelector("template");
  const place = dialog && part(dialog, "conflicts");
  if (!dialog || !pattern || !place) return null;
  fillCells(dialog, { target: name, count: places(conflicts.length) });
  show(part(dialog, "with-base"), hasBase);
  show(part(dialog, "without-base"), !hasBase);
  place.replaceChildren(...conflicts.map((conflict, number) => row(pattern, catalogue, conflict, number)));
  const closing = new AbortController();
  dialog.addEventListener("click", ({ target }) => chooseAll(place, target), { signal: closing.signal });
  const choice = await choiceOf(dialog);
  closing.abort();
  const chosen = [...place.children].map((node) => /** @type {HTMLInputElement} */ (node.querySelector("input:checked")).value);
  place.replaceChildren();
  if (choice !== "apply") return null;
  return Object.fromEntries(conflicts.map(({ criterion, field }, number) => [`${criterion ?? "service"}/${field}`, /** @type {Choice} */ (chosen[number])]));
}

/** @param {HTMLElement} place @param {EventTarget | null} target */
function chooseAll(place, target) {
  const side = target instanceof Element ? target.closest("[data-side]")?.getAttribute("data-side") : null;
  if (side) for (const conflict of place.children) setRadio(conflict, side);
}

/** @param {HTMLTemplateElement} pattern @param {Catalogue} catalogue @param {Conflict} conflict @param {number} number */
function row(pattern, catalogue, conflict, number) {
  const { criterion, field, ours, theirs } = conflict;
  const node = /** @type {HTMLElement} */ (/** @type {DocumentFragment} */ (pattern.content.cloneNode(true)).firstElementChild);
  const about = criterion === null ? "" : `${criterion} ${catalogue.byId.get(criterion)?.title ?? ""}: `;
  fillCells(node, {
    where: about + titleOf(field, catalogue),
    ours: textOf(field, ours, catalogue),
    theirs: textOf(field, theirs, catalogue),
  });
  show(part(node, "both"), WITH_BOTH.includes(field));
  for (const radio of node.querySelectorAll("input")) radio.name = `conflict-${number}`;
  return node;
}

/** @param {string} field @param {Pick<Catalogue, "facts" | "dimensions">} catalogue */
export function titleOf(field, { facts, dimensions }) {
  const [group, id] = parted(field);
  if (group === "facts") return facts.find((fact) => fact.id === id)?.question ?? id;
  if (group === "target") return targetTitle(dimensions.find((dimension) => dimension.id === id)?.title ?? id);
  return FIELD_TITLES[group] ?? id;
}

/** @param {string} field @param {unknown} value @param {Pick<Catalogue, "phases">} catalogue @returns {string} */
export function textOf(field, value, { phases }) {
  const [group] = parted(field);
  if (group === "facts") return value === undefined ? NOT_ANSWERED : value ? YES : NO;
  if (group === "answer") {
    const { outcome, reason } = /** @type {{outcome: string, reason: string}} */ (value);
    const words = outcome.replaceAll("-", " ");
    return [words[0].toUpperCase() + words.slice(1), reason].filter((text) => text !== "").join("\n");
  }
  if (group === "evidence") return /** @type {Evidence[]} */ (value).map(evidenceLine).join("\n") || NOTHING;
  if (group === "phase") return phases.find(({ id }) => id === value)?.title || String(value ?? "") || NOTHING;
  return (typeof value === "object" ? JSON.stringify(value) : String(value ?? "")) || NOTHING;
}

/** @param {Evidence} item */
function evidenceLine(item) {
  return Object.values(item).map((value) => (typeof value === "string" ? value : JSON.stringify(value))).join(", ");
}

/** @param {string} field @returns {[group: string, id: string]}  an id may hold a slash */
function parted(field) {
  const slash = field.indexOf("/");
  return slash < 0 ? [field, field] : [field.slice(0, slash), field.slice(slash + 1)];
}
