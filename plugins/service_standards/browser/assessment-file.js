/** Opening an assessment file: everything is judged before anything is changed. */

import { fileFinding, park } from "./assessment-rows.js";
import { forbiddenKey, isObject, quoted, repeatedKey, shapeFault } from "./assessment-shape.js";
import { FORMAT, isBlank, isEmpty, serialise } from "./canonical.js";

export { assessmentFromRows, rowsFromAssessment } from "./assessment-rows.js";
export { safeUrl } from "./safe-url.js";

/** @import {Assessment, FileCatalogue, FileFinding, FindingRow, Opened, Refusal, RefusalKind} from "./types.js" */

const MEGABYTE = 1024 * 1024;
export const MAX_BYTES = 5 * MEGABYTE;

/**
 * Open an assessment file. A refusal says in one sentence what was found and what to do.
 *
 * @param {ArrayBuffer | Uint8Array | string} source
 * @param {FileCatalogue} catalogue
 * @returns {Opened | Refusal}
 */
export function readAssessment(source, catalogue) {
  // A character takes one byte at least: a very long text need not be encoded to be measured.
  const bytes = typeof source === "string" && source.length <= MAX_BYTES ? new TextEncoder().encode(source) : source;
  const size = typeof bytes === "string" ? bytes.length : bytes.byteLength;
  if (typeof bytes === "string" || size > MAX_BYTES) return tooLarge(size);
  /** @type {string} */
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return refusal("not-text", "This file is not UTF-8 text and so not an assessment file; choose the file that ends in .json.");
  }
  /** @type {unknown} */
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return refusal("not-json", "This file is not complete JSON, perhaps because it was cut off; download or copy it again.");
  }
  return refused(value, text, catalogue) ?? opened(/** @type {Assessment} */ (value), catalogue);
}

/**
 * Open a file that a person chose. A file that is too large is not even read.
 *
 * @param {Blob} file
 * @param {FileCatalogue} catalogue
 * @returns {Promise<Opened | Refusal>}
 */
export async function readAssessmentFile(file, catalogue) {
  return file.size > MAX_BYTES ? tooLarge(file.size) : readAssessment(await file.arrayBuffer(), catalogue);
}

/**
 * What opening a file would do to the answers that are here. Blank findings count as absent.
 *
 * @param {Assessment} assessment  as readAssessment gives it
 * @param {Map<string, FindingRow>} currentFindings
 * @returns {{same: string[], added: string[], differing: string[], onlyHere: string[], parked: string[]}}
 */
export function previewImport({ findings, parked }, currentFindings) {
  const there = Object.keys(findings).filter((id) => !isBlank(findings[id]));
  const here = new Map([...currentFindings].map(([id, row]) => [id, fileFinding(row)]));
  /** @param {string} id */
  const present = (id) => !isBlank(here.get(id) ?? {});
  /** @param {string} id */
  const isSame = (id) => contentText(findings[id]) === contentText(here.get(id) ?? {});
  return {
    same: there.filter((id) => present(id) && isSame(id)),
    added: there.filter((id) => !present(id)),
    differing: there.filter((id) => present(id) && !isSame(id)),
    onlyHere: [...here.keys()].filter((id) => present(id) && !there.includes(id)),
    parked: Object.keys(parked),
  };
}

