/** What comes next, always at hand: the first criterion that is open, then the file. */

import { setText, show } from "../kit/dom.js";
import { nextOpen } from "../words/messages.js";

/**
 * @param {import("../kit/dom.js").Finder} find
 * @param {{id: string, href: string} | null} open  the criterion to answer next; null: there is none
 * @param {boolean} hasBegun  something is answered
 * @param {boolean} isKept  there is a service, and so something for a file
 */
export function showNextStep(find, open, hasBegun, isKept) {
  const next = find("next");
  const file = find("take-away");
  if (open !== null) {
    setText(next, nextOpen(open.id, hasBegun));
    next?.setAttribute("href", open.href);
  }
  // One thing comes next; the other stays in reach.
  file?.classList.toggle("ss-quiet", open !== null);
  show(next, open !== null);
  show(file, isKept || open === null);
}
