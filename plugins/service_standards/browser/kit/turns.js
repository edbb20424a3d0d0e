/** Work in turns: between two of them the browser answers what a person does. */

/**
 * A timer would do, but a tab in the background waits a second for each.
 *
 * @returns {Promise<void>}  when it is the page's turn again
 */
export function turn() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/**
 * @template T
 * @param {T[]} items
 * @param {number} most  at once
 * @param {(item: T) => void} work
 * @param {AbortSignal} signal
 */
export async function inTurns(items, most, work, signal) {
  for (let at = 0; at < items.length && !signal.aborted; at += most) {
    if (at > 0) await turn();
    if (!signal.aborted) items.slice(at, at + most).forEach(work);
  }
}
