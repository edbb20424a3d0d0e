/** What a team does next with its result: it begins, or goes on with what is open; the next gate comes first. */

import { NOT_ASSESSED } from "../answer/vocabulary.js";
import { answerAddress } from "../kit/drawing.js";
import { show } from "../kit/dom.js";
import { showNextStep } from "../page/next-step.js";
import { openCriteria } from "../rules/gaps.js";
import { reviewOf } from "./review-view.js";

/**
 * @import {Finder} from "../kit/dom.js"
 * @import {Evaluation} from "../result-types.js"
 * @import {Session} from "../session/session.js"
 * @import {FindingRow} from "../types.js"
 */

/** @param {HTMLElement} root @param {Finder} find @param {Session} session @param {Evaluation} evaluation */
export function showWhatToDo(root, find, session, evaluation) {
  const { catalogue, findings, service } = session;
  const phase = service?.phase ?? "";
  const hasBegun = [...findings.values()].some(isAnswered) || Object.keys(service?.parked ?? {}).length > 0;
  const isBlank = !hasBegun && Object.keys(service?.target ?? {}).length === 0;
  root.toggleAttribute("data-blank", isBlank);
  show(find("begin"), isBlank);
  show(find("at-gate"), !isBlank || phase !== "");
  const open = openCriteria(reviewOf(session, evaluation), () => true).filter(({ outcome }) => outcome === NOT_ASSESSED);
  const next = open.find(({ id }) => catalogue.byId.get(id)?.phases.includes(phase)) ?? open[0];
  showNextStep(find, next === undefined ? null : { id: next.id, href: answerAddress(catalogue, next.id) }, hasBegun, service !== null);
}

/** @param {FindingRow} finding */
function isAnswered({ outcome, note, reason, evidence }) {
  return outcome !== NOT_ASSESSED || note !== "" || reason !== "" || evidence.length > 0;
}
