/** The folded parts of the result: the code of each is fetched when it is first opened. */

import { part } from "../kit/dom.js";

/**
 * @import {ServicePage} from "../page/service-page.js"
 * @import {Session} from "../session/session.js"
 * @typedef {object} Scene  what every panel is given
 * @property {HTMLElement} root
 * @property {Session} session
 * @property {ServicePage} page
 * @property {string[]} dimensions  those that are shown
 * @typedef {{draw: (place: HTMLElement, scene: Scene) => void | Promise<void>}} Panel
 */

/** @type {Record<string, () => Promise<Panel>>} */
const PANELS = {
  paper: () => import("./gate-paper-view.js"),
  report: () => import("./report-view.js"),
  snapshots: () => import("./snapshots-view.js"),
  history: () => import("./history-view.js"),
  services: () => import("./services-view.js"),
};

export class ResultFolds {
  #scene;
  /** @type {Map<string, Panel>} */
  #loaded = new Map();

  /** @param {Scene} scene @param {AbortSignal} signal */
  constructor(scene, signal) {
    this.#scene = scene;
    for (const name of Object.keys(PANELS)) {
      part(scene.root, name)?.addEventListener("toggle", () => this.#opened(name), { signal });
      // The theme opens what an address names before anything listens.
      this.#opened(name);
    }
    // Paper does not wait: the report has to be here before someone prints.
    this.#load("report").catch(() => {});
    window.addEventListener("beforeprint", () => void this.#loaded.get("report")?.draw(this.#place("report"), scene), { signal });
  }

  /** Something has changed: draw what is open. */
  update() {
    for (const [name, panel] of this.#loaded) if (this.#isOpen(name)) void panel.draw(this.#place(name), this.#scene);
  }

  /** @param {string} name */
  #opened(name) {
    if (!this.#isOpen(name)) return;
    void this.#scene.page.attempt(async () => (await this.#load(name)).draw(this.#place(name), this.#scene));
  }

  /** @param {string} name */
  #isOpen(name) {
    return part(this.#scene.root, name)?.hasAttribute("open") ?? false;
  }

  /** @param {string} name @returns {Promise<Panel>} */
  async #load(name) {
    const panel = this.#loaded.get(name) ?? (await PANELS[name]());
    this.#loaded.set(name, panel);
    return panel;
  }

  /** @param {string} name */
  #place(name) {
    return /** @type {HTMLElement} */ (part(this.#scene.root, `${name}-body`));
  }
}
