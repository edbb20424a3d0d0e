/** One batch of changes inside one transaction: each change writes its row and its history together. */

import { StorageProblem } from "./problems.js";
import { followed, isRemoval, saysAll, unmoved } from "./store-back.js";
import { blankContent, blankFinding, difference, isSame, isSound, isTooLong, mergedService, newServiceRow } from "./store-rows.js";

/** @import {AssessmentRows, BatchLabel, ContentRows, ContentStore, FindingPatch, FindingRow, HistoryRow, NewService, Patch,
 *   RecordedChange, RowKey, ServicePatch, ServiceRow, Transaction, WrittenChange} from "./types.js" */

export class Writer {
  #transaction;
  #label;
  #time;
  /** @type {WrittenChange[]} */
  changes = [];

  /** @param {Transaction} transaction @param {BatchLabel} label */
  constructor(transaction, label) {
    this.#transaction = transaction;
    this.#label = label;
    // Whole seconds, as the assessment file has them.
    this.#time = `${label.at.slice(0, 19)}Z`;
  }

  /** @param {string} id @returns {Promise<ServiceRow>} */
  async service(id) {
    const row = await this.#read("services", id);
    if (row !== null) return row;
    throw new StorageProblem("failed", {
      message: "This assessment is no longer on this computer.",
      advice: "Another tab may have taken it away. Undo that there, or reload the page.",
    });
  }

