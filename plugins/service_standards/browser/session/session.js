/**
 * The service that a page shows, with its answers: what the store holds plus what is on its way there.
 *
 * Events: "change" (detail: Shown) when something to show has changed; "state" (detail: {message}) when what is
 * kept, can be undone, or went wrong has changed; "leaving" right before another service is shown; "taken" (detail:
 * {name}) when another tab took the service away.
 */

import { UNTITLED } from "../words/messages.js";
import { NEW, SERVICE, ServiceOutbox } from "./service-outbox.js";
import { ShownService } from "./shown-service.js";
import { storageProblem } from "../keeping/problems.js";
import { blankFinding, isExample, keyed, lastOwn, newServiceRow, ownedWith, saysSame } from "../store/store-rows.js";

/**
 * @import {Organisation} from "./organisation.js"
 * @import {StorageProblem} from "../keeping/problems.js"
 * @import {Store} from "../store/store.js"
 * @import {Catalogue, Change, FindingPatch, FindingRow, Loose, Mirror, NewService, ServicePatch, ServiceRow} from "../types.js"
 * @typedef {{kind: "all" | "service" | "finding", criterion: string | null, conflict: boolean, origin: Change["origin"], isOther?: boolean, isKept?: boolean}} Shown
 *   isOther: another service than before; isKept: what was shown already is in the store now, and nothing else has changed
 * @typedef {{batch: string, message: string, back: string | null}} Undoable
 * @typedef {{read: () => string | null, write: (id: string) => void}} TabMemory  which service this tab shows
 */

/** @type {Mirror} */
const NO_MIRROR = { hold: () => {}, isTaken: () => false };

/** @param {Catalogue} catalogue @returns {NewService}  what a new service starts with */
export function freshService({ standard: { id, version, digest } }) {
  return { name: UNTITLED, standard: { id, version, digest } };
}

