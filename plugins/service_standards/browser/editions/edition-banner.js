/** The banner over an assessment of another edition, and the way to the review. */

import { part, setText, show } from "../kit/dom.js";
import { stepsFrom } from "./edition-releases.js";
import { relationOf } from "../rules/edition-relation.js";
import { BANNER, KINDS, ORDER } from "../words/edition-words.js";
import { sayList } from "../words/say.js";
import { emptyPlan, itemsOf } from "../rules/edition-steps.js";

/**
 * @import {Attempting} from "../types.js"
 * @import {Session} from "../session/session.js"
 * @import {Steps} from "./edition-releases.js"
 * @import {Plan} from "../rules/edition-steps.js"
 */

export class EditionBanner {
  #root;
  #session;
  #shown = "";
  /** Put off until the page is opened again. @type {Set<string>} */
  #later = new Set();
  /** What was decided stays if the review is closed. @type {Map<string, Plan[]>} */
  #plans = new Map();
  /** @type {Map<string, Promise<Steps>>} */
  #steps = new Map();

  /** @param {HTMLElement} root @param {Session} session @param {Attempting} page @param {AbortSignal} signal */
  constructor(root, session, page, signal) {
    this.#root = root;
    this.#session = session;
    // The page may come back: then all of this starts anew.
    signal.addEventListener("abort", () => show(part(root, "edition-banner"), false));
    root.addEventListener("click", ({ target }) => {
      const action = target instanceof Element ? target.closest("[data-action]")?.getAttribute("data-action") : null;
      if (action === "review-edition") void page.attempt(() => this.#review());
      if (action === "retry-edition") void this.#draw();
      if (action === "later-edition") this.#putOff();
    }, { signal });
  }

  update() {
    const { service, catalogue } = this.#session;
    const key = `${service?.id} ${service?.standard.version}`;
    const isOther = service !== null && service.standard.version !== catalogue.standard.version && !this.#later.has(key);
    if (isOther && key !== this.#shown) void this.#draw();
    this.#shown = isOther ? key : "";
    show(part(this.#root, "edition-banner"), isOther);
  }

  async #draw() {
    const { service, catalogue } = this.#session;
    const version = service?.standard.version ?? "";
    const relation = relationOf(catalogue, version);
    const isOpen = relation === "open";
    setText(part(this.#root, "edition-title"), BANNER.title(version, catalogue.standard.version));
    this.#tell(isOpen || relation === "same" ? BANNER.open : BANNER[relation], isOpen ? "review" : "file");
    if (!isOpen) return;
    try {
      const changes = countsOf(await this.#stepsOf(version));
      if (this.#isShown(version)) this.#tell(`${BANNER.counted(changes)} ${BANNER.open}`, "review");
    } catch (problem) {
      const { message, advice } = /** @type {{message: string, advice?: string}} */ (problem);
      if (this.#isShown(version)) this.#tell(`${message} ${advice ?? ""}`.trim(), "retry");
    }
  }

  /** @param {string} version @returns {boolean}  another service may have been chosen meanwhile */
  #isShown(version) {
    return this.#session.service?.standard.version === version;
  }

  /** @param {string} text @param {"review" | "retry" | "file"} way */
  #tell(text, way) {
    setText(part(this.#root, "edition-said"), text);
    for (const name of ["review", "retry", "file"]) {
      const button = part(this.#root, `edition-${name}`);
      const hadFocus = button === document.activeElement;
      show(button, name === way);
      // What has the focus must not vanish under it.
      if (hadFocus && name !== way) part(this.#root, "edition-later")?.focus();
    }
  }

  #putOff() {
    this.#later.add(this.#shown);
    this.update();
    /** @type {HTMLElement | null} */ (this.#root.querySelector("[data-service=name]"))?.focus();
  }

  /** @param {string} version @returns {Promise<Steps>} */
  #stepsOf(version) {
    const known = this.#steps.get(version) ?? stepsFrom(this.#session.catalogue, version);
    this.#steps.set(version, known);
    known.catch(() => this.#steps.delete(version));
    return known;
  }

  async #review() {
    const session = this.#session;
    await session.settled();
    const { service } = session;
    if (service === null) return;
    const steps = await this.#stepsOf(service.standard.version);
    const key = `${service.id} ${service.standard.version}`;
    const plans = this.#plans.get(key) ?? steps.map(emptyPlan);
    this.#plans.set(key, plans);
    const { askReview, takeOver } = await import("./edition-review.js");
    const chosen = await askReview(this.#root, session, steps, plans);
    if (chosen === null) return;
    await takeOver(session, steps, chosen);
    this.#plans.delete(key);
    /** @type {HTMLElement | null} */ (this.#root.querySelector("[data-action=undo]"))?.focus();
  }
}

/** @param {Steps} steps @returns {string}  what became of the criteria, whatever was answered */
function countsOf(steps) {
  const items = steps.flatMap((step) => itemsOf({ findings: new Map(), parked: {} }, step));
  const counted = ORDER.map((kind) => /** @type {const} */ ([kind, items.filter((item) => item.kind === kind).length]));
  return sayList(counted.filter(([, count]) => count > 0).map(([kind, count]) => KINDS[kind](count)));
}
