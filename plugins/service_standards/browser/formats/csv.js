/** Answers as a spreadsheet, out and back by id. */

import { isDay } from "../answer/days.js";
import { looksLikeADayOrNumber } from "../answer/ids.js";
import { saidOf } from "../answer/exemption.js";
import { LONGEST_TEXT, MOST_BYTES, MOST_EVIDENCE, OUTCOMES } from "../answer/vocabulary.js";
import { safeUrl } from "../answer/safe-url.js";
import { tooLarge } from "../words/file-faults.js";
import { SHEET } from "../words/reading-words.js";
import { textOf } from "./assessment-file.js";
import { cellsOf, plain, toCsv, withLines } from "./csv-cells.js";
import { conflictMark, foreignText } from "./foreign-file.js";

export { toCsv } from "./csv-cells.js";

/**
 * @import {Assessment, CatalogueData, Evidence, FileFindings, FileFinding, Outcome, RefusalKind} from "../types.js"
 * @typedef {RefusalKind | "is-json" | "no-ids" | "repeated-id" | "repeated-column" | "unknown-outcome" | "too-long" | "too-many"} CsvRefusalKind
 * @typedef {{ok: false, kind: CsvRefusalKind, message: string}} CsvRefusal
 * @typedef {{ok: true, findings: FileFindings, notices: string[]}} CsvOpened
 */

const TEXTS = /** @type {const} */ (["reason", "note", "owner"]);
const COLUMNS = ["id", "title", "dimension", "level", "obligation", "outcome", ...TEXTS, "due", "evidence"];
/** Stands behind the others where an answer is inherited. */
const ORIGIN = "inherited_from";
/** Stand behind the others where something is exempt. They are for reading: what somebody approved is not changed in a table. */
const EXEMPTIONS = ["approved_by", "approved_on", "reason", "until"];
/** What a column may be called for its cells to be read. */
const READ = ["id", "outcome", ...TEXTS, "due", "evidence", ORIGIN];

/** Title <where> date by somebody expires date; angle brackets inside a text are doubled. */
const EVIDENCE = /^(?:((?:[^<>]|<<|>>)+) | *)<((?:[^<>]|<<|>>)*)>(?: (\d{4}-\d\d-\d\d))?(?: by (.*?))?(?: expires (\d{4}-\d\d-\d\d))?$/;

/**
 * All criteria of the catalogue with their answers; parked findings have no row.
 *
 * @param {Pick<Assessment, "findings">} assessment
 * @param {Pick<CatalogueData, "criteria" | "dimensions">} catalogue
 * @returns {string}
 */
export function assessmentToCsv({ findings }, { criteria, dimensions }) {
  const origins = Object.values(findings).some((finding) => originOf(finding) !== "") ? [ORIGIN] : [];
  const exempt = Object.values(findings).some((finding) => exemptionCells(finding).some((cell) => cell !== "")) ? EXEMPTIONS : [];
  const columns = COLUMNS.filter((name) => name !== "level" || criteria.some(({ level }) => level));
  const rows = criteria.map(({ id, title, dimension, level, obligation }) => {
    const finding = own(findings, id);
    const place = dimensions.find((one) => one.id === dimension)?.title ?? dimension;
    const texts = [...TEXTS, /** @type {const} */ ("due")].map((name) => finding[name] ?? "");
    // With an apostrophe, a spreadsheet leaves MAR-01 and 1.10 as they are.
    return [looksLikeADayOrNumber(id) ? `'${id}` : id, title, place, ...(columns.includes("level") ? [String(level)] : []), obligation, outcomeTitle(finding.outcome), ...texts, evidenceCell(finding.evidence), ...origins.map(() => originOf(finding)), ...(exempt.length === 0 ? [] : exemptionCells(finding))];
  });
  return toCsv([[...columns, ...origins, ...exempt.map((key) => `exemption_${key}`)], ...rows]);
}

/** @param {FileFinding} finding @returns {string[]} */
function exemptionCells(finding) {
  const said = saidOf(finding) ?? {};
  return EXEMPTIONS.map((key) => String(said[key] ?? ""));
}

/** @param {FileFinding & {inherited_from?: unknown}} finding @returns {string}  the id of the organisation that it is inherited from */
function originOf({ inherited_from: origin }) {
  return typeof origin === "string" ? origin : "";
}

