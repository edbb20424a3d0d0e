/** What stands in for the database where the browser does not let the site keep anything: all is lost with the page. */

import { STORES } from "../keeping/database.js";
import { keyOf } from "./store-rows.js";
import { Store } from "./store.js";

/**
 * @import {HistoryRow, Keeping, Sources, StoreName, Transaction} from "../kept-types.js"
 * @import {Loose} from "../types.js"
 * @typedef {Record<StoreName, Map<string, Loose>>} Tables
 */

/** @param {Sources} sources @returns {Store}  not persistent */
export function openMemoryStore(sources) {
  return new Store(memoryKeeping(), sources, null);
}

/** @returns {Keeping} */
export function memoryKeeping() {
  let tables = /** @type {Tables} */ (Object.fromEntries(STORES.map((store) => [store, new Map()])));
  /** @type {Promise<unknown>} */
  let turn = Promise.resolve();
  return {
    persistent: false,
    // One after the other, each on a draft: what fails leaves nothing behind.
    run: (_mode, work) => {
      const result = turn.then(async () => {
        const draft = /** @type {Tables} */ (Object.fromEntries(STORES.map((store) => [store, new Map(tables[store])])));
        const value = await work(memoryTransaction(draft));
        tables = draft;
        return value;
      });
      turn = result.catch(() => {});
      return result;
    },
    renew: () => {},
    close: () => {},
  };
}

/** @param {Tables} tables @returns {Transaction} */
function memoryTransaction(tables) {
  /** @param {StoreName} store @param {(row: Loose) => boolean} [wanted] */
  const rows = async (store, wanted = () => true) => structuredClone([...tables[store].values()].filter(wanted));
  return {
    get: async (store, key) => structuredClone(tables[store].get(String(key))),
    all: rows,
    ofService: (store, service) => rows(store, (row) => row.service === service),
    ofBatch: (batch) => rows("history", (row) => row.batch === batch),
    count: async (service) => (await rows("history", (row) => row.service === service)).length,
    everKnown: async () => [...new Set((await rows("history")).map(({ service }) => String(service)))],
    lastOf: async (service, isWanted) => {
      const all = /** @type {HistoryRow[]} */ (/** @type {unknown} */ (await rows("history", (row) => row.service === service)));
      return all.findLast(isWanted) ?? null;
    },
    put: async (store, row) => void tables[store].set(memoryKey(store, row, tables[store].size), structuredClone({ ...row })),
    remove: async (store, key) => void tables[store].delete(String(key)),
  };
}

/** @param {StoreName} store @param {object} row @param {number} count  numbers the rows of history and quarantine */
function memoryKey(store, row, count) {
  if (store === "services" || store === "findings") return String(keyOf(store, row));
  return store === "settings" ? /** @type {{name: string}} */ (row).name : String(count);
}
