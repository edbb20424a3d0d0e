/** The sentences that only the script says. All others are in the templates. */

import { LANGUAGE, say, sayClauses, sayDay, sayList, sayMany } from "./say.js";

/** @import {EvidenceFault} from "../result-types.js" */

export const UNTITLED = say("My service");
export const SAVING = say("Saving…");
export const ALL_SAVED = say("All saved on this computer");
export const NOTHING_YET = say("Your answers stay on this computer");
export const NOT_SAVED = say("Not saved. See the message on this page.");
export const UNDONE = say("Undone.");
export const RETRY = say("Try to save again");
export const DOWNLOAD = say("Download your answers");
export const NO_LEVEL = say("nothing applies");
export const NEEDS_REASON = say("Give a reason. Without one, this criterion counts as not assessed.");
export const CHECK_AGAIN = say("Check again: the new edition of the standard asks something else here.");
export const PROPOSED = say("Proposed from an answer to an earlier edition: choose an outcome.");
export const NO_SUCH_DAY = {
  message: say("The day that you left is not kept: its year is not one from 1900 to 9999."),
  advice: say("What was there before stays; enter the day again."),
};
export const UNEXPECTED = say("Something went wrong on this page. Your earlier answers are safe; reload the page and try again.");

/** @param {Date} at */
export function saved(at) {
  return say("Saved on this computer at {time}", { time: clock(at) });
}

/** @param {string} name */
export function takenAway(name) {
  return say("“{name}” was deleted in another tab. What you typed last is kept with it: bring it back under “All services” in My service.", { name });
}

/** @param {Date} at */
export function inMemory(at) {
  return say("Kept until this page closes ({time})", { time: clock(at) });
}

/** @param {Date} at */
export function printedOn(at) {
  return say("Printed on {day}", { day: at.toLocaleDateString(LANGUAGE, { dateStyle: "long" }) });
}

/** @param {Date} at */
function clock(at) {
  return at.toLocaleTimeString(LANGUAGE, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** @param {number} assessed @param {number} applicable */
export function assessedOf(assessed, applicable) {
  return say("{assessed} of {applicable}", { assessed, applicable });
}

/** @param {number} assessed @param {number} applicable */
export function mini(assessed, applicable) {
  return say("{assessed} of {applicable} assessed", { assessed, applicable });
}

/** @param {import("../result-types.js").Evaluation["baseline"]} baseline @returns {string}  empty where nothing of a baseline was asked */
export function baseline({ met, applicable, not_applicable: aside }) {
  if (applicable + aside === 0) return "";
  if (applicable === 0) return say("Baseline: nothing applies");
  return aside > 0
    ? say("Baseline: {met} of {applicable} met, {aside} not applicable", { met, applicable, aside })
    : say("Baseline: {met} of {applicable} met", { met, applicable });
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

/** @param {number} count @param {number} all */
export function shown(count, all) {
  if (count === all) return sayMany("The one criterion is shown.", "All {count} criteria are shown.", all);
  return sayMany("{shown} of {count} criterion is shown.", "{shown} of {count} criteria are shown.", all, { shown: count });
}

/** @param {number} answered @param {number} all */
export function factsAnswered(answered, all) {
  return say("({answered} of {all})", { answered, all });
}

/** @param {string[]} reasons @param {string} answer  the outcome that is kept, or "" */
export function removed(reasons, answer) {
  const why = say("Does not apply because: {reasons}.", { reasons: sayClauses(reasons) });
  return answer === "" ? why : [why, say("Your answer ({answer}) is kept.", { answer })].join(" ");
}

/** @param {number} notes @param {number} evidence @param {string} owner @param {string} due */
export function more(notes, evidence, owner, due) {
  const counts = [
    notes > 0 ? sayMany("{count} note", "{count} notes", notes) : "",
    evidence > 0 ? sayMany("{count} piece of evidence", "{count} pieces of evidence", evidence) : "",
    owner,
    due === "" ? "" : say("due {day}", { day: sayDay(due) }),
  ];
  const said = counts.filter((text) => text !== "");
  return said.length === 0 ? "" : say("({details})", { details: sayList(said) });
}

/** @param {EvidenceFault} fault @param {number} months  how long evidence counts, where it ages */
export function evidenceFault({ kind, title, date }, months) {
  if (kind === "missing") return say("Evidence with a link or a path is expected for this outcome, and none is recorded yet.");
  if (kind === "expired") return say("The evidence “{title}” expired on {day}.", { title, day: sayDay(date) });
  if (kind === "undated") return sayMany("Give evidence a date: here it counts for {count} month.", "Give evidence a date: here it counts for {count} months.", months);
  return sayMany("The newest evidence, “{title}”, is older than {count} month.", "The newest evidence, “{title}”, is older than {count} months.", months, { title });
}

/** @param {string | null} criterion  null: what is said of the service */
export function conflict(criterion) {
  const what = criterion === null
    ? say("Name of the service: it was changed in another tab at the same time.")
    : say("{criterion}: the same answer was changed in another tab at the same time.", { criterion });
  return [what, say("The later one is shown; both are in the history.")].join(" ");
}

/** @param {(string | null)[]} kept  criteria that an undo left alone; null: what is said of the service */
export function leftAlone(kept) {
  if (kept.length === 0) return "";
  const names = kept.map((criterion) => criterion ?? say("the service"));
  return ["", say("Left as it is, because another tab changed it since: {names}.", { names: sayList(names) })].join(" ");
}

/** @param {number} most */
export function enoughEvidence(most) {
  return say("A criterion takes at most {most} pieces of evidence: remove one first.", { most });
}

/** @param {number} count */
export function wasReset(count) {
  return sayMany("{count} answer was cleared.", "{count} answers were cleared.", count);
}

/** @param {string} id @param {string} title */
export function resume(id, title) {
  return say("Go on where you stopped: {id} {title}", { id, title });
}

/** @param {string} id  the next criterion without an answer @param {boolean} hasBegun */
export function nextOpen(id, hasBegun) {
  return hasBegun ? say("Next open: {id}", { id }) : say("Start with {id}", { id });
}
