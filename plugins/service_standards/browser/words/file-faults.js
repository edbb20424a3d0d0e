/** Why a file cannot be opened. Each cause has its own sentence: what was found, and the way out. */

import { LANGUAGE, say } from "./say.js";

/** @import {Foreign} from "../types.js" */

/** What is said of the content, behind "This file cannot be used: ". */
export const CONTENT = {
  /** @param {string} key */
  twice: (key) => say("it holds {key} twice in one place", { key: quoted(key) }),
  /** @param {string} place @param {number} most */
  longName: (place, most) => say("{place} has a name of more than {most} characters", { place, most }),
  /** @param {string} place @param {number} most */
  long: (place, most) => say("{place} is a text of more than {most} characters", { place, most }),
  /** @param {string} place @param {number} most */
  many: (place, most) => say("{place} holds more than {most} entries", { place, most }),
  /** @param {number} most */
  values: (most) => say("it holds more than {most} values", { most }),
  /** @param {number} most */
  deep: (most) => say("it is nested more than {most} levels deep", { most }),
  /** @param {string} place */
  bigNumber: (place) => say("{place} is too large a number", { place }),
  /** @param {string} place @param {string} number */
  lostDigits: (place, number) => say("{place} is {number}, a number that would lose digits here: write it as a text, in quotation marks", { place, number: short(number) }),
};

/** What a file is that is not JSON. @type {Record<Foreign, string>} */
export const FOREIGN = {
  "empty": say("This file is empty, perhaps because it was not saved or copied to its end; save or copy it again."),
  "zeros": say("This file holds nothing but zeros, as a disk leaves it after a fault; take another copy of it."),
  "workbook": say("This file is a workbook of a spreadsheet program; save it there as CSV UTF-8 and open that file."),
  "document": say("This file is a document and not an assessment file; choose the file that ends in .json."),
  "packed": say("This file is packed, as .zip files are; unpack it and choose the file in it that ends in .json."),
  "utf-16": say("This file is text in UTF-16 where UTF-8 is needed; save it again with the encoding UTF-8."),
  "not-text": say("This file is not UTF-8 text and so not an assessment file; choose the file that ends in .json."),
  "web-page": say("This file is a web page, perhaps of a sign-in that was saved in its place; sign in and download the file again."),
  "yaml": say("This file is YAML and not JSON; choose the file that ends in .json."),
  "table": say("This file is a table of a spreadsheet; give it a name that ends in .csv and open it again."),
  "not-json": say("This file is text and not JSON; choose the file that ends in .json."),
  "cut-off": say("This file is not complete JSON, perhaps because it was cut off; download or copy it again."),
};

/** @param {number} line @param {string} mark */
export function conflictMarks(line, mark) {
  return say("This file holds marks of a merge conflict in git, the first in line {line} ({mark}); take the two versions out of git as two files, open one here, and merge the other with it here.", { line, mark: quoted(mark) });
}

/** @param {number} line @param {number} column @param {string} found */
export function jsonFault(line, column, found) {
  return say("This file is JSON with a fault in line {line}, column {column} ({found}); correct it there or choose another file.", { line, column, found: quoted(found) });
}

/** @param {number} bytes @param {number} most */
export function tooLarge(bytes, most) {
  return say("This file is {megabytes} MB and a file with answers may be at most {most} MB; choose another file.", { megabytes: megabytes(bytes), most: most / MEGABYTE });
}

const MEGABYTE = 1024 * 1024;

/** @param {number} bytes @returns {string}  rounded up, so that it is never said to be less than it is */
function megabytes(bytes) {
  return (Math.ceil((bytes * 10) / MEGABYTE) / 10).toLocaleString(LANGUAGE, { minimumFractionDigits: 1 });
}

/** @param {string} text */
function quoted(text) {
  return `"${short(text)}"`;
}

/** @param {string} text @returns {string}  short enough for a sentence */
function short(text) {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
