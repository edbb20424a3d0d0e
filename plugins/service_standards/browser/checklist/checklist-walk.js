/** The way through a checklist: which criteria are shown, which comes next, and how to get to one. */

import { anchorOf } from "../answer/ids.js";

/**
 * @import {CriterionView} from "./criterion-view.js"
 * @typedef {object} Guide
 * @property {(work: () => Promise<void>) => Promise<void>} attempt
 * @property {(id: string, what: string) => boolean} holds  whether something holds that is not in the markup, such as "open"
 */

export class ChecklistWalk {
  #root;
  #views;
  #guide;
  /** Its code is fetched when somebody first filters. @type {import("./filter.js").Filter | null} */
  #filter = null;
  /** The criterion that had the focus last. */
  #place = "";

  /** @param {HTMLElement} root @param {Map<string, CriterionView>} views @param {Guide} guide @param {AbortSignal} signal */
  constructor(root, views, guide, signal) {
    this.#root = root;
    this.#views = views;
    this.#guide = guide;
    root.addEventListener("input", ({ target }) => {
      if (target instanceof Element && target.matches("[data-filter]")) void this.#filtering((filter) => filter.apply());
    }, { signal });
    window.addEventListener("hashchange", () => this.follow(), { signal });
  }

  /** Begin where the address says: with its filter, at its criterion; the visit knows the words that were searched for. */
  start() {
    const query = new URLSearchParams(this.#hasAddress ? location.search : "");
    const words = this.#hasAddress && history.state?.words;
    if (words) query.set("text", words);
    const names = [...this.#root.querySelectorAll("[data-filter]")].map((field) => field.getAttribute("data-filter") ?? "");
    if (names.every((name) => !query.get(name))) this.follow();
    else void this.#filtering((filter) => filter.choose((name) => query.get(name) ?? "")).then(() => this.follow());
  }

  /** What is filtered for may hold for other criteria now. */
  refresh() {
    this.#filter?.apply();
  }

  clear() {
    void this.#filtering((filter) => filter.choose(() => ""));
  }

  /** Go to the criterion that the address names, even if a filter hides it; another list of the page may hold it. */
  follow() {
    this.goToAnchor(location.hash.slice(1));
  }

  /** @param {string} anchor  or the id of a criterion, as people write it */
  goToAnchor(anchor) {
    const heading = document.getElementById(anchorOf(anchor));
    if (heading !== null && this.#root.contains(heading)) this.goTo(heading.closest("[data-criterion]")?.getAttribute("data-criterion") ?? "");
  }

  /** @param {string} id */
  goTo(id) {
    const view = this.#views.get(id);
    const heading = view?.root.querySelector(".ss-heading");
    if (view === undefined || !(heading instanceof HTMLElement)) return;
    this.#filter?.reveal(view.root);
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView();
  }

  /**
   * Take the next step, if that is what was chosen. The browser would follow the link only after it leads further on.
   *
   * @param {Event} event
   * @returns {boolean}
   */
  stepped(event) {
    const next = event.target instanceof Element ? event.target.closest("[data-part=next]") : null;
    if (next === null) return false;
    event.preventDefault();
    this.goToAnchor((next.getAttribute("href") ?? "").slice(1));
    return true;
  }

  get isUnderWay() {
    return this.#place !== "";
  }

  /** @param {string} id @returns {boolean}  whether this is another place than before */
  stand(id) {
    if (id === this.#place) return false;
    this.#place = id;
    return true;
  }

  /** @returns {string | null}  the first criterion that is open after where the person is, of those shown if one of them is */
  nextOpen() {
    const ids = [...this.#views.keys()];
    const at = ids.indexOf(this.#place) + 1;
    const open = [...ids.slice(at), ...ids.slice(0, at)].filter((id) => this.#guide.holds(id, "open"));
    return open.find((id) => this.#views.get(id)?.root.hidden === false) ?? open[0] ?? null;
  }

  /** Of several checklists on a page, the first has the address. */
  get #hasAddress() {
    return document.querySelector(this.#root.localName) === this.#root;
  }

  /** @param {(filter: import("./filter.js").Filter) => void} work */
  async #filtering(work) {
    if (this.#filter === null) await this.#guide.attempt(async () => {
      const { Filter } = await import("./filter.js");
      this.#filter ??= new Filter(this.#root, (id, what) => this.#guide.holds(id, what), (id) => this.#views.get(id)?.criterion);
    });
    if (this.#filter === null) return;
    work(this.#filter);
    if (this.#hasAddress) this.#filter.writeAddress();
  }
}
