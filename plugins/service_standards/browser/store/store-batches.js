/** What is rarely written, and much at once: a file, an undo, the end of a service. Fetched when it is asked for. */

import { NO_UNDO } from "../words/store-words.js";
import { StorageProblem } from "../keeping/problems.js";
import { followed, isRemoval, saysAll, unmoved } from "./store-back.js";
import { compare, difference, isSame } from "./store-rows.js";

/**
 * @import {Writer} from "./store-writer.js"
 * @import {HistoryRow} from "../kept-types.js"
 * @import {AssessmentRows, FindingRow, ServiceContent, ServicePatch, ServiceRow} from "../types.js"
 */

/**
 * @param {Writer} writer
 * @param {AssessmentRows} rows
 * @param {string | null} into  the service whose findings are replaced; null: a new one
 * @param {string} newId
 * @returns {Promise<ServiceRow>}
 */
export async function importRows(writer, rows, into, newId) {
  const { service, findings } = rows;
  const row = into === null
    ? await writer.addService(service, (await isFree(writer, rows)) ? service.id : newId)
    : await writer.patchService(into, (stored) => mergedService(stored, service));
  const given = new Set(findings.map(({ criterion }) => criterion));
  const stored = /** @type {FindingRow[]} */ (await writer.transaction.ofService("findings", row.id));
  await writer.reset(row.id, stored.map(({ criterion }) => criterion).filter((criterion) => !given.has(criterion)));
  for (const { criterion, updated, ...content } of findings) {
    await writer.patchFinding(row.id, criterion, content, { updated: updated || writer.time });
  }
  return row;
}

/**
 * A new service keeps the file's own id, so that the file stays the same on its way through; but it takes neither the
 * place of one that is here nor that of a deleted one that the file does not hold all of.
 *
 * @param {Writer} writer
 * @param {AssessmentRows} rows
 */
async function isFree(writer, rows) {
  const { id } = rows.service;
  if (id === "" || (await writer.transaction.get("services", id)) !== undefined) return false;
  const removal = await writer.transaction.lastOf(id, isRemoval);
  return removal === null || saysAll(removal.before, /** @type {FindingRow[]} */ (await writer.transaction.ofService("findings", id)), rows);
}

/**
 * What a batch changed is put back, the last change first. What was changed again since then stays, unless all of it is wanted.
 *
 * @param {Writer} writer
 * @param {string[]} batches  one, or those that changed one text one after the other
 * @param {boolean} all
 * @returns {Promise<(string | null)[]>}  the criteria that stay as they are; null: what is said of the service
 */
export async function undoBatches(writer, batches, all) {
  const found = /** @type {HistoryRow[][]} */ (await Promise.all(batches.map((batch) => writer.transaction.ofBatch(batch))));
  const rows = found.length > 1 ? [found.flat().reduce(followed)] : found.flat();
  if (rows.length === 0) throw new StorageProblem("failed", NO_UNDO);
  const kept = [];
  for (const row of rows.reverse()) {
    const isBack = row.criterion === null ? await takeServiceBack(writer, row, all) : await takeBack(writer, row, row.criterion, all);
    if (!isBack) kept.push(row.criterion);
  }
  return kept;
}

/** @param {Writer} writer @param {HistoryRow} change @param {string} criterion @param {boolean} all @returns {Promise<boolean>}  whether it is as it was */
async function takeBack(writer, { service, before, after, updated }, criterion, all) {
  const row = await writer.read("findings", [service, criterion]);
  // A note belongs to its outcome: what was changed together goes back together or not at all.
  if (!all && row !== null && Object.keys(difference("findings", row, after ?? {}).after).length > 0) return false;
  await writer.patchFinding(service, criterion, before ?? {}, { updated });
  return true;
}

/** @param {Writer} writer @param {HistoryRow} change @param {boolean} all @returns {Promise<boolean>}  whether it is as it was */
async function takeServiceBack(writer, { service, before, after }, all) {
  if (before === null) await removeService(writer, service);
  else if (after === null) {
    // Somebody may have brought it back already, and gone on with it.
    const isHere = (await writer.read("services", service)) !== null;
    if (!isHere) await writer.addRow(/** @type {ServiceRow} */ (/** @type {unknown} */ (before)));
  } else {
    const back = all ? before : unmoved(await writer.service(service), before, after);
    await writer.patchService(service, back);
    return all || isSame(back, before);
  }
  return true;
}

/** @param {Writer} writer @param {string} id  the row stays in the history, where undo finds it */
export async function removeService(writer, id) {
  const before = { ...(await writer.service(id)) };
  await writer.transaction.remove("services", id);
  await writer.record({ service: id, criterion: null, before, after: null, conflict: false }, null);
}

/**
 * A file's content in place of the stored one; but what is parked and the snapshots are kept for ever.
 *
 * @param {ServiceRow} stored
 * @param {ServiceContent & {id: string}} opened
 * @returns {ServicePatch}
 */
function mergedService(stored, { id, ...opened }) {
  /** @param {object} keyed */
  const nothing = (keyed) => Object.fromEntries(Object.keys(keyed).map((key) => [key, null]));
  /** @param {{date: string, label: string}} snapshot */
  const place = ({ date, label }) => `${date} ${label}`;
  const given = opened.snapshots.map(place);
  const kept = stored.snapshots.filter((snapshot) => !given.includes(place(snapshot)));
  return {
    ...opened,
    facts: { ...nothing(stored.facts), ...opened.facts },
    target: { ...nothing(stored.target), ...opened.target },
    parked: { ...stored.parked, ...opened.parked },
    snapshots: [...kept, ...opened.snapshots].sort((left, right) => compare(left.date, right.date)),
  };
}
