/** What a page says of phases, in the light of the phase of the service. */

import { show } from "../kit/dom.js";

/**
 * Marks the phase of the service where all are listed, and tells questions that wait for a later phase from those
 * that it has reached. A gate asks by its own phase.
 *
 * @param {HTMLElement} root
 * @param {{id: string}[]} phases  in their order
 * @param {string} phase  of the service; "" if nobody said
 */
export function markPhases(root, phases, phase) {
  const order = phases.map(({ id }) => id);
  const now = order.indexOf(phase);
  for (const node of root.querySelectorAll("[data-phase]")) {
    if (node.getAttribute("data-phase") === phase) node.setAttribute("aria-current", "step");
    else node.removeAttribute("aria-current");
  }
  for (const node of root.querySelectorAll(":not([data-gate]) > [data-from]")) {
    const isLater = now >= 0 && order.indexOf(node.getAttribute("data-from") ?? "") > now;
    node.classList.toggle("ss-hint", isLater);
    show(node.querySelector("strong"), now < 0 || isLater);
  }
}