/** @param {unknown} value @param {string} text @param {FileCatalogue} catalogue @returns {Refusal | null} */
function refused(value, text, catalogue) {
  const forbidden = forbiddenKey(value);
  if (forbidden !== undefined) {
    return refusal("forbidden-key", `This file uses the name ${quoted(forbidden)}, which could harm this page; take it out or choose another file.`);
  }
  const { format, standard } = isObject(value) ? value : /** @type {{[key: string]: unknown}} */ ({});
  if (!isObject(value) || typeof format !== "string" || !format.startsWith("assessment/")) {
    return refusal("other-kind", "This file is JSON but not an assessment file; choose a file that was saved from a checklist.");
  }
  if (format !== FORMAT) {
    return refusal("newer-format", `This file has the format ${quoted(format)} and this site reads only "${FORMAT}"; open it on the site that made it.`);
  }
  const found = isObject(standard) ? standard.id : undefined;
  const { id } = catalogue.standard;
  if (found !== id) {
    const named = typeof found === "string" ? `is about the standard ${quoted(found)}` : "names no standard";
    return refusal("other-standard", `This file ${named} and this site holds ${quoted(id)}; open it on the site of its own standard.`);
  }
  const repeated = repeatedKey(text);
  const absent = isObject(value.service) ? null : "it does not say which service it is about";
  const fault = repeated === undefined ? (shapeFault(value) ?? absent) : `it holds ${quoted(repeated)} twice in one place`;
  return fault === null ? null : refusal("wrong-shape", `This file cannot be used: ${fault}; correct it or choose another file.`);
}

/**
 * Fill in what is absent; set aside the findings that this catalogue does not know, and take back those it knows again.
 *
 * @param {Assessment} file  of the right shape; sections and members may be absent
 * @param {FileCatalogue} catalogue
 * @returns {Opened}
 */
function opened(file, catalogue) {
  const answered = Object.entries(file.findings ?? {}).filter(([, finding]) => !isBlank(finding));
  const { findings, parked } = park(Object.fromEntries(answered), file.parked ?? {}, catalogue);
  const aside = answered.flatMap(([id]) => (Object.hasOwn(findings, id) ? [] : [id]));
  const back = catalogue.criteria.flatMap(({ id }) => (Object.hasOwn(parked, id) && !Object.hasOwn(findings, id) ? [id] : []));
  for (const id of back) {
    findings[id] = parked[id];
    delete parked[id];
  }
  const assessment = {
    ...file,
    standard: { ...{ version: "", digest: "" }, ...file.standard },
    service: { ...{ id: "", name: "", phase: "", facts: {} }, ...file.service },
    target: file.target ?? {},
    findings,
    parked,
    snapshots: (file.snapshots ?? []).map((snapshot) => ({ ...{ date: "", label: "", standard_version: "", outcomes: {} }, ...snapshot })),
  };
  return { ok: true, assessment, notices: noticesOf(assessment, catalogue, aside, back) };
}

/** @param {Assessment} assessment @param {FileCatalogue} catalogue @param {string[]} aside @param {string[]} back @returns {string[]} */
function noticesOf({ standard }, catalogue, aside, back) {
  const { version, digest } = catalogue.standard;
  const isOther = standard.version !== version;
  const isReworded = !isOther && !isEmpty(standard.digest) && standard.digest !== digest;
  const found = standard.version === "" ? "no version" : `version ${standard.version}`;
  return [
    ...(isOther ? [`This file names ${found} of the standard and this site holds version ${version}: the answers keep their version until you take over the other one.`] : []),
    ...(isReworded ? ["This file was filled in for another text of the same version of the standard: check the answers that may have changed."] : []),
    ...(aside.length > 0 ? [`This site does not know ${aside.join(", ")}: these answers are kept in the file but not shown.`] : []),
    ...(back.length > 0 ? [`This site knows ${back.join(", ")} again: these answers are shown once more.`] : []),
  ];
}

/** @param {FileFinding} finding @returns {string}  what a person filled in, without what is empty */
export function contentText({ title, updated, ...finding }) {
  const evidence = (finding.evidence ?? []).map(withoutEmpty);
  return serialise(withoutEmpty({ outcome: "not-assessed", ...finding, evidence }));
}

/** @param {object} value @returns {object} */
function withoutEmpty(value) {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => !isEmpty(item)));
}

/** @param {number} size */
function tooLarge(size) {
  const megabytes = (Math.ceil((size * 10) / MEGABYTE) / 10).toFixed(1);
  return refusal("too-large", `This file is ${megabytes} MB and an assessment file may be at most 5 MB; choose another file.`);
}

/** @param {RefusalKind} kind @param {string} message @returns {Refusal} */
function refusal(kind, message) {
  return { ok: false, kind, message };
}
