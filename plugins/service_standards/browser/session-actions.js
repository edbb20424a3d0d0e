/** What is done with a session as a whole: opening it, grading, changing many answers at once, and the file. */

import { loadCatalogue } from "./catalogue.js";
import { storageProblem } from "./problems.js";
import { applicability, evaluate } from "./scoring.js";
import { Session } from "./session.js";
import { openMemoryStore, openStore } from "./store.js";

/** @import {Catalogue, Facts, FindingRow} from "./types.js" */

/** How long the address of a download is held: a slow disk still has to read from it. */
const REVOKE_AFTER_MS = 60_000;

/**
 * The one session of a page: the catalogue, and the store or what stands in for it.
 *
 * @returns {Promise<Session>}
 */
export async function openSession() {
  const catalogue = await loadCatalogue();
  const sources = { now: () => new Date(), newId };
  const databaseName = `service-standards:${catalogue.standard.id}`;
  try {
    const session = new Session(catalogue, await openStore({ databaseName, ...sources }), null);
    await session.load();
    return session;
  } catch (cause) {
    const session = new Session(catalogue, openMemoryStore(sources), storageProblem(cause));
    await session.load();
    return session;
  }
}

/** A random id. crypto.randomUUID would do, but plain http addresses inside an organisation lack it. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {Session} session @param {string[]} dimensions @param {Set<string>} [only]  count these criteria alone */
export function grade({ catalogue, service, findings }, dimensions, only) {
  return gradeAnswers(catalogue, dimensions, service?.facts ?? {}, findings, only);
}

/**
 * @param {Catalogue} catalogue
 * @param {string[]} dimensions
 * @param {Facts} facts
 * @param {Map<string, FindingRow>} findings
 * @param {Set<string>} [only]
 */
export function gradeAnswers({ criteria, levels, scoring }, dimensions, facts, findings, only) {
  return evaluate({
    dimensions,
    levels: levels.map(({ number }) => number),
    policy: scoring,
    criteria: only ? criteria.filter(({ id }) => only.has(id)) : criteria,
    facts,
    findings: Object.fromEntries(findings),
  });
}

/**
 * Why each criterion that the facts set aside does not apply.
 *
 * @param {Session} session
 * @returns {Map<string, string[]>}
 */
export function setAside({ catalogue, service }) {
  const given = service?.facts ?? {};
  const words = new Map(catalogue.facts.map(({ id, if_yes, if_no }) => [id, given[id] ? if_yes : if_no]));
  const verdicts = catalogue.criteria.map((criterion) => /** @type {const} */ ([criterion.id, applicability(criterion, given).facts]));
  return new Map(verdicts.filter(([, facts]) => facts.length > 0).map(([id, facts]) => [id, facts.map((fact) => words.get(fact) ?? fact)]));
}

/**
 * The code that reads and writes files: asked for with the first change, so that it is here before there is
 * something to hand over, even if the connection is gone by then.
 */
export function fileCode() {
  return Promise.all([import("./assessment-rows.js"), import("./canonical.js")]);
}

/**
 * Hand the assessment file to the browser, with what could not be kept.
 *
 * @param {Session} session
 */
export async function downloadFile(session) {
  await session.start();
  const [{ assessmentFromRows }, { canonicalAssessment }] = await fileCode();
  await session.shown();
  const { service, findings, catalogue } = session;
  if (service === null) return;
  const text = canonicalAssessment(assessmentFromRows(service, findings, catalogue), catalogue);
  download(text, "assessment.json");
  session.fileAt = new Date();
  // The file is what counts; a full disk may well be why it was asked for.
  await noteFile(session, service.id, session.fileAt).catch(() => {});
  session.say();
}

/** @param {Session} session @param {string} service @param {Date} at */
async function noteFile({ store }, service, at) {
  const changes = (await store.history(service)).length;
  await store.setNote(fileNote(service), { at: at.toISOString(), changes });
}

/** @param {string} service @returns {string}  the name under which the last file of a service is noted */
export function fileNote(service) {
  return `file:${service}`;
}

/**
 * Hand over what was set aside because this version could not understand it.
 *
 * @param {Session} session
 */
export async function downloadQuarantine(session) {
  download(`${JSON.stringify(await session.store.listQuarantine(), null, 2)}\n`, "not-understood.json");
}

/** @param {string} text @param {string} name */
function download(text, name) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_AFTER_MS);
}

/**
 * @param {Session} session
 * @param {string[]} criteria
 * @param {string} message  what is said beside the offer to undo
 */
export async function reset(session, criteria, message) {
  await session.settled();
  if (session.service === null) return;
  const { id } = session.service;
  const { batch } = await session.store.resetFindings(id, criteria);
  session.done({ batch, message, back: id });
}

/** @param {Session} session @param {string} message  what is said afterwards */
export async function undo(session, message) {
  await session.settled();
  if (session.undoable === null) return;
  const { batch, back } = session.undoable;
  await session.store.undo(batch);
  if (back !== null) await session.store.setCurrentService(back);
  await session.load();
  session.done(null, message);
}

/**
 * @param {Session} session
 * @param {import("./types.js").Assessment} assessment
 * @param {string | null} into  the service whose answers are replaced; null adds a new one
 * @param {string} message
 */
export async function openAssessment(session, assessment, into, message) {
  await session.settled();
  const back = session.service?.id ?? null;
  const [{ rowsFromAssessment }] = await fileCode();
  const { service, batch } = await session.store.importAssessment(rowsFromAssessment(assessment), { into });
  await switchTo(session, service.id);
  session.done({ batch, message, back });
}

/** @param {Session} session */
export async function addService(session) {
  await session.settled();
  const { id } = await session.addService();
  await switchTo(session, id);
}

/** @param {Session} session @param {string} id */
export async function switchTo(session, id) {
  await session.settled();
  await session.store.setCurrentService(id);
  session.undoable = null;
  await session.load();
}
