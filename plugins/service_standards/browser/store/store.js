/**
 * The answers on this computer: one row a finding, an append-only history, one transaction a change.
 * A write resolves when it is on the disk, and rejects with a StorageProblem when nothing was written.
 */

import { openDatabase } from "../keeping/database.js";
import { compare } from "./store-rows.js";
import { channelOfPage } from "./store-tabs.js";
import { ToldTransactions } from "./told-transactions.js";

/**
 * @import {Writer} from "./store-writer.js"
 * @import {BatchLabel, Channel, ContentStore, HistoryRow, Patch, QuarantineRow, RemovedService, Sources,
 *   Transaction} from "../kept-types.js"
 * @import {AssessmentRows, FindingPatch, FindingRow, NewService, ServicePatch, ServiceRow} from "../types.js"
 */

const CURRENT = "current-service";

/**
 * Open the answers kept by this browser. Where that rejects, a store in memory stands in.
 *
 * @param {Sources & {databaseName: string, indexedDB?: IDBFactory, channelFactory?: (name: string) => Channel | null}} options
 * @returns {Promise<Store>}
 */
export async function openStore({ databaseName, now, newId, indexedDB, channelFactory = channelOfPage }) {
  /** @type {Store | null} */
  let store = null;
  const keeping = await openDatabase(databaseName, indexedDB, (event) => store?.dispatchEvent(new Event(event)));
  store = new Store(keeping, { now, newId }, channelFactory(databaseName));
  return store;
}

export class Store extends ToldTransactions {
  /** @returns {Promise<ServiceRow[]>}  the oldest first */
  async listServices() {
    const rows = await this.readSound("services", (transaction) => transaction.all("services"));
    return rows.sort((left, right) => compare(left.created, right.created));
  }

  /** @param {string} id @returns {Promise<ServiceRow | null>} */
  async getService(id) {
    return (await this.listServices()).find((row) => row.id === id) ?? null;
  }

  /** @returns {Promise<RemovedService[]>}  services that were taken away and can be brought back, the last one first */
  async listRemoved() {
    const { removedServices } = await import("./store-back.js");
    return this.read(removedServices);
  }

  /** @param {NewService} content @param {string} [id] @returns {Promise<ServiceRow>}  the one that is here, if another page has started it */
  async createService(content, id = this.newId()) {
    return (await this.write("create", async (writer, { get }) => {
      const row = /** @type {ServiceRow | undefined} */ (await get("services", id));
      return row ?? writer.addService(content, id);
    })).result;
  }

  /**
   * Facts and targets are patched key by key. A function gets the stored row, so that two tabs may both add to a list.
   *
   * @param {string} id
   * @param {Patch<ServiceRow, ServicePatch>} patch
   * @param {ServicePatch} [seen]  what the person saw: if another tab changed it since, that is a conflict
   * @returns {Promise<ServiceRow>}
   */
  async changeService(id, patch, seen) {
    return (await this.editService(id, patch, seen)).row;
  }

  /** The same, with what undoes it. @param {string} id @param {Patch<ServiceRow, ServicePatch>} patch @param {ServicePatch} [seen] */
  async editService(id, patch, seen) {
    const { result: row, batch } = await this.write("change", (writer) => writer.patchService(id, patch, seen));
    return { row, batch };
  }

  /** @param {string} id @returns {Promise<{batch: string}>}  its answers stay, so that undo brings all of it back */
  async deleteService(id) {
    const { removeService } = await import("./store-batches.js");
    return this.write("delete", (writer) => removeService(writer, id));
  }

  /** @param {string} serviceId @returns {Promise<Map<string, FindingRow>>}  by criterion; what was reset is blank */
  async getFindings(serviceId) {
    const rows = await this.readSound("findings", (transaction) => transaction.ofService("findings", serviceId));
    return new Map(rows.map((row) => [row.criterion, row]));
  }

  /**
   * With the revision that the person saw, an edit of the same field in another tab since then is a conflict:
   * the later value stands and both are in the history.
   *
   * @param {string} serviceId
   * @param {string} criterion
   * @param {Patch<FindingRow, FindingPatch>} patch
   * @param {{baseRevision?: number, removed?: boolean}} [options]  removed: the service was taken away, and its answers wait for it
   * @returns {Promise<{row: FindingRow, conflict: boolean, batch: string}>}
   */
  async changeFinding(serviceId, criterion, patch, { baseRevision, removed = false } = {}) {
    const { result, batch } = await this.write("change", async (writer) => {
      if (!removed) await writer.service(serviceId);
      return writer.patchFinding(serviceId, criterion, patch, { baseRevision });
    });
    return { ...result, batch };
  }

