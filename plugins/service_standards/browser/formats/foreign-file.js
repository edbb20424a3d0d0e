/** What a file is that cannot be read as the one that was meant, and where the fault is if it nearly can. */

import { DEEPEST } from "../answer/vocabulary.js";
import { FOREIGN, conflictMarks, jsonFault } from "../words/file-faults.js";
import { endOfText } from "./json-text.js";

/** @import {Foreign, Refusal} from "../types.js" */

/** How much of a packed file is searched, at its start and at its end, for the names of what is in it. */
const SEARCHED = 65_536;
const CONFLICT = /^[ \t]*((?:<{7}|\|{7}|={7}|>{7})(?: .*)?)\r?$/m;
const WEB_PAGE = /^<(!doctype|html|head|body|\?xml|!--)/i;
const YAML = /^(---|%YAML|- |["'\w-]+:(\s|$))/;

/** How files begin, byte by byte. @type {[start: number[], kind: Foreign][]} */
const STARTS = [
  [[0xd0, 0xcf, 0x11, 0xe0], "workbook"],
  [[0x25, 0x50, 0x44, 0x46, 0x2d], "document"],
  [[0x1f, 0x8b], "packed"],
  [[0xff, 0xfe], "utf-16"],
  [[0xfe, 0xff], "utf-16"],
];
const ZIP = [0x50, 0x4b, 3, 4];

/** @param {Uint8Array} bytes @returns {Foreign | null}  null: it may be text in UTF-8 */
export function foreignBytes(bytes) {
  if (bytes.length === 0) return "empty";
  /** @param {number[]} start */
  const begins = (start) => start.every((byte, place) => bytes[place] === byte);
  if (begins(ZIP)) return packed(latin(bytes.subarray(0, SEARCHED)) + latin(bytes.subarray(-SEARCHED)));
  const known = STARTS.find(([start]) => begins(start));
  if (known !== undefined) return known[1];
  if (bytes.every((byte) => byte === 0)) return "zeros";
  return bytes.length > 1 && (bytes[0] === 0) !== (bytes[1] === 0) ? "utf-16" : null;
}

/** @param {string} text  that no JSON reader takes @returns {Refusal} */
export function foreignText(text) {
  const conflict = conflictMark(text);
  if (conflict !== null) return conflict;
  const rest = text.trimStart();
  const line = rest.slice(0, SEARCHED).split("\n").find((one) => !/^\s*(#|$)/.test(one)) ?? "";
  if (rest === "") return refusal("empty");
  if (rest.startsWith("{") || rest.startsWith("[")) return jsonFaultIn(text);
  if (WEB_PAGE.test(rest)) return refusal("web-page");
  if (/(^|[,;\t"])id["']?[,;\t]/i.test(line)) return refusal("table");
  return refusal(YAML.test(line) ? "yaml" : "not-json");
}

/** @param {string} text @returns {Refusal | null} */
export function conflictMark(text) {
  const found = CONFLICT.exec(text);
  return found && { ok: false, kind: "merge-conflict", message: conflictMarks(placeIn(text, found.index).line, found[1]) };
}

/** @param {Foreign} kind @returns {Refusal} */
export function refusal(kind) {
  return { ok: false, kind, message: FOREIGN[kind] };
}

/** @param {string} names */
function packed(names) {
  if (names.includes("xl/") || names.includes("opendocument.spreadsheet")) return "workbook";
  return names.includes("word/") || names.includes("opendocument.text") ? "document" : "packed";
}

/** @param {Uint8Array} bytes @returns {string}  one letter a byte */
function latin(bytes) {
  return new TextDecoder("latin1").decode(bytes);
}

/** @param {string} text @returns {Refusal} */
function jsonFaultIn(text) {
  const at = faultIn(text);
  if (at >= text.length) return refusal("cut-off");
  const { line, column } = placeIn(text, at);
  const word = /^\S{0,20}/.exec(text.slice(at, at + 20)) ?? [""];
  return { ok: false, kind: "json-fault", message: jsonFault(line, column, word[0]) };
}

/** @param {string} text @param {number} at */
function placeIn(text, at) {
  const before = text.slice(0, at).split(/\r\n?|\n/);
  return { line: before.length, column: before[before.length - 1].length + 1 };
}

/**
 * Where text stops being JSON; its length, if it only ends too early.
 *
 * @param {string} text
 */
function faultIn(text) {
  /** @type {string[]} */
  const open = [];
  /** What may come next; with "?", the list or object may also end. */
  let next = "value";
  for (let at = behindBlank(text, 0); at < text.length; at = behindBlank(text, at)) {
    const sign = text[at];
    const [isKey, isObject] = [next.startsWith("key"), open.at(-1) === "{"];
    let end = at + 1;
    if (next === ":") {
      if (sign !== ":") return at;
      next = "value";
    } else if (sign === (isObject ? "}" : "]") && open.length > 0 && (next.endsWith("?") || next === "more")) {
      open.pop();
      next = "more";
    } else if (next === "more") {
      if (sign !== "," || open.length === 0) return at;
      next = isObject ? "key" : "value";
    } else if (!isKey && (sign === "{" || sign === "[")) {
      // What is nested so deep is no file of ours, however it ends.
      if (open.push(sign) > DEEPEST) return text.length;
      next = sign === "{" ? "key?" : "value?";
    } else {
      end = sign === '"' ? behindText(text, at) : isKey ? 0 : behindWord(text, at);
      if (end <= 0) return end < 0 ? text.length : at;
      next = isKey ? ":" : "more";
    }
    at = end;
  }
  return text.length;
}

/** @param {string} text @param {number} at */
function behindBlank(text, at) {
  const blank = /[ \t\n\r]*/y;
  blank.lastIndex = at;
  blank.exec(text);
  return blank.lastIndex;
}

/** @param {string} text @param {number} at @returns {number}  0: a fault; below 0: cut off */
function behindText(text, at) {
  const end = endOfText(text, at);
  if (end === 0) return /[\n\r]/.test(text.slice(at)) ? 0 : -1;
  try {
    JSON.parse(text.slice(at, end));
    return end;
  } catch {
    return 0;
  }
}

/** @param {string} text @param {number} at @returns {number}  0: a fault; below 0: cut off */
function behindWord(text, at) {
  const word = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])|/y;
  word.lastIndex = at;
  word.exec(text);
  if (word.lastIndex > at) return word.lastIndex;
  return /^(-|[tfn][a-z]{0,3}|-?\d[\d.eE+-]*)$/.test(text.slice(at, at + 40)) ? -1 : 0;
}
