/** What helps one person to answer, as it is kept beside the answers: ticked questions, a name, a switch. */

/** @import {Ticks} from "../types.js" */

export const ME = "my-name";
export const SHORTCUTS = "keyboard-shortcuts";

/** @param {string} service @returns {string}  the setting that holds them */
export function ticksName(service) {
  return `ticks:${service}`;
}

/** @param {unknown} value  of the setting @returns {Ticks} */
export function ticksOf(value) {
  return /** @type {Ticks} */ (value ?? {});
}

/** @param {unknown} value @param {string} criterion @param {string[]} ticked @returns {Ticks} */
export function withTicks(value, criterion, ticked) {
  return { ...ticksOf(value), [criterion]: ticked };
}
