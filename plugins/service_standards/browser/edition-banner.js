/** Whether an assessment was made with another edition of the standard: the rest is fetched only if it was. */

import { marksOf } from "./marks.js";

/**
 * @import {PageParts} from "./page-parts.js"
 * @import {Session} from "./session.js"
 */

/** @param {HTMLElement} root @param {Session} session @param {PageParts} page @param {AbortSignal} signal */
export function watchEdition(root, session, page, signal) {
  /** @type {Promise<{update: () => void}> | null} */
  let desk = null;
  /** @type {Promise<{update: () => void}> | null} */
  let again = null;
  const look = () => {
    const { service, catalogue, findings } = session;
    if (desk !== null || (service !== null && service.standard.version !== catalogue.standard.version)) {
      desk ??= import("./edition-desk.js").then(({ EditionDesk }) => new EditionDesk(root, session, page, signal));
      desk.then((one) => one.update()).catch(() => (desk = null));
    }
    if (again !== null || [...findings.values()].some((finding) => marksOf(finding).length > 0)) {
      again ??= import("./check-again.js").then(({ CheckAgain }) => new CheckAgain(root, session, signal));
      again.then((one) => one.update()).catch(() => (again = null));
    }
  };
  let waiting = false;
  session.addEventListener("change", () => {
    if (waiting) return;
    waiting = true;
    queueMicrotask(() => {
      waiting = false;
      look();
    });
  }, { signal });
  look();
}
