/** What a person does with the rows of evidence: add one, remove one. */

import { MOST_EVIDENCE } from "../answer/vocabulary.js";
import { enoughEvidence } from "../words/messages.js";

/**
 * @import {CriterionView} from "./criterion-view.js"
 * @import {Session} from "../session/session.js"
 */

/** @param {CriterionView} view @param {Session} session */
export function addRow(view, session) {
  if (!view.evidence.add()) session.say(enoughEvidence(MOST_EVIDENCE));
}

/** @param {CriterionView} view @param {Element} button  in the row @param {Session} session */
export function removeRow(view, button, session) {
  const row = button.closest("[data-part=evidence]");
  if (row === null) return;
  view.evidence.remove(row);
  /** @type {HTMLElement | null} */ (view.root.querySelector("[data-action=add-evidence]"))?.focus();
  session.changeFinding(view.criterion.id, { evidence: view.evidence.collect() });
}
