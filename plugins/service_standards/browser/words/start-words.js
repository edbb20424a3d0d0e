/** What is said once there is a service: at its start, and when many of its answers change at once. */

import { LANGUAGE, say, sayClauses, sayList, sayMany } from "./say.js";

export const TAILORED = {
  /** @param {number} removed @param {number} all @param {[reason: string, number: number][]} reasons @param {number} here  on this page */
  line: (removed, all, reasons, here) => {
    if (removed === 0) return "";
    const because = sayClauses(reasons.map(([reason, count]) => say("{count} because {reason}", { count, reason })));
    const aside = sayMany("{count} of {all} criteria does not apply: {reasons}.", "{count} of {all} criteria do not apply: {reasons}.", removed, { all, reasons: because });
    return here === 0 ? aside : [aside, sayMany("{count} of them is in this checklist, marked with the fact.", "{count} of them are in this checklist, marked with the fact.", here)].join(" ");
  },
  /** @param {number} number */
  effect: (number) => sayMany(
    "This takes out {count} criterion. Change the answer, and it is back as it was.",
    "This takes out {count} criteria. Change the answer, and they are back as they were.",
    number,
  ),
  target: {
    none: say("No target level is set now."),
    /** @param {string} level */
    all: (level) => say("The target is level {level} in every dimension. My service has a target for each.", { level }),
  },
};

/** @param {number | null} days  null: never @param {number} changes */
export function fileAge(days, changes) {
  if (days === null) return say("Not in a file yet");
  const when = new Intl.RelativeTimeFormat(LANGUAGE, { numeric: "auto" }).format(-Math.max(days, 0), "day");
  if (changes === 0) return say("Same as the file of {when}", { when });
  return sayMany("Last file: {when}, {count} change since", "Last file: {when}, {count} changes since", changes, { when });
}

/** @param {(string | null)[]} kept  criteria that an undo left alone; null: what is said of the service */
export function leftAlone(kept) {
  if (kept.length === 0) return "";
  const names = kept.map((criterion) => criterion ?? say("the service"));
  return ["", say("Left as it is, because another tab changed it since: {names}.", { names: sayList(names) })].join(" ");
}

/** @param {number} count */
export function wasReset(count) {
  return sayMany("{count} answer was cleared.", "{count} answers were cleared.", count);
}
