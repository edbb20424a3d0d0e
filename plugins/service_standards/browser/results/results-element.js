/** The result of one service over all dimensions. */

import { part, parts, setItems, setText, show } from "../kit/dom.js";
import { mini } from "../words/messages.js";
import { shortLevel } from "../words/progress-words.js";
import { asideLine } from "../words/results-words.js";
import { ServicePage } from "../page/service-page.js";
import { ResultFolds } from "./result-folds.js";
import { ProgressView, barsOf } from "../page/progress-view.js";
import { isReadable, radar } from "./radar.js";
import { showReview } from "./review-view.js";
import { showWhatToDo } from "./what-to-do.js";
import { grade } from "../session/grading.js";
import { setAside } from "../session/session-actions.js";

/**
 * @import {Session, Shown} from "../session/session.js"
 * @import {Catalogue} from "../types.js"
 * @import {Evaluation} from "../result-types.js"
 */

/** @param {HTMLElement} root @param {Session} session @param {AbortSignal} signal */
export function mountResults(root, session, signal) {
  const page = new ServicePage(root, session, signal, () => {});
  const progress = new ProgressView(root, page.part, session.catalogue);
  const { dimensions } = progress;
  const scene = { root, session, page, dimensions };
  const panels = new ResultFolds(scene, signal);
  let waiting = false;
  let isNews = false;
  session.addEventListener("change", (event) => {
    if (/** @type {CustomEvent<Shown>} */ (event).detail.isKept !== true) isNews = true;
    if (waiting) return;
    waiting = true;
    queueMicrotask(() => {
      const isDrawn = !isNews;
      waiting = isNews = false;
      if (!isDrawn) redraw(root, page, session, progress);
      // Some of them read the store: they follow what is kept, too.
      panels.update();
    });
  }, { signal });
  root.addEventListener("click", ({ target }) => {
    const action = target instanceof Element ? target.closest("[data-action]")?.getAttribute("data-action") : null;
    if (action === "open-file") /** @type {HTMLInputElement | null} */ (root.querySelector("[data-control=file]"))?.click();
    if (action === "copy-markdown") void page.attempt(async () => (await import("./copy-markdown.js")).copyMarkdown(scene));
    if (action === "copy-paper") void page.attempt(async () => (await import("./gate-paper-view.js")).copyPaper(scene));
    if (action === "print-paper") void page.attempt(async () => (await import("./gate-paper-view.js")).printPaper(scene));
  }, { signal });
  for (const cell of parts(root, "needs-script")) show(cell, true);
  redraw(root, page, session, progress);
  page.reveal();
  follow(root);
}

/** @param {HTMLElement} root  what the address leads to was not shown yet when the browser went there */
function follow(root) {
  const paper = part(root, "paper");
  if (paper === null || location.hash !== `#${paper.id}`) return;
  paper.setAttribute("open", "");
  paper.scrollIntoView();
}

/** @param {HTMLElement} root @param {ServicePage} page @param {Session} session @param {ProgressView} progress */
function redraw(root, page, session, progress) {
  const { catalogue } = session;
  const evaluation = grade(session, progress.dimensions);
  progress.update(evaluation);
  drawPicture(root, evaluation, catalogue);
  showReview(root, session, evaluation);
  showWhatToDo(root, page.part, session, evaluation);
  setText(part(root, "mini"), mini(evaluation.coverage.assessed, evaluation.coverage.applicable));
  const aside = [...setAside(session)];
  const list = part(root, "set-aside-list");
  if (list !== null) setItems(list, aside.map(([id, reasons]) => asideLine(id, catalogue.byId.get(id)?.title ?? "", reasons)));
  setText(part(root, "set-aside-count"), `(${aside.length})`);
  show(part(root, "set-aside"), aside.length > 0);
}

/** @param {HTMLElement} root @param {Evaluation} evaluation @param {Catalogue} catalogue */
function drawPicture(root, evaluation, catalogue) {
  const numbers = catalogue.levels.map(({ number }) => number);
  if (numbers.length === 0) return;
  const bars = barsOf(evaluation, catalogue);
  const spokes = bars.map(({ title, result: { level: range } }) => ({ ...range, title, label: shortLevel(range) }));
  const isRadar = isReadable(spokes);
  const place = part(root, "picture");
  if (isRadar) place?.replaceChildren(radar(spokes, Math.max(...numbers)));
  else import("../page/level-bars.js").then(({ levelBars }) => place?.replaceChildren(levelBars(bars, numbers))).catch(() => {});
  show(part(root, "radar-hint"), isRadar);
  show(part(root, "bars-hint"), !isRadar);
}
