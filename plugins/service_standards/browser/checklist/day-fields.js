/** Fields for days. */

import { FIRST_DAY, LAST_DAY, isDay } from "../answer/days.js";

/** A field for a day weighs as much as ten for text, and a checklist has hundreds: they are made when their fold opens. @param {Element} fold */
export function takeDays(fold) {
  for (const node of fold.querySelectorAll("input[data-day]")) {
    if (node instanceof HTMLInputElement) Object.assign(node, { type: "date", min: FIRST_DAY, max: LAST_DAY });
  }
}

/** @param {EventTarget | null} node */
export function isNoDay(node) {
  return node instanceof HTMLInputElement && node.type === "date" && !isDay(node.value);
}
