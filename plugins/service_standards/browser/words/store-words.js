/** What kept an answer from being stored, or the list of criteria from being read: what happened, and what to do. */

import { say } from "./say.js";

/** @import {StorageProblemKind} from "../kept-types.js" */

/** @type {Record<StorageProblemKind, [message: string, advice: string]>} */
export const STORAGE = {
  cleared: [
    say("This browser has deleted the answers that this site kept on this computer."),
    say("This page still holds what it shows: download it or keep it here again before you leave or reload the page."),
  ],
  lost: [
    say("The connection to the answers on this computer was lost."),
    say("Nothing on this page is lost: try to save again, or save your answers to a file."),
  ],
  slow: [
    say("The storage of this browser does not answer."),
    say("What you enter is saved as soon as it does. Save your answers to a file before you leave."),
  ],
  unopened: [
    say("This browser could not open the answers that it keeps for this site."),
    say("Save your answers to a file. Then free some space on the disk and start the browser again."),
  ],
  blocked: [
    say("This browser does not let this site keep answers."),
    say("Allow this site to store data, or save your answers to a file before you close the page."),
  ],
  quota: [
    say("There is no room left to keep answers on this computer."),
    say("Save your answers to a file, then free some space on the disk or in the browser."),
  ],
  newer: [
    say("The answers on this computer were written by a newer version of this site."),
    say("Reload the page to get that version. Nothing was changed."),
  ],
  failed: [
    say("The change could not be kept on this computer."),
    say("Save your answers to a file, then reload the page and try again."),
  ],
};

export const KEEP_AGAIN = say("Keep them on this computer again");
export const RELOAD = say("Reload this page");
export const MOVED = say("The storage of this browser answers now: what you entered is saved on this computer, beside what was there.");

export const OLDER_PAGE = {
  message: say("An older page of this site is still open in another tab."),
  advice: say("Close the other tabs of this site, then reload this page."),
};
export const NOT_UPGRADED = {
  message: say("The answers on this computer could not be brought to the form that this version of the site needs."),
  advice: say("They are as they were. Close the other tabs of this site and reload this page."),
};
export const GONE = {
  message: say("This assessment is no longer on this computer."),
  advice: say("Another tab may have taken it away. Undo that there, or reload the page."),
};
export const NO_UNDO = { message: say("There is nothing to undo."), advice: say("Reload the page.") };
export const UNSOUND = {
  message: say("This was not kept: a text is too long or a value has a form that is not allowed."),
  advice: say("Shorten or correct it, then try again."),
};

export const CATALOGUE = {
  advice: say("Check your connection, then reload the page."),
  unreadable: say("The list of criteria on this site has a form that this page cannot read."),
  damaged: say("The list of criteria arrived damaged."),
  unreachable: say("The list of criteria could not be loaded."),
  /** @param {number} status */
  refused: (status) => say("The list of criteria could not be loaded: the site answered {status}.", { status }),
};
