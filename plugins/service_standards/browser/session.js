/**
 * The service that a page shows, with its answers: what the store holds plus what is on its way there.
 *
 * Events: "change" (detail: Shown) when something to show has changed; "state" (detail: {message}) when what is
 * kept, can be undone, or went wrong has changed.
 */

import { UNTITLED } from "./messages.js";
import { Outbox } from "./outbox.js";
import { blankFinding, isExample, keyed, lastOwn, newServiceRow, ownedWith } from "./store-rows.js";

/**
 * @import {Organisation} from "./organisation.js"
 * @import {StorageProblem} from "./problems.js"
 * @import {Store} from "./store.js"
 * @import {Catalogue, Change, FindingPatch, FindingRow, ServicePatch, ServiceRow} from "./types.js"
 * @typedef {{kind: "all" | "service" | "finding", criterion: string | null, conflict: boolean, origin: Change["origin"]}} Shown
 * @typedef {{batch: string, message: string, back: string | null}} Undoable
 * @typedef {{row: ServiceRow | null, rows: Map<string, FindingRow>}} Reading
 */

/** The key of the service itself among the changes on their way; no criterion is named so. */
const SERVICE = "";

export class Session extends EventTarget {
  /** @type {ServiceRow | null} */
  #row = null;
  /** @type {Map<string, FindingRow>} */
  #rows = new Map();
  /** The service that is being read; until all of it is here, the one before it stays. @type {Reading | null} */
  #next = null;
  /** @type {Promise<void>} */
  #showing = Promise.resolve();
  /** @type {Promise<ServiceRow> | null} */
  #starting = null;
  #outbox = new Outbox((key, waiting) => this.#keep(key, waiting), () => this.say());
  #typing = 0;
  /** @type {ServiceRow[]} */
  services = [];
  /** @type {Date | null} */
  savedAt = null;
  /** @type {Undoable | null} */
  undoable = null;
  superseded = false;
  /** Answers for services without one of their own; the code comes with the first. @type {Organisation | null} */
  organisation = null;
  /** When the answers were last handed over as a file. @type {Date | null} */
  fileAt = null;

