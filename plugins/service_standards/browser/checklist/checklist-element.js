/** One checklist: the server-rendered form, kept, counted and filtered. */

import { ChecklistWalk } from "./checklist-walk.js";
import { CriterionView, evidenceFlags } from "./criterion-view.js";
import { FIRST_DAY, LAST_DAY, isDay, localDay } from "../answer/days.js";
import { MOST_EVIDENCE } from "../answer/vocabulary.js";
import { finder, part, parts, setText, show } from "../kit/dom.js";
import { marksOf, withoutMarks } from "../kit/edition-marks.js";
import { NO_SUCH_DAY, baseline as baselineWords, enoughEvidence, mini, wasReset } from "../words/messages.js";
import { showNextStep } from "../page/next-step.js";
import { ServicePage } from "../page/service-page.js";
import { ProgressView, barsOf } from "../page/progress-view.js";
import { baseline, coverage, grade, reset, setAside } from "../session/session-actions.js";

/**
 * @import {Session, Shown} from "../session/session.js"
 */

/** @param {HTMLElement} root @param {Session} session @param {AbortSignal} signal */
export function mountChecklist(root, session, signal) {
  const checklist = new Checklist(root, session, signal);
  const entered = enteredEarly(root);
  checklist.start();
  for (const [node, value] of entered) checklist.enter(node, value);
}

/**
 * What was entered before the code was here. On a reload it is the browser that fills in radio buttons by itself.
 *
 * @param {HTMLElement} root
 * @returns {[HTMLInputElement | HTMLTextAreaElement, string][]}
 */
function enteredEarly(root) {
  const [visit] = performance.getEntriesByType("navigation");
  const fresh = visit instanceof PerformanceNavigationTiming && visit.type === "navigate";
  const nodes = [...root.querySelectorAll("[data-criterion] :is(input, textarea)")];
  return nodes
    .filter((node) => node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement)
    .filter((node) => (node.type === "radio" ? fresh && isChanged(node) : node.value !== node.defaultValue))
    .map((node) => [node, node.value]);
}

/** @param {HTMLInputElement | HTMLTextAreaElement} node */
function isChanged(node) {
  return node instanceof HTMLInputElement && node.checked && !node.defaultChecked;
}

/**
 * A field for a day weighs as much as ten for text, and a checklist has hundreds: they are made when their fold opens.
 *
 * @param {EventTarget | null} fold
 */
function takeDays(fold) {
  if (!(fold instanceof HTMLDetailsElement) || !fold.open) return;
  for (const node of fold.querySelectorAll("input[data-day]")) {
    if (node instanceof HTMLInputElement) Object.assign(node, { type: "date", min: FIRST_DAY, max: LAST_DAY });
  }
}

/** @param {EventTarget | null} node */
function isNoDay(node) {
  return node instanceof HTMLInputElement && node.type === "date" && !isDay(node.value);
}

class Checklist {
  #root;
  #part;
  #session;
  #parts;
  #walk;
  /** @type {import("./answering-aids.js").AnsweringAids | null}  what helps to answer; it comes when the answers are there */
  #aids = null;
  #signal;
  #progress;
  /** @type {Map<string, CriterionView>} */
  #views = new Map();
  /** Why each criterion that is set aside does not apply. @type {Map<string, string[]>} */
  #aside = new Map();
  #redrawing = false;
  #hasBegun = false;

