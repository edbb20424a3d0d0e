/** The changes of several services on their way to the store: each belongs to the service it was entered for. */

import { Outbox, joined } from "./outbox.js";

/** @import {Patch, Waiting} from "./outbox.js" */

/** Stands for the service itself among the criteria; no criterion is named so. */
export const SERVICE = "";
/** The service that the first answer starts: it has no id yet. */
export const NEW = "";

export class ServiceOutbox {
  #outbox;

  /**
   * @param {(service: string, criterion: string, waiting: Waiting) => Promise<boolean>} write  resolves once the patch is kept; false: it has still to be written
   * @param {() => void} tell  called when something was kept or could not be kept
   * @param {(key: string, service: string, criterion: string, waiting: Waiting | null) => void} hold  null: it is kept now
   * @param {(key: string) => boolean} isTaken  another page has kept what waits
   */
  constructor(write, tell, hold, isTaken) {
    this.#outbox = new Outbox((key, waiting) => write(...partsOf(key), waiting), tell, { hold: (key, waiting) => hold(key, ...partsOf(key), waiting), isTaken });
  }

  get isEmpty() {
    return this.#outbox.isEmpty;
  }

  get problem() {
    return this.#outbox.problem;
  }

  /** @param {string} service @returns {Set<string>}  the criteria, and SERVICE, with changes on their way */
  criteriaOf(service) {
    const waiting = [...this.#outbox.keys()].map(partsOf);
    return new Set(waiting.filter(([id]) => id === service || id === NEW).map(([, criterion]) => criterion));
  }

  /** @param {string} service @param {string} criterion @returns {Patch}  what is not kept yet */
  patchOf(service, criterion) {
    return joined(this.#outbox.patchOf(keyOf(NEW, criterion)), this.#outbox.patchOf(keyOf(service, criterion)));
  }

  /** @param {string} service @param {string} criterion @param {Patch} patch @param {number} [base]  the revision that the person saw */
  add(service, criterion, patch, base) {
    const started = keyOf(NEW, criterion);
    // While the service is being started, a later change must not overtake the one that starts it.
    this.#outbox.add(this.#outbox.has(started) ? started : keyOf(service, criterion), patch, base);
  }

  /** Try once more to keep what could not be kept. */
  retry() {
    this.#outbox.retry();
  }

  /** Resolves when nothing is under way; something may still wait if it could not be kept. */
  settled() {
    return this.#outbox.settled();
  }
}

/** @param {string} service @param {string} criterion */
function keyOf(service, criterion) {
  return `${service}/${criterion}`;
}

/** @param {string} key @returns {[service: string, criterion: string]} */
function partsOf(key) {
  // The id of a service comes from a file and may hold anything.
  const end = key.lastIndexOf("/");
  return [key.slice(0, end), key.slice(end + 1)];
}
