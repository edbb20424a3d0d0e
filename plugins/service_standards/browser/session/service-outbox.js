/** The changes of several services on their way to the store: each belongs to the service it was entered for, or to the one that it starts. */

import { Outbox, joined } from "./outbox.js";

/**
 * @import {Patch, Waiting} from "./outbox.js"
 * @import {Store} from "../store/store.js"
 * @import {Mirror} from "../kept-types.js"
 * @import {Loose, NewService, ServicePatch, ServiceRow} from "../types.js"
 * @typedef {object} Sender  whose changes these are
 * @property {() => ServiceRow | null} stored  the service that is shown, or is about to be
 * @property {() => NewService} fresh  what a new service starts with
 * @property {(service: string) => Promise<void>} choose
 * @property {(service: string) => void} kept  a change of it is kept
 * @property {() => void} say  called when something was kept or could not be kept
 */

/** @type {Mirror} */
const NO_MIRROR = { hold: () => {}, isTaken: () => false };
/** Stands for the service itself among the criteria; no criterion is named so. */
export const SERVICE = "";
/** The service that the first answer starts: it has no id yet. */
export const NEW = "";

export class ServiceOutbox {
  #store;
  #mirror;
  #sender;
  #outbox;
  /** @type {Promise<ServiceRow> | null} */
  #starting = null;
  /** The id of the service that the first answer starts. */
  #firstId;
  /** The id of the service that an answer has started. */
  #begun = "";
  /** How often something was held that does not wait here. */
  #held = 0;
  /** Services that were taken away while this page was open. @type {Set<string>} */
  #removed = new Set();
  /** What was seen of a service before the changes that are on their way. @type {Map<string, ServicePatch>} */
  #seen = new Map();

  /** @param {Store} store @param {Sender} sender @param {Mirror} [mirror]  holds what is on its way, for the next page if this one is left */
  constructor(store, sender, mirror = NO_MIRROR) {
    this.#store = store;
    this.#mirror = mirror;
    this.#sender = sender;
    this.#firstId = store.newId();
    this.#outbox = new Outbox((key, waiting) => this.#keep(...partsOf(key), waiting), sender.say, {
      hold: (key, waiting) => this.#hold(key, ...partsOf(key), waiting),
      isTaken: mirror.isTaken,
    });
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

  /** @param {string} service @param {ServicePatch} patch @param {ServicePatch} seen  what the person saw before */
  addToService(service, patch, seen) {
    // Nobody else can change a service that is about to start.
    if (service !== NEW) this.#seen.set(service, { ...seen, ...this.#seen.get(service) });
    this.add(service, SERVICE, { ...patch });
  }

  /**
   * What is written at once and does not wait here, for the next page if this one is left.
   *
   * @param {string} criterion  "": the service itself
   * @param {Loose} patch
   * @returns {() => void}  lets go of it: it is kept, or refused
   */
  hold(criterion, patch) {
    // The keys of what waits have a stroke.
    const key = `held:${this.#held++}`;
    this.#hold(key, this.#sender.stored()?.id ?? NEW, criterion, { patch, base: Number.MAX_SAFE_INTEGER });
    return () => this.#hold(key, NEW, criterion, null);
  }

  /** @returns {Promise<ServiceRow>}  the service shown; the first answer starts one */
  async start() {
    const stored = this.#sender.stored();
    if (stored !== null) return stored;
    this.#starting ??= this.#store.createService(this.#sender.fresh(), this.#firstId);
    try {
      const added = await this.#starting;
      await this.#sender.choose(added.id);
      return added;
    } finally {
      this.#starting = null;
    }
  }

  /** @param {string} service @param {boolean} isHere  false: it was taken away */
  hear(service, isHere) {
    this.#removed[isHere ? "delete" : "add"](service);
    if (this.#removed.has(this.#firstId)) this.#firstId = this.#store.newId();
  }

  /** Try once more to keep what could not be kept. */
  retry() {
    this.#outbox.retry();
  }

  /** Resolves when nothing is under way; something may still wait if it could not be kept. */
  settled() {
    return this.#outbox.settled();
  }

  /** @param {string} service @param {string} criterion @param {Waiting} waiting @returns {Promise<boolean>}  false: it has still to be written, with what was entered meanwhile */
  async #keep(service, criterion, { patch, base }) {
    const isFirst = service === NEW && this.#sender.stored() === null && this.#begun !== this.#firstId;
    const { id } = service === NEW ? await this.start() : { id: service };
    if (isFirst) this.#begun = id;
    if (isFirst) return false;
    const removed = this.#removed.has(id);
    // What was typed last is kept with the answers of a service that was taken away; its row is in the history.
    if (criterion !== SERVICE) await this.#store.changeFinding(id, criterion, patch, { baseRevision: base, removed });
    else if (!removed) await this.#store.changeService(id, patch, this.#seen.get(service));
    if (criterion === SERVICE) this.#seen.delete(id);
    this.#sender.kept(id);
    return true;
  }

  /** @param {string} key @param {string} service @param {string} criterion @param {Waiting | null} waiting  null: it is kept now */
  #hold(key, service, criterion, waiting) {
    this.#mirror.hold(key, waiting && { ...waiting, service: service || this.#firstId, criterion, tab: this.#store.tab, at: new Date().toISOString() });
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