  /**
   * @param {Catalogue} catalogue
   * @param {Store} store
   * @param {StorageProblem | null} opening  why answers are only in memory
   */
  constructor(catalogue, store, opening) {
    super();
    this.catalogue = catalogue;
    this.store = store;
    this.opening = opening;
    store.addEventListener("change", (event) => this.#hear(/** @type {CustomEvent<Change>} */ (event).detail));
    const lose = () => {
      this.superseded = true;
      this.say();
    };
    for (const lost of ["superseded", "closed"]) store.addEventListener(lost, lose);
  }

  /** Read the services and show the one that was chosen last. */
  async load() {
    this.services = await this.store.listServices();
    await this.#meet();
    await this.organisation?.read();
    await this.#show((await this.store.currentService()) ?? lastOwn(this.services));
  }

  /** @returns {ServiceRow | null}  with the changes that are on their way, if only to a service that is about to start */
  get service() {
    const { facts, target, ...patch } = /** @type {ServicePatch} */ (this.#outbox.patchOf(SERVICE));
    if (this.#row === null && !this.#outbox.has(SERVICE)) return null;
    const row = { ...(this.#row ?? newServiceRow(this.#fresh, "", "")), ...patch };
    return { ...row, facts: keyed(row.facts, facts), target: keyed(row.target, target) };
  }

  /** @param {string} criterion @returns {FindingRow}  with the changes that are on their way, or as it is inherited */
  finding(criterion) {
    const row = this.#rows.get(criterion) ?? blankFinding("", criterion);
    const own = { ...row, .../** @type {FindingPatch} */ (this.#outbox.patchOf(criterion)) };
    return this.organisation?.shown(own, this.#row?.id) ?? own;
  }

  /** @returns {Map<string, FindingRow>}  those that were ever touched, and those inherited */
  get findings() {
    const ids = new Set([...this.#rows.keys(), ...this.#outbox.keys(), ...(this.organisation?.findings.keys() ?? [])]);
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
    const onlyHere = !this.store.persistent && this.savedAt !== null && (this.fileAt === null || this.fileAt < this.savedAt);
    return this.state !== "kept" || onlyHere;
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
    this.#outbox.add(criterion, { ...ownedWith(shown, patch), ...patch }, base ?? shown.revision);
    this.#changed({ kind: "finding", criterion });
  }

  /** @param {ServicePatch} patch */
  changeService(patch) {
    this.#outbox.add(SERVICE, { ...patch });
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
    this.undoable = undoable;
    this.say(message);
  }

  /** @returns {Promise<ServiceRow>}  a service beside those that are here */
  addService() {
    return this.store.createService(this.#fresh);
  }

  /** @returns {Promise<ServiceRow>}  the service shown; the first answer starts one */
  async start() {
    const row = this.#row ?? this.#next?.row;
    if (row) return row;
    this.#starting ??= this.addService();
    try {
      const added = await this.#starting;
      await this.store.setCurrentService(added.id);
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

  /** @param {string} key @param {import("./outbox.js").Waiting} waiting */
  async #keep(key, { patch, base }) {
    const { id } = await this.start();
    if (key === SERVICE) await this.store.changeService(id, patch);
    else await this.store.changeFinding(id, key, patch, { baseRevision: base });
    this.savedAt = new Date();
  }

  /** What a new service starts with. */
  get #fresh() {
    const { id, version, digest } = this.catalogue.standard;
    return { name: UNTITLED, standard: { id, version, digest } };
  }

  /** Until a service that was chosen is here with all its answers; if it cannot be read, the one before it stays. */
  shown() {
    return this.#showing.catch(() => {});
  }

  /** The first organisation brings its code along. */
  async #meet() {
    if (this.organisation !== null || !this.services.some(({ extra }) => extra.service?.kind === "organisation")) return;
    // Without its code the services are shown with their own answers; the next change asks for it again.
    const code = await import("./organisation.js").catch(() => null);
    if (code !== null) this.organisation ??= new code.Organisation(this);
  }

  /** @param {ServiceRow | null} row */
  #show(row) {
    this.#showing = this.#read({ row, rows: new Map() });
    return this.#showing;
  }

  /** @param {Reading} next */
  async #read(next) {
    this.#next = next;
    const stored = next.row === null ? [] : await this.store.getFindings(next.row.id);
    if (this.#next !== next) return;
    this.#next = null;
    this.#row = next.row;
    // A change that was heard of meanwhile is newer than what was read.
    this.#rows = new Map([...stored, ...next.rows]);
    this.#changed({ kind: "all" }, this.undoable);
  }

  /** @param {Change} change */
  async #hear({ service, criterion, row, conflict, origin }) {
    if (criterion === null) await this.#hearService(service, /** @type {ServiceRow | null} */ (row), origin);
    else if (service === this.#next?.row?.id) this.#next.rows.set(criterion, /** @type {FindingRow} */ (row));
    else if (service === this.#row?.id) {
      this.#rows.set(criterion, /** @type {FindingRow} */ (row));
      this.#changed({ kind: "finding", criterion, conflict, origin }, this.undoable);
    }
  }

  /** @param {string} id @param {ServiceRow | null} row @param {Change["origin"]} origin */
  async #hearService(id, row, origin) {
    const others = this.services.filter((service) => service.id !== id);
    const known = others.length < this.services.length;
    if (row === null) this.services = others;
    else this.services = known ? this.services.map((old) => (old.id === id ? row : old)) : [...others, row];
    void this.#meet().then(() => this.organisation?.follow()).catch(() => {});
    const current = this.#next === null ? this.#row : this.#next.row;
    if (row !== null && current === null && !isExample(row)) await this.#show(row);
    else if (row === null && current?.id === id) await this.#show(lastOwn(others));
    else {
      if (row !== null && this.#next?.row?.id === id) this.#next.row = row;
      if (row !== null && this.#row?.id === id) this.#row = row;
      this.#changed({ kind: "service", origin }, this.undoable);
    }
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
