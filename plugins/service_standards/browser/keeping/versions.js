/** The form of the database, version by version. */

import { answer } from "./requests.js";

/** @typedef {(database: IDBDatabase, transaction: IDBTransaction) => void | Promise<void>} Step */

const BACKUPS = "backups";

/**
 * Each step brings a database of the version before to its own; a step that was published is never changed.
 *
 * @type {Step[]}
 */
export const STEPS = [create];

/**
 * All in the one transaction of the upgrade: where a step fails, everything is as it was.
 *
 * @param {IDBDatabase} database
 * @param {IDBTransaction} transaction
 * @param {number} from  the version that is there; 0: none
 * @param {Step[]} steps
 */
export async function upgrade(database, transaction, from, steps) {
  if (from > 0) await backUp(database, transaction, from);
  for (const step of steps.slice(from)) await step(database, transaction);
}

/** The history is left out: no step rewrites it. @param {IDBDatabase} database @param {IDBTransaction} transaction @param {number} version */
async function backUp(database, transaction, version) {
  const stores = [...database.objectStoreNames].filter((store) => store !== BACKUPS && store !== "history");
  const backups = database.objectStoreNames.contains(BACKUPS)
    ? transaction.objectStore(BACKUPS)
    : database.createObjectStore(BACKUPS, { keyPath: ["version", "store"] });
  for (const store of stores) {
    const rows = await answer(transaction.objectStore(store).getAll());
    await answer(backups.put({ version, store, rows }));
  }
}

/** @param {IDBDatabase} database */
function create(database) {
  database.createObjectStore("services", { keyPath: "id" });
  database.createObjectStore("findings", { keyPath: ["service", "criterion"] });
  const history = database.createObjectStore("history", { autoIncrement: true });
  history.createIndex("service", "service");
  history.createIndex("batch", "batch");
  database.createObjectStore("settings", { keyPath: "name" });
  database.createObjectStore("quarantine", { autoIncrement: true });
}
