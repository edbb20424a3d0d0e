/**
 * What addresses and spreadsheets make of the id of a criterion: the same as `model/plain/ids.py`.
 * `tests/vectors/ids.yml` holds both.
 */

import { MONTHS } from "./vocabulary.js";

/** @param {string} id @returns {string}  as it stands in addresses: "ac-2-1" for "AC-2(1)" */
export function anchorOf(id) {
  return id.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

/** @param {string} id @returns {boolean}  whether a spreadsheet would change it, such as MAR-01 or 1.10 */
export function looksLikeADayOrNumber(id) {
  return /^\d/.test(id) || MONTHS.includes(id.slice(0, 3).toUpperCase());
}
