/** How far a service has come: levels, what is assessed, the index. */

import { say, sayMany } from "./say.js";

export const NO_LEVEL = say("no level");

/** @param {number} assessed @param {number} applicable */
export function assessedOf(assessed, applicable) {
  return say("{assessed} of {applicable}", { assessed, applicable });
}

/** @param {{at_least: number | null, at_most: number | null}} range @param {Map<number, string>} titles */
export function level({ at_least, at_most }, titles) {
  if (at_least === null || at_most === null) return NO_LEVEL;
  if (at_least === at_most) return `${at_least} ${titles.get(at_least) ?? ""}`.trim();
  return say("at least {at_least}, at most {at_most}", { at_least, at_most });
}

/** @param {{at_least: number | null, at_most: number | null}} range */
export function shortLevel({ at_least, at_most }) {
  if (at_least === null || at_most === null) return NO_LEVEL;
  return at_least === at_most ? String(at_least) : say("{at_least} to {at_most}", { at_least, at_most });
}

/** @param {number | null} hundredths @param {number} dimensions */
export function index(hundredths, dimensions) {
  if (hundredths === null) return say("No index yet: nothing applies.");
  const over = sayMany("Index {index} of 100, over one dimension.", "Index {index} of 100, over {count} dimensions that weigh the same.", dimensions, { index: hundredths });
  return [over, say("It is an indication for one service; it is not an official score.")].join(" ");
}

/** @param {import("../result-types.js").Evaluation["baseline"]} baseline @returns {string}  empty where nothing of a baseline was asked */
export function baseline({ met, applicable, not_applicable: aside }) {
  if (applicable + aside === 0) return "";
  if (applicable === 0) return say("Baseline: nothing applies");
  return aside > 0
    ? say("Baseline: {met} of {applicable} met, {aside} not applicable", { met, applicable, aside })
    : say("Baseline: {met} of {applicable} met", { met, applicable });
}