  /**
   * A finding that does not exist counts as blank.
   *
   * @param {string} service
   * @param {string} criterion
   * @param {Patch<FindingRow, FindingPatch>} patch
   * @param {{baseRevision?: number, updated?: string}} [options]  baseRevision: the revision that the person saw
   * @returns {Promise<{row: FindingRow, conflict: boolean}>}
   */
  async patchFinding(service, criterion, patch, { baseRevision = Infinity, updated = this.#time } = {}) {
    const row = (await this.#read("findings", [service, criterion])) ?? blankFinding(service, criterion);
    const { before, after, next } = difference("findings", row, typeof patch === "function" ? patch(row) : patch);
    const fields = Object.keys(after);
    if (fields.length === 0) return { row, conflict: false };
    const { tab } = this.#label;
    const conflict = fields.some((field) => row.changes[field]?.revision > baseRevision && row.changes[field].tab !== tab);
    next.updated = updated;
    next.revision += 1;
    next.changes = { ...row.changes, ...Object.fromEntries(fields.map((field) => [field, { revision: next.revision, tab }])) };
    await this.#put("findings", next, { service, criterion, before, after, conflict, updated: row.updated });
    return { row: next, conflict };
  }

  /**
   * @param {string} id
   * @param {Patch<ServiceRow, ServicePatch>} patch
   * @param {ServicePatch} [seen]  what the person saw in a field that could not follow later changes
   * @returns {Promise<ServiceRow>}
   */
  async patchService(id, patch, seen = {}) {
    const row = await this.service(id);
    const { before, after, next } = difference("services", row, typeof patch === "function" ? patch(row) : patch);
    if (Object.keys(after).length === 0) return row;
    const conflict = Object.entries(seen).some(([field, value]) => field in after && !isSame(before[field], value));
    next.updated = this.#time;
    await this.#put("services", next, { service: id, criterion: null, before, after, conflict });
    return next;
  }

  /** @param {NewService} content @param {string} id */
  async addService(content, id) {
    return this.#addRow(newServiceRow(content, id, this.#time));
  }

  /** @param {string} service @param {string[]} criteria */
  async reset(service, criteria) {
    await this.service(service);
    for (const criterion of criteria) await this.patchFinding(service, criterion, blankContent());
  }

  /**
   * @param {AssessmentRows} rows
   * @param {string | null} into  the service whose findings are replaced; null: a new one
   * @param {string} newId
   * @returns {Promise<ServiceRow>}
   */
  async import(rows, into, newId) {
    const { service, findings } = rows;
    const row = into === null
      ? await this.addService(service, (await this.#isFree(rows)) ? service.id : newId)
      : await this.patchService(into, (stored) => mergedService(stored, service));
    const given = new Set(findings.map(({ criterion }) => criterion));
    const stored = /** @type {FindingRow[]} */ (await this.#transaction.ofService("findings", row.id));
    await this.reset(row.id, stored.map(({ criterion }) => criterion).filter((criterion) => !given.has(criterion)));
    for (const { criterion, updated, ...content } of findings) {
      await this.patchFinding(row.id, criterion, content, { updated: updated || this.#time });
    }
    return row;
  }

  /**
   * A new service keeps the file's own id, so that the file stays the same on its way through; but it takes neither the
   * place of one that is here nor that of a deleted one that the file does not hold all of.
   *
   * @param {AssessmentRows} rows
   */
  async #isFree(rows) {
    const { id } = rows.service;
    if (id === "" || (await this.#transaction.get("services", id)) !== undefined) return false;
    const removal = await this.#transaction.lastOf(id, isRemoval);
    return removal === null || saysAll(removal.before, /** @type {FindingRow[]} */ (await this.#transaction.ofService("findings", id)), rows);
  }

  /**
   * What a batch changed is put back, the last change first. What was changed again since then stays, unless all of it is wanted.
   *
   * @param {string[]} batches  one, or those that changed one text one after the other
   * @param {boolean} all
   * @returns {Promise<(string | null)[]>}  the criteria that stay as they are; null: what is said of the service
   */
  async undo(batches, all) {
    const found = /** @type {HistoryRow[][]} */ (await Promise.all(batches.map((batch) => this.#transaction.ofBatch(batch))));
    const rows = found.length > 1 ? [found.flat().reduce(followed)] : found.flat();
    if (rows.length === 0) throw new StorageProblem("failed", { message: "There is nothing to undo.", advice: "Reload the page." });
    const kept = [];
    for (const row of rows.reverse()) {
      const isBack = row.criterion === null ? await this.#takeServiceBack(row, all) : await this.#takeBack(row, row.criterion, all);
      if (!isBack) kept.push(row.criterion);
    }
    return kept;
  }

  /** @param {HistoryRow} change @param {string} criterion @param {boolean} all @returns {Promise<boolean>}  whether it is as it was */
  async #takeBack({ service, before, after, updated }, criterion, all) {
    const row = await this.#read("findings", [service, criterion]);
    // A note belongs to its outcome: what was changed together goes back together or not at all.
    if (!all && row !== null && Object.keys(difference("findings", row, after ?? {}).after).length > 0) return false;
    await this.patchFinding(service, criterion, before ?? {}, { updated });
    return true;
  }

  /** @param {HistoryRow} change @param {boolean} all @returns {Promise<boolean>}  whether it is as it was */
  async #takeServiceBack({ service, before, after }, all) {
    if (before === null) await this.removeService(service);
    else if (after === null) {
      // Somebody may have brought it back already, and gone on with it.
      const isHere = (await this.#read("services", service)) !== null;
      if (!isHere) await this.#addRow(/** @type {ServiceRow} */ (/** @type {unknown} */ (before)));
    } else {
      const back = all ? before : unmoved(await this.service(service), before, after);
      await this.patchService(service, back);
      return all || isSame(back, before);
    }
    return true;
  }

  /** @param {string} id  the row stays in the history, where undo finds it */
  async removeService(id) {
    const before = { ...(await this.service(id)) };
    await this.#transaction.remove("services", id);
    await this.#record({ service: id, criterion: null, before, after: null, conflict: false }, null);
  }

  /** @param {ServiceRow} row */
  async #addRow(row) {
    await this.#put("services", row, { service: row.id, criterion: null, before: null, after: { ...row }, conflict: false });
    return row;
  }

  /**
   * @template {ContentStore} Name
   * @param {Name} store
   * @param {RowKey} key
   * @returns {Promise<ContentRows[Name] | null>}
   */
  async #read(store, key) {
    const row = await this.#transaction.get(store, key);
    if (isSound(store, row)) return row;
    if (row !== undefined) await quarantine(this.#transaction, store, key, this.#label.at);
    return null;
  }

  /**
   * @template {ContentStore} Name
   * @param {Name} store
   * @param {ContentRows[Name]} row
   * @param {RecordedChange} change
   */
  async #put(store, row, change) {
    if (!isSound(store, row) || isTooLong(change.after)) {
      // What could not be read back, here or from a file, is not kept in the first place.
      throw new StorageProblem("failed", {
        message: "This was not kept: a text is too long or a value has a form that is not allowed.",
        advice: "Shorten or correct it, then try again.",
      });
    }
    await this.#transaction.put(store, row);
    await this.#record(change, row);
  }

  /** @param {RecordedChange} change @param {WrittenChange["row"]} row */
  async #record(change, row) {
    const { service, criterion, conflict } = change;
    await this.#transaction.put("history", { ...change, ...this.#label });
    this.changes.push({ service, criterion, row, conflict });
  }
}

/**
 * Move a row that cannot be understood out of view, whole. A sound row stays.
 *
 * @param {Transaction} transaction
 * @param {ContentStore} store
 * @param {RowKey} key
 * @param {string} at
 */
export async function quarantine(transaction, store, key, at) {
  const row = await transaction.get(store, key);
  if (row === undefined || isSound(store, row)) return;
  await transaction.put("quarantine", { store, at, row });
  await transaction.remove(store, key);
}
