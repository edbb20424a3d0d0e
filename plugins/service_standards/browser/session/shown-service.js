/** The service that is shown, with its answers as they are stored. */

/**
 * @import {FindingRow, ServiceRow} from "../types.js"
 * @typedef {{row: ServiceRow | null, rows: Map<string, FindingRow>}} Reading
 * @typedef {object} Told
 * @property {() => void} leaving  right before another service is shown
 * @property {(isOther: boolean) => void} shown  all answers are here; isOther: those of another service than before
 */

export class ShownService {
  #read;
  #told;
  /** The service that is being read; until all of it is here, the one before it stays. @type {Reading | null} */
  #next = null;
  /** @type {Promise<void>} */
  #showing = Promise.resolve();
  /** @type {ServiceRow | null} */
  row = null;
  /** @type {Map<string, FindingRow>} */
  rows = new Map();

  /** @param {(service: string) => Promise<Map<string, FindingRow>>} read  the answers of a service @param {Told} told */
  constructor(read, told) {
    this.#read = read;
    this.#told = told;
  }

  /** @returns {ServiceRow | null}  what was chosen last, even if it is not all here yet */
  get chosen() {
    return this.#next === null ? this.row : this.#next.row;
  }

  /** @param {ServiceRow | null} row */
  show(row) {
    this.#showing = this.#take({ row, rows: new Map() });
    return this.#showing;
  }

  /** Until a service that was chosen is here with all its answers; if it cannot be read, the one before it stays. */
  settled() {
    return this.#showing.catch(() => {});
  }

  /** @param {ServiceRow} row  what is said of a service was changed */
  hear(row) {
    if (this.#next?.row?.id === row.id) this.#next.row = row;
    if (this.row?.id === row.id) this.row = row;
  }

  /** @param {string} service @param {string} criterion @param {FindingRow} row @returns {boolean}  whether it is shown */
  hearFinding(service, criterion, row) {
    if (service === this.#next?.row?.id) this.#next.rows.set(criterion, row);
    else if (service === this.row?.id) {
      this.rows.set(criterion, row);
      return true;
    }
    return false;
  }

  /** @param {Reading} next */
  async #take(next) {
    this.#next = next;
    const stored = next.row === null ? [] : await this.#read(next.row.id);
    if (this.#next !== next) return;
    const isOther = this.row !== null && this.row.id !== next.row?.id;
    if (isOther) this.#told.leaving();
    this.#next = null;
    this.row = next.row;
    // A change that was heard of meanwhile is newer than what was read.
    this.rows = new Map([...stored, ...next.rows]);
    this.#told.shown(isOther);
  }
}
