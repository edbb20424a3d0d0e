/** Showing some of the criteria of a page. The same code serves checklists and the list of all criteria. */

import { field, isField, part, parts, setText, show } from "./dom.js";
import { shown } from "./messages.js";

export class Filter {
  #root;
  #holds;
  #items;
  /** @type {WeakMap<HTMLElement, string>} */
  #texts = new WeakMap();

  /**
   * @param {HTMLElement} root
   * @param {(id: string, what: string) => boolean} [holds]  whether something holds that is not in the markup, such as "open"
   */
  constructor(root, holds = () => true) {
    this.#root = root;
    this.#holds = holds;
    this.#items = [...root.querySelectorAll("[data-criterion]")].filter((node) => node instanceof HTMLElement);
  }

  /** @returns {Record<string, string>}  what is chosen; a filter that is not used is absent */
  get chosen() {
    const selects = [...this.#root.querySelectorAll("[data-filter]")].filter(isField);
    return Object.fromEntries(selects.filter(({ value }) => value !== "").map((select) => [select.dataset.filter, select.value]));
  }

  /** @param {(name: string) => string} valueOf */
  choose(valueOf) {
    for (const select of [...this.#root.querySelectorAll("[data-filter]")].filter(isField)) {
      select.value = valueOf(select.dataset.filter ?? "");
      // A value that is no choice leaves a select without any.
      if (select.value === "" && select instanceof HTMLSelectElement) select.selectedIndex = 0;
    }
    this.apply();
  }

  apply() {
    const chosen = Object.entries(this.chosen);
    for (const item of this.#items) show(item, chosen.every(([name, value]) => this.#fits(item, name, value)));
    this.#tell(chosen.length > 0);
  }

  /** @param {HTMLElement} item  a link leads to it */
  reveal(item) {
    if (!item.hidden) return;
    show(item, true);
    this.#tell(true);
  }

  /** @param {boolean} filtered */
  #tell(filtered) {
    const count = this.#items.filter((item) => !item.hidden).length;
    for (const group of parts(this.#root, "group")) show(group, group.querySelector("[data-criterion]:not([hidden])") !== null);
    setText(part(this.#root, "shown"), shown(count, this.#items.length));
    show(part(this.#root, "empty"), count === 0);
    const clear = part(this.#root, "clear-filter");
    // The button that has the focus must not vanish under it.
    if (!filtered && clear?.contains(document.activeElement)) field(this.#root, "select[data-filter]")?.focus();
    show(clear, filtered);
  }

  /** @param {HTMLElement} item @param {string} name @param {string} value */
  #fits(item, name, value) {
    const { criterion = "", obligation, dimension, level, phases = "", roles = "", maps = "" } = item.dataset;
    if (name === "show") return value === "must" ? obligation === value : this.#holds(criterion, value);
    if (name === "text") return plain(value).split(" ").every((word) => this.#textOf(item).includes(word));
    if (name === "phase") return phases.split(" ").includes(value);
    if (name === "role") return roles.split(" ").includes(value);
    if (name === "maps") return maps.split(" ").includes(value);
    return { obligation, dimension, level }[name] === value;
  }

  /** @param {HTMLElement} item @returns {string}  id, title and requirement */
  #textOf(item) {
    const known = this.#texts.get(item);
    if (known !== undefined) return known;
    const nodes = [...item.querySelectorAll(".ss-heading, .ss-requirement")];
    const text = plain(nodes.map(({ textContent }) => textContent).join(" "));
    this.#texts.set(item, text);
    return text;
  }
}

/** @param {string} text @returns {string}  as it is compared: small letters, no accents, single blanks */
function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().split(/\s+/).join(" ").trim();
}