  /** @param {HTMLElement} root @param {Session} session @param {AbortSignal} signal */
  constructor(root, session, signal) {
    this.#root = root;
    this.#part = finder(root);
    this.#session = session;
    this.#parts = new ServicePage(root, session, signal, (node) => this.#change(node));
    this.#progress = new ProgressView(root, session.catalogue);
    this.#signal = signal;
    for (const node of root.querySelectorAll("fieldset[data-criterion]")) {
      const criterion = session.catalogue.byId.get(node.getAttribute("data-criterion") ?? "");
      if (criterion !== undefined) this.#views.set(criterion.id, new CriterionView(/** @type {HTMLElement} */ (node), criterion, (field) => this.#parts.isInHand(field)));
    }
    session.addEventListener("change", (event) => this.#shown(/** @type {CustomEvent<Shown>} */ (event).detail), { signal });
    this.#walk = new ChecklistWalk(root, this.#views, {
      attempt: (work) => this.#parts.attempt(work),
      holds: (id, what) => this.#holds(id, what),
    }, signal);
    root.addEventListener("click", (event) => this.#walk.stepped(event) || this.#clicked(event.target), { signal });
    root.addEventListener("toggle", ({ target }) => takeDays(target), { signal, capture: true });
    root.addEventListener("focusout", ({ target }) => this.#left(target), { signal });
    root.addEventListener("focusin", ({ target }) => this.#entered(target), { signal });
  }

  start() {
    for (const radio of this.#root.querySelectorAll("input[type=radio]")) {
      if (radio instanceof HTMLInputElement && radio.checked !== radio.defaultChecked) radio.checked = radio.defaultChecked;
    }
    for (const name of ["evidence-actions", "evidence-add"]) for (const node of parts(this.#root, name)) show(node, true);
    // Asked for only when it is needed; without a script it has to be there from the start.
    for (const node of parts(this.#root, "reason")) show(node, false);
    for (const fold of this.#root.querySelectorAll("details[open]")) takeDays(fold);
    this.#updateAll();
    this.#redraw();
    this.#parts.reveal();
    this.#walk.start();
    void this.#parts.attempt(() => this.#help());
  }

  async #help() {
    const { AnsweringAids } = await import("./answering-aids.js");
    if (this.#signal.aborted) return;
    this.#aids = new AnsweringAids(this.#root, this.#session, this.#signal, {
      attempt: (work) => this.#parts.attempt(work),
      goTo: (id) => this.#walk.goTo(id),
      isOpen: (id) => this.#holds(id, "open"),
      announce: (text) => setText(this.#part("announce"), text),
      applyFilter: () => this.#walk.refresh(),
    });
    await this.#aids.start();
  }

  /** @param {HTMLInputElement | HTMLTextAreaElement} node @param {string} value  entered before the code was here */
  enter(node, value) {
    if (node instanceof HTMLInputElement && node.type === "radio") node.checked = true;
    else node.value = value;
    for (const type of ["input", "change"]) node.dispatchEvent(new Event(type, { bubbles: true }));
  }

  /** @param {HTMLElement} node  a field of a criterion was changed */
  #change(node) {
    const view = this.#viewOf(node);
    const patch = view?.patchFrom(node) ?? null;
    if (view === undefined || patch === null || isNoDay(node)) return;
    const before = this.#flagText(view);
    const finding = this.#session.finding(view.criterion.id);
    if (patch.outcome !== undefined && marksOf(finding).length > 0) Object.assign(patch, withoutMarks(finding));
    this.#session.changeFinding(view.criterion.id, patch, view.takeSeen(node));
    const after = this.#flagText(view);
    if (after !== before) setText(this.#part("announce"), after);
  }

  /** @param {EventTarget | null} target */
  #clicked(target) {
    const button = target instanceof Element ? target.closest("[data-action]") : null;
    const action = button?.getAttribute("data-action");
    const view = button === null ? undefined : this.#viewOf(button);
    if (action === "add-evidence" && view?.evidence.add() === false) this.#session.say(enoughEvidence(MOST_EVIDENCE));
    if (action === "remove-evidence" && view !== undefined) this.#removeEvidence(view, button);
    if (action === "clear-filter") this.#clearFilter();
    if (action === "reset") void this.#parts.attempt(() => this.#reset());
  }

  #clearFilter() {
    this.#walk.clear();
    this.#aids?.hideMine();
  }

  /** @param {CriterionView} view @param {Element | null} button */
  #removeEvidence(view, button) {
    this.#parts.saver.flushAll();
    const row = button?.closest("[data-part=evidence]");
    if (!row) return;
    view.evidence.remove(row);
    /** @type {HTMLElement | null} */ (view.root.querySelector("[data-action=add-evidence]"))?.focus();
    this.#session.changeFinding(view.criterion.id, { evidence: view.evidence.collect() });
  }

  async #reset() {
    // What is still on its way is cleared too.
    await this.#session.settled();
    const ids = [...this.#views.keys()];
    const touched = ids.filter((id) => this.#session.finding(id).revision > 0);
    await reset(this.#session, touched, wasReset(touched.length));
  }

  /** @param {EventTarget | null} target  a field that held back changes of another tab may show them now */
  #left(target) {
    const view = target instanceof Element ? this.#viewOf(target) : undefined;
    // Said only now: while a year is typed, it is none that can be kept.
    if (view !== undefined && isNoDay(target)) void this.#parts.attempt(() => Promise.reject(NO_SUCH_DAY));
    if (view !== undefined && target instanceof Element) setTimeout(() => this.#updateOne(view.criterion.id));
  }

  /** @param {Shown} what */
  #shown({ kind, criterion, isOther, isKept }) {
    if (isOther) for (const view of this.#views.values()) view.leave();
    // Also of what was only kept: a view knows the revision that the person sees.
    if (kind === "finding" && criterion !== null) this.#updateOne(criterion);
    else if (!isKept) this.#updateAll();
    if (kind === "all") this.#walk.refresh();
    if (isKept || this.#redrawing) return;
    this.#redrawing = true;
    // A batch brings many changes at once; they are counted once.
    queueMicrotask(() => {
      this.#redrawing = false;
      this.#redraw();
    });
  }

  #updateAll() {
    this.#aside = setAside(this.#session);
    for (const id of this.#views.keys()) this.#updateOne(id);
  }

  /** @param {string} id */
  #updateOne(id) {
    this.#views.get(id)?.update(this.#session.finding(id), this.#aside.get(id) ?? [], localDay(new Date()));
  }

  #redraw() {
    const { catalogue } = this.#session;
    const evaluation = grade(this.#session, this.#progress.dimensions);
    this.#progress.update(evaluation);
    this.#showBaseline();
    // Rows of noughts say nothing to who has not begun, and a picture of them takes its time to draw.
    const isCounted = evaluation.dimensions.some(({ assessed }) => assessed > 0);
    show(this.#part("standing"), isCounted);
    if (isCounted) this.#drawPicture(evaluation);
    const { criteria } = catalogue;
    const { assessed, applicable } = coverage(criteria.filter(({ id }) => this.#views.has(id)), this.#session);
    setText(this.#part("mini"), mini(assessed, applicable));
    this.#hasBegun = assessed > 0;
    this.#showNext();
  }

  #showBaseline() {
    const said = baselineWords(baseline(this.#session));
    setText(this.#part("baseline"), said);
    show(this.#part("baseline-line"), said !== "");
  }

  #showNext() {
    const id = this.#walk.nextOpen();
    showNextStep(this.#root, id === null ? null : { id, href: `#${id.toLowerCase()}` }, this.#hasBegun || this.#walk.isUnderWay, this.#session.service !== null);
  }

  /** @param {EventTarget | null} target  what comes next follows on the place of the person */
  #entered(target) {
    const view = target instanceof Element ? this.#viewOf(target) : undefined;
    if (view !== undefined && this.#walk.stand(view.criterion.id)) this.#showNext();
  }

  /** @param {import("../result-types.js").Evaluation} evaluation */
  #drawPicture(evaluation) {
    const { catalogue } = this.#session;
    import("../page/level-bars.js").then(({ levelBars }) => {
      this.#part("picture")?.replaceChildren(levelBars(barsOf(evaluation, catalogue), catalogue.levels.map(({ number }) => number)));
    }).catch(() => {});
  }

  /** @param {string} id @param {string} what  a choice of the filter */
  #holds(id, what) {
    const finding = this.#session.finding(id);
    const view = this.#views.get(id);
    if (what === "mine") return this.#aids?.isMine(finding.owner) ?? false;
    if (what === "again") return marksOf(finding).length > 0;
    if (view === undefined || this.#aside.has(id)) return false;
    if (what === "open") return finding.outcome === "not-assessed";
    return evidenceFlags(view.criterion, finding, localDay(new Date())).length > 0;
  }

  /** @param {CriterionView} view */
  #flagText(view) {
    const list = part(view.root, "flags");
    return list === null || list.hidden ? "" : [...list.children].map(({ textContent }) => textContent).join(" ");
  }

  /** @param {Element} node */
  #viewOf(node) {
    return this.#views.get(node.closest("[data-criterion]")?.getAttribute("data-criterion") ?? "");
  }
}
