/** One batch of changes inside one transaction: each change writes its row and its history together. What is rare stands in store-batches. */

import { GONE, UNSOUND } from "../words/store-words.js";
import { StorageProblem } from "../keeping/problems.js";
import { blankContent, blankFinding, difference, isSame, isSound, isTooLong, newServiceRow } from "./store-rows.js";

/**
 * @import {BatchLabel, ContentRows, ContentStore, Patch, RecordedChange, RowKey, Transaction, WrittenChange} from "../kept-types.js"
 * @import {FindingPatch, FindingRow, NewService, ServicePatch, ServiceRow} from "../types.js"
 */

export class Writer {
  transaction;
  #label;
  /** Whole seconds, as the assessment file has them. */
  time;
  /** @type {WrittenChange[]} */
  changes = [];

  /** @param {Transaction} transaction @param {BatchLabel} label */
  constructor(transaction, label) {
    this.transaction = transaction;
    this.#label = label;
    this.time = `${label.at.slice(0, 19)}Z`;
  }

  /** @param {string} id @returns {Promise<ServiceRow>} */
  async service(id) {
    const row = await this.read("services", id);
    if (row !== null) return row;
    throw new StorageProblem("failed", GONE);
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
  async patchFinding(service, criterion, patch, { baseRevision = Infinity, updated = this.time } = {}) {
    const row = (await this.read("findings", [service, criterion])) ?? blankFinding(service, criterion);
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
    next.updated = this.time;
    await this.#put("services", next, { service: id, criterion: null, before, after, conflict });
    return next;
  }

  /** @param {NewService} content @param {string} id */
  async addService(content, id) {
    return this.addRow(newServiceRow(content, id, this.time));
  }

  /** @param {string} service @param {string[]} criteria */
  async reset(service, criteria) {
    await this.service(service);
    for (const criterion of criteria) await this.patchFinding(service, criterion, blankContent());
  }

  /** @param {ServiceRow} row */
  async addRow(row) {
    await this.#put("services", row, { service: row.id, criterion: null, before: null, after: { ...row }, conflict: false });
    return row;
  }

  /**
   * @template {ContentStore} Name
   * @param {Name} store
   * @param {RowKey} key
   * @returns {Promise<ContentRows[Name] | null>}
   */
  async read(store, key) {
    const row = await this.transaction.get(store, key);
    if (isSound(store, row)) return row;
    if (row !== undefined) await quarantine(this.transaction, store, key, this.#label.at);
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
      throw new StorageProblem("failed", UNSOUND);
    }
    await this.transaction.put(store, row);
    await this.record(change, row);
  }

  /** @param {RecordedChange} change @param {WrittenChange["row"]} row */
  async record(change, row) {
    const { service, criterion, conflict } = change;
    await this.transaction.put("history", { ...change, ...this.#label });
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
