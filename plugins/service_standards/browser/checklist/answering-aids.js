/** What helps to work through a checklist and is no part of the answers: kept beside them, never in the file. */

import { field, part, parts, setText, setValue, show } from "../kit/dom.js";
import { ticksName, ticksOf, withTicks } from "../store/ticks.js";
import { inTurns } from "../kit/turns.js";
import { resume } from "../words/messages.js";

/**
 * @import {Session, Shown} from "../session/session.js"
 * @import {Walk} from "../types.js"
 */

const ME = "my-name";
const SHORTCUTS = "keyboard-shortcuts";
/** So many lists of questions get their boxes in one turn. */
const AT_ONCE = 10;

export class AnsweringAids {
  #root;
  #session;
  #walk;
  #signal;
  #keys = new AbortController();
  /** Ticks on their way to the store. */
  #ticking = 0;

  /** @param {HTMLElement} root @param {Session} session @param {AbortSignal} signal @param {Walk} walk */
  constructor(root, session, signal, walk) {
    this.#root = root;
    this.#session = session;
    this.#walk = walk;
    this.#signal = signal;
    root.addEventListener("change", ({ target }) => this.#changed(target), { signal });
    root.addEventListener("click", ({ target }) => this.#clicked(target), { signal });
    signal.addEventListener("abort", () => this.#keys.abort());
    session.addEventListener("change", (event) => {
      if (/** @type {CustomEvent<Shown>} */ (event).detail.kind === "all") void walk.attempt(() => this.#update());
    }, { signal });
  }

  async start() {
    await inTurns(parts(this.#root, "checks"), AT_ONCE, makeTickable, this.#signal);
    await this.#walk.attempt(async () => {
      const { store } = this.#session;
      const [me, shortcuts] = await Promise.all([store.setting(ME), store.setting(SHORTCUTS)]);
      setValue(this.#me, typeof me === "string" ? me : "");
      // Somebody may have asked for "mine" before it was known who that is.
      if (field(this.#root, "[data-filter=show]")?.value === "mine") this.#showMine();
      const box = this.#root.querySelector("[data-control=shortcuts]");
      if (box instanceof HTMLInputElement) box.checked = shortcuts === true;
      if (shortcuts === true) await this.#listen();
      await this.#update();
    });
    // Before now, a switch would have been set back to what is stored.
    for (const node of this.#root.querySelectorAll("[data-control=shortcuts], [data-action=keys]")) node.toggleAttribute("disabled", false);
  }

  /** @param {string} owner @returns {boolean} */
  isMine(owner) {
    const me = comparable(this.#me?.value ?? "");
    return me !== "" && comparable(owner) === me;
  }

  get #me() {
    return field(this.#root, "[data-control=me]");
  }

  /** @param {EventTarget | null} target */
  #changed(target) {
    if (!(target instanceof Element)) return;
    const { store } = this.#session;
    if (target.matches("[data-filter=show]")) show(part(this.#root, "me"), field(this.#root, "[data-filter=show]")?.value === "mine");
    if (!(target instanceof HTMLInputElement)) return;
    if (target === this.#me) {
      this.#walk.applyFilter();
      void this.#walk.attempt(() => store.changeSetting(ME, () => target.value.trim()));
    } else if (target.matches("[data-control=shortcuts]")) {
      this.#keys.abort();
      void this.#walk.attempt(async () => {
        if (target.checked) await this.#listen();
        await store.changeSetting(SHORTCUTS, () => target.checked);
      });
    } else if (target.closest("[data-part=checks]")) void this.#walk.attempt(() => this.#tick(target));
  }

  /** @param {EventTarget | null} target */
  #clicked(target) {
    const node = target instanceof Element ? target.closest("[data-action], [data-part=resume-link]") : null;
    const action = node?.getAttribute("data-action");
    if (action === "keys") this.#showKeys();
    if (action === "close-dialog") node?.closest("dialog")?.close();
    // The address may name this criterion already; then the browser would not move.
    const [page, criterion] = node?.getAttribute("href")?.split("#") ?? [];
    if (page === "" && criterion) this.#walk.goTo(criterion.toUpperCase());
  }

  /** The filter was cleared: nobody asks for "mine" any more. */
  hideMine() {
    show(part(this.#root, "me"), false);
  }

  #showMine() {
    show(part(this.#root, "me"), true);
    this.#walk.applyFilter();
  }

  #showKeys() {
    const dialog = part(this.#root, "keys");
    if (dialog instanceof HTMLDialogElement) dialog.showModal();
  }

  async #listen() {
    this.#keys = new AbortController();
    const { signal } = this.#keys;
    const { listenForKeys } = await import("./shortcuts.js");
    if (!signal.aborted) listenForKeys(this.#root, { ...this.#walk, help: () => this.#showKeys() }, signal);
  }

  /** Another service is shown: its ticks, and where its answers stopped. */
  async #update() {
    const { service, store } = this.#session;
    // The first tick starts a service; what is shown is newer than what is stored then.
    if (this.#ticking > 0) return;
    const ticks = service === null ? {} : ticksOf(await store.setting(ticksName(service.id)));
    for (const list of parts(this.#root, "checks")) {
      const ticked = ticks[criterionOf(list)] ?? [];
      for (const box of boxesOf(list)) box.checked = ticked.includes(textOf(box));
    }
    this.#showResume();
  }

  /** @param {HTMLInputElement} box */
  async #tick(box) {
    const list = box.closest("[data-part=checks]");
    if (list === null) return;
    const criterion = criterionOf(list);
    const ticked = boxesOf(list).filter(({ checked }) => checked).map(textOf);
    const letGo = this.#session.hold(criterion, { ticks: ticked });
    this.#ticking += 1;
    try {
      const { id } = await this.#session.start();
      await this.#session.store.changeSetting(ticksName(id), (value) => withTicks(value, criterion, ticked));
    } finally {
      letGo();
      this.#ticking -= 1;
    }
    await this.#update();
  }

  #showResume() {
    const { catalogue, findings } = this.#session;
    const own = [...findings.values()].filter(({ extra }) => extra.inherited_from === undefined);
    const answered = own.filter(({ outcome, note }) => outcome !== "not-assessed" || note !== "");
    const last = answered.reduce((best, row) => (row.updated >= best.updated ? row : best), { criterion: "", updated: "" });
    const criterion = catalogue.byId.get(last.criterion);
    const here = this.#root.querySelector(`fieldset[data-criterion="${criterion?.id ?? ""}"]`);
    const page = here === null ? catalogue.checklists.find(({ criteria }) => criteria.includes(last.criterion)) : undefined;
    show(part(this.#root, "resume"), criterion !== undefined && (here !== null || page !== undefined));
    if (criterion === undefined) return;
    const link = part(this.#root, "resume-link");
    setText(link, resume(criterion.id, criterion.title));
    link?.setAttribute("href", `${page === undefined ? "" : catalogue.resolve(page.url)}#${criterion.id.toLowerCase()}`);
  }
}

/** @param {HTMLElement} list  its questions become the labels of boxes */
function makeTickable(list) {
  for (const item of list.children) {
    // The page may have been here before.
    if (item.querySelector("input") !== null) continue;
    const box = document.createElement("input");
    box.type = "checkbox";
    box.autocomplete = "off";
    const text = document.createElement("span");
    text.append(...item.childNodes);
    const label = document.createElement("label");
    label.append(box, text);
    item.append(label);
  }
  list.classList.add("ss-ticks");
}

/** @param {Element} list @returns {HTMLInputElement[]} */
function boxesOf(list) {
  return [...list.querySelectorAll("input")];
}

/** @param {HTMLInputElement} box @returns {string}  a question that is worded anew is not ticked any more */
function textOf(box) {
  return box.closest("label")?.textContent?.trim() ?? "";
}

/** @param {Element} list @returns {string} */
function criterionOf(list) {
  return list.closest("[data-criterion]")?.getAttribute("data-criterion") ?? "";
}

/** @param {string} name */
function comparable(name) {
  return name.trim().toLowerCase();
}
