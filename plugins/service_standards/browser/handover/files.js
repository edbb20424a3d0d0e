/**
 * The answers on their way out as a file and back in. Fetched with the first change, so that it is here before there
 * is something to hand over, even if the connection is gone by then.
 */

import { assessmentFromRows, rowsFromAssessment } from "../answer/assessment-rows.js";
import { canonicalAssessment } from "../answer/canonical.js";
import { readAssessment } from "../formats/assessment-file.js";
import { assessmentToCsv, csvToFindings } from "../formats/csv.js";
import { ask } from "./ask.js";
import { fileNote } from "./file-age.js";
import { rememberState } from "./file-states.js";
import { NOT_AGAIN, keptAgain } from "../words/file-messages.js";
import { withoutInherited } from "../rules/inherited.js";
import { switchTo } from "../session/large-changes.js";

/**
 * @import {Session} from "../session/session.js"
 * @import {Assessment} from "../types.js"
 */

/** How long the address of a download is held: a slow disk still has to read from it. */
const REVOKE_AFTER_MS = 60_000;

/** @param {Session} session @returns {Promise<Assessment>}  what is shown, with what could not be kept */
export async function assessmentOf(session) {
  const { id } = await session.start();
  await session.shown();
  const { service, findings, catalogue } = session;
  if (service === null) throw new Error(`the service ${id} has just started`);
  return assessmentFromRows(service, findings, catalogue);
}

/** @param {HTMLElement} root @param {Session} session */
export async function downloadFile(root, session) {
  const assessment = await assessmentOf(session);
  const text = canonicalAssessment(assessment, session.catalogue);
  if (!(await isWanted(root, readAssessment(text, session.catalogue)))) return;
  download(text, "assessment.json", "application/json");
  await handedOver(session, assessment.service.id, assessment);
}

/**
 * Whether a file is wanted though this site could not open it again; that is said before it is written.
 *
 * @param {HTMLElement} root
 * @param {{ok: true} | {ok: false, message: string}} read  what opening it would say
 * @returns {Promise<boolean>}
 */
export async function isWanted(root, read) {
  return read.ok || (await ask(root, { ...NOT_AGAIN, said: NOT_AGAIN.said(read.message) })) === "write";
}

/**
 * Note that a file holds this state now: how old it is, and from where a later merge starts.
 *
 * @param {Session} session @param {string} service @param {Assessment} assessment
 */
export async function handedOver(session, service, assessment) {
  const now = new Date();
  session.unsaved.filed(service);
  try {
    const changes = await session.store.countChanges(service);
    await session.store.changeSetting(fileNote(service), () => ({ at: now.toISOString(), changes }));
    await rememberState(session, service, assessment);
  } catch {
    // The file is what counts; a full disk may well be why it was asked for.
  }
  // Who looks when this changes finds the note.
  session.fileAt = now;
  session.say();
}

/**
 * Note that what was opened is in a file already, if that file holds all that is here now.
 *
 * @param {Session} session @param {string} service @param {Assessment} assessment  what was opened
 */
export async function cameFromFile(session, service, assessment) {
  const here = await assessmentOf(session);
  // The time is that of opening where a file says none.
  /** @param {Assessment} one */
  const text = (one) => canonicalAssessment({
    ...one,
    service: { ...one.service, id: service },
    findings: Object.fromEntries(Object.entries(one.findings).map(([id, finding]) => [id, { ...finding, updated: "" }])),
  }, session.catalogue);
  if (here.service.id === service && text(here) === text(assessment)) await handedOver(session, service, assessment);
  else await rememberState(session, service, assessment);
}

/** @param {HTMLElement} root @param {Session} session */
export async function downloadCsv(root, session) {
  const text = assessmentToCsv(await assessmentOf(session), session.catalogue);
  if (await isWanted(root, csvToFindings(text, session.catalogue))) download(text, "assessment.csv", "text/csv");
}

/**
 * Hand over what was set aside because this version could not understand it. The answers of a service that was set
 * aside are out of sight with it, so they go along.
 *
 * @param {Session} session
 */
export async function downloadQuarantine({ store }) {
  const rows = await Promise.all((await store.listQuarantine()).map(async (aside) => {
    const { id } = /** @type {{id: string}} */ (aside.row);
    return aside.store === "services" ? { ...aside, findings: [...(await store.getFindings(id)).values()] } : aside;
  }));
  download(`${JSON.stringify(rows, null, 2)}\n`, "not-understood.json", "application/json");
}

/**
 * The browser has deleted what was kept: what this page still holds is kept anew. Another page may have been first.
 *
 * @param {Session} session
 */
export async function keepAgain(session) {
  const assessment = await assessmentOf(session);
  const { id, name } = assessment.service;
  session.store.renew();
  const isHere = (await session.store.getService(id)) !== null;
  if (!isHere) await session.store.importAssessment(rowsFromAssessment(assessment), { into: null });
  await session.look();
  await session.settled();
  await session.choose(id);
  await session.load();
  session.done(null, keptAgain(name));
}

/** @param {string} text @param {string} name @param {string} type */
export function download(text, name, type) {
  const url = URL.createObjectURL(new Blob([text], { type }));
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
 * @param {Assessment} assessment
 * @param {string | null} into  the service whose answers are replaced; null adds a new one
 * @param {string} message
 * @returns {Promise<string>}  the id of the service that holds the answers now
 */
export async function openAssessment(session, assessment, into, message) {
  await session.settled();
  const back = session.service?.id ?? null;
  const { service, batch } = await session.store.importAssessment(rowsFromAssessment(withoutInherited(assessment, session.organisation?.answering ?? null)), { into });
  await switchTo(session, service.id);
  session.done({ batch, message, back });
  return service.id;
}
