/** Every answer of a service on one sheet, for an assessor to read and to sign. */

import { criterionLink, element, list, redraw, table } from "./build.js";
import { localDay } from "./days.js";
import { OUTCOME, REPORT, evidenceLine, obligation } from "./results-words.js";
import { safeUrl } from "./safe-url.js";
import { setAside } from "./session-actions.js";

/**
 * @import {Content} from "./build.js"
 * @import {Scene} from "./panels.js"
 * @import {Session} from "./session.js"
 * @import {Catalogue, Criterion, Evidence, FindingRow} from "./types.js"
 */

/** @param {HTMLElement} place @param {Scene} scene */
export function draw(place, { session, dimensions }) {
  const { catalogue } = session;
  const aside = setAside(session);
  const sheets = catalogue.dimensions.filter(({ id }) => dimensions.includes(id)).flatMap(({ id, title }) => {
    const answered = catalogue.criteria.filter((criterion) => criterion.dimension === id && !aside.has(criterion.id) && isAnswered(session.finding(criterion.id)));
    return answered.length === 0 ? [] : [sheet(title, answered, session)];
  });
  redraw(place, about(session), ...(sheets.length === 0 ? [element("p", {}, REPORT.nothing)] : sheets), signature());
}

/** @param {FindingRow} finding */
function isAnswered({ outcome, note, reason, evidence }) {
  return outcome !== "not-assessed" || note !== "" || reason !== "" || evidence.length > 0;
}

/** @param {Session} session */
function about({ catalogue, service }) {
  const phase = catalogue.phases.find(({ id }) => id === service?.phase)?.title ?? "–";
  const { title, version } = catalogue.standard;
  return facts([
    [REPORT.service, service?.name ?? "–"],
    [REPORT.phase, phase],
    [REPORT.standard, `${title} ${version}`],
    [REPORT.date, localDay(new Date())],
  ]);
}

/** @param {[string, string][]} pairs */
function facts(pairs) {
  const rows = pairs.map(([name, value]) => element("tr", {}, element("th", { scope: "row" }, name), element("td", {}, value)));
  return element("table", { class: "ss-table ss-facts-table", "aria-label": REPORT.about }, element("tbody", {}, ...rows));
}

/** @param {string} title @param {Criterion[]} criteria @param {Session} session */
function sheet(title, criteria, { catalogue, findings }) {
  const rows = criteria.map((criterion) => row(catalogue, criterion, /** @type {FindingRow} */ (findings.get(criterion.id))));
  return table(title, REPORT.columns, rows);
}

/** @param {Catalogue} catalogue @param {Criterion} criterion @param {FindingRow} finding @returns {Content[]} */
function row(catalogue, criterion, { outcome, reason, note, evidence, owner, due }) {
  const said = [reason && REPORT.reason(reason), note, owner && REPORT.owner(owner), due && REPORT.due(due)].filter(Boolean);
  return [
    element("span", {}, criterionLink(catalogue, criterion.id), element("span", { class: "ss-under" }, obligation(criterion))),
    OUTCOME[outcome],
    said.length === 0 ? "–" : element("div", {}, ...said.map((text) => element("p", { class: "ss-said" }, text))),
    evidence.length === 0 ? "–" : list(evidence.map(evidenceItem)),
  ];
}

/** @param {Evidence} evidence @returns {Content} */
function evidenceItem(evidence) {
  const address = safeUrl(evidence.url ?? "");
  const line = evidenceLine(evidence);
  return address === null ? line : element("a", { href: address, rel: "noopener noreferrer" }, line);
}

function signature() {
  const lines = REPORT.sign.map((text) => element("p", { class: "ss-sign" }, element("span", {}, text)));
  return element("div", { class: "ss-signature" }, ...lines);
}
