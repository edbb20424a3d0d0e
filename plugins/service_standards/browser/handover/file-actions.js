/** What the buttons about files and links do. Fetched with the first change, so that a download needs no connection. */

import { downloadCsv, downloadFile, downloadQuarantine, keepAgain } from "./files.js";

/** @import {Session} from "../session/session.js" */

/** @param {string} action @param {HTMLElement} root @param {Session} session */
export async function act(action, root, session) {
  if (action === "download") await downloadFile(root, session);
  if (action === "save-file") await (await import("./save-in-place.js")).saveInPlace(root, session);
  if (action === "download-csv") await downloadCsv(root, session);
  if (action === "keep-again") await keepAgain(session);
  if (action === "download-quarantine") await downloadQuarantine(session);
  if (action === "share") (await import("./share.js")).makeLink(root, session);
  if (action === "load-example") await (await import("./example.js")).loadExample(session);
  if (action === "remove-example") await (await import("./example.js")).removeExample(session);
  if (action === "copy-share") await (await import("./share.js")).copyLink(root);
}
