/** The organisation on this computer: the service whose answers hold for the others. */

import { inherited, organisationOf, withInherited } from "../rules/inherited.js";

/**
 * @import {Session, Shown} from "./session.js"
 * @import {Change} from "../kept-types.js"
 * @import {FindingRow, ServiceRow} from "../types.js"
 */

export class Organisation {
  #session;
  /** @type {ServiceRow | null} */
  row = null;
  /** Its own findings. @type {Map<string, FindingRow>} */
  findings = new Map();
  /** What was heard of the organisation that is being read. @type {{id: string, rows: Map<string, FindingRow>} | null} */
  #next = null;

  /** @param {Session} session */
  constructor(session) {
    this.#session = session;
    session.store.addEventListener("change", (event) => this.#hear(/** @type {CustomEvent<Change>} */ (event).detail));
  }

  /** What others inherit. @returns {{id: string, findings: Map<string, FindingRow>} | null} */
  get answering() {
    return this.row && { id: this.row.id, findings: this.findings };
  }

  /**
   * @param {FindingRow} own
   * @param {string} [service]  the one that is shown
   * @returns {FindingRow}
   */
  shown(own, service) {
    return this.row === null || this.row.id === service ? own : inherited(own, this.findings.get(own.criterion), this.row.id);
  }

  /** @param {string} service @param {Map<string, FindingRow>} findings  its own @returns {Map<string, FindingRow>} */
  inheritedBy(service, findings) {
    return service === this.row?.id ? findings : withInherited(findings, this.answering);
  }

  /** The services have changed. */
  async follow() {
    const row = organisationOf(this.#session.services);
    if ((row?.id ?? "") !== ((this.#next ?? this.row)?.id ?? "")) await this.read();
    else if (this.#next === null) this.row = row;
  }

  /** Read the organisation's answers afresh. */
  async read() {
    const row = organisationOf(this.#session.services);
    const next = { id: row?.id ?? "", rows: new Map() };
    this.#next = next;
    const stored = row === null ? [] : await this.#session.store.getFindings(row.id);
    if (this.#next !== next) return;
    this.#next = null;
    this.row = row;
    // A change that was heard of meanwhile is newer than what was read.
    this.findings = new Map([...stored, ...next.rows]);
    this.#tell({ kind: "service", criterion: null, conflict: false, origin: "here" });
  }

  /** @param {Change} change */
  #hear({ service, criterion, row, origin }) {
    if (criterion === null || row === null) return;
    if (service === this.#next?.id) this.#next.rows.set(criterion, /** @type {FindingRow} */ (row));
    if (service !== this.row?.id) return;
    this.findings.set(criterion, /** @type {FindingRow} */ (row));
    if (service !== this.#session.service?.id) this.#tell({ kind: "finding", criterion, conflict: false, origin });
  }

  /** @param {Shown} what */
  #tell(what) {
    this.#session.dispatchEvent(new CustomEvent("change", { detail: what }));
  }
}
