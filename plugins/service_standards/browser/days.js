/** Days as text, YYYY-MM-DD: they compare as text, and no time zone moves them. */

/** @param {Date} now @returns {string}  the day where the person is */
export function localDay(now) {
  return dayText(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

/** @param {number} year @param {number} month @param {number} date */
export function dayText(year, month, date) {
  return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(date).padStart(2, "0")].join("-");
}
