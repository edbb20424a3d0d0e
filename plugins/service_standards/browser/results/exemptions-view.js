/** The exemptions of a service, the next to end before the others. Fetched when there is one. */

import { byEnd, exemptInBaseline } from "../answer/exemption.js";
import { part, setText } from "../kit/dom.js";
import { criterionLink, redraw, table } from "../kit/drawing.js";
import { ofService } from "../page/exemption-view.js";
import { EXEMPTIONS, STANDING, withExempt } from "../words/paper-words.js";
import { sayDay } from "../words/say.js";

/** @import {Session} from "../session/session.js" */

/** @param {HTMLElement} root @param {Session} session @param {string} said  of the baseline */
export function showExemptions(root, session, said) {
  const found = byEnd(ofService(session));
  setText(part(root, "baseline"), withExempt(said, exemptInBaseline(found)));
  const rows = found.map(({ id, state, approved_by: by, until, reason }) =>
    [criterionLink(session.catalogue, id), STANDING[state], by || "–", sayDay(until) || "–", reason || "–"]);
  redraw(part(root, "exemptions"), ...(rows.length === 0 ? [] : [table(EXEMPTIONS.ordered, EXEMPTIONS.columns, rows)]));
}
