/** One checklist: the server-rendered form, kept, counted and filtered. */

import { ChecklistWalk } from "./checklist-walk.js";
import { counterOf } from "./counted.js";
import { CriterionView, evidenceFlags } from "./criterion-view.js";
import { isNoDay, takeDays } from "./day-fields.js";
import { enter, enteredEarly, resetChoices } from "./early-entries.js";
import { addRow, removeRow } from "./evidence-rows.js";
import { helpFor } from "./help.js";
import { TickedQuestions } from "./ticked-questions.js";
import { localDay } from "../answer/days.js";
import { anchorOf } from "../answer/ids.js";
import { NOT_APPLICABLE } from "../answer/vocabulary.js";
import { parts, setText, show } from "../kit/dom.js";
import { marksOf, withoutMarks } from "../kit/edition-marks.js";
import { inTurns, turn } from "../kit/turns.js";
import { NO_SUCH_DAY } from "../words/messages.js";
import { countedOutcome } from "../rules/applicable.js";
import { markPhases } from "../page/phase-marks.js";
import { showNextStep } from "../page/next-step.js";
import { ServicePage } from "../page/service-page.js";
import { atOnce, setAside } from "../session/session-actions.js";

/**
 * @import {Session, Shown} from "../session/session.js"
 */

/** So many criteria show their answers in one turn. */
const AT_ONCE = 20;

/**
 * In turns: a page with hundreds of fields is never long without an answer to what a person does.
 *
 * @param {HTMLElement} root
 * @param {Session} session
 * @param {AbortSignal} signal
 */
export async function mountChecklist(root, session, signal) {
  const checklist = new Checklist(root, session, signal);
  // In the same turn as its listeners: nothing that is entered falls between the two.
  checklist.takeUp();
  for (const step of checklist.steps()) {
    await turn();
    if (signal.aborted) return;
    await step();
  }
}

class Checklist {
  #root;
  #part;
  #session;
  #parts;
  #walk;
  #help;
  #ticks;
  #signal;
  #count;
  /** @type {Map<string, CriterionView>} */
  #views = new Map();
  /** Why each criterion that is set aside does not apply. @type {Map<string, string[]>} */
  #aside = new Map();
  #redrawing = false;
  #hasBegun = false;

