/** Text on its way out of the fields and changes on their way to the store: not kept yet, and never dropped. */

import { StorageProblem, storageProblem } from "../keeping/problems.js";
import { PutAside } from "../keeping/put-aside.js";

/**
 * @typedef {{[field: string]: unknown}} Patch
 * @typedef {{patch: Patch, base: number}} Waiting
 * @typedef {object} Copy  of what waits, outside of the page
 * @property {(key: string, waiting: Waiting | null) => void} hold  called at once when something waits, and with null when it is kept
 * @property {(key: string) => boolean} isTaken  another page has kept what waits
 */

const PAUSE_MS = 250;
/** Who types without a pause loses no more than a second, with the time that writing takes. */
const LATEST_MS = 800;
/** A disk may take its time; after so long a person has to know. */
const SLOW_MS = 5000;

export class Outbox {
  #write;
  #tell;
  #mirror;
  /** @type {Map<string, Waiting>} */
  #waiting = new Map();
  /** @type {Map<string, Promise<void>>} */
  #running = new Map();
  /** @type {StorageProblem | null} */
  problem = null;

  /**
   * @param {(key: string, waiting: Waiting) => Promise<boolean>} write  resolves once the patch is kept; false: it has still to be written
   * @param {() => void} tell  called when something was kept or could not be kept
   * @param {Copy} mirror
   */
  constructor(write, tell, mirror) {
    this.#write = write;
    this.#tell = tell;
    this.#mirror = mirror;
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
    this.#wait(key, { patch: joined(before?.patch ?? {}, patch), base: Math.min(before?.base ?? base, base) });
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
        const slow = setTimeout(() => {
          this.problem = new StorageProblem("slow");
          this.#tell();
        }, SLOW_MS);
        const isDone = await this.#hasWritten(key, next).finally(() => clearTimeout(slow));
        if (isDone) this.#forget(key, next.patch);
      }
      if (this.isEmpty) this.problem = null;
    } catch (cause) {
      this.problem = storageProblem(cause);
    }
  }

  /** @param {string} key @param {Waiting} waiting @returns {Promise<boolean>}  false: it has still to be written */
  async #hasWritten(key, waiting) {
    try {
      return await this.#write(key, waiting);
    } catch (cause) {
      if (!(cause instanceof PutAside)) throw cause;
      // Meanwhile the next page may have kept it, and may know better since then.
      return this.#mirror.isTaken(key);
    }
  }

  /** @param {string} key @param {Patch} kept */
  #forget(key, kept) {
    const { patch, base } = this.#waiting.get(key) ?? { patch: {}, base: 0 };
    const rest = Object.entries(patch).filter(([field, value]) => value !== kept[field]);
    this.#wait(key, rest.length === 0 ? null : { patch: Object.fromEntries(rest), base });
  }

  /** @param {string} key @param {Waiting | null} waiting */
  #wait(key, waiting) {
    if (waiting === null) this.#waiting.delete(key);
    else this.#waiting.set(key, waiting);
    this.#mirror.hold(key, waiting);
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

/** Text is handed over when typing pauses, before a second has passed, and at once when the person or the browser moves on. */
export class TextSaver {
  #save;
  #tell;
  #press;
  /** @type {Map<HTMLElement, {pause?: ReturnType<typeof setTimeout>, latest: ReturnType<typeof setTimeout>}>} */
  #waiting = new Map();

  /**
   * @param {(field: HTMLElement) => void} save
   * @param {(count: number) => void} tell  how many fields hold text that was not handed over
   * @param {{after: (work: () => void) => void}} press  a pause may be one in which somebody presses something
   * @param {AbortSignal} signal
   */
  constructor(save, tell, press, signal) {
    this.#save = save;
    this.#tell = tell;
    this.#press = press;
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
    const flush = () => this.flush(field);
    const timers = this.#waiting.get(field) ?? { latest: setTimeout(flush, LATEST_MS) };
    clearTimeout(timers.pause);
    timers.pause = setTimeout(() => this.#press.after(flush), PAUSE_MS);
    this.#waiting.set(field, timers);
    this.#tell(this.#waiting.size);
  }

  /** @param {HTMLElement} field */
  flush(field) {
    const timers = this.#waiting.get(field);
    if (timers === undefined) return;
    for (const timer of Object.values(timers)) clearTimeout(timer);
    this.#waiting.delete(field);
    this.#save(field);
    this.#tell(this.#waiting.size);
  }

  flushAll() {
    for (const field of [...this.#waiting.keys()]) this.flush(field);
  }
}
