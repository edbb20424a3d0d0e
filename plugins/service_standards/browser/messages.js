/** The sentences that only the script says. All others are in the templates. */

export const UNTITLED = "My service";
export const SAVING = "Saving…";
export const NOT_SAVED = "Not saved. See the message on this page.";
export const UNDONE = "Undone.";
export const RETRY = "Try to save again";
export const DOWNLOAD = "Download your answers";
export const NO_LEVEL = "nothing applies";
export const NEEDS_REASON = "Give a reason. Without one, this criterion counts as not assessed.";
export const NEEDS_EVIDENCE = "Evidence is expected for this outcome, and none is recorded yet.";
export const CHECK_AGAIN = "Check again: the new edition of the standard asks something else here.";
export const PROPOSED = "Proposed from an answer to an earlier edition: choose an outcome.";
export const NOTHING_FITS = "No criterion fits this filter.";
export const NO_OTHER_OPEN = "No other open criterion is shown in this direction.";
export const NO_FOCUS = "Go to a criterion first, for example with j.";
export const UNEXPECTED = "Something went wrong on this page. Your earlier answers are safe; reload the page and try again.";

/** @param {Date} at */
export function saved(at) {
  return `Saved on this computer at ${clock(at)}`;
}

/** @param {number | null} days  null: never @param {number} changes */
export function fileAge(days, changes) {
  if (days === null) return "Not in a file yet";
  const when = days <= 0 ? "today" : days === 1 ? "yesterday" : `${days} days ago`;
  return `Last file: ${when}, ${changes === 1 ? "1 change" : `${changes} changes`} since`;
}

/** @param {string} name */
export function takenAway(name) {
  return `“${name}” was deleted in another tab. What you typed last is kept with it: bring it back under “All services” in My service.`;
}

/** @param {Date} at */
export function inMemory(at) {
  return `Kept until this page closes (${clock(at)})`;
}

/** @param {Date} at */
function clock(at) {
  return [at.getHours(), at.getMinutes()].map((number) => String(number).padStart(2, "0")).join(":");
}

/** @param {number} assessed @param {number} applicable */
export function assessedOf(assessed, applicable) {
  return `${assessed} of ${applicable}`;
}

/** @param {number} assessed @param {number} applicable */
export function mini(assessed, applicable) {
  return `${assessed} of ${applicable} assessed`;
}

/** @param {{at_least: number | null, at_most: number | null}} range @param {Map<number, string>} titles */
export function level({ at_least, at_most }, titles) {
  if (at_least === null || at_most === null) return NO_LEVEL;
  if (at_least === at_most) return `${at_least} ${titles.get(at_least) ?? ""}`.trim();
  return `at least ${at_least}, at most ${at_most}`;
}

/** @param {{at_least: number | null, at_most: number | null}} range */
export function shortLevel({ at_least, at_most }) {
  if (at_least === null) return NO_LEVEL;
  return at_least === at_most ? String(at_least) : `${at_least} to ${at_most}`;
}

/** @param {number | null} hundredths @param {number} dimensions */
export function index(hundredths, dimensions) {
  if (hundredths === null) return "No index yet: nothing applies.";
  const over = dimensions === 1 ? "one dimension" : `${dimensions} dimensions that weigh the same`;
  return `Index ${hundredths} of 100, over ${over}. It is an indication for one service; it is not an OECD score.`;
}

/** @param {number} count @param {number} all */
export function shown(count, all) {
  return count === all ? `All ${all} criteria are shown.` : `${count} of ${all} criteria are shown.`;
}

/** @param {number} answered @param {number} all */
export function factsAnswered(answered, all) {
  return answered === 0 ? `(${all} quick questions take out criteria that cannot apply)` : `(${answered} of ${all} answered)`;
}

/** @param {string[]} reasons @param {string} answer  the outcome that is kept, or "" */
export function removed(reasons, answer) {
  const kept = answer === "" ? "" : ` Your answer (${answer}) is kept.`;
  return `Does not apply because: ${reasons.join("; ")}.${kept}`;
}

/** @param {number} notes @param {number} evidence @param {string} owner @param {string} due */
export function more(notes, evidence, owner, due) {
  const counts = [notes > 0 ? "1 note" : "", evidence > 0 ? `${evidence} evidence` : "", owner, due === "" ? "" : `due ${due}`];
  const said = counts.filter((text) => text !== "");
  return said.length === 0 ? "" : `(${said.join(", ")})`;
}

/** @param {string} title @param {string} date */
export function expired(title, date) {
  return `The evidence “${title}” expired on ${date}.`;
}

/** @param {string} title @param {number} months */
export function outdated(title, months) {
  return `The evidence “${title}” is older than ${months} months.`;
}

/** @param {string | null} criterion  null: what is said of the service */
export function conflict(criterion) {
  const what = criterion === null ? "Name of the service: it" : `${criterion}: the same answer`;
  return `${what} was changed in another tab at the same time. The later one is shown; both are in the history.`;
}

/** @param {(string | null)[]} kept  criteria that an undo left alone; null: what is said of the service */
export function leftAlone(kept) {
  const names = kept.map((criterion) => criterion ?? "the service");
  return names.length === 0 ? "" : ` Left as it is, because another tab changed it since: ${names.join(", ")}.`;
}

/** @param {number} count */
export function wasReset(count) {
  return count === 1 ? "1 answer was cleared." : `${count} answers were cleared.`;
}

/** @param {string} name @param {number} count */
export function opened(name, count) {
  return `“${name}” was opened with ${count === 1 ? "1 answer" : `${count} answers`}.`;
}

/** @param {string} version */
export function standardVersion(version) {
  return version === "" ? "no version given" : `version ${version}`;
}

/** @param {string[]} ids */
export function listed(ids) {
  return ids.length === 0 ? "0" : `${ids.length} (${ids.join(", ")})`;
}

/** @param {string} id @param {string} title */
export function resume(id, title) {
  return `Go on where you stopped: ${id} ${title}`;
}

/** @param {string} id @param {string} title @param {string[]} reasons */
export function asideLine(id, title, reasons) {
  return `${id} ${title}: ${reasons.join("; ")}`;
}

/** @param {number} number @param {string} one @param {string} many */
export function count(number, one, many) {
  return `${number} ${number === 1 ? one : many}`;
}
