/** The sentences about editions of the standard: only needed where an assessment was made with another one. */

import { LANGUAGE, say, sayMany } from "./say.js";

/** @import {Decision, Item, ItemKind} from "../result-types.js" */

export const RELEASES = {
  advice: say("Your answers stay as they are. Check your connection, then try again."),
  tellPublisher: say("Your answers stay as they are. The file is damaged or was changed: tell the people who publish this site."),
  /** @param {string} version @param {number} status */
  refused: (version, status) => say("What edition {version} says could not be loaded: the site answered {status}.", { version, status }),
  /** @param {string} version */
  unreadable: (version) => say("What this site publishes of edition {version} cannot be read.", { version }),
  /** @param {string} version */
  unreachable: (version) => say("What edition {version} says could not be loaded.", { version }),
};

export const BANNER = {
  /** @param {string} before @param {string} now */
  title: (before, now) => (before === ""
    ? say("It is not known which edition these answers were made with; this site has {now}.", { now })
    : say("These answers were made with edition {before}; this site has {now}.", { before, now })),
  newer: say("Their edition is newer than this site’s. They stay as they are and you can go on; to see them as they were meant, download the file and open it on a site that has their edition."),
  unpublished: say("This site does not publish what changed in between, so there is nothing to review. Your answers stay as they are: you can go on and look at each of them yourself, or download the file."),
  offline: say("What changed in between stands on the site, and this file asks for nothing. Your answers stay as they are and you can go on: download the file, then open it on the site to review the new edition."),
  open: say("Your answers stay as they are until you take over the new edition."),
  /** @param {string} changes */
  counted: (changes) => say("What changed: {changes}.", { changes }),
};

/** How many criteria of each kind there are. @type {Record<ItemKind, (count: number) => string>} */
export const KINDS = {
  kept: (count) => sayMany("{count} kept", "{count} kept", count),
  reworded: (count) => sayMany("{count} reworded", "{count} reworded", count),
  moved: (count) => sayMany("{count} moved", "{count} moved", count),
  split: (count) => sayMany("{count} split", "{count} split", count),
  merged: (count) => sayMany("{count} merged", "{count} merged", count),
  covered: (count) => sayMany("{count} covered by another", "{count} covered by another", count),
  withdrawn: (count) => sayMany("{count} withdrawn", "{count} withdrawn", count),
  new: (count) => sayMany("{count} new", "{count} new", count),
};

/** In the order in which a person decides. @type {Record<ItemKind, string>} */
export const GROUPS = {
  reworded: say("Reworded"),
  moved: say("Moved to another id"),
  split: say("Split into several"),
  merged: say("Merged into one"),
  covered: say("Covered by another criterion"),
  withdrawn: say("Withdrawn"),
  new: say("New"),
  kept: say("Kept as it is"),
};
/** The order in which a person decides. */
export const ORDER = /** @type {ItemKind[]} */ (Object.keys(GROUPS));

export const REVIEW = {
  /** @param {string} before @param {string} after */
  from: (before, after) => say("from edition {before} to edition {after}", { before, after }),
  /** @param {number} place @param {number} all */
  step: (place, all) => (all === 1 ? "" : say("This is step {place} of {all}: the editions are gone through one after the other.", { place, all })),
  /** @param {number} count */
  open: (count) => sayMany("{count} decision is open to you.", "{count} decisions are open to you.", count),
  /** @param {string} version */
  go: (version) => say("Go on to edition {version}", { version }),
  take: say("Take over the new edition"),
  yours: say("Your answer"),
  unanswered: say("Not answered."),
  removed: say("Taken out:"),
  added: say("Added:"),
  decide: say("What happens to the answer"),
  /** @param {string} id */
  answer: (id) => say("Answer to {id}", { id }),
  other: say("Other answer"),
  both: say("Both"),
  oneAfterOther: say("One after the other"),
  back: say("The answer that was set aside earlier comes back."),
  aside: say("The answer is set aside and stays in the file."),
};

/** What an answer says that was emptied: it goes into the note. */
export const EMPTIED = {
  /** @param {string} named @param {string} outcome @param {string} reason */
  told: (named, outcome, reason) => (reason === ""
    ? say("Answer to {named}: {outcome}", { named, outcome })
    : say("Answer to {named}: {outcome} ({reason})", { named, outcome, reason })),
  /** @param {string} id */
  earlier: (id) => say("the earlier wording of {id}", { id }),
};

/** @type {Record<string, string>} */
export const FIELDS = {
  title: say("Title"),
  dimension: say("Dimension"),
  obligation: say("Obligation"),
  level: say("Level"),
  phases: say("Phases"),
  roles: say("Roles"),
  applies_when: say("Applies when"),
  requirement: say("Requirement"),
  checks: say("How to check it"),
};
/** @param {string} name */
export function fieldLabel(name) {
  return say("{name}:", { name });
}
/** @type {Record<"all" | "any" | "none", (questions: string) => string>} */
export const CONDITIONS = {
  all: (questions) => say("yes to all of: {questions}", { questions }),
  any: (questions) => say("yes to one of: {questions}", { questions }),
  none: (questions) => say("no to: {questions}", { questions }),
};
export const ALWAYS = say("always");

/** @param {Item} item @param {Decision} decision @param {boolean} isProposed  its answers are @returns {string}  what it does */
export function decisionWords({ kind, key, to }, decision, isProposed) {
  const targets = new Intl.ListFormat(LANGUAGE).format(to);
  if (decision === "park") return say("Set it aside only");
  if (decision === "confirm") return say("Keep it: it is still true");
  if (decision === "reset") return say("Empty it; the note will say what it was");
  if (kind === "reworded") return say("Keep it and mark it “check again”");
  return isProposed ? say("Propose it for {targets} and set {id} aside", { targets, id: key }) : say("Carry it over to {targets}", { targets });
}

/** @param {string} version */
export function snapshotLabel(version) {
  return say("Before edition {version}", { version });
}

/** @param {string} version @param {number} aside  answers that were set aside */
export function takenOver(version, aside) {
  const taken = say("Edition {version} was taken over.", { version });
  return aside === 0 ? taken : [taken, sayMany("{count} answer was set aside and can be read in the report.", "{count} answers were set aside and can be read in the report.", aside)].join(" ");
}

export const MOVED_MEANWHILE = {
  message: say("This assessment was changed to another edition in another tab meanwhile. Nothing was changed here."),
  advice: say("Look at it again, then decide."),
};

/** @param {number} count @param {number} here */
export function toCheck(count, here) {
  if (here === count) return sayMany("{count} answer has to be looked at again because of a new edition.", "{count} answers have to be looked at again because of a new edition.", count);
  return sayMany(
    "{count} answer has to be looked at again because of a new edition, {here} of them on this page.",
    "{count} answers have to be looked at again because of a new edition, {here} of them on this page.",
    count, { here },
  );
}
export const STILL_TRUE = say("Still true");
