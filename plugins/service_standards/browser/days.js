/** Days as text, YYYY-MM-DD: they compare as text, and no time zone moves them. */

/** @param {unknown} value @returns {value is string}  a day or "", as files hold it: a year has four digits */
export function isDay(value) {
  return typeof value === "string" && /^(\d{4}-\d\d-\d\d)?$/.test(value);
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
 * @param {string | null | undefined} day
 * @param {number | null} months  null: it never is
 * @param {string} today
 */
export function isOutdated(day, months, today) {
  if (!day || months === null) return false;
  const [year, month, date] = today.split("-").map(Number);
  const count = year * 12 + (month - 1) - months;
  return day < dayText(Math.floor(count / 12), (count % 12) + 1, date);
}
