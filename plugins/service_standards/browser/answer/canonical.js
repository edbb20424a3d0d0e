/**
 * The one way to write an assessment file: the same bytes from the browser and from the package's own library.
 * tests/vectors/README.md states every rule.
 */

import { KNOWN, NOT_ASSESSED, SILENT } from "./vocabulary.js";

/** @import {Assessment, FileCatalogue, FileFinding, FileFindings, Loose} from "../types.js" */

/**
 * JSON text with two-space indent. A Map is written in its own order; the keys of a plain object are
 * sorted by UTF-16 code units, because its own order is not its author's ("1" comes before "b" and "a").
 *
 * @param {unknown} value
 * @param {string} [indent]
 * @returns {string}
 */
export function serialise(value, indent = "\n") {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const lines = isList
    ? value.map((item) => serialise(item, inner))
    : [...(value instanceof Map ? value : sorted(value))].map(([key, item]) => `${JSON.stringify(key)}: ${serialise(item, inner)}`);
  const text = lines.length === 0 ? "" : inner + lines.join(`,${inner}`) + indent;
  return isList ? `[${text}]` : `{${text}}`;
}

/**
 * The text of an assessment file. Nothing is judged or moved here: opening a file does that.
 *
 * @param {Assessment} assessment
 * @param {FileCatalogue} catalogue
 * @returns {string}
 */
export function canonicalAssessment(assessment, catalogue) {
  const { standard, service, target, findings = {}, parked = {}, snapshots = [] } = assessment;
  const titles = new Map(catalogue.criteria.map(({ id, title, in_files = title }) => [id, in_files]));
  const ids = [...titles.keys()];
  /** @param {FileFindings} found */
  const written = (found) => inOrder(found, ids, (finding, id) => orderedFinding(finding, titles.get(id)));
  const answered = Object.entries(findings).filter(([, finding]) => !isBlank(finding));
  const file = {
    ...assessment,
    standard: complete(standard, KNOWN.standard),
    service: complete({ ...service, facts: inOrder(service.facts, catalogue.facts.map(({ id }) => id)) }, KNOWN.service),
    target: inOrder(target, catalogue.dimensions.map(({ id }) => id)),
    findings: written(Object.fromEntries(answered)),
    parked: written(parked),
    snapshots: snapshots.map((one) => complete({ ...one, outcomes: inOrder(one.outcomes, ids) }, KNOWN.snapshot)),
  };
  return `${serialise(complete(file, KNOWN.file))}\n`;
}

/** @param {unknown} value @returns {boolean}  whether a member holds nothing and is therefore not written */
export function isEmpty(value) {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

/**
 * Whether a finding says nothing: not assessed, and no more than its title and its time.
 *
 * @param {FileFinding} finding
 * @returns {boolean}
 */
export function isBlank(finding) {
  const members = Object.entries(finding);
  return (
    (finding.outcome ?? NOT_ASSESSED) === NOT_ASSESSED &&
    members.every(([key, value]) => SILENT.includes(key) || (KNOWN.finding.includes(key) && isEmpty(value)))
  );
}

/** @param {object} value @param {string[]} known @returns {Loose}  the keys that this version does not know */
export function unknownKeys(value, known) {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !known.includes(key)));
}

/** @param {FileFinding} finding @param {string} [title]  the catalogue's, which wins over the file's */
function orderedFinding(finding, title = finding.title ?? "") {
  const { outcome = NOT_ASSESSED } = finding;
  const evidence = (finding.evidence ?? []).map((item) => filled(item, KNOWN.evidence));
  return new Map([["title", title], ["outcome", outcome], ...filled({ ...finding, title: "", outcome: "", evidence }, KNOWN.finding)]);
}

/** @param {object} value @param {string[]} known @returns {Map<string, unknown>}  known members ("" where absent), then the others */
function complete(value, known) {
  const members = /** @type {Loose} */ (value);
  return new Map([...known.map((key) => /** @type {const} */ ([key, members[key] ?? ""])), ...sorted(unknownKeys(value, known))]);
}

/** @param {object} value @param {string[]} known @returns {Map<string, unknown>}  the same without empty known members */
function filled(value, known) {
  return new Map([...complete(value, known)].filter(([key, item]) => !known.includes(key) || !isEmpty(item)));
}

/**
 * Keys in catalogue order, then the keys that the catalogue does not know, sorted.
 *
 * @template T
 * @param {{[key: string]: T} | undefined} value
 * @param {string[]} order
 * @param {(item: T, key: string) => unknown} [write]
 * @returns {Map<string, unknown>}
 */
function inOrder(value = {}, order, write = (item) => item) {
  const first = order.filter((key) => Object.hasOwn(value, key));
  const keys = new Set([...first, ...Object.keys(value).sort()]);
  return new Map([...keys].map((key) => [key, write(value[key], key)]));
}

/** @param {object} value @returns {Map<string, unknown>} */
function sorted(value) {
  const members = /** @type {Loose} */ (value);
  return new Map(Object.keys(value).sort().map((key) => [key, members[key]]));
}
