/**
 * The service that a page shows, with its answers: what the store holds plus what is on its way there.
 *
 * Events: "change" (detail: Shown) when something to show has changed; "state" (detail: {message}) when what is
 * kept, can be undone, or went wrong has changed; "leaving" right before another service is shown; "taken" (detail:
 * {name}) when another tab took the service away.
 */

import { UNTITLED } from "../words/messages.js";
import { hearStore } from "./hearing.js";
import { NEW, SERVICE, ServiceOutbox } from "./service-outbox.js";
import { ShownService } from "./shown-service.js";
import { Unsaved } from "./unsaved.js";
import { storageProblem } from "../keeping/problems.js";
import { blankFinding, keyed, lastOwn, newServiceRow, ownedWith } from "../store/store-rows.js";

/**
 * @import {Organisation} from "./organisation.js"
 * @import {StorageProblem} from "../keeping/problems.js"
 * @import {Store} from "../store/store.js"
 * @import {Change, Mirror} from "../kept-types.js"
 * @import {Catalogue, FindingPatch, FindingRow, Loose, NewService, ServicePatch, ServiceRow} from "../types.js"
 * @typedef {{kind: "all" | "service" | "finding", criterion: string | null, conflict: boolean, origin: Change["origin"], isOther?: boolean, isKept?: boolean}} Shown
 *   isOther: another service than before; isKept: what was shown already is in the store now, and nothing else has changed
 * @typedef {{batch: string, message: string, back: string | null}} Undoable
 * @typedef {{read: () => string | null, write: (id: string) => void}} TabMemory  which service this tab shows
 */

/** @param {Catalogue} catalogue @returns {NewService}  what a new service starts with */
export function freshService({ standard: { id, version, digest } }) {
  return { name: UNTITLED, standard: { id, version, digest } };
}

export class Session extends EventTarget {
  #shown;
  #outbox;
  #tab;
  /** @type {ServiceRow[]} */
  services = [];
  /** @type {Date | null} */
  savedAt = null;
  /** @type {Undoable | null} */
  undoable = null;
  /** What is being taken back, so that a second press does not do it again. @type {Undoable | null} */
  undoing = null;
  /** How often a service was chosen: who waits sees whether a person chose another one meanwhile. */
  choices = 0;
  superseded = false;
  /** Answers for services without one of their own; the code comes with the first. @type {Organisation | null} */
  organisation = null;
  /** When answers were last handed over as a file, from when that is noted on. @type {Date | null} */
  fileAt = null;
  /** Answers that a page which was left had too late; null: what is said of the service. @type {(string | null)[]} */
  late = [];

