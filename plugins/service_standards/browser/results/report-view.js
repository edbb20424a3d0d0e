/** Every answer of a service on one sheet, for an assessor to read and to sign. */

import { criterionLink, element, list, redraw, table } from "../kit/drawing.js";
import { localDay } from "../answer/days.js";
import { inheritedFrom, nameOfOrigin } from "../rules/inherited.js";
import { marksOf } from "../kit/edition-marks.js";
import { OUTCOME } from "../words/outcome-words.js";
import { AGAIN, REPORT, evidenceLine, obligation } from "../words/results-words.js";
import { safeUrl } from "../answer/safe-url.js";
import { setAside } from "../session/session-actions.js";
import { sayDay, sayList } from "../words/say.js";
import { INHERITED } from "../words/organisation-words.js";

/**
 * @import {Content} from "../kit/drawing.js"
 * @import {Scene} from "./result-folds.js"
 * @import {Session} from "../session/session.js"
 * @import {Catalogue, Criterion, Evidence, FileFinding, FindingRow} from "../types.js"
 */

/** @param {HTMLElement} place @param {Scene} scene */
export function draw(place, { session, dimensions }) {
  const { catalogue } = session;
  const aside = setAside(session);
  const sheets = catalogue.dimensions.filter(({ id }) => dimensions.includes(id)).flatMap(({ id, title }) => {
    const answered = catalogue.criteria.filter((criterion) => criterion.dimension === id && !aside.has(criterion.id) && isAnswered(session.finding(criterion.id)));
    return answered.length === 0 ? [] : [sheet(title, answered, session)];
  });
  const unknown = asideOf(session);
  const kept = unknown.length === 0 ? [] : [table(REPORT.aside, REPORT.columns, unknown)];
  redraw(place, about(session), ...(sheets.length === 0 ? [element("p", {}, REPORT.nothing)] : sheets), ...kept, signature());
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
    .../** @type {[string, string][]} */ (catalogue.phases.length === 0 ? [] : [[REPORT.phase, phase]]),
    [REPORT.standard, REPORT.edition(title, service?.standard.version ?? version, version)],
    [REPORT.date, sayDay(localDay(new Date()))],
  ]);
}

/** @param {[string, string][]} pairs */
function facts(pairs) {
  const rows = pairs.map(([name, value]) => element("tr", {}, element("th", { scope: "row" }, name), element("td", { dir: "auto" }, value)));
  return element("table", { class: "ss-table ss-facts-table", "aria-label": REPORT.about }, element("tbody", {}, ...rows));
}

/** @param {string} title @param {Criterion[]} criteria @param {Session} session */
function sheet(title, criteria, { catalogue, findings, organisation }) {
  const rows = criteria.map((criterion) => {
    const finding = /** @type {FindingRow} */ (findings.get(criterion.id));
    const origin = inheritedFrom(finding) === null ? "" : INHERITED.from(nameOfOrigin(finding, organisation?.row));
    return row(catalogue, criterion, finding, origin);
  });
  return table(title, REPORT.columns, rows);
}

/** @param {Session} session @returns {Content[][]}  what this edition does not know, and what was parked, with all that stood there earlier */
function asideOf({ catalogue, findings, service }) {
  const unknown = [...findings].filter(([id, finding]) => !catalogue.byId.has(id) && isAnswered(finding));
  /** @type {[string, FileFinding][]} */
  const entries = [...unknown, ...Object.entries(service?.parked ?? {})];
  return entries.flatMap(([id, finding]) => withEarlier(finding).map((one) => [`${id} ${one.title ?? ""}`.trim(), ...answerCells(one)]));
}

/** @param {FileFinding & {earlier?: unknown}} finding @returns {FileFinding[]} */
function withEarlier(finding) {
  const { earlier } = finding;
  return [finding, ...(Array.isArray(earlier) ? earlier.filter((one) => typeof one === "object" && one !== null).flatMap(withEarlier) : [])];
}

/** @param {Catalogue} catalogue @param {Criterion} criterion @param {FindingRow} finding @param {string} origin @returns {Content[]} */
function row(catalogue, criterion, finding, origin) {
  const name = element("span", {}, criterionLink(catalogue, criterion.id), element("span", { class: "ss-under" }, obligation(criterion)));
  const [outcome, ...rest] = answerCells(finding, origin);
  return [name, marksOf(finding).length > 0 ? AGAIN.marked(String(outcome)) : outcome, ...rest];
}

/** @param {FileFinding} finding @param {string} [origin] @returns {Content[]} */
function answerCells({ outcome, reason, note, evidence, owner, due, ...more }, origin) {
  const exempt = exemptionIn(/** @type {{exemption?: unknown, extra?: {exemption?: unknown}}} */ (more));
  const said = [origin, reason && REPORT.reason(reason), note, exempt && REPORT.exemption(exempt), owner && REPORT.owner(owner), due && REPORT.due(due)].flatMap((text) => (text ? [text] : []));
  return [
    OUTCOME[outcome ?? "not-assessed"] ?? String(outcome),
    said.length === 0 ? "–" : element("div", {}, ...said.map((text) => element("p", { class: "ss-said", dir: "auto" }, text))),
    !evidence?.length ? "–" : list(evidence.map(evidenceItem)),
  ];
}

/** @param {{exemption?: unknown, extra?: {exemption?: unknown}}} finding  as the file holds it, or the store @returns {string} */
function exemptionIn({ exemption, extra }) {
  return sayList(Object.values(exemption ?? extra?.exemption ?? {}).filter((value) => typeof value === "string" && value !== ""));
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
