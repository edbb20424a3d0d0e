/** What the service that is kept in this browser answered, said on pages that one reads. */

import { setAside } from "../session/session-actions.js";
import { parts, setText, show } from "../kit/dom.js";
import { markPhases } from "./phase-marks.js";
import { OUTCOME, answersOf, outcomeWords } from "../words/outcome-words.js";

/** @import {Session} from "../session/session.js" */

/** @param {HTMLElement} root @param {Session} session @param {AbortSignal} signal */
export function mountAnswers(root, session, signal) {
  const update = () => redraw(root, session);
  session.addEventListener("change", update, { signal });
  update();
}

/** @param {HTMLElement} root @param {Session} session */
function redraw(root, session) {
  const { service } = session;
  const aside = service === null ? new Map() : setAside(session);
  for (const place of parts(root, "answers-of")) {
    setText(place, service === null ? "" : answersOf(service.name));
    show(place, service !== null);
  }
  for (const title of parts(root, "answers-title")) show(title, service !== null);
  for (const place of root.querySelectorAll("[data-answer]")) {
    if (!(place instanceof HTMLElement)) continue;
    const id = place.dataset.answer ?? "";
    setText(place, aside.has(id) ? OUTCOME["not-applicable"] : outcomeWords(session.finding(id)));
    show(place, service !== null);
  }
  markPhases(root, session.catalogue.phases, service?.phase ?? "");
}
