/** The other tabs: the channel to them, and what of their messages is understood. */

import { isSound } from "./store-rows.js";

/**
 * @import {Channel, Message, WrittenChange} from "../kept-types.js"
 * @import {Loose} from "../types.js"
 */

/** @param {string} name @returns {Channel | null} */
export function channelOfPage(name) {
  return typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(name);
}

/**
 * Another tab may be of another version. What is left out here stands in the store and comes with the next reading.
 *
 * @param {unknown} data
 * @returns {Message}
 */
export function understood(data) {
  const { changes, current } = /** @type {Loose} */ (Object(data));
  const sound = Array.isArray(changes) ? changes.filter(isChange) : [];
  return current === null || typeof current === "string" ? { changes: sound, current } : { changes: sound };
}

/** @param {unknown} change @returns {change is WrittenChange} */
function isChange(change) {
  const { service, criterion, row } = /** @type {Loose} */ (Object(change));
  if (typeof service !== "string") return false;
  if (criterion === null) return row === null || (isSound("services", row) && row.id === service);
  return isSound("findings", row) && row.service === service && row.criterion === criterion;
}
