/** The sentences about editions of the standard: only needed where an assessment was made with another one. */

/** @import {ItemKind, Decision, Item} from "./edition.js" */

export const RELEASES = {
  advice: "Your answers stay as they are. Check your connection, then try again.",
  /** @param {string} version @param {number} status */
  refused: (version, status) => `What edition ${version} says could not be loaded: the site answered ${status}.`,
  /** @param {string} version */
  unreadable: (version) => `What this site publishes of edition ${version} cannot be read.`,
  /** @param {string} version */
  unreachable: (version) => `What edition ${version} says could not be loaded.`,
};

export const BANNER = {
  /** @param {string} before @param {string} now */
  title: (before, now) => (before === "" ? `It is not known which edition these answers were made with; this site has ${now}.` : `These answers were made with edition ${before}; this site has ${now}.`),
  newer: "Their edition is newer than this site’s. They stay as they are and you can go on; to see them as they were meant, download the file and open it on a site that has their edition.",
  unpublished: "This site does not publish what changed in between, so there is nothing to review. Your answers stay as they are: you can go on and look at each of them yourself, or download the file.",
  offline: "What changed in between stands on the site, and this file asks for nothing. Your answers stay as they are and you can go on: download the file, then open it on the site to review the new edition.",
  open: "Your answers stay as they are until you take over the new edition.",
  /** @param {string} changes */
  counted: (changes) => `What changed: ${changes}.`,
};

/** @type {Record<ItemKind, string>} */
export const KINDS = {
  kept: "kept", reworded: "reworded", moved: "moved", split: "split", merged: "merged", covered: "covered by another", withdrawn: "withdrawn", new: "new",
};
/** The order in which a person decides. @type {ItemKind[]} */
export const ORDER = ["reworded", "moved", "split", "merged", "covered", "withdrawn", "new", "kept"];

/** @type {Record<ItemKind, string>} */
export const GROUPS = {
  reworded: "Reworded", moved: "Moved to another id", split: "Split into several", merged: "Merged into one",
  covered: "Covered by another criterion", withdrawn: "Withdrawn", new: "New", kept: "Kept as it is",
};

export const REVIEW = {
  /** @param {string} before @param {string} after */
  from: (before, after) => `from edition ${before} to edition ${after}`,
  /** @param {number} place @param {number} all */
  step: (place, all) => (all === 1 ? "" : `This is step ${place} of ${all}: the editions are gone through one after the other.`),
  /** @param {number} count */
  open: (count) => (count === 1 ? "1 decision is open to you." : `${count} decisions are open to you.`),
  /** @param {string} version */
  go: (version) => `Go on to edition ${version}`,
  take: "Take over the new edition",
  yours: "Your answer",
  unanswered: "Not answered.",
  removed: "Taken out: ",
  added: "Added: ",
  decide: "What happens to the answer",
  /** @param {string} id */
  answer: (id) => `Answer to ${id}`,
  other: "Other answer",
  both: "Both",
  oneAfterOther: "One after the other",
  back: "The answer that was set aside earlier comes back.",
  aside: "The answer is set aside and stays in the file.",
};

/** @type {Record<string, string>} */
export const FIELDS = {
  title: "Title", dimension: "Dimension", obligation: "Obligation", level: "Level", phases: "Phases", roles: "Roles",
  applies_when: "Applies when", requirement: "Requirement", checks: "How to check it",
};
export const CONDITIONS = { all: "yes to all of", any: "yes to one of", none: "no to" };
export const ALWAYS = "always";

/** @param {Item} item @param {Decision} decision @returns {string}  what it does */
export function decisionWords({ kind, key, to, from, findings }, decision) {
  const targets = to.join(" and ");
  if (decision === "park") return "Set it aside only";
  if (decision === "confirm") return "Keep it: it is still true";
  if (decision === "reset") return "Empty it; the note will say what it was";
  if (kind === "reworded") return "Keep it and mark it “check again”";
  const whole = kind === "moved" || (kind === "merged" && Object.keys(findings).length === from.length);
  return whole ? `Carry it over to ${targets}` : `Propose it for ${targets} and set ${key} aside`;
}

/** @param {string} version */
export function snapshotLabel(version) {
  return `Before edition ${version}`;
}

/** @param {string} version @param {number} aside  answers that were set aside */
export function takenOver(version, aside) {
  const set = aside === 0 ? "" : ` ${aside === 1 ? "1 answer was" : `${aside} answers were`} set aside and can be read in the report.`;
  return `Edition ${version} was taken over.${set}`;
}

export const MOVED_MEANWHILE = {
  message: "This assessment was changed to another edition in another tab meanwhile. Nothing was changed here.",
  advice: "Look at it again, then decide.",
};

/** @param {number} count @param {number} here */
export function toCheck(count, here) {
  const all = count === 1 ? "1 answer has to be looked at again" : `${count} answers have to be looked at again`;
  return `${all} because of a new edition${here === count ? "" : `, ${here} of them on this page`}.`;
}
export const STILL_TRUE = "Still true";
