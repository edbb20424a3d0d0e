/** Whether an assessment was made with another edition of the standard: the rest is fetched only if it was. */

import { marksOf } from "../kit/edition-marks.js";

/**
 * @import {Attempting} from "../types.js"
 * @import {Session, Shown} from "../session/session.js"
 */

/** @param {HTMLElement} root @param {Session} session @param {Attempting} page @param {AbortSignal} signal */
export function watchEdition(root, session, page, signal) {
  /** @type {Promise<{update: () => void}> | null} */
  let desk = null;
  /** @type {Promise<{update: () => void}> | null} */
  let again = null;
  const isOther = () => session.service !== null && session.service.standard.version !== session.catalogue.standard.version;
  /** @param {Shown} what */
  const isMarked = ({ criterion }) =>
    (criterion === null ? [...session.findings.values()] : [session.finding(criterion)]).some((finding) => marksOf(finding).length > 0);
  /** @param {Shown} what */
  const look = (what) => {
    if (what.kind !== "finding" && (desk !== null || isOther())) {
      desk ??= import("./edition-banner.js").then(({ EditionBanner }) => new EditionBanner(root, session, page, signal));
      desk.then((one) => one.update()).catch(() => (desk = null));
    }
    if (again !== null || isMarked(what)) {
      again ??= import("./check-again.js").then(({ CheckAgain }) => new CheckAgain(root, session, signal));
      again.then((one) => one.update()).catch(() => (again = null));
    }
  };
  session.addEventListener("change", (event) => look(/** @type {CustomEvent<Shown>} */ (event).detail), { signal });
  look({ kind: "all", criterion: null, conflict: false, origin: "here" });
}
