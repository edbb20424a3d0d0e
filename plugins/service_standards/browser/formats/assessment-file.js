/** Opening an assessment file: everything is judged before anything is changed. */

import { FILE, NOTICES } from "../words/reading-words.js";
import { fileFinding, park } from "../answer/assessment-rows.js";
import { forbiddenKey, isObject, quoted, shapeFault } from "../answer/assessment-shape.js";
import { isBlank, isEmpty, serialise } from "../answer/canonical.js";
import { FORMAT, MOST_BYTES } from "../answer/vocabulary.js";
import { tooLarge } from "../words/file-faults.js";
import { foreignBytes, foreignText, refusal as foreign } from "./foreign-file.js";
import { relationOf } from "../rules/edition-relation.js";
import { textFault } from "./json-text.js";

export { assessmentFromRows, rowsFromAssessment } from "../answer/assessment-rows.js";
export { safeUrl } from "../answer/safe-url.js";

/** @import {Assessment, Catalogue, FileCatalogue, FileFinding, FindingRow, Opened, Refusal, RefusalKind} from "../types.js" */

/**
 * Open an assessment file. A refusal says in one sentence what was found and what to do.
 *
 * @param {ArrayBuffer | Uint8Array | string} source
 * @param {FileCatalogue} catalogue
 * @returns {Opened | Refusal}
 */
export function readAssessment(source, catalogue) {
  // A character takes one byte at least: a very long text need not be encoded to be measured.
  const bytes = typeof source === "string" && source.length <= MOST_BYTES ? new TextEncoder().encode(source) : source;
  const size = typeof bytes === "string" ? bytes.length : bytes.byteLength;
  if (typeof bytes === "string" || size > MOST_BYTES) return refusal("too-large", tooLarge(size, MOST_BYTES));
  const text = textOf(bytes);
  if (typeof text !== "string") return text;
  /** @type {unknown} */
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return foreignText(text);
  }
  return refused(value, text, catalogue) ?? opened(/** @type {Assessment} */ (value), catalogue);
}

/** @param {ArrayBuffer | Uint8Array} source @returns {string | Refusal}  its text, without a byte order mark */
export function textOf(source) {
  const bytes = source instanceof Uint8Array ? source : new Uint8Array(source);
  const kind = foreignBytes(bytes);
  if (kind !== null) return foreign(kind);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return foreign("not-text");
  }
}

/**
 * Open a file that a person chose. A file that is too large is not even read.
 *
 * @param {Blob} file
 * @param {FileCatalogue} catalogue
 * @returns {Promise<Opened | Refusal>}
 */
export async function readAssessmentFile(file, catalogue) {
  if (file.size > MOST_BYTES) return refusal("too-large", tooLarge(file.size, MOST_BYTES));
  return readAssessment(await file.arrayBuffer(), catalogue);
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
  const inFile = new Set(there);
  const here = new Map([...currentFindings].map(([id, row]) => [id, fileFinding(row)]));
  /** @param {string} id */
  const present = (id) => !isBlank(here.get(id) ?? {});
  /** @param {string} id */
  const isSame = (id) => contentText(findings[id]) === contentText(here.get(id) ?? {});
  return {
    same: there.filter((id) => present(id) && isSame(id)),
    added: there.filter((id) => !present(id)),
    differing: there.filter((id) => present(id) && !isSame(id)),
    onlyHere: [...here.keys()].filter((id) => present(id) && !inFile.has(id)),
    parked: Object.keys(parked),
  };
}

/** @param {unknown} value @param {string} text @param {FileCatalogue} catalogue @returns {Refusal | null} */
function refused(value, text, catalogue) {
  const forbidden = forbiddenKey(value);
  if (forbidden !== undefined) {
    return refusal("forbidden-key", FILE.forbiddenKey(quoted(forbidden)));
  }
  const { format, standard } = isObject(value) ? value : /** @type {{[key: string]: unknown}} */ ({});
  if (!isObject(value) || typeof format !== "string" || !format.startsWith("assessment/")) {
    return refusal("other-kind", FILE.otherKind);
  }
  if (format !== FORMAT) {
    return refusal("newer-format", FILE.otherFormat(quoted(format), FORMAT));
  }
  const found = isObject(standard) ? standard.id : undefined;
  const { id } = catalogue.standard;
  if (found !== id) {
    return refusal("other-standard", FILE.otherStandard(typeof found === "string" ? quoted(found) : null, quoted(id)));
  }
  const absent = isObject(value.service) ? null : FILE.noService;
  const fault = textFault(text) ?? shapeFault(value) ?? absent;
  return fault === null ? null : refusal("wrong-shape", FILE.wrongShape(fault));
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
  return { ok: true, assessment, aside, notices: noticesOf(assessment, catalogue, aside, back) };
}

/** @param {Assessment} assessment @param {FileCatalogue} catalogue @param {string[]} aside @param {string[]} back @returns {string[]} */
function noticesOf({ standard }, catalogue, aside, back) {
  const { version, digest } = catalogue.standard;
  const isOther = standard.version !== version;
  const isReworded = !isOther && !isEmpty(standard.digest) && standard.digest !== digest;
  return [
    ...(isOther ? [NOTICES.otherVersion(standard.version, version)] : []),
    ...(isReworded ? [NOTICES.reworded] : []),
    ...(aside.length > 0 && !isReviewed(catalogue, standard.version) ? [NOTICES.aside(aside)] : []),
    ...(back.length > 0 ? [NOTICES.back(back)] : []),
  ];
}

/** @param {FileCatalogue & Pick<Partial<Catalogue>, "releases" | "offline">} catalogue @param {string} version @returns {boolean}  whether a review takes over what is set aside */
export function isReviewed({ standard, releases, offline }, version) {
  return ["open", "offline"].includes(relationOf({ standard, releases, offline }, version));
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

/** @param {RefusalKind} kind @param {string} message @returns {Refusal} */
function refusal(kind, message) {
  return { ok: false, kind, message };
}
