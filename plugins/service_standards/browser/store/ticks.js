/** Ticked questions, as they are kept beside the answers. */

/** @import {Ticks} from "../types.js" */

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
