/**
 * Rows of cells as CSV, out and back.
 *
 * No cell may become a formula, not even in a program that splits this file at semicolons, tabs or line breaks:
 * where text would start with a sign such as "=" it gets an apostrophe, which reading takes away again.
 */

import { MOST_COLUMNS, MOST_ROWS } from "../answer/vocabulary.js";
import { SHEET } from "../words/reading-words.js";

const RISKY = /(?<=^|[\n\r\t;])(?=["' ]*[=+\-@＝＋－＠\t\r\0])/g;
const GUARD = /(?<=^|[\n\r\t;])'(?=["' ]*[=+\-@＝＋－＠\t\r\0])/g;
/** @param {string[][]} rows @returns {string}  RFC 4180 with the byte order mark by which spreadsheets know UTF-8 */
export function toCsv(rows) {
  return "\ufeff" + rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** @param {string} text @returns {string[][] | string}  or why it cannot be read */
export function cellsOf(text) {
  // Excel's own line, which says what stands between the cells.
  const [line, said] = /^sep=(.)(?:\r\n?|\n|$)/i.exec(text) ?? ["", ""];
  const first = text.slice(line.length).split(/[\r\n]/, 1)[0];
  // Who changes the separator often leaves that line as it was.
  const separator = said && first.includes(said) ? said : [",", ";", "\t"].reduce((best, one) => (first.split(one).length > first.split(best).length ? one : best));
  const edge = new RegExp(`[${separator.replace(/[\\\]^-]/, "\\$&")}\r\n]`, "g");
  /** @type {string[][]} */
  const rows = [[]];
  for (let at = line.length; at <= text.length; at += 1) {
    let after = at;
    if (text[at] === '"') {
      do after = text.indexOf('"', after + 1) + 1; while (after > 0 && text[after] === '"');
      if (after === 0) return SHEET.cutOff;
    }
    edge.lastIndex = after;
    const end = edge.exec(text)?.index ?? text.length;
    const quoted = after > at ? text.slice(at + 1, after - 1).replaceAll('""', '"') : "";
    const row = rows[rows.length - 1];
    if (row.push(quoted + text.slice(after, end)) > MOST_COLUMNS) return SHEET.wide(MOST_COLUMNS);
    at = text.startsWith("\r\n", end) ? end + 1 : end;
    if (end < text.length && text[end] !== separator && rows.push([]) > MOST_ROWS + 2) return SHEET.high(MOST_ROWS);
  }
  return rows;
}

/** @param {string} cell @returns {string}  without what guards it, and with its lines as they end here */
export function plain(cell) {
  return withLines(cell.replaceAll("\r\n", "\n").replace(GUARD, ""));
}

/** @param {string} text @returns {string}  a spreadsheet, or git, may have changed how each line ends */
export function withLines(text) {
  return text.replace(/\r\n?/g, "\n");
}

/** @param {string} text */
function cell(text) {
  const safe = withLines(text).replace(RISKY, "'");
  return /[",;\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
