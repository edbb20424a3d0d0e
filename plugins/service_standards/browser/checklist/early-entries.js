/** The form as it is found: what was entered before the code was here, and what a browser has filled in by itself. */

import { isField } from "../kit/dom.js";

/** Chosen otherwise than the server sent it; asked of the browser, for a checklist has hundreds of choices. */
const MOVED = "input[type=radio]:is(:checked:not([checked]), [checked]:not(:checked))";

/**
 * What was entered before the code was here. On a reload it is the browser that fills in radio buttons by itself.
 *
 * @param {HTMLElement} root
 * @returns {[import("../kit/dom.js").Field, string][]}
 */
export function enteredEarly(root) {
  const [visit] = performance.getEntriesByType("navigation");
  const fresh = visit instanceof PerformanceNavigationTiming && visit.type === "navigate";
  const nodes = [...root.querySelectorAll("[data-criterion] :is(textarea, input:not([type=radio]), input[type=radio]:checked:not([checked]))")].filter(isField);
  return nodes
    .filter((node) => (node.type === "radio" ? fresh : !(node instanceof HTMLSelectElement) && node.value !== node.defaultValue))
    .map((node) => [node, node.value]);
}

/** @param {HTMLElement} root */
export function resetChoices(root) {
  for (const radio of root.querySelectorAll(MOVED)) {
    if (radio instanceof HTMLInputElement) radio.checked = radio.defaultChecked;
  }
}

/** @param {import("../kit/dom.js").Field} node @param {string} value  entered before the code was here */
export function enter(node, value) {
  if (node instanceof HTMLInputElement && node.type === "radio") node.checked = true;
  else node.value = value;
  for (const type of ["input", "change"]) node.dispatchEvent(new Event(type, { bubbles: true }));
}
