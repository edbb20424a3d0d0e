/** What helps to answer, fetched when it is of use: who comes for the first time needs none of it. */

import { SHORTCUTS } from "../store/ticks.js";

/**
 * @import {AnsweringAids} from "./answering-aids.js"
 * @import {Session, Shown} from "../session/session.js"
 * @import {Walk} from "../types.js"
 */

/** Where somebody asks for it: a fold that opens, and what is in it. */
const USES = "[data-part=filter], [data-part=shortcuts]";

/** @param {HTMLElement} root @param {Session} session @param {AbortSignal} signal @param {Walk} walk */
export function helpFor(root, session, signal, walk) {
  /** @type {AnsweringAids | null} */
  let aids = null;
  /** @type {Promise<void> | null} */
  let coming = null;
  const bring = async () => {
    const { AnsweringAids } = await import("./answering-aids.js");
    if (signal.aborted) return;
    aids = new AnsweringAids(root, session, signal, walk);
    await aids.start();
  };
  const ask = () => {
    // What could not be had is asked for again at the next use.
    coming ??= bring().catch(() => void (coming = null));
    return coming;
  };
  // Who has a service may go on where its answers stopped.
  const follow = () => session.service === null || void ask();
  return {
    async start() {
      for (const use of ["focusin", "input", "toggle"]) root.addEventListener(use, ({ target }) => {
        if (target instanceof Element && target.closest(USES)) void ask();
      }, { signal, capture: true });
      session.addEventListener("change", (event) => {
        if (/** @type {CustomEvent<Shown>} */ (event).detail.kind === "all") follow();
      }, { signal });
      follow();
      if ((await session.store.setting(SHORTCUTS)) === true) await ask();
    },
    /** @param {string} owner @returns {boolean} */
    isMine(owner) {
      // The filter asks again when it is known who that is.
      if (aids === null) void ask();
      return aids?.isMine(owner) ?? false;
    },
    /** The filter was cleared: nobody asks for "mine" any more. */
    hideMine: () => aids?.hideMine(),
  };
}
