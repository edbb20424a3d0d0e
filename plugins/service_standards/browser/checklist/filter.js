/** Showing some of the criteria of a page. The same code serves checklists and the list of all criteria. */

import { field, isField, part, parts, setText, show } from "../kit/dom.js";
import { shown } from "../words/walking-words.js";

/** @import {Criterion} from "../types.js" */

export class Filter {
  #root;
  #holds;
  #about;
  #items;
  /** @type {WeakMap<HTMLElement, string>} */
  #texts = new WeakMap();

  /**
   * @param {HTMLElement} root
   * @param {(id: string, what: string) => boolean} [holds]  whether something holds that is not in the markup, such as "open"
   * @param {(id: string) => Partial<Criterion> | undefined} [about]  what is known of a criterion without the markup
   */
  constructor(root, holds = () => true, about = () => undefined) {
    this.#root = root;
    this.#holds = holds;
    this.#about = about;
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

  /**
   * What is chosen goes into the address, so that it can be linked and comes back; other keys belong to the theme.
   * Words that somebody typed are kept with the visit instead: a server reads the address on a reload.
   */
  writeAddress() {
    const address = new URL(location.href);
    for (const select of this.#root.querySelectorAll("[data-filter]")) {
      address.searchParams.delete(select.getAttribute("data-filter") ?? "");
    }
    const { text: words, ...linked } = this.chosen;
    for (const [name, value] of Object.entries(linked)) address.searchParams.set(name, value);
    if (address.href === location.href && words === history.state?.words) return;
    history.replaceState({ ...history.state, words }, "", address);
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
    const said = part(this.#root, "shown");
    setText(said, shown(count, this.#items.length));
    // Where room is short, that all are shown is only said: who looks sees it.
    if (said?.hasAttribute("data-aside")) said.classList.toggle("ss-sr", !filtered);
    show(part(this.#root, "empty"), count === 0);
    const clear = part(this.#root, "clear-filter");
    // The button that has the focus must not vanish under it.
    if (!filtered && clear?.contains(document.activeElement)) field(this.#root, "select[data-filter]")?.focus();
    show(clear, filtered);
  }

  /** @param {HTMLElement} item @param {string} name @param {string} value */
  #fits(item, name, value) {
    const { criterion = "", roles = "", topics = "", gates = "", maps = "", ...said } = item.dataset;
    const { obligation, dimension, level, phases } = this.#about(criterion) ?? { ...said, phases: said.phases?.split(" ") };
    if (name === "show") return value === "must" ? obligation === value : this.#holds(criterion, value);
    if (name === "text") return plain(value).split(" ").every((word) => this.#textOf(item).includes(word));
    if (name === "phase") return phases?.includes(value) ?? false;
    if (name === "role") return roles.split(" ").includes(this.#placeOf(value));
    if (name === "topic") return topics.split(" ").includes(value);
    if (name === "gate") return gates.split(" ").includes(value);
    if (name === "maps") return maps.split(" ").includes(value);
    return { obligation, dimension, level: String(level) }[name] === value;
  }

  /** @param {string} role @returns {string}  its place among those to choose from; so a page names it, for names weigh */
  #placeOf(role) {
    const select = this.#root.querySelector("[data-filter=role]");
    return select instanceof HTMLSelectElement ? String([...select.options].findIndex(({ value }) => value === role)) : "";
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