export class Session extends EventTarget {
  #shown;
  /** @type {Promise<ServiceRow> | null} */
  #starting = null;
  #outbox;
  /** The id of the service that the first answer starts. */
  #firstId;
  /** The id of the service that an answer has started. */
  #begun = "";
  #hold;
  /** How often something was held that does not wait in the outbox. */
  #held = 0;
  /** Services that were taken away while this page was open. @type {Set<string>} */
  #removed = new Set();
  /** Services with changes that no file holds. @type {Set<string>} */
  #unfiled = new Set();
  /** What was seen of a service before the changes that are on their way. @type {Map<string, ServicePatch>} */
  #seen = new Map();
  /** How many fields of each place hold text that was not handed over yet. @type {Map<object, number>} */
  #typing = new Map();
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
  /** What changes many answers at once and is under way. */
  changing = 0;
  superseded = false;
  /** What the browser took away. @type {StorageProblem | null} */
  lost = null;
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
  constructor(catalogue, store, opening, tab, mirror = NO_MIRROR) {
    super();
    this.catalogue = catalogue;
    this.store = store;
    this.opening = opening;
    this.#tab = tab;
    this.#firstId = store.newId();
    /** @type {(key: string, service: string, criterion: string, waiting: import("./outbox.js").Waiting | null) => void} */
    this.#hold = (key, service, criterion, waiting) => mirror.hold(key, waiting && { ...waiting, service: service || this.#firstId, criterion, tab: store.tab, at: new Date().toISOString() });
    this.#outbox = new ServiceOutbox((service, criterion, waiting) => this.#keep(service, criterion, waiting), () => this.say(), this.#hold, mirror.isTaken);
    this.#shown = new ShownService((id) => store.getFindings(id), {
      // What is being typed still goes to the service it was typed for.
      leaving: () => this.dispatchEvent(new Event("leaving")),
      shown: (isOther) => this.#showsAll(isOther),
    });
    store.addEventListener("change", (event) => this.#hear(/** @type {CustomEvent<Change>} */ (event).detail));
    store.addEventListener("superseded", () => {
      this.superseded = true;
      this.say();
    });
    store.addEventListener("closed", () => void this.look());
  }

  /** Read the services and show the one that this tab showed, or else the one that was chosen last in any tab. */
  async load() {
    this.services = await this.store.listServices();
    await this.#meet();
    await this.organisation?.read();
    const own = this.services.find(({ id }) => id === this.#tab.read());
    await this.#shown.show(own ?? (await this.store.currentService()) ?? lastOwn(this.services));
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

  /** Whether closing the page now would lose something. */
  get isAtRisk() {
    return this.state !== "kept" || this.changing > 0 || this.store.isWriting || (!this.store.persistent && this.#unfiled.size > 0);
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
    this.say();
  }

  /** @param {string} criterion @param {FindingPatch} patch @param {number} [base]  the revision that the person saw */
  changeFinding(criterion, patch, base) {
    const shown = this.finding(criterion);
    this.#outbox.add(this.#id, criterion, { ...ownedWith(shown, patch), ...patch }, base ?? shown.revision);
    this.#changed({ kind: "finding", criterion });
  }

  /** @param {ServicePatch} patch @param {ServicePatch} [seen]  what the person saw before */
  changeService(patch, seen = {}) {
    // Nobody else can change a service that is about to start.
    if (this.#id !== NEW) this.#seen.set(this.#id, { ...seen, ...this.#seen.get(this.#id) });
    this.#outbox.add(this.#id, SERVICE, { ...patch });
    this.#changed({ kind: "service" });
  }

  /**
   * What is written at once and not by the outbox, for the next page if this one is left.
   *
   * @param {string} criterion  "": the service itself
   * @param {Loose} patch
   * @returns {() => void}  lets go of it: it is kept, or refused
   */
  hold(criterion, patch) {
    // The keys of the outbox have a stroke.
    const key = `held:${this.#held++}`;
    this.#hold(key, this.#stored?.id ?? NEW, criterion, { patch, base: Number.MAX_SAFE_INTEGER });
    return () => this.#hold(key, NEW, criterion, null);
  }

  retry() {
    if (this.lost === null) this.#outbox.retry();
    else void this.look();
    this.say();
  }

  /** The connection to the database is gone: connect again, and see what is there. */
  async look() {
    const code = await import("./connection.js").catch(() => null);
    if (code === null) this.lost = storageProblem(null, "lost");
    else await code.look(this);
    if (this.lost === null) this.#outbox.retry();
    this.say();
  }

  /** Nothing may overtake a change that is on its way, nor leave behind one that could not be kept. */
  async settled() {
    await this.#outbox.settled();
    if (this.problem !== null) throw this.problem;
  }

  /**
   * Something larger was kept at once; null: nothing is on offer any more.
   *
   * @param {Undoable | null} undoable
   * @param {string} [message]
   */
  done(undoable, message) {
    this.savedAt = new Date();
    this.#unfiled.add(this.#id);
    this.undoable = undoable;
    this.say(message);
  }

  /** @returns {Promise<ServiceRow>}  a service beside those that are here */
  addService() {
    return this.store.createService(freshService(this.catalogue));
  }

  /** @returns {Promise<ServiceRow>}  the service shown; the first answer starts one */
  async start() {
    if (this.#stored !== null) return this.#stored;
    this.#starting ??= this.store.createService(freshService(this.catalogue), this.#firstId);
    try {
      const added = await this.#starting;
      await this.choose(added.id);
      return added;
    } finally {
      this.#starting = null;
    }
  }

  /** What stands is shown in place of a choice that could not be taken. */
  showAgain() {
    this.#changed({ kind: "service" }, this.undoable);
  }

  /** @param {string} [message] */
  say(message) {
    this.dispatchEvent(new CustomEvent("state", { detail: { message } }));
  }

  /** @returns {ServiceRow | null} */
  get #row() {
    return this.#shown.row;
  }

  /** @returns {ServiceRow | null}  the service shown, or the one that is about to be */
  get #stored() {
    return this.#row ?? this.#shown.chosen;
  }

  /** The id of the service shown, or NEW. */
  get #id() {
    return this.#row?.id ?? NEW;
  }

  /**
   * @param {string} service
   * @param {string} criterion
   * @param {import("./outbox.js").Waiting} waiting
   * @returns {Promise<boolean>}  false: it has still to be written, with what was entered meanwhile
   */
  async #keep(service, criterion, { patch, base }) {
    const isFirst = service === NEW && this.#stored === null && this.#begun !== this.#firstId;
    const { id } = service === NEW ? await this.start() : { id: service };
    if (isFirst) this.#begun = id;
    if (isFirst) return false;
    const removed = this.#removed.has(id);
    // What was typed last is kept with the answers of a service that was taken away; its row is in the history.
    if (criterion !== SERVICE) await this.store.changeFinding(id, criterion, patch, { baseRevision: base, removed });
    else if (!removed) await this.store.changeService(id, patch, this.#seen.get(service));
    if (criterion === SERVICE) this.#seen.delete(id);
    this.lost = null;
    this.savedAt = new Date();
    this.#unfiled.add(id);
    return true;
  }

  /** Until a service that was chosen is here with all its answers; if it cannot be read, the one before it stays. */
  shown() {
    return this.#shown.settled();
  }

  /** The first organisation brings its code along. */
  async #meet() {
    if (this.organisation !== null || !this.services.some(({ extra }) => extra.service?.kind === "organisation")) return;
    // Without its code the services are shown with their own answers; the next change asks for it again.
    const code = await import("./organisation.js").catch(() => null);
    if (code !== null) this.organisation ??= new code.Organisation(this);
  }

  /** @param {boolean} isOther */
  #showsAll(isOther) {
    if (this.#row !== null) this.#tab.write(this.#row.id);
    this.#changed({ kind: "all", isOther }, this.undoable);
  }

  /** @param {Change} change */
  async #hear({ service, criterion, row, conflict, origin }) {
    if (criterion === null) return this.#hearService({ service, row: /** @type {ServiceRow | null} */ (row), conflict, origin });
    const before = this.finding(criterion);
    if (!this.#shown.hearFinding(service, criterion, /** @type {FindingRow} */ (row))) return;
    const isKept = !conflict && saysSame(before, this.finding(criterion));
    this.#changed({ kind: "finding", criterion, conflict, origin, isKept }, this.undoable);
  }

  /** @param {{service: string, row: ServiceRow | null, conflict: boolean, origin: Change["origin"]}} change */
  async #hearService({ service: id, row, conflict, origin }) {
    const others = this.services.filter((service) => service.id !== id);
    const known = others.length < this.services.length;
    if (row === null) this.services = others;
    else this.services = known ? this.services.map((old) => (old.id === id ? row : old)) : [...others, row];
    void this.#meet().then(() => this.organisation?.follow()).catch(() => {});
    const { chosen } = this.#shown;
    this.#removed[row === null ? "add" : "delete"](id);
    if (this.#removed.has(this.#firstId)) this.#firstId = this.store.newId();
    if (row !== null && chosen === null && !isExample(row)) await this.#shown.show(row);
    else if (row === null && chosen?.id === id) await this.#goOn(chosen.name, lastOwn(others), origin);
    else {
      const before = this.service;
      if (row !== null) this.#shown.hear(row);
      const isKept = !conflict && row?.id === before?.id && saysSame(before, this.service);
      this.#changed({ kind: "service", conflict: conflict && this.#row?.id === id, origin, isKept }, this.undoable);
    }
  }

  /** @param {string} name  of a service that was taken away @param {ServiceRow | null} next @param {Change["origin"]} origin */
  async #goOn(name, next, origin) {
    await this.#shown.show(next);
    // What met the removal on its way is kept now.
    this.#outbox.retry();
    if (origin === "other-tab") this.dispatchEvent(new CustomEvent("taken", { detail: { name } }));
  }

  /**
   * @param {Partial<Shown>} what
   * @param {Undoable | null} [undoable]  stays on offer; a change of one's own takes the offer away
   */
  #changed(what, undoable = null) {
    this.undoable = undoable;
    this.dispatchEvent(new CustomEvent("change", { detail: { criterion: null, conflict: false, origin: "here", ...what } }));
    this.say();
  }
}
