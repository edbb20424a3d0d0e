/** A report of a service as Markdown, on the clipboard or ready to be copied by hand. */

import { copyText } from "../kit/clipboard.js";
import { part, setText, show } from "../kit/dom.js";
import { localDay } from "../answer/days.js";
import { paperToMarkdown } from "../formats/paper-markdown.js";
import { assessmentOf } from "../handover/files.js";
import { reportOf } from "../rules/report.js";
import { reportPaper } from "../formats/service-paper.js";
import { COPY } from "../words/results-words.js";

/** @import {Scene} from "./result-folds.js" */

/** @param {Scene} scene */
export async function copyMarkdown({ root, session, dimensions }) {
  const assessment = await assessmentOf(session);
  const { catalogue } = session;
  const report = reportOf({ assessment, catalogue, dimensions, today: localDay(new Date()) });
  const levels = new Map(catalogue.levels.map(({ number, title }) => [number, title]));
  await handText(root, paperToMarkdown(reportPaper(report, levels)));
}

/** @param {HTMLElement} root @param {string} text @param {string} [which]  how the names of the parts begin that say what became of it */
export async function handText(root, text, which = "") {
  const copied = await copyText(text);
  setText(part(root, `${which}copied`), copied ? COPY.done : COPY.byHand);
  show(part(root, `${which}copy-by-hand`), !copied);
  const field = part(root, `${which}markdown`);
  if (copied || !(field instanceof HTMLTextAreaElement)) return;
  field.value = text;
  field.focus();
  field.select();
}
