/** What helps to work through a checklist and is no part of the answers: kept beside them, never in the file. */

import { anchorOf } from "../answer/ids.js";
import { field, part, setText, setValue, show } from "../kit/dom.js";
import { ME, SHORTCUTS } from "../store/ticks.js";
import { resume } from "../words/walking-words.js";

/**
 * @import {Session, Shown} from "../session/session.js"
 * @import {Walk} from "../types.js"
 */

export class AnsweringAids {
  #root;
  #session;
  #walk;
  #keys = new AbortController();

  /** @param {HTMLElement} root @param {Session} session @param {AbortSignal} signal @param {Walk} walk */
  constructor(root, session, signal, walk) {
    this.#root = root;
    this.#session = session;
    this.#walk = walk;
    root.addEventListener("change", ({ target }) => this.#changed(target), { signal });
    root.addEventListener("click", ({ target }) => this.#clicked(target), { signal });
    signal.addEventListener("abort", () => this.#keys.abort());
    session.addEventListener("change", (event) => {
      if (/** @type {CustomEvent<Shown>} */ (event).detail.kind === "all") this.#showResume();
    }, { signal });
  }

  async start() {
    await this.#walk.attempt(async () => {
      const { store } = this.#session;
      const [me, shortcuts] = await Promise.all([store.setting(ME), store.setting(SHORTCUTS)]);
      setValue(this.#me, typeof me === "string" ? me : "");
      // Somebody may have asked for "mine" before it was known who that is.
      if (field(this.#root, "[data-filter=show]")?.value === "mine") this.#showMine();
      const box = this.#root.querySelector("[data-control=shortcuts]");
      if (box instanceof HTMLInputElement) box.checked = shortcuts === true;
      if (shortcuts === true) await this.#listen();
      this.#showResume();
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
    }
  }

  /** @param {EventTarget | null} target */
  #clicked(target) {
    const node = target instanceof Element ? target.closest("[data-action], [data-part=resume-link]") : null;
    const action = node?.getAttribute("data-action");
    if (action === "keys") this.#showKeys();
    if (action === "close-dialog") node?.closest("dialog")?.close();
    // The address may name this criterion already; then the browser would not move.
    const [page, anchor] = node?.getAttribute("href")?.split("#") ?? [];
    if (page === "" && anchor) this.#walk.goToAnchor(anchor);
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
    void this.#walk.attempt(async () => (await import("./keys-dialog.js")).showKeys(this.#root));
  }

  async #listen() {
    this.#keys = new AbortController();
    const { signal } = this.#keys;
    const { listenForKeys } = await import("./shortcuts.js");
    if (!signal.aborted) listenForKeys(this.#root, { ...this.#walk, help: () => this.#showKeys() }, signal);
  }

  /** Where the answers of the service stopped. */
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
    link?.setAttribute("href", `${page === undefined ? "" : catalogue.resolve(page.url)}#${anchorOf(criterion.id)}`);
  }
}

/** @param {string} name */
function comparable(name) {
  return name.trim().toLowerCase();
}
