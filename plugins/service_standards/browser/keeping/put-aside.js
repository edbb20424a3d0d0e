/**
 * A page that the browser puts aside whole, to show it again as it was. What it has begun in the database stands still
 * with it, in WebKit for as long as it lies there, and every other page waits for that.
 */

import { StorageProblem } from "./problems.js";

/** Nothing was written, and the page is shown again. */
export class PutAside extends StorageProblem {
  constructor() {
    super("lost");
  }
}

export class AsideWatch {
  /** @type {Promise<void> | null}  until the page is shown again */
  #over = null;
  /** What ends each transaction that runs. @type {Set<() => void>} */
  running = new Set();
  #watching = new AbortController();

  /** @param {() => void} letGo  of the connection */
  constructor(letGo) {
    window.addEventListener("pagehide", ({ persisted }) => {
      if (!persisted) return;
      this.#over ??= new Promise((resolve) => {
        window.addEventListener("pageshow", () => {
          this.#over = null;
          resolve();
        }, { once: true });
      });
      for (const end of this.running) end();
      letGo();
    }, this.#watching);
  }

  /** @param {IDBTransactionMode} mode  what reads waits; what writes may not be wanted any more, and is refused */
  async pass(mode) {
    if (this.#over === null) return;
    await this.#over;
    if (mode === "readwrite") throw new PutAside();
  }

  stop() {
    this.#watching.abort();
  }
}
