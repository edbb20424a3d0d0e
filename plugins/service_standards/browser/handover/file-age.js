/** How old the last file of a service is, and how much has changed since. */

import { localDay } from "../answer/days.js";
import { parts, setText } from "../kit/dom.js";
import { fileAge } from "../words/start-words.js";

/**
 * @import {Session, Shown} from "../session/session.js"
 * @import {Change} from "../kept-types.js"
 */

const DAY_MS = 86_400_000;

/** @param {string} service @returns {string}  the name under which the last file of a service is noted */
export function fileNote(service) {
  return `file:${service}`;
}

/** @param {HTMLElement} root @param {Session} session @param {AbortSignal} signal */
export function watchFile(root, session, signal) {
  const { store } = session;
  let fileAt = session.fileAt;
  let count = 0;
  let noted = /** @type {{at: string, changes: number} | null} */ (null);
  const say = () => {
    const text = session.service === null || count === 0 ? "" : fileAge(noted && daysSince(noted.at), count - (noted?.changes ?? 0));
    for (const place of parts(root, "file-age")) setText(place, text);
  };
  const read = async () => {
    const id = session.service?.id ?? "";
    const [changes, note] = await Promise.all([store.countChanges(id), store.setting(fileNote(id))]);
    if ((session.service?.id ?? "") !== id || signal.aborted) return;
    count = changes;
    noted = isNote(note) ? note : null;
    say();
  };
  // The history is counted once a service and once a file; in between the changes are counted as they come.
  store.addEventListener("change", (event) => {
    if (/** @type {CustomEvent<Change>} */ (event).detail.service !== session.service?.id) return;
    count += 1;
    say();
  }, { signal });
  session.addEventListener("change", (event) => {
    if (/** @type {CustomEvent<Shown>} */ (event).detail.kind === "all") void read().catch(() => {});
  }, { signal });
  session.addEventListener("state", () => {
    if (session.fileAt === fileAt) return;
    fileAt = session.fileAt;
    void read().catch(() => {});
  }, { signal });
  void read().catch(() => {});
}

/** @param {unknown} note @returns {note is {at: string, changes: number}}  another version may have noted something else */
function isNote(note) {
  const { at, changes } = /** @type {{at?: unknown, changes?: unknown}} */ (note ?? {});
  return typeof at === "string" && !Number.isNaN(Date.parse(at)) && Number.isSafeInteger(changes);
}

/** @param {string} at  days of the calendar, not spans of 24 hours */
function daysSince(at) {
  return Math.round((Date.parse(localDay(new Date())) - Date.parse(localDay(new Date(at)))) / DAY_MS);
}
