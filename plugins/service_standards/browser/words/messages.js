/** The sentences that only the script says. All others are in the templates. */

import { LANGUAGE, say, sayClauses, sayDay, sayList, sayMany, sayTime } from "./say.js";

/** @import {EvidenceFault} from "../result-types.js" */

export const UNTITLED = say("My service");
export const SAVING = say("Saving…");
export const ALL_SAVED = say("All saved on this computer");
export const NOTHING_YET = say("Your answers stay on this computer");
export const NOT_SAVED = say("Not saved. See the message on this page.");
export const UNDONE = say("Undone.");
export const COPIED = say("The link was copied.");
export const COPY_BY_HAND = say("This browser does not let the page copy. The link is selected: copy it with Ctrl+C or from the menu.");
export const RETRY = say("Try to save again");
export const DOWNLOAD = say("Download your answers");
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
  return say("Saved on this computer at {time}", { time: sayTime(at) });
}

/** @param {string} name */
export function takenAway(name) {
  return say("“{name}” was deleted in another tab. What you typed last is kept with it: bring it back under “All services” in My service.", { name });
}

/** @param {Date} at */
export function inMemory(at) {
  return say("Kept until this page closes ({time})", { time: sayTime(at) });
}

/** @param {Date} at */
export function printedOn(at) {
  return say("Printed on {day}", { day: at.toLocaleDateString(LANGUAGE, { dateStyle: "long" }) });
}

/** @param {number} assessed @param {number} applicable */
export function mini(assessed, applicable) {
  return say("{assessed} of {applicable} assessed", { assessed, applicable });
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

/** @param {number} most */
export function enoughEvidence(most) {
  return say("A criterion takes at most {most} pieces of evidence: remove one first.", { most });
}

/** @param {string} id  the next criterion that is not assessed @param {boolean} hasBegun */
export function nextOpen(id, hasBegun) {
  return hasBegun ? say("Next to assess: {id}", { id }) : say("Start with {id}", { id });
}
