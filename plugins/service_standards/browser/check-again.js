/** Answers that a new edition put in doubt: how many there are, and the word that one is still true. */

import { element } from "./build.js";
import { field, part, setText, show } from "./dom.js";
import { STILL_TRUE, toCheck } from "./edition-words.js";
import { marksOf, withoutMarks } from "./marks.js";

/** @import {Session} from "./session.js" */

export class CheckAgain {
  #root;
  #session;

  /** @param {HTMLElement} root @param {Session} session @param {AbortSignal} signal */
  constructor(root, session, signal) {
    this.#root = root;
    this.#session = session;
    root.addEventListener("click", ({ target }) => this.#clicked(target), { signal });
  }

  update() {
    const { findings, catalogue } = this.#session;
    const marked = [...findings].filter(([id, finding]) => catalogue.byId.has(id) && marksOf(finding).length > 0).map(([id]) => id);
    const forms = this.#forms;
    for (const [id, form] of forms) this.#offer(id, form, this.#session.finding(id).extra.check_again === true);
    const line = part(this.#root, "again");
    setText(part(this.#root, "again-count"), toCheck(marked.length, marked.filter((id) => forms.has(id)).length));
    if (marked.length === 0 && line?.contains(document.activeElement)) field(this.#root, "[data-filter=text]")?.focus();
    show(line, marked.length > 0);
  }

  /** @returns {Map<string, Element>}  the forms of this page */
  get #forms() {
    return new Map([...this.#root.querySelectorAll("fieldset[data-criterion]")].map((form) => [form.getAttribute("data-criterion") ?? "", form]));
  }

  /** @param {string} id @param {Element} form @param {boolean} wanted */
  #offer(id, form, wanted) {
    const button = form.querySelector("[data-action=still-true]");
    if (wanted && button === null) {
      const name = element("span", { class: "ss-sr" }, ` (${id})`);
      const offer = element("button", { type: "button", class: "ss-button ss-quiet", "data-action": "still-true" }, STILL_TRUE, name);
      part(form, "flags")?.after(element("p", { class: "ss-still-true" }, offer));
    } else if (!wanted && button !== null) {
      // What has the focus must not vanish under it.
      if (button === document.activeElement) field(form, "input[type=radio]:checked")?.focus();
      button.parentElement?.remove();
    }
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
