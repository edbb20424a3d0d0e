/** The list of keys, made when somebody first asks for it. */

import { element, part } from "../kit/dom.js";
import { OUTCOME } from "../words/outcome-words.js";
import { KEYS } from "../words/walking-words.js";

/** @param {HTMLElement} root */
export function showKeys(root) {
  const dialog = part(root, "keys") ?? root.appendChild(made());
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
}

function made() {
  /** @type {[key: string, text: string][]} */
  const keys = [
    ["j", KEYS.next],
    ["k", KEYS.before],
    ...Object.values(OUTCOME).map((outcome, place) => /** @type {[string, string]} */ ([String(place + 1), KEYS.answer(outcome)])),
    ["w", KEYS.note],
    ["?", KEYS.list],
  ];
  const head = element("tr", {}, element("th", { scope: "col" }, KEYS.key), element("th", { scope: "col" }, KEYS.what));
  const rows = keys.map(([key, text]) => element("tr", {}, element("th", { scope: "row" }, element("kbd", {}, key)), element("td", {}, text)));
  const close = element("button", { type: "button", class: "ss-button", "data-action": "close-dialog" }, KEYS.close);
  return element("dialog", { class: "ss-dialog", "data-part": "keys", "aria-label": KEYS.title },
    element("p", { class: "ss-dialog-title" }, KEYS.title),
    element("table", { class: "ss-table" }, element("thead", {}, head), element("tbody", {}, ...rows)),
    element("p", { class: "ss-hint" }, KEYS.hint),
    element("div", { class: "ss-dialog-actions" }, close));
}
