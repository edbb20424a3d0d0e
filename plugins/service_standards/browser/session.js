/**
 * The service that a page shows, with its answers: what the store holds plus what is on its way there.
 *
 * Events: "change" (detail: Shown) when something to show has changed; "state" (detail: {message}) when what is
 * kept, can be undone, or went wrong has changed; "leaving" right before another service is shown; "taken" (detail:
 * {name}) when another tab took the service away.
 */

import { UNTITLED } from "./messages.js";
import { NEW, SERVICE, ServiceOutbox } from "./service-outbox.js";
import { ShownService } from "./shown-service.js";
import { blankFinding, isExample, keyed, lastOwn, newServiceRow, ownedWith } from "./store-rows.js";

/**
 * @import {Organisation} from "./organisation.js"
 * @import {StorageProblem} from "./problems.js"
 * @import {Store} from "./store.js"
 * @import {Catalogue, Change, FindingPatch, FindingRow, ServicePatch, ServiceRow} from "./types.js"
 * @typedef {{kind: "all" | "service" | "finding", criterion: string | null, conflict: boolean, origin: Change["origin"], isOther?: boolean}} Shown  isOther: another service than before
 * @typedef {{batch: string, message: string, back: string | null}} Undoable
 * @typedef {{read: () => string | null, write: (id: string) => void}} TabMemory  which service this tab shows
 */

export class Session extends EventTarget {
  #shown;
  /** @type {Promise<ServiceRow> | null} */
  #starting = null;
  #outbox = new ServiceOutbox((service, criterion, waiting) => this.#keep(service, criterion, waiting), () => this.say());
  /** Services that were taken away while this page was open. @type {Set<string>} */
  #removed = new Set();
  /** Services with changes that no file holds. @type {Set<string>} */
  #unfiled = new Set();
  /** What was seen of a service before the changes that are on their way. @type {Map<string, ServicePatch>} */
  #seen = new Map();
  #typing = 0;
  #tab;
  /** @type {ServiceRow[]} */
  services = [];
  /** @type {Date | null} */
  savedAt = null;
  /** @type {Undoable | null} */
  undoable = null;
  /** What is being taken back, so that a second press does not do it again. @type {Undoable | null} */
  undoing = null;
  superseded = false;
  /** Answers for services without one of their own; the code comes with the first. @type {Organisation | null} */
  organisation = null;
  /** When the answers were last handed over as a file. @type {Date | null} */
  fileAt = null;

  /**
   * @param {Catalogue} catalogue
   * @param {Store} store
   * @param {StorageProblem | null} opening  why answers are only in memory
   * @param {TabMemory} tab
   */
  constructor(catalogue, store, opening, tab) {
    super();
    this.catalogue = catalogue;
    this.store = store;
    this.opening = opening;
    this.#tab = tab;
    this.#shown = new ShownService((id) => store.getFindings(id), {
      // What is being typed still goes to the service it was typed for.
      leaving: () => this.dispatchEvent(new Event("leaving")),
      shown: (isOther) => this.#showsAll(isOther),
    });
    store.addEventListener("change", (event) => this.#hear(/** @type {CustomEvent<Change>} */ (event).detail));
    const lose = () => {
      this.superseded = true;
      this.say();
    };
    for (const lost of ["superseded", "closed"]) store.addEventListener(lost, lose);
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
    await this.store.setCurrentService(id);
    this.#tab.write(id);
  }

  /** @returns {ServiceRow | null}  with the changes that are on their way, if only to a service that is about to start */
  get service() {
    const { facts, target, ...patch } = /** @type {ServicePatch} */ (this.#outbox.patchOf(this.#id, SERVICE));
    if (this.#row === null && !this.#outbox.criteriaOf(NEW).has(SERVICE)) return null;
    const row = { ...(this.#row ?? newServiceRow(this.#fresh, "", "")), ...patch };
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
    if (this.#outbox.problem !== null) return "failed";
    if (!this.#outbox.isEmpty) return "saving";
    return this.#typing > 0 ? "typing" : "kept";
  }

  /** @returns {StorageProblem | null} */
  get problem() {
    return this.#outbox.problem;
  }

  /** Whether closing the page now would lose something. */
  get isAtRisk() {
    return this.state !== "kept" || (!this.store.persistent && this.#unfiled.size > 0);
  }

  /** @param {string} service  a file holds all its answers now @returns {Date}  since when */
  filed(service) {
    this.#unfiled.delete(service);
    return (this.fileAt = new Date());
  }

  /** @param {number} count  fields with text that was not handed over yet */
  set typing(count) {
    if (count === this.#typing) return;
    this.#typing = count;
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

  retry() {
    this.#outbox.retry();
    this.say();
  }

  /** Nothing may overtake a change that is on its way, nor leave behind one that could not be kept. */
  async settled() {
    await this.#outbox.settled();
    if (this.#outbox.problem !== null) throw this.#outbox.problem;
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
    return this.store.createService(this.#fresh);
  }

  /** @returns {Promise<ServiceRow>}  the service shown; the first answer starts one */
  async start() {
    const row = this.#row ?? this.#shown.chosen;
    if (row !== null) return row;
    this.#starting ??= this.addService();
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

  /** The id of the service shown, or NEW. */
  get #id() {
    return this.#row?.id ?? NEW;
  }

  /** @param {string} service @param {string} criterion @param {import("./outbox.js").Waiting} waiting */
  async #keep(service, criterion, { patch, base }) {
    const id = service === NEW ? (await this.start()).id : service;
    const removed = this.#removed.has(id);
    // What was typed last is kept with the answers of a service that was taken away; its row is in the history.
    if (criterion !== SERVICE) await this.store.changeFinding(id, criterion, patch, { baseRevision: base, removed });
    else if (!removed) await this.store.changeService(id, patch, this.#seen.get(service));
    if (criterion === SERVICE) this.#seen.delete(id);
    this.savedAt = new Date();
    this.#unfiled.add(id);
  }

  /** What a new service starts with. */
  get #fresh() {
    const { id, version, digest } = this.catalogue.standard;
    return { name: UNTITLED, standard: { id, version, digest } };
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
    if (criterion === null) await this.#hearService({ service, row: /** @type {ServiceRow | null} */ (row), conflict, origin });
    else if (this.#shown.hearFinding(service, criterion, /** @type {FindingRow} */ (row))) {
      this.#changed({ kind: "finding", criterion, conflict, origin }, this.undoable);
    }
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
    if (row !== null && chosen === null && !isExample(row)) await this.#shown.show(row);
    else if (row === null && chosen?.id === id) await this.#goOn(chosen.name, lastOwn(others), origin);
    else {
      if (row !== null) this.#shown.hear(row);
      this.#changed({ kind: "service", conflict: conflict && this.#row?.id === id, origin }, this.undoable);
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