/**
 * Read answers back. A finding holds only what the file has columns for; an empty cell is an empty answer.
 * A line of evidence that says what `current` says leaves that item as it is, with what a line cannot show.
 *
 * @param {string | ArrayBuffer | Uint8Array} source
 * @param {Pick<CatalogueData, "criteria">} catalogue
 * @param {FileFindings} [current]
 * @returns {CsvOpened | CsvRefusal}
 */
export function csvToFindings(source, { criteria }, current = {}) {
  const bytes = typeof source === "string" ? new TextEncoder().encode(source) : source;
  if (bytes.byteLength > MOST_BYTES) return refusal("too-large", tooLarge(bytes.byteLength, MOST_BYTES));
  const text = textOf(bytes);
  if (typeof text !== "string") return text.kind === "not-text" ? refusal(text.kind, SHEET.notText) : text;
  const conflict = conflictMark(text);
  if (conflict !== null) return conflict;
  const cells = cellsOf(text);
  if (typeof cells === "string") return refusal(cells === SHEET.cutOff ? "cut-off" : "too-many", cells);
  const [header, ...rows] = cells;
  const names = header.map((name) => name.trim().toLowerCase());
  if (!names.includes("id")) return otherKind(text);
  const twice = READ.find((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice !== undefined) return refusal("repeated-column", SHEET.twice(twice));
  const columns = READ.flatMap((name) => (names.includes(name) ? [/** @type {const} */ ([name, names.indexOf(name)])] : []));
  return new Reader(new Set(criteria.map(({ id }) => id)), current).read(rows, columns);
}

/** @param {string} text @returns {CsvRefusal} */
function otherKind(text) {
  const start = text.trimStart();
  if (start.startsWith("{") || start.startsWith("[")) return refusal("is-json", SHEET.isJson);
  const found = foreignText(text);
  return found.kind === "empty" || found.kind === "web-page" ? found : refusal("no-ids", SHEET.noIds);
}

class Reader {
  #known;
  #current;
  /** @type {FileFindings} */
  #findings = {};
  /** @type {Record<"unknown" | "days" | "evidence", string[]>}  ids and rows that are told of */
  #told = { unknown: [], days: [], evidence: [] };

  /** @param {Set<string>} known @param {FileFindings} current */
  constructor(known, current) {
    this.#known = known;
    this.#current = current;
  }

  /** @param {string[][]} rows @param {(readonly [name: string, column: number])[]} columns @returns {CsvOpened | CsvRefusal} */
  read(rows, columns) {
    for (const [place, cells] of rows.entries()) {
      const texts = new Map(columns.map(([name, column]) => [name, cells[column] === undefined ? undefined : plain(cells[column])]));
      const refused = this.#take(place + 2, texts, cells);
      if (refused !== null) return refused;
    }
    const { unknown, days, evidence } = this.#told;
    const notices = [
      unknown.length === 0 ? "" : SHEET.unknown(unknown),
      days.length === 0 ? "" : SHEET.dates(days),
      evidence.length === 0 ? "" : SHEET.evidenceDays(evidence),
    ];
    return { ok: true, findings: this.#findings, notices: notices.filter((notice) => notice !== "") };
  }

  /** @param {number} row @param {Map<string, string | undefined>} texts @param {string[]} cells @returns {CsvRefusal | null} */
  #take(row, texts, cells) {
    const id = texts.get("id")?.trim().replace(/^'/, "") ?? "";
    if (!this.#known.has(id)) {
      if (cells.some((one) => one.trim() !== "")) this.#told.unknown.push(id || SHEET.row(row));
      return null;
    }
    if (Object.hasOwn(this.#findings, id)) return refusal("repeated-id", SHEET.repeated(row, id));
    const lines = texts.get("evidence")?.split(/\n+/) ?? [];
    if (lines.length > MOST_EVIDENCE && lines.filter((line) => line.trim() !== "").length > MOST_EVIDENCE) return refusal("too-many", SHEET.evidence(row, MOST_EVIDENCE));
    const finding = findingOf(texts, own(this.#current, id));
    if (!OUTCOMES.includes(finding.outcome ?? "met")) {
      return refusal("unknown-outcome", SHEET.unknownOutcome(row, short(finding.outcome ?? ""), OUTCOMES.map(outcomeTitle)));
    }
    if ([...texts].some(([name, text = ""]) => (name === "evidence" ? lines : [text]).some(isLong))) return refusal("too-long", SHEET.tooLong(row, LONGEST_TEXT));
    if (texts.get("due")?.trim() && !finding.due) this.#told.days.push(SHEET.row(row));
    if (lines.some((line) => !isLong(line) && EVIDENCE.test(line) && !hasDays(line))) this.#told.evidence.push(SHEET.row(row));
    this.#findings[id] = finding;
    return null;
  }
}

/** @param {Map<string, string | undefined>} texts @param {FileFinding} here  whose texts stay where a cell says the same */
function findingOf(texts, here) {
  /** @type {FileFinding} */
  const finding = {};
  for (const name of TEXTS) {
    const text = texts.get(name);
    if (text !== undefined) finding[name] = withLines(here[name] ?? "") === text ? (here[name] ?? "") : text;
  }
  const [outcome, due, evidence] = ["outcome", "due", "evidence"].map((name) => texts.get(name));
  const word = outcome?.trim().toLowerCase().replace(/[\s_]+/g, "-");
  if (word !== undefined) finding.outcome = /** @type {Outcome} */ (word || "not-assessed");
  if (texts.get(ORIGIN)) Object.assign(finding, { [ORIGIN]: texts.get(ORIGIN) });
  const day = dayOf(due?.trim());
  if (day !== undefined) finding.due = day;
  if (evidence !== undefined) finding.evidence = evidenceOf(evidence, here.evidence ?? []);
  return finding;
}

/** @param {string} cell @param {Evidence[]} here  whose items stay where a line says the same, the first one first */
function evidenceOf(cell, here) {
  /** @type {Map<string, Evidence[]>} */
  const kept = new Map();
  for (const item of here) {
    const line = evidenceCell([item]);
    kept.set(line, [...(kept.get(line) ?? []), item]);
  }
  return cell.split(/\n+/).flatMap((line) => kept.get(line)?.shift() ?? evidenceItem(line));
}

/** @param {Evidence[] | null} [evidence]  @returns {string}  one a line */
function evidenceCell(evidence) {
  return (evidence ?? []).map(({ title, url, path, date, by, expires }) => {
    const parts = [title && flat(title), `<${flat(url ?? path ?? "")}>`, date, by && ["by", flat(by)], expires && ["expires", expires]];
    return parts.flat().filter(Boolean).join(" ");
  }).join("\n");
}

/** @param {string} line @returns {Evidence[]}  none for a blank line; a line that is too long is refused later */
function evidenceItem(line) {
  if (line.trim() === "" || isLong(line)) return [];
  const parts = (hasDays(line) && EVIDENCE.exec(line)?.slice(1)) || [line];
  const [title, where = "", date, by, expires] = parts.map((part) => part?.replace(/<<|>>/g, (pair) => pair[0]));
  const item = { title, [safeUrl(where) === null ? "path" : "url"]: where, date, by, expires };
  return [Object.fromEntries(Object.entries(item).filter(([, value]) => value))];
}

/** @param {string} line @returns {boolean}  whether there are the days that it names */
function hasDays(line) {
  const [, , , date = "", , expires = ""] = EVIDENCE.exec(line) ?? [];
  return isDay(date) && isDay(expires);
}

/** @param {string} text  @returns {string}  on one line */
function flat(text) {
  return text.replace(/[\r\n]+/g, " ").replace(/[<>]/g, "$&$&");
}

/** Spreadsheets rewrite dates. Undefined: it is not certain which number is the month. @param {string} [text] */
function dayOf(text) {
  if (!text) return text;
  const [, year, month, day] = /^(\d{4})[-/](0?[1-9]|1[0-2])[-/](0?[1-9]|[12]\d|3[01])$/.exec(text.split(".").reverse().join("-")) ?? [];
  const found = year && [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-");
  return isDay(found) ? found : undefined;
}

/** @param {string} [outcome]  @returns {string}  as forms call it */
function outcomeTitle(outcome = "not-assessed") {
  return outcome[0].toUpperCase() + outcome.slice(1).replaceAll("-", " ");
}

/** @param {string} [text] */
function isLong(text = "") {
  return text.length > LONGEST_TEXT && [...text].length > LONGEST_TEXT;
}

/** @param {FileFindings} findings @param {string} id @returns {FileFinding} */
function own(findings, id) {
  return Object.hasOwn(findings, id) ? findings[id] : {};
}

/** @param {string} text */
function short(text) {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** @param {CsvRefusalKind} kind @param {string} message @returns {CsvRefusal} */
function refusal(kind, message) {
  return { ok: false, kind, message };
}
