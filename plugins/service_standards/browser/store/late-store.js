/** A store in memory that moves into the database once that answers: one that takes its time is no reason to lose anything. */

import { memoryKeeping } from "./memory-store.js";
import { STORES } from "../keeping/database.js";
import { Store } from "./store.js";

/**
 * @import {Channel, Keeping, Message, Sources, StoreName} from "../kept-types.js"
 * @import {AssessmentRows, Loose} from "../types.js"
 */

export class LateStore extends Store {
  #keeping;
  #channel;

  /** @param {Sources} sources */
  constructor(sources) {
    const keeping = lateKeeping();
    const channel = lateChannel();
    super(keeping, sources, channel);
    this.#keeping = keeping;
    this.#channel = channel;
  }

  /**
   * A file's own id may be that of a service in the database, which nobody has seen yet.
   *
   * @override
   * @param {AssessmentRows} rows
   * @param {{into: string | null}} options
   */
  importAssessment(rows, options) {
    return super.importAssessment(this.persistent ? rows : { ...rows, service: { ...rows.service, id: "" } }, options);
  }

  /**
   * Rejects, and stays in memory, where the database does not take the rows.
   *
   * @param {Keeping} keeping
   * @param {Channel | null} channel
   * @param {(from: Keeping, to: Keeping) => Promise<void>} move
   */
  async moveTo(keeping, channel, move) {
    await this.#keeping.moveTo(keeping, move);
    this.#channel.join(channel);
  }
}

/** Copy what is in memory beside what is in the database. @param {Keeping} from @param {Keeping} to */
export async function movedRows(from, to) {
  const tables = await from.run("readonly", async ({ all }) => Promise.all(STORES.map(async (store) => /** @type {[StoreName, Loose[]]} */ ([store, await all(store)]))));
  await to.run("readwrite", async ({ put }) => {
    for (const [store, rows] of tables) for (const row of rows) await put(store, row);
  });
}

function lateKeeping() {
  const memory = memoryKeeping();
  let current = Promise.resolve(memory);
  /** @type {Keeping} */
  let now = memory;
  return {
    get persistent() {
      return now.persistent;
    },
    /** @type {Keeping["run"]} */
    run: async (mode, work) => (await current).run(mode, work),
    renew: () => now.renew(),
    close: () => now.close(),
    /** What is written from now on waits until it is known where. @param {Keeping} keeping @param {(from: Keeping, to: Keeping) => Promise<void>} move */
    moveTo: async (keeping, move) => {
      const moved = move(memory, keeping);
      current = moved.then(() => (now = keeping), () => memory);
      await moved;
      await current;
    },
  };
}

function lateChannel() {
  /** @type {Channel | null} */
  let joined = null;
  return {
    /** @type {Channel["onmessage"]} */
    onmessage: null,
    /** @param {Message} message */
    postMessage: (message) => joined?.postMessage(message),
    close: () => joined?.close(),
    /** @param {Channel | null} channel */
    join(channel) {
      joined = channel;
      if (channel !== null) channel.onmessage = /** @type {any} */ (this.onmessage);
    },
  };
}
