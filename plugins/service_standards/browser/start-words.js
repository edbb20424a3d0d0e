/** What is said about the facts: what they take out, and for which target. */

import { count } from "./messages.js";

export const TAILORED = {
  /** @param {number} removed @param {number} all @param {[reason: string, number: number][]} reasons @param {number} here  on this page */
  line: (removed, all, reasons, here) => {
    if (removed === 0) return "";
    const because = reasons.map(([reason, number]) => `${number} because ${reason}`).join("; ");
    const found = here === 0 ? "" : ` ${here} of them ${here === 1 ? "is" : "are"} in this checklist, marked with the fact.`;
    return `${removed} of ${all} criteria ${removed === 1 ? "does" : "do"} not apply: ${because}.${found}`;
  },
  /** @param {number} number */
  effect: (number) => `This takes out ${count(number, "criterion", "criteria")}. Change the answer, and they are back as they were.`,
  target: {
    none: "No target level is set now.",
    /** @param {string} level */
    all: (level) => `The target is level ${level} in every dimension. My service has a target for each.`,
  },
};
