/** What closing the page now would lose: text and changes on their way to the store, and what is only in memory. */

/**
 * @import {ServiceOutbox} from "./service-outbox.js"
 * @import {StorageProblem} from "../keeping/problems.js"
 * @import {Store} from "../store/store.js"
 */

export class Unsaved {
  #outbox;
  #store;
  #say;
  /** Services with changes that no file holds. @type {Set<string>} */
  #unfiled = new Set();
  /** How many fields of each place hold text that was not handed over yet. @type {Map<object, number>} */
  #typing = new Map();
  /** What changes many answers at once and is under way. */
  changing = 0;
  /** What the browser took away. @type {StorageProblem | null} */
  lost = null;

  /** @param {ServiceOutbox} outbox @param {Store} store @param {() => void} say */
  constructor(outbox, store, say) {
    this.#outbox = outbox;
    this.#store = store;
    this.#say = say;
  }

  /** @returns {"typing" | "saving" | "failed" | "kept"} */
  get state() {
    if (this.problem !== null) return "failed";
    if (!this.#outbox.isEmpty) return "saving";
    return this.#typing.size > 0 ? "typing" : "kept";
  }

  /** @returns {StorageProblem | null} */
  get problem() {
    return this.lost ?? this.#outbox.problem;
  }

  get isAtRisk() {
    return this.state !== "kept" || this.changing > 0 || this.#store.isWriting || (!this.#store.persistent && this.#unfiled.size > 0);
  }

  /** @param {string} service  something of it was kept */
  kept(service) {
    this.#unfiled.add(service);
  }

  /** @param {string} service  a file holds all its answers now */
  filed(service) {
    this.#unfiled.delete(service);
  }

  /** @param {object} place  a page may hold several checklists @param {number} count  its fields with text that was not handed over yet */
  typed(place, count) {
    if (count === (this.#typing.get(place) ?? 0)) return;
    if (count === 0) this.#typing.delete(place);
    else this.#typing.set(place, count);
    this.#say();
  }
}
