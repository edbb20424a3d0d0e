/** The evidence rows of one criterion. The first row of the markup is also the pattern of the others. */

import { isDay } from "../answer/days.js";
import { MOST_EVIDENCE } from "../answer/vocabulary.js";
import { field, part, parts, setText, setValue, show } from "../kit/dom.js";
import { safeUrl } from "../answer/safe-url.js";
import { isSame } from "../store/store-rows.js";

/** @import {Evidence} from "../types.js" */

const PLAIN = /** @type {const} */ (["title", "date", "by", "expires"]);
const DAYS = ["date", "expires"];

export class EvidenceView {
  #root;
  /** What each row showed last, with the keys that have no field. @type {WeakMap<Element, Evidence>} */
  #shown = new WeakMap();

  /** @param {Element} root  the criterion */
  constructor(root) {
    this.#root = root;
  }

  /** What works on the rows comes when their fold opens. @param {HTMLTemplateElement} tools */
  equip(tools) {
    if (part(this.#root, "evidence-add") !== null) return;
    const rows = parts(this.#root, "evidence");
    const [actions, add] = tools.content.children;
    for (const row of rows) {
      row.append(actions.cloneNode(true));
      showLink(row, this.#shown.get(row) ?? {});
    }
    rows.at(-1)?.after(add.cloneNode(true));
  }

  /** @returns {Evidence[]}  what the rows hold; blank rows are left out */
  collect() {
    return parts(this.#root, "evidence")
      .map((row) => this.#collectRow(row))
      .filter((item) => Object.keys(item).length > 0);
  }

  /** @param {Evidence[]} evidence */
  update(evidence) {
    const rows = parts(this.#root, "evidence");
    const held = rows.map((row) => this.#collectRow(row));
    const filled = rows.flatMap((row, place) => (Object.keys(held[place]).length > 0 ? [{ row, place }] : []));
    // A blank row that waits for its first word stays, as long as the others are what they should be.
    const isShown = isSame(filled.map(({ place }) => held[place]), evidence);
    const places = isShown ? filled : this.#resize(rows, Math.max(1, evidence.length)).map((row, place) => ({ row, place }));
    places.forEach(({ row, place }, index) => this.#updateRow(row, evidence[index] ?? {}, place));
  }

  /** Add a blank row and move there. @returns {boolean}  false: a file holds no more */
  add() {
    const rows = parts(this.#root, "evidence");
    if (rows.length >= MOST_EVIDENCE) return false;
    const [row] = this.#append(rows, 1);
    this.#updateRow(row, {}, rows.length);
    field(row, "[data-evidence=title]")?.focus();
    return true;
  }

  /**
   * Take a row away; the last one is only emptied.
   *
   * @param {Element} row
   */
  remove(row) {
    if (parts(this.#root, "evidence").length > 1) row.remove();
    else this.#updateRow(row, {}, 0);
    parts(this.#root, "evidence").forEach((other, place) => setText(part(other, "evidence-number"), String(place + 1)));
  }

  /** @param {HTMLElement[]} rows @param {number} wanted */
  #resize(rows, wanted) {
    for (const row of rows.splice(wanted)) row.remove();
    return [...rows, ...this.#append(rows, wanted - rows.length)];
  }

  /** @param {HTMLElement[]} rows @param {number} count @returns {HTMLElement[]}  the new ones */
  #append(rows, count) {
    const added = Array.from({ length: count }, () => /** @type {HTMLElement} */ (rows[0].cloneNode(true)));
    rows[rows.length - 1].after(...added);
    return added;
  }

  /** @param {Element} row @param {Evidence} item @param {number} place */
  #updateRow(row, item, place) {
    this.#shown.set(row, item);
    for (const name of PLAIN) setValue(field(row, `[data-evidence=${name}]`), item[name] ?? "");
    setValue(field(row, "[data-evidence=where]"), whereOf(item));
    setText(part(row, "evidence-number"), String(place + 1));
    showLink(row, item);
  }

  /** @param {Element} row @returns {Evidence} */
  #collectRow(row) {
    const shown = this.#shown.get(row) ?? {};
    const values = PLAIN.map((name) => {
      const value = field(row, `[data-evidence=${name}]`)?.value ?? "";
      // A day that no file can hold changes nothing, and one that no field can show is still there.
      return [name, DAYS.includes(name) && !isDay(value || shown[name] || "") ? shown[name] : value];
    });
    const where = field(row, "[data-evidence=where]")?.value.trim() ?? "";
    const { url, path, ...rest } = shown;
    // What was not touched stays under its own key, even if it is no address that may be followed.
    const place = where === whereOf(shown) ? { url, path } : safeUrl(where) === null ? { path: where } : { url: where };
    const all = { ...rest, ...Object.fromEntries(values), ...place };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== "" && value !== undefined));
  }
}

/** @param {Element} row @param {Evidence} item */
function showLink(row, item) {
  const link = part(row, "evidence-link");
  const address = safeUrl(item.url ?? "");
  if (address !== null) link?.setAttribute("href", address);
  else link?.removeAttribute("href");
  show(link, address !== null);
}

/** @param {Evidence} item */
function whereOf(item) {
  return item.url ?? item.path ?? "";
}
