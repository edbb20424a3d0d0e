/** Why a file or a link was refused, and what is worth knowing of one that was opened: each in one sentence. */

import { say, sayList, sayMany } from "./say.js";

export const FILE = {
  otherKind: say("This file is JSON but not an assessment file; choose a file that was saved from a checklist."),
  /** @param {string} key */
  forbiddenKey: (key) => say("This file uses the name {key}, which could harm this page; take it out or choose another file.", { key }),
  /** @param {string} format @param {string} known */
  otherFormat: (format, known) => say("This file has the format {format} and this site reads only \"{known}\"; open it on the site that made it.", { format, known }),
  /** @param {string | null} found @param {string} known */
  otherStandard: (found, known) => (found === null
    ? say("This file names no standard and this site holds {known}; open it on the site of its own standard.", { known })
    : say("This file is about the standard {found} and this site holds {known}; open it on the site of its own standard.", { found, known })),
  /** @param {string} fault */
  wrongShape: (fault) => say("This file cannot be used: {fault}; correct it or choose another file.", { fault }),
  noService: say("it does not say which service it is about"),
};

export const NOTICES = {
  /** @param {string} found  "" for none @param {string} version */
  otherVersion: (found, version) => (found === ""
    ? say("This file names no version of the standard and this site holds version {version}: the answers keep their version until you take over the other one.", { version })
    : say("This file names version {found} of the standard and this site holds version {version}: the answers keep their version until you take over the other one.", { found, version })),
  reworded: say("This file was filled in for another text of the same version of the standard: check the answers that may have changed."),
  /** @param {string[]} ids */
  aside: (ids) => say("This site does not know {ids}: these answers are kept in the file but not shown.", { ids: named(ids) }),
  /** @param {string[]} ids */
  back: (ids) => say("This site knows {ids} again: these answers are shown once more.", { ids: named(ids) }),
};

export const SHEET = {
  notText: say("This file is not UTF-8 text; save it from the spreadsheet as CSV UTF-8."),
  isJson: say("This file is JSON and no spreadsheet; give it a name that ends in .json and open it again."),
  cutOff: say("This file ends inside a quoted cell; save or copy it again."),
  noIds: say("This file has no column \"id\" in its first row; choose a CSV file from this site."),
  /** @param {string} name */
  twice: (name) => say("This file has two columns \"{name}\"; leave one of them.", { name }),
  /** @param {number} most */
  wide: (most) => say("This file has a row of more than {most} cells; leave the columns that this site writes.", { most }),
  /** @param {number} most */
  high: (most) => say("This file has more than {most} rows; leave one row for each criterion.", { most }),
  /** @param {number} row */
  row: (row) => say("Row {row}", { row }),
  /** @param {number} row @param {string} id */
  repeated: (row, id) => say("Row {row} names {id} a second time; leave one row for each criterion.", { row, id }),
  /** @param {number} row @param {string} outcome @param {string[]} known */
  unknownOutcome: (row, outcome, known) => say("Row {row} has the outcome \"{outcome}\"; write one of {known}.", { row, outcome, known: sayList(known) }),
  /** @param {number} row @param {number} limit */
  tooLong: (row, limit) => say("Row {row} holds a text of more than {limit} characters; shorten it.", { row, limit }),
  /** @param {number} row @param {number} most */
  evidence: (row, most) => say("Row {row} holds more than {most} pieces of evidence; leave those that count.", { row, most }),
  /** @param {string[]} ids */
  unknown: (ids) => say("This site does not know {ids}: these rows were not read.", { ids: named(ids) }),
  /** @param {string[]} rows */
  dates: (rows) => say("The due dates of these rows were not understood, write them like 2026-11-23: {rows}.", { rows: named(rows) }),
  /** @param {string[]} rows */
  evidenceDays: (rows) => say("The evidence of these rows names a day that there is not, and so is kept as text: {rows}.", { rows: named(rows) }),
};

/** @param {string[]} names @returns {string}  as many as a sentence bears */
function named(names) {
  const shown = sayList(names.slice(0, 20).map((name) => (name.length > 60 ? `${name.slice(0, 60)}…` : name)));
  const more = names.length - 20;
  return more > 0 ? sayMany("{names} and {count} more", "{names} and {count} more", more, { names: shown }) : shown;
}

export const LINK = {
  notALink: say("This address carries no answers."),
  tooLong: say("This link is longer than a link with answers can be; ask for it again."),
  newerFormat: say("This link was made by another version of this site; open it there."),
  otherList: say("This link was made for another list of criteria; ask for the assessment file."),
  damaged: say("This link is damaged, perhaps because it was cut off; copy the whole link again."),
};

/** What does not fit in a file: clauses, of which one stands in a sentence. */
export const SHAPE = {
  file: say("the file"),
  /** @param {number} number */
  item: (number) => say("item {number}", { number }),
  /** @param {string} place */
  valueOf: (place) => say("the value of {place}", { place }),
  /** @param {number} limit */
  text: (limit) => say("a text of at most {limit} characters", { limit }),
  level: say("a whole number"),
  answer: say("true or false"),
  /** @param {string[]} known */
  oneOf: (known) => say("one of {known}", { known: sayList(known) }),
  day: say("a day that there is, such as 2026-11-23, from the year 1900 on"),
  time: say("a time that there is, such as 2026-11-23T10:42:00Z"),
  object: say("an object"),
  list: say("a list"),
  /** @param {string} place @param {number} found @param {number} most */
  many: (place, found, most) => say("{place} holds {found} entries where at most {most} may stand", { place, found, most }),
  /** @param {string} place @param {string} found @param {string} expected */
  fault: (place, found, expected) => say("{place} is {found} where {expected} should stand", { place, found, expected }),
};
