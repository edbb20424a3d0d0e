/** Answers that a new edition put in doubt: how many there are, and the word that one is still true. */

import { element } from "../kit/drawing.js";
import { field, part, setText, show } from "../kit/dom.js";
import { STILL_TRUE, toCheck } from "../words/edition-words.js";
import { marksOf, withoutMarks } from "../kit/edition-marks.js";

/** @import {Session} from "../session/session.js" */

export class CheckAgain {
  #root;
  #session;

  #forms;
  /** Where it can be said that an answer is still true. @type {Map<string, Element>} */
  #offers = new Map();
  #waiting = false;

  /** @param {HTMLElement} root @param {Session} session @param {AbortSignal} signal */
  constructor(root, session, signal) {
    this.#root = root;
    this.#session = session;
    this.#forms = new Map([...root.querySelectorAll("fieldset[data-criterion]")].map((form) => [form.getAttribute("data-criterion") ?? "", form]));
    root.addEventListener("click", ({ target }) => this.#clicked(target), { signal });
    // The page may come back: then all of this starts anew.
    signal.addEventListener("abort", () => [...this.#offers.keys()].forEach((id) => this.#withdraw(id)));
  }

  /** A batch brings many changes at once; they are looked at once. */
  update() {
    if (this.#waiting) return;
    this.#waiting = true;
    queueMicrotask(() => {
      this.#waiting = false;
      this.#draw();
    });
  }

  #draw() {
    const { findings, catalogue } = this.#session;
    const marked = [...findings].filter(([id, finding]) => catalogue.byId.has(id) && marksOf(finding).length > 0);
    const open = new Set(marked.filter(([id, { extra }]) => extra.check_again === true && this.#forms.has(id)).map(([id]) => id));
    for (const id of this.#offers.keys()) if (!open.has(id)) this.#withdraw(id);
    for (const id of open) if (!this.#offers.has(id)) this.#offer(id);
    const line = part(this.#root, "again");
    setText(part(this.#root, "again-count"), toCheck(marked.length, marked.filter(([id]) => this.#forms.has(id)).length));
    if (marked.length === 0 && line?.contains(document.activeElement)) field(this.#root, "[data-filter=text]")?.focus();
    show(line, marked.length > 0);
  }

  /** @param {string} id */
  #offer(id) {
    const name = element("span", { class: "ss-sr" }, ` (${id})`);
    const button = element("button", { type: "button", class: "ss-button ss-quiet", "data-action": "still-true" }, STILL_TRUE, name);
    const place = element("p", {}, button);
    part(/** @type {Element} */ (this.#forms.get(id)), "flags")?.after(place);
    this.#offers.set(id, place);
  }

  /** @param {string} id */
  #withdraw(id) {
    const place = this.#offers.get(id);
    // What has the focus must not vanish under it.
    if (place?.contains(document.activeElement)) field(/** @type {Element} */ (this.#forms.get(id)), "input[type=radio]:checked")?.focus();
    place?.remove();
    this.#offers.delete(id);
  }

  /** @param {EventTarget | null} target */
  #clicked(target) {
    if (!(target instanceof Element)) return;
    const id = target.closest("[data-criterion]")?.getAttribute("data-criterion") ?? "";
    if (target.closest("[data-action=show-again]") !== null) {
      const select = field(this.#root, "[data-filter=show]");
      if (select === null) return;
      select.value = "again";
      for (const type of ["input", "change"]) select.dispatchEvent(new Event(type, { bubbles: true }));
      select.focus();
    } else if (target.closest("[data-action=still-true]") !== null || this.#isSame(target, id)) {
      this.#session.changeFinding(id, withoutMarks(this.#session.finding(id)));
    }
  }

  /** @param {Element} target @param {string} id @returns {boolean}  the outcome that stands was chosen once more: no change tells of that */
  #isSame(target, id) {
    if (!(target instanceof HTMLInputElement) || target.name !== `outcome-${id}`) return false;
    const finding = this.#session.finding(id);
    return target.value === finding.outcome && marksOf(finding).length > 0;
  }
}
