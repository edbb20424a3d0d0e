/** A spreadsheet on its way in: its answers by id, the rest as it is here. */

import { contentText } from "../formats/assessment-file.js";
import { isBlank } from "../answer/canonical.js";
import { MOST_BYTES } from "../answer/vocabulary.js";
import { csvToFindings } from "../formats/csv.js";
import { NO_STANDARD } from "../words/file-messages.js";
import { assessmentOf } from "./files.js";
import { withoutMarks } from "../kit/edition-marks.js";
import { switchTo } from "../session/large-changes.js";
import { isExample, ownedWith } from "../store/store-rows.js";

/**
 * @import {Offer} from "./import-dialog.js"
 * @import {Session} from "../session/session.js"
 * @import {Assessment, FileFinding, FileFindings, FindingPatch, FindingRow} from "../types.js"
 */

/** @param {File} file @param {Session} session @returns {Promise<Offer | {ok: false, message: string}>} */
export async function readCsvFile(file, session) {
  const mine = isExample(session.service) ? null : session.service;
  const here = mine === null ? null : await assessmentOf(session);
  // One byte too many is enough to be refused.
  const bytes = await file.slice(0, MOST_BYTES + 1).arrayBuffer();
  const read = csvToFindings(bytes, session.catalogue, here?.findings);
  if (!read.ok) return read;
  const { findings, notices } = read;
  const fresh = newAssessment(file.name.replace(/\.csv$/i, ""), findings, session);
  const filled = here === null ? null : { ...here, findings: { ...here.findings, ...patched(here.findings, findings) } };
  return {
    ok: true,
    name: file.name,
    standard: NO_STANDARD,
    count: Object.values(findings).filter((finding) => !isBlank(finding)).length,
    notices,
    target: mine,
    choices: filled === null ? { new: fresh } : { new: fresh, fill: filled },
    compared: filled ?? fresh,
    changes: here === null ? {} : changesOf(here.findings, findings),
  };
}

/**
 * Put what the cells change into a service. What another tab has answered since the file was looked at stays.
 *
 * @param {Session} session @param {string} service @param {FileFindings} changes @param {string} message
 */
export async function fillFrom(session, service, changes, message) {
  await session.settled();
  const back = session.service?.id ?? null;
  /** @param {FindingRow} stored @param {FindingPatch} patch @returns {FindingPatch} */
  const owned = (stored, patch) => {
    const next = { ...ownedWith(session.organisation?.shown(stored, service) ?? stored, patch), ...patch };
    // Who chooses another outcome has looked at the answer.
    return patch.outcome === undefined ? next : { ...next, ...withoutMarks({ extra: next.extra ?? stored.extra }) };
  };
  const patches = Object.entries(changes).map(([id, change]) =>
    /** @type {const} */ ([id, (/** @type {FindingRow} */ stored) => owned(stored, /** @type {FindingPatch} */ (change))]));
  const { batch } = await session.store.mergeInto(service, {}, Object.fromEntries(patches));
  await switchTo(session, service);
  session.done(patches.length === 0 ? null : { batch, message, back }, message);
}

/** @param {FileFindings} here @param {FileFindings} findings @returns {FileFindings}  only what a cell says otherwise */
function changesOf(here, findings) {
  const changes = Object.entries(findings).map(([id, read]) => {
    const old = new Map(Object.entries({ outcome: "not-assessed", ...here[id] }));
    const next = Object.entries(answered(here[id] ?? {}, read)).filter(([name]) => Object.hasOwn(read, name));
    const news = next.filter(([name, value]) => contentText({ [name]: value }) !== contentText({ [name]: old.get(name) }));
    return /** @type {const} */ ([id, Object.fromEntries(news)]);
  });
  return Object.fromEntries(changes.filter(([, change]) => Object.keys(change).length > 0));
}

/** @param {FileFindings} here @param {FileFindings} findings @returns {FileFindings}  a column that is not there changes nothing */
function patched(here, findings) {
  return Object.fromEntries(Object.entries(findings).map(([id, finding]) => [id, answered(here[id] ?? {}, finding)]));
}

/**
 * What is inherited stays so until a cell says something else.
 *
 * @param {FileFinding & {inherited_from?: string}} here
 * @param {FileFinding & {inherited_from?: string}} read
 */
function answered({ inherited_from: origin, ...here }, { inherited_from: _, ...read }) {
  const finding = { ...here, ...read, updated: "" };
  return origin !== undefined && (isBlank(finding) || contentText(finding) === contentText(here)) ? { ...here, inherited_from: origin } : finding;
}

/** @param {string} name @param {FileFindings} findings @param {Session} session @returns {Assessment} */
function newAssessment(name, findings, { catalogue }) {
  const { id, version, digest } = catalogue.standard;
  return {
    format: "assessment/1",
    standard: { id, version, digest },
    service: { id: "", name, phase: "", facts: {} },
    target: {},
    findings,
    parked: {},
    snapshots: [],
  };
}