  /** @param {string} serviceId @param {string[]} criteria @returns {Promise<{batch: string}>} */
  async resetFindings(serviceId, criteria) {
    return this.write("reset", (writer) => writer.reset(serviceId, criteria));
  }

  /**
   * @param {AssessmentRows} rows
   * @param {{into: string | null}} options  the service whose findings are replaced; null: a new one
   * @returns {Promise<{service: ServiceRow, batch: string}>}
   */
  async importAssessment(rows, { into }) {
    const { importRows } = await import("./store-batches.js");
    const { result, batch } = await this.write("import", (writer) => importRows(writer, rows, into, this.newId()));
    return { service: result, batch };
  }

  /**
   * Many changes at once; functions get the rows as they are then, the service's first.
   *
   * @param {string} id
   * @param {Patch<ServiceRow, ServicePatch>} patch
   * @param {Record<string, Patch<FindingRow, FindingPatch>>} findings
   * @param {HistoryRow["kind"]} [kind]
   * @returns {Promise<{batch: string}>}
   */
  async mergeInto(id, patch, findings, kind = "import") {
    return this.write(kind, async (writer) => {
      await writer.patchService(id, patch);
      for (const [criterion, change] of Object.entries(findings)) await writer.patchFinding(id, criterion, change);
    });
  }

  /**
   * Undoing an undo redoes. What was changed again since then, as in another tab, stays and is named; with `all` it goes back too.
   *
   * @param {string | string[]} batch  several: those that changed one text one after the other
   * @param {{all?: boolean}} [options]
   * @returns {Promise<{batch: string, kept: (string | null)[]}>}  kept: criteria; null: what is said of the service
   */
  async undo(batch, { all = false } = {}) {
    const batches = [batch].flat();
    const { undoBatches } = await import("./store-batches.js");
    const written = await this.write("undo", (writer) => undoBatches(writer, batches, all), { undoes: batches[0] });
    return { batch: written.batch, kept: written.result };
  }

  /** @param {string} serviceId @returns {Promise<HistoryRow[]>}  the oldest first */
  async history(serviceId) {
    return /** @type {HistoryRow[]} */ (await this.read((transaction) => transaction.ofService("history", serviceId)));
  }

  /** @param {string} serviceId @returns {Promise<number>}  how many changes its history holds */
  async countChanges(serviceId) {
    return this.read((transaction) => transaction.count(serviceId));
  }

  /**
   * Write what another page has left behind, as its change.
   *
   * @template T
   * @param {Pick<BatchLabel, "tab" | "at">} whose
   * @param {(writer: Writer, transaction: Transaction, label: BatchLabel) => Promise<T>} work  the label is that of this page
   * @returns {Promise<T>}
   */
  async writeFor(whose, work) {
    return (await this.write("change", work, whose)).result;
  }

  /** @param {ContentStore} store @param {unknown} row  what cannot be kept as an answer, to be offered as a file */
  async setAside(store, row) {
    await this.putBeside((transaction) => transaction.put("quarantine", { store, at: this.now(), row }));
  }

  /** @returns {Promise<QuarantineRow[]>}  rows that could not be understood, to be offered as a file */
  async listQuarantine() {
    return /** @type {QuarantineRow[]} */ (await this.read((transaction) => transaction.all("quarantine")));
  }

  /** @returns {Promise<ServiceRow | null>}  the service that was last chosen in any tab */
  async currentService() {
    const id = await this.setting(CURRENT);
    return typeof id === "string" ? this.getService(id) : null;
  }

  /** @param {string | null} id */
  async setCurrentService(id) {
    await this.changeSetting(CURRENT, () => id);
    this.announce({ changes: [], current: id }, "here");
  }

  /** @param {string} name @returns {Promise<unknown>}  what is kept beside the answers; undefined if there is nothing */
  async setting(name) {
    return valueOf(await this.read((transaction) => transaction.get("settings", name)));
  }

  /** @param {string} name @param {(value: unknown) => unknown} change  two tabs may both add something */
  async changeSetting(name, change) {
    await this.putBeside(async (transaction) => {
      const value = change(valueOf(await transaction.get("settings", name)));
      await transaction.put("settings", { name, value });
    });
  }
}

/** @param {unknown} setting @returns {unknown} */
function valueOf(setting) {
  return /** @type {{value?: unknown} | undefined} */ (setting)?.value;
}
