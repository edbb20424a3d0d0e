/** The ways back: what an undo may put back, and which services can be brought back. */

import { KEYED, blankContent, compare, difference, isSame, isSound, keyOf } from "./store-rows.js";

/**
 * @import {HistoryRow, RemovedService, Transaction} from "../kept-types.js"
 * @import {AssessmentRows, FindingContent, FindingRow, Loose, ServiceContent, ServiceRow} from "../types.js"
 */

/**
 * What an undo puts back of a service: not the fields, facts and targets that were changed again since then.
 *
 * @param {ServiceRow} row
 * @param {Loose} before
 * @param {Loose} after  what the change wrote
 * @returns {Loose}
 */
export function unmoved(row, before, after) {
  const again = difference("services", row, after).after;
  const entries = Object.entries(before).filter(([field]) => KEYED.includes(field) || !Object.hasOwn(again, field));
  return Object.fromEntries(entries.map(([field, value]) => [field, KEYED.includes(field) ? without(value, again[field]) : value]));
}

/** @param {HistoryRow} first @param {HistoryRow} last  the next change of the same text @returns {HistoryRow}  both as one */
export function followed({ batch, before, updated, conflict }, last) {
  return { ...last, batch, before, updated, conflict: conflict || last.conflict };
}

/** @param {HistoryRow} row @returns {boolean}  whether it took a service away */
export function isRemoval({ criterion, after }) {
  return criterion === null && after === null;
}

/** @param {Transaction} transaction @returns {Promise<RemovedService[]>}  the last one first */
export async function removedServices({ all, everKnown, lastOf }) {
  const here = new Set((await all("services")).map((row) => keyOf("services", row)));
  const gone = (await everKnown()).filter((id) => !here.has(id));
  const removals = await Promise.all(gone.map((id) => lastOf(id, isRemoval)));
  return removals.flatMap((removal) => removal ?? []).map(removedService).sort((one, other) => compare(other.at, one.at));
}

/** @param {HistoryRow} removal @returns {RemovedService} */
function removedService({ service, before, at, batch }) {
  return { id: service, name: String(before?.name ?? ""), at, batch };
}

/**
 * Whether a file says all that was known of a service: then nothing is lost if it takes its place.
 *
 * @param {unknown} row  the service as it was taken away
 * @param {FindingRow[]} stored
 * @param {AssessmentRows} file
 * @returns {boolean}
 */
export function saysAll(row, stored, { service, findings }) {
  if (!isSound("services", row) || !isSame(about(row), about(service))) return false;
  const given = new Map(findings.map((finding) => [finding.criterion, finding]));
  return stored.every((finding) => {
    const theirs = given.get(finding.criterion) ?? blankContent();
    return [theirs, blankContent()].some((content) => isSame(answer(finding), answer(content)));
  });
}

/** @param {ServiceContent} content */
function about({ name, phase, facts, target, standard, parked, snapshots, extra: { file, standard: more, service } }) {
  const unknown = [file, more, service].map((keys) => keys ?? {});
  return [name, phase, facts, target, standard, parked, snapshots, unknown];
}

/** @param {FindingContent} content */
function answer({ outcome, reason, note, evidence, owner, due, extra }) {
  return [outcome, reason, note, evidence, owner, due, extra];
}

/** @param {unknown} value @param {unknown} gone @returns {Loose} */
function without(value, gone) {
  return Object.fromEntries(Object.entries(/** @type {Loose} */ (value)).filter(([key]) => !Object.hasOwn(Object(gone), key)));
}
