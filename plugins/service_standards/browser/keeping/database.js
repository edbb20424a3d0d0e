/** Where rows are kept: in IndexedDB. */

import { NOT_UPGRADED, OLDER_PAGE } from "../words/store-words.js";
import { StorageProblem, storageProblem } from "./problems.js";
import { AsideWatch, PutAside } from "./put-aside.js";
import { answer, walked } from "./requests.js";
import { STEPS, upgrade } from "./versions.js";

/**
 * @import {Step} from "./versions.js"
 * @import {HistoryRow, Keeping, StoreName, Transaction} from "../kept-types.js"
 * @typedef {{database: IDBDatabase, isNew: boolean}} Opened
 */

/** @type {StoreName[]} */
export const STORES = ["services", "findings", "history", "settings", "quarantine"];

/**
 * A connection that the browser took away is made again where it is needed.
 *
 * @param {string} name
 * @param {IDBFactory | undefined} factory
 * @param {(event: "superseded" | "closed") => void} onLost  a newer page needs the database, or the browser took it away
 * @param {Step[]} [steps]  as many as the database has had versions
 * @returns {Promise<Keeping>}
 */
export async function openDatabase(name, factory, onLost, steps = STEPS) {
  const connection = connectionTo((isKnown) => opened(name, factory, steps, isKnown), onLost);
  await connection.connect().opening;
  const aside = new AsideWatch(connection.letGo);
  return {
    persistent: true,
    run: runnerOn(connection, aside),
    renew: () => (connection.isKnown = false),
    close: () => {
      aside.stop();
      connection.letGo();
    },
  };
}

/**
 * The one connection of a page.
 *
 * @param {(isKnown: boolean) => Promise<Opened>} open
 * @param {(event: "superseded" | "closed") => void} onLost
 */
function connectionTo(open, onLost) {
  /** @type {Promise<IDBDatabase> | null} */
  let connection = null;
  const connect = () => {
    const opening = (connection ??= open(own.isKnown).then(({ database, isNew }) => {
      own.isKnown ||= !isNew;
      /** @param {"superseded" | "closed"} event */
      const end = (event) => {
        database.close();
        drop();
        onLost(event);
      };
      database.onversionchange = ({ newVersion }) => end(newVersion === null ? "closed" : "superseded");
      database.onclose = () => end("closed");
      return database;
    }));
    const drop = () => void (connection === opening && (connection = null));
    opening.catch(drop);
    return { opening, drop };
  };
  const own = {
    /** It holds something, or was here before: where it is gone, that is a loss. */
    isKnown: false,
    connect,
    letGo: () => {
      connection?.then((database) => database.close(), () => {});
      connection = null;
    },
  };
  return own;
}

/** @param {ReturnType<typeof connectionTo>} connection @param {AsideWatch} aside @returns {Keeping["run"]} */
function runnerOn(connection, aside) {
  let isFull = false;
  return async (mode, work) => {
    for (let isAgain = false; ; isAgain = true) {
      await aside.pass(mode);
      const { opening, drop } = connection.connect();
      try {
        const value = await runTransaction(await opening, mode, work, aside.running);
        connection.isKnown ||= mode === "readwrite";
        isFull &&= mode === "readonly";
        return value;
      } catch (cause) {
        if (cause instanceof TypeError) throw cause;
        const problem = storageProblem(cause);
        if (problem.kind === "lost") drop();
        if (problem instanceof PutAside) {
          await aside.pass(mode);
          if (mode === "readonly") continue;
        }
        // Nothing was begun: a connection may die without a word.
        if (!isAgain && cause instanceof DOMException && cause.name === "InvalidStateError") continue;
        isFull ||= problem.kind === "quota";
        // A browser that finds no room on the disk closes the database, and does not open it again.
        throw isFull && ["lost", "unopened"].includes(problem.kind) ? new StorageProblem("quota", { cause }) : problem;
      }
    }
  };
}

/**
 * @param {string} name
 * @param {IDBFactory | undefined} factory
 * @param {Step[]} steps
 * @param {boolean} isKnown  it was here before: then it is not made anew
 * @returns {Promise<Opened>}
 */
function opened(name, factory, steps, isKnown) {
  return new Promise((resolve, reject) => {
    let isNew = false;
    // Where site data is blocked, this may throw at once.
    try {
      const request = (factory ?? indexedDB).open(name, steps.length);
      request.onupgradeneeded = ({ oldVersion }) => {
        const transaction = /** @type {IDBTransaction} */ (request.transaction);
        isNew = oldVersion === 0;
        const made = isKnown && isNew ? Promise.reject(new StorageProblem("cleared")) : upgrade(request.result, transaction, oldVersion, steps);
        made.catch((cause) => {
          reject(cause instanceof StorageProblem ? cause : notUpgraded(transaction.error ?? cause));
          abort(transaction);
        });
      };
      request.onsuccess = () => resolve({ database: request.result, isNew });
      request.onerror = () => reject(notOpened(request.error));
      request.onblocked = () => {
        request.onsuccess = () => request.result.close();
        reject(new StorageProblem("blocked", OLDER_PAGE));
      };
    } catch (cause) {
      reject(notOpened(cause));
    }
  });
}

/** @param {unknown} cause @returns {StorageProblem} */
function notOpened(cause) {
  try {
    // Where site data is blocked, all of it is.
    if (localStorage !== null && cause instanceof DOMException && cause.name === "UnknownError") return storageProblem(cause, "unopened");
  } catch {
    // Blocked.
  }
  return storageProblem(cause, "blocked");
}

/** @param {unknown} cause @returns {StorageProblem} */
function notUpgraded(cause) {
  const problem = storageProblem(cause);
  return problem.kind === "quota" ? problem : new StorageProblem("failed", { ...NOT_UPGRADED, cause });
}

/**
 * Run one transaction. It resolves when everything is on the disk, or rejects when nothing was written.
 *
 * @template T
 * @param {IDBDatabase} database
 * @param {IDBTransactionMode} mode
 * @param {(transaction: Transaction) => Promise<T>} work
 * @param {Set<() => void>} running  while it runs, it holds what ends it
 * @returns {Promise<T>}
 */
async function runTransaction(database, mode, work, running) {
  /** @type {unknown} */
  let reason;
  const transaction = database.transaction(STORES, mode, { durability: "strict" });
  const over = new AbortController();
  const end = () => {
    if (abort(transaction)) reason ??= new PutAside();
  };
  running.add(end);
  /** @type {Promise<Event>} */
  const ended = new Promise((resolve) => {
    transaction.oncomplete = transaction.onabort = resolve;
    // What was begun while the browser closed the database hears of nothing else.
    database.addEventListener("close", resolve, over);
  });
  const result = work(databaseTransaction(transaction)).catch((cause) => {
    reason ??= cause;
    abort(transaction);
  });
  const { type } = await ended;
  over.abort();
  running.delete(end);
  if (type === "complete") await result;
  if (type === "complete" && reason === undefined) return /** @type {Promise<T>} */ (result);
  // What the browser says (such as a full disk) comes before what followed from it.
  throw transaction.error ?? reason ?? new StorageProblem("lost");
}

/** @param {IDBTransaction} transaction @returns {boolean}  false: the browser was first, and it is over */
function abort(transaction) {
  try {
    transaction.abort();
    return true;
  } catch {
    return false;
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
