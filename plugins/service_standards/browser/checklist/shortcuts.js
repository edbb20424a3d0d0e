/**
 * Answering by single keys. Fetched only when a person has switched the keys on.
 * None of f, s, p, n, comma, full stop and slash is among them: the theme takes those before they come here.
 */

import { field, part } from "../kit/dom.js";
import { NO_FOCUS, NO_OTHER_OPEN } from "../words/walking-words.js";

/** @typedef {Pick<import("../types.js").Walk, "goTo" | "isOpen" | "announce"> & {help: () => void}} Moves */

/** Where a key is a letter or a choice of its own. */
const TYPING = "textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=file])";

/** @param {HTMLElement} root @param {Moves} moves @param {AbortSignal} signal */
export function listenForKeys(root, moves, signal) {
  const keys = new Keys(root, moves);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    const { target } = event;
    if (!(target instanceof Element) || target.matches(TYPING) || document.querySelector("dialog[open]") !== null) return;
    if (listInHand(root) !== root) return;
    if (!keys.press(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  }, { signal });
}

/** @param {HTMLElement} root @returns {Element | null}  of several lists on a page, the one that has the focus, or the first */
function listInHand({ localName }) {
  return document.activeElement?.closest(localName) ?? document.querySelector(localName);
}

class Keys {
  #root;
  #moves;

  /** @param {HTMLElement} root @param {Moves} moves */
  constructor(root, moves) {
    this.#root = root;
    this.#moves = moves;
  }

  /** @param {string} key @returns {boolean}  whether it is one of ours */
  press(key) {
    if (key === "?") this.#moves.help();
    else if (key === "j") this.#move(1);
    else if (key === "k") this.#move(-1);
    else if (key === "w") this.#withCurrent((criterion) => this.#note(criterion));
    else if (/^[1-5]$/.test(key)) this.#withCurrent((criterion) => this.#answer(criterion, Number(key) - 1));
    else return false;
    return true;
  }

  /** @param {1 | -1} step */
  #move(step) {
    const shown = [...this.#root.querySelectorAll("fieldset[data-criterion]:not([hidden])")];
    const ids = shown.map((node) => node.getAttribute("data-criterion") ?? "");
    const at = shown.findIndex((node) => node.contains(document.activeElement));
    const ahead = step === 1 ? ids.slice(at + 1) : ids.slice(0, Math.max(at, 0)).reverse();
    const next = ahead.find((id) => this.#moves.isOpen(id));
    if (next === undefined) this.#moves.announce(NO_OTHER_OPEN);
    else this.#moves.goTo(next);
  }

  /** @param {(criterion: Element) => void} work  with the criterion that has the focus */
  #withCurrent(work) {
    const criterion = document.activeElement?.closest("fieldset[data-criterion]") ?? null;
    const isUsable = criterion !== null && this.#root.contains(criterion) && !criterion.hasAttribute("data-removed");
    if (isUsable) work(criterion);
    else this.#moves.announce(NO_FOCUS);
  }

  /** @param {Element} criterion @param {number} place */
  #answer(criterion, place) {
    const radio = criterion.querySelectorAll(".ss-outcomes input")[place];
    if (!(radio instanceof HTMLInputElement)) return;
    radio.focus();
    radio.click();
  }

  /** @param {Element} criterion */
  #note(criterion) {
    part(criterion, "more")?.setAttribute("open", "");
    field(criterion, "[data-field=note]")?.focus();
  }
}
