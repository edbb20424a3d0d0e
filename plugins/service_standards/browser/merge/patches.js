/** What a merge changes, as the patches that a store takes: only fields that differ, so that what another tab writes meanwhile stays. */

import { serialise } from "../answer/canonical.js";
import { completeContent } from "./merge.js";

/** @import {FindingContent, FindingPatch, FindingRow, ServiceContent, ServicePatch, ServiceRow} from "../types.js" */

/**
 * @param {Record<string, FindingContent>} merged
 * @param {Map<string, FindingRow>} here
 * @returns {Record<string, FindingPatch>}
 */
export function findingPatches(merged, here) {
  const patches = Object.entries(merged).map(([criterion, content]) => {
    const { title, ...ours } = completeContent(here.get(criterion));
    const patch = changed({ ...content, title: "" }, { ...ours, title: "" });
    return /** @type {const} */ ([criterion, Object.keys(patch).length > 0 && title === "" ? { ...patch, title: content.title } : patch]);
  });
  return Object.fromEntries(patches.filter(([, patch]) => Object.keys(patch).length > 0));
}

/**
 * @param {Pick<ServiceContent, "name" | "phase" | "facts" | "target">} merged
 * @param {ServiceRow} ours
 * @returns {ServicePatch}
 */
export function servicePatch(merged, ours) {
  const { name, phase, facts, target } = ours;
  const fields = { ...merged, facts: changedKeys(facts, merged.facts), target: changedKeys(target, merged.target) };
  return changed(fields, { name, phase, facts: {}, target: {} });
}

/** @template {object} Fields @param {Fields} wanted @param {Fields} ours @returns {Partial<Fields>} */
function changed(wanted, ours) {
  const old = new Map(Object.entries(ours));
  const entries = Object.entries(wanted).filter(([name, value]) => serialise(value) !== serialise(old.get(name)));
  return /** @type {Partial<Fields>} */ (Object.fromEntries(entries));
}

/**
 * @template T
 * @param {Record<string, T>} ours
 * @param {Record<string, T>} merged
 * @returns {Record<string, T | null>}  the keys that differ; null takes a key away
 */
function changedKeys(ours, merged) {
  const keys = [...new Set([...Object.keys(ours), ...Object.keys(merged)])];
  return Object.fromEntries(keys.filter((key) => ours[key] !== merged[key]).map((key) => [key, merged[key] ?? null]));
}
