/** What comes next, always at hand: the first criterion that is open, then the file. */

import { part, setText, show } from "../kit/dom.js";
import { nextOpen } from "../words/messages.js";

/**
 * @param {HTMLElement} root
 * @param {{id: string, href: string} | null} open  the criterion to answer next; null: there is none
 * @param {boolean} hasBegun  something is answered
 * @param {boolean} isKept  there is a service, and so something for a file
 */
export function showNextStep(root, open, hasBegun, isKept) {
  const next = part(root, "next");
  const file = part(root, "take-away");
  if (open !== null) {
    setText(next, nextOpen(open.id, hasBegun));
    next?.setAttribute("href", open.href);
  }
  // One thing comes next; the other stays in reach.
  file?.classList.toggle("ss-quiet", open !== null);
  show(next, open !== null);
  show(file, isKept || open === null);
}
