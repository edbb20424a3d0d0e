/** The result of one service over all dimensions. */

import { part, parts, setItems, setText, show } from "./dom.js";
import { asideLine, mini, shortLevel } from "./messages.js";
import { PageParts } from "./page-parts.js";
import { Panels } from "./panels.js";
import { ProgressView } from "./progress-view.js";
import { radar } from "./radar.js";
import { showReview } from "./review-view.js";
import { grade, setAside } from "./session-actions.js";

/** @import {Session} from "./session.js" */

/** @param {HTMLElement} root @param {Session} session @param {AbortSignal} signal */
export function mountResults(root, session, signal) {
  const page = new PageParts(root, session, signal, () => {});
  const progress = new ProgressView(root, session.catalogue);
  const { dimensions } = progress;
  const scene = { root, session, page, dimensions };
  const panels = new Panels(scene, signal);
  let waiting = false;
  session.addEventListener("change", () => {
    if (waiting) return;
    waiting = true;
    queueMicrotask(() => {
      waiting = false;
      redraw(root, session, progress);
      panels.update();
    });
  }, { signal });
  root.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element) || target.closest("[data-action=copy-markdown]") === null) return;
    void page.attempt(async () => (await import("./copy-markdown.js")).copyMarkdown(scene));
  }, { signal });
  for (const cell of parts(root, "needs-script")) show(cell, true);
  redraw(root, session, progress);
  page.reveal();
}

/** @param {HTMLElement} root @param {Session} session @param {ProgressView} progress */
function redraw(root, session, progress) {
  const { catalogue } = session;
  const evaluation = grade(session, progress.dimensions);
  progress.update(evaluation);
  const dimensions = new Map(catalogue.dimensions.map(({ id, title }) => [id, title]));
  const numbers = catalogue.levels.map(({ number }) => number);
  const spokes = evaluation.dimensions.map(({ id, level: range }) => ({
    ...range,
    title: dimensions.get(id) ?? id,
    label: shortLevel(range),
  }));
  part(root, "picture")?.replaceChildren(radar(spokes, Math.max(...numbers)));
  showReview(root, session, evaluation);
  setText(part(root, "mini"), mini(evaluation.coverage.assessed, evaluation.coverage.applicable));
  const aside = [...setAside(session)];
  const list = part(root, "set-aside-list");
  if (list !== null) setItems(list, aside.map(([id, reasons]) => asideLine(id, catalogue.byId.get(id)?.title ?? "", reasons)));
  setText(part(root, "set-aside-count"), `(${aside.length})`);
  show(part(root, "set-aside"), aside.length > 0);
}
