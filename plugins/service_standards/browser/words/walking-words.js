/** What is said on the way through a list: how much of it is shown, where one stopped, and to who answers by single keys. */

import { say, sayMany } from "./say.js";

export const NO_OTHER_OPEN = say("In this direction no other criterion is shown that is not assessed.");
export const NO_FOCUS = say("Go to a criterion first, for example with j.");

export const KEYS = {
  title: say("Keyboard shortcuts"),
  key: say("Key"),
  what: say("What it does"),
  next: say("Go to the next criterion to assess"),
  before: say("Go to the criterion to assess before"),
  /** @param {string} outcome */
  answer: (outcome) => say("Answer “{outcome}” to the criterion that has the focus", { outcome }),
  note: say("Write a note to it"),
  list: say("Show this list"),
  hint: say("The keys work while “Keyboard shortcuts” is switched on, and never while you type in a field."),
  close: say("Close"),
};

/** @param {number} count @param {number} all */
export function shown(count, all) {
  if (count === all) return sayMany("The one criterion is shown.", "All {count} criteria are shown.", all);
  return sayMany("{shown} of {count} criterion is shown.", "{shown} of {count} criteria are shown.", all, { shown: count });
}

/** @param {string} id @param {string} title */
export function resume(id, title) {
  return say("Go on where you stopped: {id} {title}", { id, title });
}
