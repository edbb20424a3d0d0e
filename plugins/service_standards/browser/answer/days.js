/** Days as text, YYYY-MM-DD: they compare as text, and no time zone moves them. */

import { DAY, TIME } from "./vocabulary.js";

/** What is earlier is a slip of the keyboard. A year has four digits. */
export const FIRST_DAY = "1900-01-01";
export const LAST_DAY = "9999-12-31";

/** @param {unknown} value @returns {value is string}  a day that there is, or ""; as the model has it */
export function isDay(value) {
  return typeof value === "string" && DAY.test(value) && (value === "" || exists(value));
}

/** @param {unknown} value @returns {value is string}  a moment as files hold it, in UTC, or "" */
export function isTime(value) {
  return typeof value === "string" && TIME.test(value) && (value === "" || exists(value.slice(0, 10)));
}

/** @param {unknown} value @returns {value is string}  "", or what is written like a day; an earlier version kept those that there are not */
export function looksLikeDay(value) {
  return typeof value === "string" && /^(\d{4}-\d\d-\d\d)?$/.test(value);
}

/** @param {string} day  that the pattern takes */
function exists(day) {
  const [year, month, date] = day.split("-").map(Number);
  const last = month === 2 ? 28 + Number(year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return date <= last;
}

/** @param {Date} now @returns {string}  the day where the person is */
export function localDay(now) {
  return dayText(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

/** @param {number} year @param {number} month @param {number} date */
function dayText(year, month, date) {
  return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(date).padStart(2, "0")].join("-");
}

/**
 * Whether a day is further back than so many months. Days compare as text: the 31st of a short month needs no repair.
 *
 * @param {string} day
 * @param {number} months
 * @param {string} today
 */
export function isOutdated(day, months, today) {
  const [year, month, date] = today.split("-").map(Number);
  const count = year * 12 + (month - 1) - months;
  return day < dayText(Math.floor(count / 12), (count % 12) + 1, date);
}
