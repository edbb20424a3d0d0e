/**
 * What a page reads and writes goes through here, each in one transaction; what was written is told to the page and to
 * the other tabs. The events are described in kept-types.js (StoreEvents).
 */

import { isSound, keyOf } from "./store-rows.js";
import { understood } from "./store-tabs.js";
import { Writer, quarantine } from "./store-writer.js";

/**
 * @import {BatchLabel, Change, Channel, ContentRows, ContentStore, HistoryRow, Keeping, Message, Sources,
 *   Transaction} from "../kept-types.js"
 */

export class ToldTransactions extends EventTarget {
  #keeping;
  #sources;
  #channel;
  #tab;
  #writing = 0;

  /** @param {Keeping} keeping @param {Sources} sources @param {Channel | null} channel */
  constructor(keeping, sources, channel) {
    super();
    this.#keeping = keeping;
    this.#sources = sources;
    this.#channel = channel;
    this.#tab = sources.newId();
    if (channel) channel.onmessage = ({ data }) => this.announce(understood(data), "other-tab");
  }

  /** Tells the changes of this page from those of others. */
  get tab() {
    return this.#tab;
  }

  /** Whether answers outlive the page. */
  get persistent() {
    return this.#keeping.persistent;
  }

  /** Something is on its way to the disk that leaving the page now would take back. */
  get isWriting() {
    return this.#writing > 0;
  }

  newId() {
    return this.#sources.newId();
  }

  /** ISO time with milliseconds. */
  now() {
    return this.#sources.now().toISOString();
  }

  /** The browser has deleted the database: from now on, another one takes its place. */
  renew() {
    this.#keeping.renew();
  }

  /** Let go of the database and of the other tabs. */
  close() {
    this.#channel?.close();
    this.#channel = null;
    this.#keeping.close();
  }

  /** @template T @param {(transaction: Transaction) => Promise<T>} work @returns {Promise<T>} */
  read(work) {
    return this.#keeping.run("readonly", work);
  }

  /**
   * Rows that cannot be understood are left out and moved to the quarantine.
   *
   * @template {ContentStore} Name
   * @param {Name} store
   * @param {(transaction: Transaction) => Promise<unknown[]>} work
   * @returns {Promise<ContentRows[Name][]>}
   */
  async readSound(store, work) {
    const rows = await this.read(work);
    const unsound = rows.filter((row) => !isSound(store, row));
    if (unsound.length > 0) {
      const at = this.now();
      const moved = this.putBeside(async (transaction) => {
        for (const row of unsound) await quarantine(transaction, store, keyOf(store, row), at);
      });
      // Should moving fail, the row stays where it is and is tried again at the next reading.
      await moved.then(() => this.dispatchEvent(new Event("quarantine")), () => {});
    }
    return rows.filter((row) => isSound(store, row));
  }

  /** What is no answer: it has no history, and nobody is told. @param {(transaction: Transaction) => Promise<void>} work */
  putBeside(work) {
    return this.#keeping.run("readwrite", work);
  }

  /**
   * One batch of changes.
   *
   * @template T
   * @param {HistoryRow["kind"]} kind
   * @param {(writer: Writer, transaction: Transaction, label: BatchLabel) => Promise<T>} work
   * @param {Partial<BatchLabel>} [more]
   * @returns {Promise<{result: T, batch: string}>}
   */
  async write(kind, work, more = {}) {
    const batch = this.newId();
    const label = { kind, at: this.now(), tab: this.#tab, batch };
    this.#writing += 1;
    const { result, changes } = await this.#keeping.run("readwrite", async (transaction) => {
      const writer = new Writer(transaction, { ...label, ...more });
      return { result: await work(writer, transaction, label), changes: writer.changes };
    }).finally(() => (this.#writing -= 1));
    this.announce({ changes }, "here");
    return { result, batch };
  }

  /** @param {Message} message @param {Change["origin"]} origin */
  announce(message, origin) {
    if (origin === "here") this.#channel?.postMessage(message);
    const { changes, current } = message;
    for (const change of changes) this.#tell("change", { ...change, origin });
    if (current !== undefined) this.#tell("current", { service: current, origin });
  }

  /** @param {"change" | "current"} name @param {object} detail */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
