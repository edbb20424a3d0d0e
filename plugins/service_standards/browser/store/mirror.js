/**
 * What is on its way to the database, in a place that the browser writes at once: who leaves the page takes nothing along.
 * An entry is never written anew, so that whoever has kept what it says may take it away, in whichever tab.
 */

/** @import {Mirror} from "../kept-types.js" */

/** The place is shared with all pages of the host, and holds about 5 million characters. */
const ROOM = 2_000_000;

/** @param {string} databaseName @returns {string}  how the names of all entries begin */
export function placeOf(databaseName) {
  return `${databaseName}/unsaved/`;
}

/** @param {string} place @returns {string[]}  the names of the entries that pages have left behind, or are about to keep */
export function leftIn(place) {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(place));
  } catch {
    // Blocked: then nothing was written there.
    return [];
  }
}

/**
 * @param {string} place
 * @param {string} tab  tells this page from all others
 * @returns {Mirror}
 */
export function mirrorOf(place, tab) {
  /** @type {Map<string, string>} */
  const names = new Map();
  let count = 0;
  let room = ROOM;
  return {
    hold: (key, unsaved) => {
      const before = names.get(key);
      try {
        if (unsaved === null) names.delete(key);
        else {
          const text = JSON.stringify(unsaved);
          if (text.length > room) return;
          const name = `${place}${tab}/${count++}`;
          localStorage.setItem(name, text);
          names.set(key, name);
          room -= text.length;
        }
        if (before === undefined) return;
        room += localStorage.getItem(before)?.length ?? 0;
        localStorage.removeItem(before);
      } catch {
        // Blocked or full: leaving asks while something is on its way, as it does without a mirror.
      }
    },
    isTaken: (key) => {
      const name = names.get(key);
      try {
        return name !== undefined && localStorage.getItem(name) === null;
      } catch {
        return false;
      }
    },
  };
}
