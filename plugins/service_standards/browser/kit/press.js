/** What waits while a button or a finger is down: what moves on the page between press and release takes the click away. */

/** After a touch, the click comes a little after the release. */
const AFTER_RELEASE_MS = 50;
/** A release may never be told, as after a list that opens. */
const LONGEST_MS = 500;

export class Press {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #end;
  /** @type {(() => void)[]} */
  #waiting = [];

  /** @param {AbortSignal} signal */
  constructor(signal) {
    const options = { capture: true, signal };
    document.addEventListener("pointerdown", () => this.#endAfter(LONGEST_MS), options);
    for (const type of ["pointerup", "pointercancel"]) document.addEventListener(type, () => this.#endAfter(AFTER_RELEASE_MS), options);
  }

  /** @param {() => void} work  done now, or after the release */
  after(work) {
    if (this.#end === undefined) work();
    else this.#waiting.push(work);
  }

  /** @param {number} milliseconds */
  #endAfter(milliseconds) {
    clearTimeout(this.#end);
    this.#end = setTimeout(() => {
      this.#end = undefined;
      // What throws is told, and keeps nothing from what comes after it.
      for (const work of this.#waiting.splice(0)) queueMicrotask(work);
    }, milliseconds);
  }
}
