/** Answers on their way through one edition after the other, with what a person decided. Pure. */

import { unknownKeys } from "../answer/canonical.js";
import { KNOWN } from "../answer/vocabulary.js";
import { applyEdition, reviewEdition } from "./edition.js";
import { isBlankContent, resolve } from "../merge/merge.js";

/**
 * @import {FileFinding} from "../types.js"
 * @import {Choice, Conflict, GivenFinding} from "../merge/merge.js"
 * @import {Decision, Item, Release} from "../result-types.js"
 * @typedef {{findings: Map<string, GivenFinding>, parked: Record<string, FileFinding>}} Answers
 * @typedef {{decisions: Record<string, Decision>, choices: Record<string, Choice>}} Plan  what was decided for one step
 * @typedef {Answers & {conflicts: Conflict[]}} Taken
 */

/** @returns {Plan}  keep all */
export function emptyPlan() {
  return { decisions: {}, choices: {} };
}

/**
 * The answers as the edition knew them that they were given to: where a file was opened, or written, with a later
 * edition, answers to criteria that this one lacks were set aside.
 *
 * @param {Map<string, GivenFinding>} findings
 * @param {Record<string, FileFinding>} parked
 * @param {Release} edition
 * @returns {Answers}
 */
export function answersTo(findings, parked, edition) {
  const back = edition.criteria.map(({ id }) => id).filter((id) => Object.hasOwn(parked, id) && isBlankContent(findings.get(id)));
  const isBack = new Set(back);
  const rest = Object.entries(parked).filter(([id]) => !isBack.has(id));
  return { findings: new Map([...findings, ...back.map((id) => /** @type {const} */ ([id, contentOf(parked[id])]))]), parked: Object.fromEntries(rest) };
}

/** @param {Answers} answers @param {[Release, Release]} step @returns {Item[]} */
export function itemsOf({ findings }, [before, after]) {
  return reviewEdition(findings, before, after);
}

/** @param {Answers} answers @param {Item[]} items @param {Plan} plan @returns {Taken}  what is not chosen stays as it is first */
export function taken({ parked, findings }, items, { decisions, choices }) {
  const known = new Set(items.map(({ key }) => key));
  const open = Object.fromEntries(Object.entries(decisions).filter(([key]) => known.has(key)));
  const applied = applyEdition(findings, parked, items, open);
  const { merged } = resolve({ merged: applied.findings, conflicts: applied.conflicts }, choices);
  return { findings: new Map(Object.entries(merged)), parked: applied.parked, conflicts: applied.conflicts };
}

/** @param {Answers} answers @param {[Release, Release][]} steps @param {Plan[]} plans @returns {Answers}  after the last step */
export function throughAll(answers, steps, plans) {
  return steps.reduce((now, step, place) => taken(now, itemsOf(now, step), plans[place] ?? emptyPlan()), answers);
}

/** @param {FileFinding} finding @returns {GivenFinding} */
function contentOf(finding) {
  return /** @type {GivenFinding} */ ({ ...finding, extra: unknownKeys(finding, KNOWN.finding) });
}
