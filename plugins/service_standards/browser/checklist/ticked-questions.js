/** The questions of a checklist that can be ticked: kept beside the answers, never in the file. */

import { parts } from "../kit/dom.js";
import { inTurns } from "../kit/turns.js";
import { ticksName, ticksOf, withTicks } from "../store/ticks.js";

/**
 * @import {Session, Shown} from "../session/session.js"
 * @import {Walk} from "../types.js"
 */

/** So many lists of questions get their boxes in one turn. */
const AT_ONCE = 10;

export class TickedQuestions {
  #root;
  #session;
  #attempt;
  #signal;
  /** Ticks on their way to the store. */
  #ticking = 0;

  /** @param {HTMLElement} root @param {Session} session @param {AbortSignal} signal @param {Walk["attempt"]} attempt */
  constructor(root, session, signal, attempt) {
    this.#root = root;
    this.#session = session;
    this.#signal = signal;
    this.#attempt = attempt;
    root.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement && target.closest("[data-part=checks]")) void attempt(() => this.#tick(target));
    }, { signal });
    session.addEventListener("change", (event) => {
      if (/** @type {CustomEvent<Shown>} */ (event).detail.kind === "all") void attempt(() => this.#update());
    }, { signal });
  }

  async start() {
    await inTurns(parts(this.#root, "checks"), AT_ONCE, makeTickable, this.#signal);
    await this.#attempt(() => this.#update());
  }

  /** Another service is shown: its ticks. */
  async #update() {
    const { service, store } = this.#session;
    // The first tick starts a service; what is shown is newer than what is stored then.
    if (this.#ticking > 0) return;
    const ticks = service === null ? {} : ticksOf(await store.setting(ticksName(service.id)));
    for (const list of parts(this.#root, "checks")) {
      const ticked = ticks[criterionOf(list)] ?? [];
      for (const box of boxesOf(list)) box.checked = ticked.includes(textOf(box));
    }
  }

  /** @param {HTMLInputElement} box */
  async #tick(box) {
    const list = box.closest("[data-part=checks]");
    if (list === null) return;
    const criterion = criterionOf(list);
    const ticked = boxesOf(list).filter(({ checked }) => checked).map(textOf);
    const letGo = this.#session.hold(criterion, { ticks: ticked });
    this.#ticking += 1;
    try {
      const { id } = await this.#session.start();
      await this.#session.store.changeSetting(ticksName(id), (value) => withTicks(value, criterion, ticked));
    } finally {
      letGo();
      this.#ticking -= 1;
    }
    await this.#update();
  }
}

/** @param {HTMLElement} list  its questions become the labels of boxes */
function makeTickable(list) {
  for (const item of list.children) {
    // The page may have been here before.
    if (item.querySelector("input") !== null) continue;
    const box = document.createElement("input");
    box.type = "checkbox";
    box.autocomplete = "off";
    const text = document.createElement("span");
    text.append(...item.childNodes);
    const label = document.createElement("label");
    label.append(box, text);
    item.append(label);
  }
  list.classList.add("ss-ticks");
}

/** @param {Element} list @returns {HTMLInputElement[]} */
function boxesOf(list) {
  return [...list.querySelectorAll("input")];
}

/**
 * @param {HTMLInputElement} box
 * @returns {string}  as its original reads, in any language; a question that is worded anew is not ticked any more
 */
function textOf(box) {
  const key = box.closest("li")?.dataset.key;
  return key ?? box.closest("label")?.textContent?.trim() ?? "";
}

/** @param {Element} list @returns {string} */
function criterionOf(list) {
  return list.closest("[data-criterion]")?.getAttribute("data-criterion") ?? "";
}
