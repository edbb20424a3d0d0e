/**
 * Answers as a spreadsheet, out and back by id.
 *
 * No cell may become a formula, not even in a program that splits this file at semicolons, tabs or line breaks:
 * where text would start with a sign such as "=" it gets an apostrophe, which reading takes away again.
 */

import { MAX_BYTES } from "./assessment-file.js";
import { safeUrl } from "./safe-url.js";

/**
 * @import {Assessment, CatalogueData, Evidence, FileFindings, FileFinding, Outcome} from "./types.js"
 * @typedef {"too-large" | "not-text" | "cut-off" | "no-ids" | "repeated-id" | "unknown-outcome" | "too-long"} CsvRefusalKind
 * @typedef {{ok: false, kind: CsvRefusalKind, message: string}} CsvRefusal
 * @typedef {{ok: true, findings: FileFindings, notices: string[]}} CsvOpened
 */

const TEXTS = /** @type {const} */ (["reason", "note", "owner"]);
const COLUMNS = ["id", "title", "dimension", "level", "obligation", "outcome", ...TEXTS, "due", "evidence"];
/** Stands behind the others where an answer is inherited. */
const ORIGIN = "inherited_from";
const OUTCOMES = ["met", "partly-met", "not-met", "not-applicable", "not-assessed"];
const MAX_TEXT = 20000;

const RISKY = /(?<=^|[\n\r\t;])(?=["' ]*[=+\-@＝＋－＠\t\r\0])/g;
const GUARD = /(?<=^|[\n\r\t;])'(?=["' ]*[=+\-@＝＋－＠\t\r\0])/g;
/** Title <where> date by somebody expires date; angle brackets inside a text are doubled. */
const EVIDENCE = /^(?:((?:[^<>]|<<|>>)+) | *)<((?:[^<>]|<<|>>)*)>(?: (\d{4}-\d\d-\d\d))?(?: by (.*?))?(?: expires (\d{4}-\d\d-\d\d))?$/;

