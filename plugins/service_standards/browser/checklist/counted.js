/** How far the answers of a checklist have come: counted at each change, graded and drawn when there is something to draw. */

import { setText, show } from "../kit/dom.js";
import { coverage } from "../session/session-actions.js";
import { mini } from "../words/messages.js";

/**
 * @import {Finder} from "../kit/dom.js"
 * @import {Session} from "../session/session.js"
 */

/**
 * @param {HTMLElement} root
 * @param {Finder} find
 * @param {Session} session
 * @param {Map<string, unknown>} criteria  of the checklist, by id
 * @returns {() => boolean}  counts anew, and says whether a criterion is assessed
 */
export function counterOf(root, find, session, criteria) {
  const dimensions = [...root.querySelectorAll("tr[data-dimension]")].map((row) => row.getAttribute("data-dimension") ?? "");
  /** The code that draws comes with the first answer. @type {Promise<ReturnType<typeof import("./standing.js").standingOf>> | null} */
  let drawing = null;
  let isShown = false;
  return () => {
    const { criteria: all } = session.catalogue;
    // Rows of noughts say nothing to who has not begun.
    isShown = coverage(all.filter(({ dimension }) => dimensions.includes(dimension)), session).assessed > 0;
    if (!isShown) show(find("standing"), false);
    else {
      drawing ??= import("./standing.js").then(({ standingOf }) => standingOf(root, find, session));
      drawing.then((draw) => {
        if (isShown) draw();
      }, () => (drawing = null));
    }
    const { assessed, applicable } = coverage(all.filter(({ id }) => criteria.has(id)), session);
    setText(find("mini"), mini(assessed, applicable));
    return assessed > 0;
  };
}
