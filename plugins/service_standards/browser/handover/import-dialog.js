/** Opening a file: first what it holds and what it would change, then the choice, then the change. */

import { isReviewed, previewImport, readAssessmentFile } from "../formats/assessment-file.js";
import { fillFrom, readCsvFile } from "./csv-file.js";
import { choiceOf, dialogOf, fillCells } from "../kit/dialogs.js";
import { part, setItems, show } from "../kit/dom.js";
import { cameFromFile, openAssessment } from "./files.js";
import { inheritedElsewhere, inheritedHere, listed, opened, openedAside, standardVersion } from "../words/file-messages.js";
import { isExample } from "../store/store-rows.js";
import { inheritedFrom } from "../rules/inherited.js";
import { UNTITLED } from "../words/messages.js";

/**
 * @import {Session} from "../session/session.js"
 * @import {Assessment, FileFindings, FindingRow, JsonObject, ServiceRow} from "../types.js"
 *
 * @typedef {object} Offer  a file that can be opened
 * @property {true} ok
 * @property {string} name  what is opened
 * @property {string} standard
 * @property {number} count  answers in the file
 * @property {string[]} [aside]  those of them whose criteria this edition does not have
 * @property {string} [waits]  the edition whose review takes them over; "" if there is none
 * @property {string[]} notices
 * @property {ServiceRow | null} target  the service that may take the answers
 * @property {Record<string, Assessment>} choices  what is opened, by choice
 * @property {Assessment} compared
 * @property {FileFindings} [changes]  of a spreadsheet: what it changes in the target
 */

/**
 * @param {HTMLElement} root
 * @param {Session} session
 * @param {File} file
 * @returns {Promise<string | null>}  why the file was refused
 */
export async function offerFile(root, session, file) {
  const isCsv = /\.csv$/i.test(file.name) || file.type === "text/csv";
  const offer = await (isCsv ? readCsvFile(file, session) : readFile(file, session));
  if (!offer.ok) return offer.message;
  const dialog = dialogOf(root, "import");
  if (dialog === null) return null;
  const { target, choices, name, count, changes } = offer;
  fill(dialog, offer, await findingsOf(session, target));
  const choice = await choiceOf(dialog);
  const assessment = choices[choice];
  if (assessment === undefined) return null;
  if (choice === "merge" && target !== null) {
    const { mergeFile } = await import("./merge-file.js");
    await mergeFile(root, session, assessment, target.id);
  } else if (choice === "fill" && target !== null && changes !== undefined) {
    await fillFrom(session, target.id, changes, opened(name, count));
  } else {
    const said = opened(name, count) + openedAside(offer.aside?.length ?? 0, offer.waits ?? "");
    const id = await openAssessment(session, assessment, choice === "new" ? null : target?.id ?? null, said);
    if (!isCsv) await cameFromFile(session, id, assessment);
  }
  return null;
}

/** @param {File} file @param {Session} session @returns {Promise<Offer | {ok: false, message: string}>} */
async function readFile(file, session) {
  const read = await readAssessmentFile(file, session.catalogue);
  if (!read.ok) return read;
  const { assessment } = read;
  const notices = [...read.notices, ...inheritedNotices(assessment, session)];
  const likely = session.services.find(({ id }) => id === assessment.service.id) ?? session.service;
  // What was invented and what is one's own never go into each other.
  const target = isExample(likely) === (/** @type {{example?: unknown}} */ (assessment).example === true) ? likely : null;
  return {
    ok: true,
    name: assessment.service.name || UNTITLED,
    standard: standardVersion(assessment.standard.version),
    count: Object.keys(assessment.findings).length + read.aside.length,
    aside: read.aside,
    waits: isReviewed(session.catalogue, assessment.standard.version) ? assessment.standard.version : "",
    notices,
    target,
    choices: target === null ? { new: assessment } : { new: assessment, merge: assessment, replace: assessment },
    compared: assessment,
  };
}

/** @param {Assessment} assessment @param {Session} session @returns {string[]} */
function inheritedNotices({ findings }, { organisation }) {
  const marks = Object.values(findings).flatMap((finding) => inheritedFrom({ extra: /** @type {JsonObject} */ (finding) }) ?? []);
  const here = marks.filter((id) => id === organisation?.row?.id).length;
  return [...(here > 0 ? [inheritedHere(here, organisation?.row?.name ?? "")] : []), ...(marks.length > here ? [inheritedElsewhere(marks.length - here)] : [])];
}

/** @param {Session} session @param {ServiceRow | null} target @returns {Promise<Map<string, FindingRow>>} */
async function findingsOf(session, target) {
  if (target === null) return new Map();
  if (target.id === session.service?.id) return session.findings;
  const own = await session.store.getFindings(target.id);
  return session.organisation?.inheritedBy(target.id, own) ?? own;
}

/** @param {HTMLDialogElement} dialog @param {Offer} offer @param {Map<string, FindingRow>} here */
function fill(dialog, { name, standard, notices, target, choices, compared, aside = [], waits = "" }, here) {
  // What the service inherits is not its own to lose.
  const own = new Map([...here].filter(([id, row]) => inheritedFrom(row) === null || Object.hasOwn(compared.findings, id)));
  const { same, added, differing, onlyHere, parked } = previewImport(compared, own);
  const isAside = new Set(aside);
  fillCells(dialog, {
    name,
    standard,
    same: String(same.length),
    added: String(added.length),
    differing: listed(differing),
    missing: listed(onlyHere),
    parked: listed(waits === "" ? parked : parked.filter((id) => !isAside.has(id))),
    waiting: listed(aside),
    edition: waits,
    target: target?.name ?? "",
  });
  const list = part(dialog, "notices");
  if (list !== null) setItems(list, notices);
  show(list, notices.length > 0);
  show(part(dialog, "waiting"), waits !== "" && aside.length > 0);
  show(part(dialog, "parked"), waits === "" || parked.length > aside.length);
  offerChoices(dialog, choices, target !== null && target.id === compared.service.id ? "merge" : "new");
}

/** @param {HTMLDialogElement} dialog @param {Record<string, Assessment>} choices @param {string} likely  what stands first */
function offerChoices(dialog, choices, likely) {
  for (const button of dialog.querySelectorAll("[data-choice]")) {
    const choice = button.getAttribute("data-choice") ?? "";
    if (!(button instanceof HTMLElement)) continue;
    show(button, choice === "cancel" || Object.hasOwn(choices, choice));
    button.classList.toggle("ss-quiet", choice !== likely);
    if (choice === likely) button.parentElement?.prepend(button);
  }
}
