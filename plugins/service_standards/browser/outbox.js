/** Text on its way out of the fields and changes on their way to the store: not kept yet, and never dropped. */

import { storageProblem } from "./problems.js";

/**
 * @import {StorageProblem} from "./problems.js"
 * @typedef {{[field: string]: unknown}} Patch
 * @typedef {{patch: Patch, base: number}} Waiting
 */

const PAUSE_MS = 250;

export class Outbox {
  #write;
  #tell;
  /** @type {Map<string, Waiting>} */
  #waiting = new Map();
  /** @type {Map<string, Promise<void>>} */
  #running = new Map();
  /** @type {StorageProblem | null} */
  problem = null;

  /**
   * @param {(key: string, waiting: Waiting) => Promise<void>} write  resolves once the patch is kept
   * @param {() => void} tell  called when something was kept or could not be kept
   */
  constructor(write, tell) {
    this.#write = write;
    this.#tell = tell;
  }

  get isEmpty() {
    return this.#waiting.size === 0;
  }

  /** @param {string} key */
  has(key) {
    return this.#waiting.has(key);
  }

  keys() {
    return this.#waiting.keys();
  }

  /** @param {string} key @returns {Patch}  what is not kept yet */
  patchOf(key) {
    return this.#waiting.get(key)?.patch ?? {};
  }

  /** @param {string} key @param {Patch} patch @param {number} [base]  the revision that the person saw */
  add(key, patch, base = Number.MAX_SAFE_INTEGER) {
    const before = this.#waiting.get(key);
    this.#waiting.set(key, { patch: joined(before?.patch ?? {}, patch), base: Math.min(before?.base ?? base, base) });
    this.#start(key);
  }

  /** Try once more to keep what could not be kept. */
  retry() {
    for (const key of this.#waiting.keys()) this.#start(key);
  }

  /** Resolves when nothing is under way; something may still wait if it could not be kept. */
  async settled() {
    while (this.#running.size > 0) await Promise.all(this.#running.values());
  }

  /** @param {string} key */
  #start(key) {
    if (this.#running.has(key)) return;
    const run = this.#drain(key).finally(() => {
      this.#running.delete(key);
      this.#tell();
    });
    this.#running.set(key, run);
  }

  /**
   * One write at a time for each key, so that a later change can never be overtaken by an earlier one.
   *
   * @param {string} key
   */
  async #drain(key) {
    try {
      for (let next = this.#waiting.get(key); next !== undefined; next = this.#waiting.get(key)) {
        await this.#write(key, next);
        this.#forget(key, next.patch);
      }
      if (this.isEmpty) this.problem = null;
    } catch (cause) {
      this.problem = storageProblem(cause);
    }
  }

  /** @param {string} key @param {Patch} kept */
  #forget(key, kept) {
    const { patch, base } = this.#waiting.get(key) ?? { patch: {}, base: 0 };
    const rest = Object.entries(patch).filter(([field, value]) => value !== kept[field]);
    if (rest.length === 0) this.#waiting.delete(key);
    else this.#waiting.set(key, { patch: Object.fromEntries(rest), base });
  }
}

/**
 * Two patches in one. Plain objects (facts, targets) are joined key by key, as the store does.
 *
 * @param {Patch} first
 * @param {Patch} second
 * @returns {Patch}
 */
export function joined(first, second) {
  const entries = Object.entries(second).map(([field, value]) => [
    field,
    isPlain(value) && isPlain(first[field]) ? { ...first[field], ...value } : value,
  ]);
  return { ...first, ...Object.fromEntries(entries) };
}

/** @param {unknown} value @returns {value is Patch} */
function isPlain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Text is handed over when typing pauses, and at once when the person or the browser moves on. */
export class TextSaver {
  #save;
  #tell;
  /** @type {Map<HTMLElement, ReturnType<typeof setTimeout>>} */
  #waiting = new Map();

  /**
   * @param {(field: HTMLElement) => void} save
   * @param {(count: number) => void} tell  how many fields hold text that was not handed over
   * @param {AbortSignal} signal
   */
  constructor(save, tell, signal) {
    this.#save = save;
    this.#tell = tell;
    const flushAll = () => this.flushAll();
    document.addEventListener("visibilitychange", flushAll, { signal });
    window.addEventListener("pagehide", flushAll, { signal });
    // Registered before the prompt asks whether something is unsaved.
    window.addEventListener("beforeunload", flushAll, { signal });
    signal.addEventListener("abort", flushAll);
  }

  /** @param {Element} field @returns {boolean}  what was typed in it was not handed over yet */
  isWaiting(field) {
    return this.#waiting.has(/** @type {HTMLElement} */ (field));
  }

  /** @param {HTMLElement} field  something was typed in it */
  touch(field) {
    clearTimeout(this.#waiting.get(field));
    this.#waiting.set(field, setTimeout(() => this.flush(field), PAUSE_MS));
    this.#tell(this.#waiting.size);
  }

  /** @param {HTMLElement} field */
  flush(field) {
    if (!this.#waiting.has(field)) return;
    clearTimeout(this.#waiting.get(field));
    this.#waiting.delete(field);
    this.#save(field);
    this.#tell(this.#waiting.size);
  }

  flushAll() {
    for (const field of [...this.#waiting.keys()]) this.flush(field);
  }
}