  /** @param {HTMLElement} root @param {Session} session @param {AbortSignal} signal */
  constructor(root, session, signal) {
    this.#root = root;
    this.#session = session;
    this.#parts = new ServicePage(root, session, signal, (node) => this.#change(node));
    this.#part = this.#parts.part;
    this.#count = counterOf(root, this.#part, session, this.#views);
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
    this.#ticks = new TickedQuestions(root, session, signal, (work) => this.#parts.attempt(work));
    this.#help = helpFor(root, session, signal, {
      attempt: (work) => this.#parts.attempt(work),
      goTo: (id) => this.#walk.goTo(id),
      goToAnchor: (anchor) => this.#walk.goToAnchor(anchor),
      isOpen: (id) => this.#holds(id, "open"),
      announce: (text) => setText(this.#part("announce"), text),
      applyFilter: () => this.#walk.refresh(),
    });
    root.addEventListener("click", (event) => this.#walk.stepped(event) || this.#clicked(event.target), { signal });
    root.addEventListener("toggle", ({ target }) => this.#unfold(target), { signal, capture: true });
    root.addEventListener("focusout", ({ target }) => this.#left(target), { signal });
    root.addEventListener("focusin", ({ target }) => this.#entered(target), { signal });
  }

  /** What was entered before the code was here goes where all that is entered goes. */
  takeUp() {
    const entered = enteredEarly(this.#root);
    resetChoices(this.#root);
    // What is kept is shown first: so it is known what the person could not see.
    for (const [node] of entered) this.#updateOne(this.#viewOf(node)?.criterion.id ?? "");
    for (const [node, value] of entered) enter(node, value);
  }

  /** @returns {(() => void | Promise<void>)[]}  what is left to do until the page is ready, in this order */
  steps() {
    return [
      () => {
        // Asked for only when it is needed; without a script it has to be there from the start.
        for (const node of parts(this.#root, "reason")) show(node, false);
        for (const fold of this.#root.querySelectorAll("details[open]")) this.#unfold(fold);
      },
      () => this.#updateAllInTurns(),
      () => {
        this.#markPhases();
        this.#redraw();
        this.#parts.reveal();
        this.#walk.start();
        void this.#parts.attempt(() => this.#ticks.start());
        void this.#parts.attempt(() => this.#help.start());
      },
    ];
  }

  /** @param {HTMLElement} node  a field of a criterion was changed */
  #change(node) {
    const view = this.#viewOf(node);
    const patch = view?.patchFrom(node) ?? null;
    if (view === undefined || patch === null || isNoDay(node)) return;
    const before = view.flagText;
    const finding = this.#session.finding(view.criterion.id);
    if (patch.outcome !== undefined && marksOf(finding).length > 0) Object.assign(patch, withoutMarks(finding));
    this.#session.changeFinding(view.criterion.id, patch, view.takeSeen(node));
    const after = view.flagText;
    if (after !== before) setText(this.#part("announce"), after);
    // What is asked for only now must not stand behind the bar at the foot.
    if (patch.outcome !== undefined) view.root.querySelector("[data-part=reason]")?.scrollIntoView({ block: "nearest" });
  }

  /** @param {EventTarget | null} target */
  #clicked(target) {
    if (target instanceof Element) this.#unfold(target.closest("summary")?.parentElement ?? null);
    const button = target instanceof Element ? target.closest("[data-action]") : null;
    const action = button?.getAttribute("data-action");
    const view = button === null ? undefined : this.#viewOf(button);
    if (action === "add-evidence" && view !== undefined) addRow(view, this.#session);
    if (action === "remove-evidence" && view !== undefined && button !== null) {
      this.#parts.saver.flushAll();
      removeRow(view, button, this.#session);
    }
    if (action === "clear-filter") this.#clearFilter();
    if (action === "reset") void this.#parts.attempt(() => atOnce(this.#session, ({ resetAll }) => resetAll(this.#session, [...this.#views.keys()])));
  }

  /** A fold opens, or has been opened by something else than a click. @param {EventTarget | null} fold */
  #unfold(fold) {
    if (!(fold instanceof HTMLDetailsElement)) return;
    takeDays(fold);
    const tools = this.#part("evidence-tools");
    if (tools instanceof HTMLTemplateElement) this.#viewOf(fold)?.evidence.equip(tools);
  }

  #clearFilter() {
    this.#walk.clear();
    this.#help.hideMine();
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
    if (kind !== "finding") this.#markPhases();
    if (isKept || this.#redrawing) return;
    this.#redrawing = true;
    // A batch brings many changes at once; they are counted once.
    queueMicrotask(() => {
      this.#redrawing = false;
      this.#redraw();
    });
  }

  #markPhases() {
    markPhases(this.#root, this.#session.catalogue.phases, this.#session.service?.phase ?? "");
  }

  async #updateAllInTurns() {
    this.#aside = setAside(this.#session);
    await inTurns([...this.#views.keys()], AT_ONCE, (id) => this.#updateOne(id), this.#signal);
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
    this.#hasBegun = this.#count();
    this.#showNext();
  }

  #showNext() {
    const id = this.#walk.nextOpen();
    showNextStep(this.#part, id === null ? null : { id, href: `#${anchorOf(id)}` }, this.#hasBegun || this.#walk.isUnderWay, this.#session.service !== null);
  }

  /** @param {EventTarget | null} target  what comes next follows on the place of the person */
  #entered(target) {
    const view = target instanceof Element ? this.#viewOf(target) : undefined;
    if (view !== undefined && this.#walk.stand(view.criterion.id)) this.#showNext();
  }

  /** @param {string} id @param {string} what  a choice of the filter */
  #holds(id, what) {
    const finding = this.#session.finding(id);
    const view = this.#views.get(id);
    if (what === "mine") return this.#help.isMine(finding.owner);
    if (what === "again") return marksOf(finding).length > 0;
    if (view === undefined || this.#aside.has(id)) return false;
    if (what === "open") return finding.outcome === "not-assessed";
    if (what === "unmet") return !["met", NOT_APPLICABLE].includes(countedOutcome(finding));
    return evidenceFlags(view.criterion, finding, localDay(new Date())).length > 0;
  }

  /** @param {Element} node */
  #viewOf(node) {
    return this.#views.get(node.closest("[data-criterion]")?.getAttribute("data-criterion") ?? "");
  }
}
