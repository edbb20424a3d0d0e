/**
 * The shapes of what is kept, of what changes it, and of what tells of it. Only typedefs: no browser ever loads this file.
 *
 * @import {FindingRow, Loose, ServiceRow} from "./types.js"
 *
 * @typedef {object} HistoryRow
 * @property {string} service
 * @property {string | null} criterion  null: the service itself
 * @property {"create" | "change" | "reset" | "import" | "edition" | "delete" | "undo"} kind
 * @property {string} at  ISO time with milliseconds
 * @property {string} tab
 * @property {string} batch  what was written together, and is undone together
 * @property {string} [undoes]  of an undo: the batch that it took back
 * @property {Record<string, unknown> | null} before  the changed fields; null: there was no such row
 * @property {Record<string, unknown> | null} after  the changed fields; null: the row was taken away
 * @property {boolean} conflict  another tab had changed the same field since it was read
 * @property {string} [updated]  of a finding: the time of the answer that was replaced
 *
 * @typedef {{store: string, at: string, row: unknown}} QuarantineRow
 * @typedef {{id: string, name: string, at: string, batch: string}} RemovedService  undoing the batch brings it back
 *
 * @typedef {object} Unsaved  a change on its way to the store, as the mirror holds it
 * @property {string} service
 * @property {string} criterion  "": the service itself
 * @property {Loose} patch
 * @property {number} base  the revision of the finding that the person saw
 * @property {string} tab  of the page it was made in
 * @property {string} at  ISO time with milliseconds
 *
 * @typedef {object} Mirror  of what is on its way to the store
 * @property {(key: string, unsaved: Unsaved | null) => void} hold  takes the place of what was said of the key; null: it is kept now
 * @property {(key: string) => boolean} isTaken  another page has kept it, and taken it away
 *
 * @typedef {object} Change  the detail of the store's "change" event
 * @property {string} service
 * @property {string | null} criterion  null: the service itself
 * @property {FindingRow | ServiceRow | null} row  null: the service was taken away
 * @property {boolean} conflict
 * @property {"here" | "other-tab"} origin
 *
 * @typedef {Omit<HistoryRow, keyof BatchLabel>} RecordedChange
 * @typedef {object} StoreEvents  what a store dispatches
 * @property {CustomEvent<Change>} change  a row was written, here or in another tab
 * @property {CustomEvent<{service: string | null, origin: Change["origin"]}>} current  another service was chosen
 * @property {Event} superseded  a newer page takes the database over; nothing can be read or written after that
 * @property {Event} closed  the browser took the connection away, and perhaps the answers with it
 * @property {Event} quarantine  a row that cannot be understood was moved out of view
 *
 * @typedef {{services: ServiceRow, findings: FindingRow}} ContentRows
 * @typedef {keyof ContentRows} ContentStore
 * @typedef {"services" | "findings" | "history" | "settings" | "quarantine"} StoreName
 * @typedef {string | [string, string]} RowKey
 *
 * @typedef {object} Transaction  what both kinds of keeping offer while a change is under way
 * @property {(store: StoreName, key: RowKey) => Promise<unknown>} get
 * @property {(store: StoreName) => Promise<unknown[]>} all
 * @property {(store: "findings" | "history", service: string) => Promise<unknown[]>} ofService
 * @property {(batch: string) => Promise<unknown[]>} ofBatch
 * @property {(service: string) => Promise<number>} count  rows of its history
 * @property {() => Promise<string[]>} everKnown  the services that the history knows
 * @property {(service: string, isWanted: (row: HistoryRow) => boolean) => Promise<HistoryRow | null>} lastOf  of its history
 * @property {(store: StoreName, row: object) => Promise<void>} put
 * @property {(store: StoreName, key: RowKey) => Promise<void>} remove
 *
 * @typedef {object} Keeping  where rows are kept: IndexedDB or memory
 * @property {boolean} persistent
 * @property {<T>(mode: "readonly" | "readwrite", work: (transaction: Transaction) => Promise<T>) => Promise<T>} run
 * @property {() => void} renew  a database that is gone is made anew; before, what needs it is refused
 * @property {() => void} close
 *
 * @typedef {"blocked" | "unopened" | "quota" | "newer" | "cleared" | "lost" | "slow" | "failed"} StorageProblemKind
 * @typedef {{now: () => Date, newId: () => string}} Sources  the only clock and the only chance
 * @typedef {Omit<Change, "origin">} WrittenChange
 * @typedef {Pick<HistoryRow, "kind" | "at" | "tab" | "batch" | "undoes">} BatchLabel
 * @typedef {Pick<BroadcastChannel, "postMessage" | "close" | "onmessage">} Channel
 * @typedef {{changes: WrittenChange[], current?: string | null}} Message  from tab to tab
 */

/**
 * @template Row, Fields
 * @typedef {Fields | ((row: Row) => Fields)} Patch  the changed fields, or what makes them of the stored row
 */

export {};
