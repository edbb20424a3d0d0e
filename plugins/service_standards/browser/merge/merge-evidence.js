/** Evidence as a set: what two sides added and took away. The same as `service_standards/merge/evidence.py`. */

import { isEmpty, serialise } from "../answer/canonical.js";
import { KNOWN } from "../answer/vocabulary.js";

/**
 * @import {Evidence} from "../types.js"
 * @typedef {"same" | "ours" | "theirs" | "conflict"} Side  which side changed something
 * @typedef {Record<"base" | "ours" | "theirs", Evidence[]>} Clash  the items that both sides changed, and no others
 */

/** Items that agree in these are one thing. */
const IDENTITY = /** @type {const} */ (["title", "url", "path", "date", "by"]);

/**
 * What either side added is there, what either side took away is gone. Items clash where both sides changed the rest of
 * one thing, or one side took away what the other changed; ours stay then. An order is kept: ours, then what only they have.
 *
 * @param {Evidence[]} base
 * @param {Evidence[]} ours
 * @param {Evidence[]} theirs
 * @returns {{merged: Evidence[], taken: boolean, clash: Clash | null}}
 */
export function mergeEvidence(base, ours, theirs) {
  const [before, here, there] = [base, ours, theirs].map(byIdentity);
  /** @type {Clash} */
  const clash = { base: [], ours: [], theirs: [] };
  /** @type {Evidence[]} */
  const merged = [];
  let taken = false;
  for (const identity of new Set([...here.keys(), ...there.keys()])) {
    const [was, mine, other] = [before, here, there].map((groups) => groups.get(identity) ?? []);
    const side = sideOfItems(was, mine, other);
    merged.push(...(side === "theirs" ? other : mine));
    taken ||= side === "theirs";
    if (side !== "conflict") continue;
    clash.base.push(...was);
    clash.ours.push(...mine);
    clash.theirs.push(...other);
  }
  const isClash = clash.ours.length + clash.theirs.length > 0;
  return { merged: taken ? merged : ours, taken, clash: isClash ? clash : null };
}

/** @param {Evidence} item @returns {Evidence}  without known members that hold nothing */
export function tidyEvidence(item) {
  return Object.fromEntries(Object.entries(item).filter(([key, value]) => !KNOWN.evidence.includes(key) || !isEmpty(value)));
}

/** @param {Evidence[]} items @param {Evidence[]} gone @returns {Evidence[]} */
export function without(items, gone) {
  const texts = new Set(gone.map((item) => serialise(item)));
  return items.filter((item) => !texts.has(serialise(item)));
}

/** @param {Evidence[]} base @param {Evidence[]} ours @param {Evidence[]} theirs @returns {Side}  of items that are one thing */
function sideOfItems(base, ours, theirs) {
  /** @param {Evidence[]} part @param {Evidence[]} whole */
  const within = (part, whole) => without(part, whole).length === 0;
  const [isWithin, holds] = [within(ours, theirs), within(theirs, ours)];
  if (isWithin && holds) return "same";
  // Only they changed it: ours is as before, or ours took nothing away and they have all that ours added.
  if (within(base, ours) && (isWithin || within(ours, base))) return "theirs";
  return within(base, theirs) && (holds || within(theirs, base)) ? "ours" : "conflict";
}

/** @param {Evidence[]} items @returns {Map<string, Evidence[]>}  in the order of the first item of each */
function byIdentity(items) {
  /** @type {Map<string, Evidence[]>} */
  const groups = new Map();
  for (const item of items) {
    const identity = serialise(IDENTITY.map((key) => item[key] ?? ""));
    const group = groups.get(identity);
    if (group === undefined) groups.set(identity, [item]);
    else group.push(item);
  }
  return groups;
}