  /**
   * @param {Catalogue} catalogue
   * @param {Store} store
   * @param {StorageProblem | null} opening  why answers are only in memory
   * @param {TabMemory} tab
   * @param {Mirror} [mirror]  holds what is on its way, for the next page if this one is left
   */
  constructor(catalogue, store, opening, tab, mirror) {
    super();
    this.catalogue = catalogue;
    this.store = store;
    this.opening = opening;
    this.#tab = tab;
    this.#outbox = new ServiceOutbox(store, {
      stored: () => this.#row ?? this.#shown.chosen,
      fresh: () => freshService(catalogue),
      choose: (id) => this.choose(id),
      kept: (id) => {
        this.unsaved.lost = null;
        this.#saved(id);
      },
      say: () => this.say(),
    }, mirror);
    this.unsaved = new Unsaved(this.#outbox, store, () => this.say());
    this.#shown = new ShownService((id) => store.getFindings(id), {
      // What is being typed still goes to the service it was typed for.
      leaving: () => this.dispatchEvent(new Event("leaving")),
      shown: (isOther) => this.#showsAll(isOther),
    });
    hearStore({ session: this, shown: this.#shown, outbox: this.#outbox });
  }

  /** Read the services and show the one that this tab showed, or else the one that was chosen last in any tab. */
  async load() {
    this.services = await this.store.listServices();
    await this.meet();
    await this.organisation?.read();
    const own = this.services.find(({ id }) => id === this.#tab.read());
    await this.#shown.show(own ?? (await this.store.currentService()) ?? lastOwn(this.services));
  }

  /** The first organisation brings its code along. */
  async meet() {
    if (this.organisation !== null || !this.services.some(({ extra }) => extra.service?.kind === "organisation")) return;
    // Without its code the services are shown with their own answers; the next change asks for it again.
    const code = await import("./organisation.js").catch(() => null);
    if (code !== null) this.organisation ??= new code.Organisation(this);
  }

  /** Until a service that was chosen is here with all its answers; if it cannot be read, the one before it stays. */
  shown() {
    return this.#shown.settled();
  }

  /** @param {string} id  the service that is shown from the next loading on */
  async choose(id) {
    this.choices += 1;
    await this.store.setCurrentService(id);
    this.#tab.write(id);
  }

  /** @returns {ServiceRow | null}  with the changes that are on their way, if only to a service that is about to start */
  get service() {
    const { facts, target, ...patch } = /** @type {ServicePatch} */ (this.#outbox.patchOf(this.#id, SERVICE));
    if (this.#row === null && !this.#outbox.criteriaOf(NEW).has(SERVICE)) return null;
    const row = { ...(this.#row ?? newServiceRow(freshService(this.catalogue), "", "")), ...patch };
    return { ...row, facts: keyed(row.facts, facts), target: keyed(row.target, target) };
  }

  /** @param {string} criterion @returns {FindingRow}  with the changes that are on their way, or as it is inherited */
  finding(criterion) {
    const row = this.#shown.rows.get(criterion) ?? blankFinding("", criterion);
    const own = { ...row, .../** @type {FindingPatch} */ (this.#outbox.patchOf(this.#id, criterion)) };
    return this.organisation?.shown(own, this.#row?.id) ?? own;
  }

  /** @returns {Map<string, FindingRow>}  those that were ever touched, and those inherited */
  get findings() {
    const ids = new Set([...this.#shown.rows.keys(), ...this.#outbox.criteriaOf(this.#id), ...(this.organisation?.findings.keys() ?? [])]);
    ids.delete(SERVICE);
    return new Map([...ids].map((id) => [id, this.finding(id)]));
  }

  /** @param {string} criterion @param {FindingPatch} patch @param {number} [base]  the revision that the person saw */
  changeFinding(criterion, patch, base) {
    const shown = this.finding(criterion);
    this.#outbox.add(this.#id, criterion, { ...ownedWith(shown, patch), ...patch }, base ?? shown.revision);
    this.changed({ kind: "finding", criterion });
  }

  /** @param {ServicePatch} patch @param {ServicePatch} [seen]  what the person saw before */
  changeService(patch, seen = {}) {
    this.#outbox.addToService(this.#id, patch, seen);
    this.changed({ kind: "service" });
  }

  /**
   * What is written at once and not by the outbox, for the next page if this one is left.
   *
   * @param {string} criterion  "": the service itself
   * @param {Loose} patch
   * @returns {() => void}  lets go of it: it is kept, or refused
   */
  hold(criterion, patch) {
    return this.#outbox.hold(criterion, patch);
  }

  retry() {
    if (this.unsaved.lost === null) this.#outbox.retry();
    else void this.look();
    this.say();
  }

  /** The connection to the database is gone: connect again, and see what is there. */
  async look() {
    const code = await import("./connection.js").catch(() => null);
    if (code === null) this.unsaved.lost = storageProblem(null, "lost");
    else await code.look(this);
    if (this.unsaved.lost === null) this.#outbox.retry();
    this.say();
  }

  /** Nothing may overtake a change that is on its way, nor leave behind one that could not be kept. */
  async settled() {
    await this.#outbox.settled();
    if (this.unsaved.problem !== null) throw this.unsaved.problem;
  }

  /**
   * Something larger was kept at once; null: nothing is on offer any more.
   *
   * @param {Undoable | null} undoable
   * @param {string} [message]
   */
  done(undoable, message) {
    this.#saved(this.#id);
    this.undoable = undoable;
    this.say(message);
  }

  /** @returns {Promise<ServiceRow>}  a service beside those that are here */
  addService() {
    return this.store.createService(freshService(this.catalogue));
  }

  /** @returns {Promise<ServiceRow>}  the service shown; the first answer starts one */
  start() {
    return this.#outbox.start();
  }

  /** What stands is shown in place of a choice that could not be taken. */
  showAgain() {
    this.changed({ kind: "service" }, this.undoable);
  }

  /**
   * @param {Partial<Shown>} what
   * @param {Undoable | null} [undoable]  stays on offer; a change of one's own takes the offer away
   */
  changed(what, undoable = null) {
    this.undoable = undoable;
    this.dispatchEvent(new CustomEvent("change", { detail: { criterion: null, conflict: false, origin: "here", ...what } }));
    this.say();
  }

  /** @param {string} [message] */
  say(message) {
    this.dispatchEvent(new CustomEvent("state", { detail: { message } }));
  }

  /** @returns {ServiceRow | null} */
  get #row() {
    return this.#shown.row;
  }

  /** The id of the service shown, or NEW. */
  get #id() {
    return this.#row?.id ?? NEW;
  }

  /** @param {string} service */
  #saved(service) {
    this.savedAt = new Date();
    this.unsaved.kept(service);
  }

  /** @param {boolean} isOther */
  #showsAll(isOther) {
    if (this.#row !== null) this.#tab.write(this.#row.id);
    this.changed({ kind: "all", isOther }, this.undoable);
  }
}