/** @param {string[][]} rows @returns {string}  RFC 4180 with the byte order mark by which spreadsheets know UTF-8 */
export function toCsv(rows) {
  return `\ufeff${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

/**
 * All criteria of the catalogue with their answers; parked findings have no row.
 *
 * @param {Pick<Assessment, "findings">} assessment
 * @param {Pick<CatalogueData, "criteria" | "dimensions">} catalogue
 * @returns {string}
 */
export function assessmentToCsv({ findings }, { criteria, dimensions }) {
  const origins = Object.values(findings).some((finding) => originOf(finding) !== "") ? [ORIGIN] : [];
  const rows = criteria.map(({ id, title, dimension, level, obligation }) => {
    const finding = own(findings, id);
    const place = dimensions.find((one) => one.id === dimension)?.title ?? dimension;
    const texts = [...TEXTS, /** @type {const} */ ("due")].map((name) => finding[name] ?? "");
    return [id, title, place, String(level), obligation, outcomeTitle(finding.outcome), ...texts, evidenceCell(finding.evidence), ...origins.map(() => originOf(finding))];
  });
  return toCsv([[...COLUMNS, ...origins], ...rows]);
}

/** @param {FileFinding & {inherited_from?: unknown}} finding @returns {string}  the id of the organisation that it is inherited from */
function originOf({ inherited_from: origin }) {
  return typeof origin === "string" ? origin : "";
}

/**
 * Read answers back. A finding holds only what the file has columns for; an empty cell is an empty answer.
 * An evidence cell that says what `current` says leaves that evidence as it is, with what a cell cannot show.
 *
 * @param {string | ArrayBuffer | Uint8Array} source
 * @param {Pick<CatalogueData, "criteria">} catalogue
 * @param {FileFindings} [current]
 * @returns {CsvOpened | CsvRefusal}
 */
export function csvToFindings(source, { criteria }, current = {}) {
  const bytes = typeof source === "string" ? new TextEncoder().encode(source) : source;
  if (bytes.byteLength > MAX_BYTES) return refusal("too-large", "This file is larger than 5 MB; choose another file.");
  let text = "";
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return refusal("not-text", "This file is not UTF-8 text; save it from the spreadsheet as CSV UTF-8.");
  }
  const [header, ...rows] = cellsOf(text) ?? [];
  if (header === undefined) return refusal("cut-off", "This file ends inside a quoted cell; save or copy it again.");
  const names = header.map((name) => name.trim().toLowerCase());
  if (!names.includes("id")) return refusal("no-ids", 'This file has no column "id" in its first row; choose a CSV file from this site.');
  return readRows(rows, names, new Set(criteria.map(({ id }) => id)), current);
}

/** @param {string[][]} rows @param {string[]} names @param {Set<string>} known @param {FileFindings} current @returns {CsvOpened | CsvRefusal} */
function readRows(rows, names, known, current) {
  /** @type {FileFindings} */
  const findings = {};
  const [unknown, dates] = /** @type {string[][]} */ ([[], []]);
  for (const [place, cells] of rows.entries()) {
    const row = `Row ${place + 2}`;
    const texts = new Map(names.map((name, column) => [name, cells[column]?.replace(GUARD, "")]));
    const id = texts.get("id")?.trim() ?? "";
    if (!known.has(id)) {
      if (cells.some((one) => one.trim() !== "")) unknown.push(short(id) || row);
      continue;
    }
    if (Object.hasOwn(findings, id)) return refusal("repeated-id", `${row} names ${id} a second time; leave one row for each criterion.`);
    const finding = findingOf(texts, own(current, id).evidence);
    if (!OUTCOMES.includes(finding.outcome ?? "met")) {
      return refusal("unknown-outcome", `${row} has the outcome "${short(finding.outcome ?? "")}"; write one of ${OUTCOMES.map(outcomeTitle).join(", ")}.`);
    }
    if ([...texts].some(([name, text = ""]) => (name === "evidence" ? text.split("\n") : [text]).some(isLong))) return refusal("too-long", `${row} holds a text of more than ${MAX_TEXT} characters; shorten it.`);
    if (texts.get("due")?.trim() && !finding.due) dates.push(row);
    findings[id] = finding;
  }
  const notices = [
    unknown.length === 0 ? "" : `This site does not know ${listed(unknown)}: these rows were not read.`,
    dates.length === 0 ? "" : `The due dates of these rows were not understood, write them like 2026-11-23: ${listed(dates)}.`,
  ];
  return { ok: true, findings, notices: notices.filter((notice) => notice !== "") };
}

/** @param {Map<string, string | undefined>} texts @param {Evidence[] | null} [kept] */
function findingOf(texts, kept) {
  /** @type {FileFinding} */
  const finding = {};
  for (const name of TEXTS) if (texts.get(name) !== undefined) finding[name] = texts.get(name);
  const [outcome, due, evidence] = ["outcome", "due", "evidence"].map((name) => texts.get(name));
  const word = outcome?.trim().toLowerCase().replace(/[\s_]+/g, "-");
  if (word !== undefined) finding.outcome = /** @type {Outcome} */ (word || "not-assessed");
  if (texts.get(ORIGIN)) Object.assign(finding, { [ORIGIN]: texts.get(ORIGIN) });
  const day = dayOf(due?.trim());
  if (day !== undefined) finding.due = day;
  if (evidence === undefined) return finding;
  finding.evidence = kept && evidence === evidenceCell(kept) ? kept : evidence.split(/[\r\n]+/).flatMap(evidenceItem);
  return finding;
}

/** @param {string} text @returns {string[][] | null}  null: a quotation mark is never closed */
function cellsOf(text) {
  const first = text.split(/[\r\n]/, 1)[0];
  const separator = [",", ";", "\t"].reduce((best, one) => (first.split(one).length > first.split(best).length ? one : best));
  const edge = new RegExp(`[${separator}\r\n]`, "g");
  /** @type {string[][]} */
  const rows = [[]];
  for (let at = 0; at <= text.length; at += 1) {
    let after = at;
    if (text[at] === '"') {
      do after = text.indexOf('"', after + 1) + 1; while (after > 0 && text[after] === '"');
      if (after === 0) return null;
    }
    edge.lastIndex = after;
    const end = edge.exec(text)?.index ?? text.length;
    const quoted = after > at ? text.slice(at + 1, after - 1).replaceAll('""', '"') : "";
    rows[rows.length - 1].push(quoted + text.slice(after, end));
    at = text.startsWith("\r\n", end) ? end + 1 : end;
    if (end < text.length && text[end] !== separator) rows.push([]);
  }
  return rows;
}

/** @param {string} text */
function cell(text) {
  const safe = text.replace(RISKY, "'");
  return /[",;\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** @param {Evidence[] | null} [evidence]  @returns {string}  one a line */
function evidenceCell(evidence) {
  return (evidence ?? []).map(({ title, url, path, date, by, expires }) => {
    const rest = `${date ? ` ${date}` : ""}${by ? ` by ${flat(by)}` : ""}${expires ? ` expires ${expires}` : ""}`;
    return `${title ? `${flat(title)} ` : ""}<${flat(url ?? path ?? "")}>${rest}`;
  }).join("\n");
}

/** @param {string} line @returns {Evidence[]}  none for a blank line; a line that is too long is refused later */
function evidenceItem(line) {
  if (line.trim() === "" || isLong(line)) return [];
  const parts = EVIDENCE.exec(line)?.slice(1) ?? [line];
  const [title, where = "", date, by, expires] = parts.map((part) => part?.replace(/<<|>>/g, (pair) => pair[0]));
  const item = { title, [safeUrl(where) === null ? "path" : "url"]: where, date, by, expires };
  return [Object.fromEntries(Object.entries(item).filter(([, value]) => value))];
}

/** @param {string} text  @returns {string}  on one line */
function flat(text) {
  return text.replace(/[\r\n]+/g, " ").replace(/[<>]/g, "$&$&");
}

/** Spreadsheets rewrite dates. Undefined: it is not certain which number is the month. @param {string} [text] */
function dayOf(text) {
  if (!text) return text;
  const [, year, month, day] = /^(\d{4})[-/](0?[1-9]|1[0-2])[-/](0?[1-9]|[12]\d|3[01])$/.exec(text.split(".").reverse().join("-")) ?? [];
  return year && [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-");
}

/** @param {string} [outcome]  @returns {string}  as forms call it */
function outcomeTitle(outcome = "not-assessed") {
  return outcome[0].toUpperCase() + outcome.slice(1).replaceAll("-", " ");
}

/** @param {string} [text] */
function isLong(text = "") {
  return text.length > MAX_TEXT && [...text].length > MAX_TEXT;
}

/** @param {FileFindings} findings @param {string} id @returns {FileFinding} */
function own(findings, id) {
  return Object.hasOwn(findings, id) ? findings[id] : {};
}

/** @param {string} text */
function short(text) {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** @param {string[]} names */
function listed(names) {
  return names.length > 20 ? `${names.slice(0, 20).join(", ")} and ${names.length - 20} more` : names.join(", ");
}

/** @param {CsvRefusalKind} kind @param {string} message @returns {CsvRefusal} */
function refusal(kind, message) {
  return { ok: false, kind, message };
}
