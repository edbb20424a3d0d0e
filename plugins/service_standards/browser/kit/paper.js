/** A page as it goes on paper: folds are open, and what is written in a field stands there in full. */

import { isField, part, setText } from "./dom.js";
import { printedOn } from "../words/messages.js";

/** @param {HTMLElement} root @param {AbortSignal} signal */
export function watchPaper(root, signal) {
  window.addEventListener("beforeprint", () => {
    erase(root);
    unfold(root);
    write(root);
    setText(part(document.body, "printed"), printedOn(new Date()));
  }, { signal });
  window.addEventListener("afterprint", () => {
    setText(part(document.body, "printed"), "");
    erase(root);
    fold(root);
  }, { signal });
}

/** @param {HTMLElement} root  paper cannot be unfolded */
function unfold(root) {
  for (const details of root.querySelectorAll("details:not([open])")) details.setAttribute("open", "printing");
}

/** @param {HTMLElement} root */
function fold(root) {
  for (const details of root.querySelectorAll("details[open=printing]")) details.removeAttribute("open");
}

/** @param {HTMLElement} root  a field cuts what is longer than itself, and cannot go on on the next page */
function write(root) {
  for (const node of root.querySelectorAll(".ss-input")) {
    if (!isField(node) || node.type === "file" || node.value === "") continue;
    const text = document.createElement("span");
    text.className = "ss-written";
    text.dir = "auto";
    text.textContent = node instanceof HTMLSelectElement ? node.selectedOptions[0]?.text ?? "" : node.value;
    node.after(text);
  }
}

/** @param {HTMLElement} root */
function erase(root) {
  for (const text of root.querySelectorAll(".ss-written")) text.remove();
}
