/** Where rows are kept: in IndexedDB, or in memory if the browser does not let the site keep anything. */

import { StorageProblem, storageProblem } from "./problems.js";
import { answer, walked } from "./store-requests.js";
import { keyOf } from "./store-rows.js";
import { STEPS, upgrade } from "./store-versions.js";

/**
 * @import {Step} from "./store-versions.js"
 * @import {HistoryRow, Keeping, Loose, StoreName, Transaction} from "./types.js"
 * @typedef {Record<StoreName, Map<string, Loose>>} Tables
 */

/** @type {StoreName[]} */
const STORES = ["services", "findings", "history", "settings", "quarantine"];

/**
 * @param {string} name
 * @param {IDBFactory | undefined} factory
 * @param {(event: "superseded" | "closed") => void} onLost  a newer page needs the database, or the browser took it away
 * @param {Step[]} [steps]  as many as the database has had versions
 * @returns {Promise<Keeping>}
 */
export async function openDatabase(name, factory, onLost, steps = STEPS) {
  const database = await opened(name, factory, steps);
  database.onversionchange = () => {
    database.close();
    onLost("superseded");
  };
  database.onclose = () => onLost("closed");
  return {
    persistent: true,
    run: (mode, work) => runTransaction(database, mode, work),
    close: () => database.close(),
  };
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
    close: () => {},
  };
}

/** @param {string} name @param {IDBFactory | undefined} factory @param {Step[]} steps @returns {Promise<IDBDatabase>} */
function opened(name, factory, steps) {
  return new Promise((resolve, reject) => {
    // Where site data is blocked, this may throw at once.
    try {
      const request = (factory ?? indexedDB).open(name, steps.length);
      request.onupgradeneeded = ({ oldVersion }) => {
        const transaction = /** @type {IDBTransaction} */ (request.transaction);
        upgrade(request.result, transaction, oldVersion, steps).catch((cause) => {
          reject(notUpgraded(transaction.error ?? cause));
          abort(transaction);
        });
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(storageProblem(request.error, "blocked"));
      request.onblocked = () => {
        request.onsuccess = () => request.result.close();
        reject(new StorageProblem("blocked", {
          message: "An older page of this site is still open in another tab.",
          advice: "Close the other tabs of this site, then reload this page.",
        }));
      };
    } catch (cause) {
      reject(storageProblem(cause, "blocked"));
    }
  });
}

/** @param {unknown} cause @returns {StorageProblem} */
function notUpgraded(cause) {
  const problem = storageProblem(cause);
  return problem.kind === "quota" ? problem : new StorageProblem("failed", {
    message: "The answers on this computer could not be brought to the form that this version of the site needs.",
    advice: "They are as they were. Close the other tabs of this site and reload this page.",
    cause,
  });
}

/**
 * Run one transaction. It resolves when everything is on the disk, or rejects when nothing was written.
 *
 * @template T
 * @param {IDBDatabase} database
 * @param {IDBTransactionMode} mode
 * @param {(transaction: Transaction) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function runTransaction(database, mode, work) {
  /** @type {unknown} */
  let reason;
  try {
    const transaction = database.transaction(STORES, mode, { durability: "strict" });
    /** @type {Promise<Event>} */
    const ended = new Promise((resolve) => {
      transaction.oncomplete = transaction.onabort = resolve;
    });
    const result = await work(databaseTransaction(transaction)).catch((cause) => {
      reason = cause;
      abort(transaction);
    });
    const { type } = await ended;
    if (type === "complete" && reason === undefined) return /** @type {T} */ (result);
    // What the browser says (such as a full disk) comes before what followed from it.
    reason = transaction.error ?? reason;
  } catch (cause) {
    reason = cause;
  }
  throw reason instanceof TypeError ? reason : storageProblem(reason);
}

/** @param {IDBTransaction} transaction */
function abort(transaction) {
  try {
    transaction.abort();
  } catch {
    // The browser was first.
  }
}

/** @param {IDBTransaction} transaction @returns {Transaction} */
function databaseTransaction(transaction) {
  /** @param {StoreName} store */
  const at = (store) => transaction.objectStore(store);
  return {
    get: (store, key) => answer(at(store).get(key)),
    all: (store) => answer(at(store).getAll()),
    ofService: (store, service) =>
      store === "history"
        ? answer(at(store).index("service").getAll(service))
        : answer(at(store).getAll(IDBKeyRange.bound([service], [service, []]))),
    ofBatch: (batch) => answer(at("history").index("batch").getAll(batch)),
    count: (service) => answer(at("history").index("service").count(service)),
    everKnown: () => walked(at("history").index("service").openKeyCursor(null, "nextunique"), ({ key }) => String(key)),
    lastOf: async (service, isWanted) => {
      /** @param {IDBCursorWithValue} cursor */
      const row = ({ value }) => /** @type {HistoryRow} */ (value);
      return (await walked(at("history").index("service").openCursor(service, "prev"), row, isWanted)).find(isWanted) ?? null;
    },
    put: async (store, row) => void (await answer(at(store).put(row))),
    remove: (store, key) => answer(at(store).delete(key)),
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
