/** The state of a service as Markdown, on the clipboard or ready to be copied by hand. */

import { part, setText, show } from "./dom.js";
import { gapsToTarget } from "./gaps.js";
import { assessmentToMarkdown } from "./markdown-summary.js";
import { COPY, markdownWords } from "./results-words.js";
import { reviewOf } from "./review-view.js";
import { assessmentOf } from "./files.js";
import { grade } from "./session-actions.js";

/** @import {Scene} from "./panels.js" */

/** @param {Scene} scene */
export async function copyMarkdown({ root, session, dimensions }) {
  const assessment = await assessmentOf(session);
  const { service, catalogue } = session;
  if (service === null) return;
  const evaluation = grade(session, dimensions);
  const gaps = gapsToTarget({ ...reviewOf(session, evaluation), target: service.target });
  const words = markdownWords(new Map(catalogue.levels.map(({ number, title }) => [number, title])));
  const text = assessmentToMarkdown({ assessment, evaluation, gaps, catalogue, words });
  const copied = await copy(text);
  setText(part(root, "copied"), copied ? COPY.done : COPY.byHand);
  show(part(root, "copy-by-hand"), !copied);
  const field = part(root, "markdown");
  if (copied || !(field instanceof HTMLTextAreaElement)) return;
  field.value = text;
  field.focus();
  field.select();
}

/** @param {string} text @returns {Promise<boolean>}  false: no clipboard here, or the person did not allow it */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
