// Stands between Material's script and what answers it: Material's worker, whose answers are put into
// another order, or the search of an index in parts.

import { Ranking } from "./ranking.js";

/** @typedef {import("./ranking.js").Hit} Hit */

// The kinds of messages between Material's script and its worker.
const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;

/** @typedef {{type: number, data?: any}} Message */

/** Stands between Material's script and its worker, and changes what they tell each other. */
class Order {
  /** @type {Ranking | null} */
  #ranking = null;
  /** @type {((items: Hit[][]) => Hit[][])[]}  for the answers to come, which keep the order of the questions */
  #awaited = [];

  /** @param {Message} message  for the worker */
  asked(message) {
    if (message.type === SETUP) this.#ranking = new Ranking(message.data);
    if (message.type !== QUERY || !this.#ranking) return message;
    const { query, order } = this.#ranking.ask(message.data);
    this.#awaited.push(order);
    return { ...message, data: query };
  }

  /** @param {Message} message  from the worker */
  heard(message) {
    const order = message.type === RESULT ? this.#awaited.shift() : undefined;
    return order ? { ...message, data: { ...message.data, items: order(message.data.items) } } : message;
  }
}

/**
 * @param {() => Worker} start  starts Material's worker
 * @param {(message: Message) => void} tell  gives Material's script a message
 * @returns {(message: Message) => Promise<void>}  takes those of Material's script
 */
export function connect(start, tell) {
  /** @type {(message: Message) => unknown} */
  let take = () => {};
  return async (message) => {
    if (message.type === SETUP) take = await takerFor(message.data, start, tell);
    await take(message);
  };
}

/** @param {any} index @param {() => Worker} start @param {(message: Message) => void} tell @returns {Promise<(message: Message) => unknown>} */
async function takerFor(index, start, tell) {
  // Without the script that reads parts, the list of pages is an index of titles and keywords.
  const script = index.config.parts && (await import("./answers-from-parts.js").catch(() => null));
  if (!script) {
    const [worker, order] = [start(), new Order()];
    worker.addEventListener("message", ({ data }) => tell(order.heard(data)));
    return (message) => worker.postMessage(order.asked(message));
  }
  const answers = new script.AnswersFromParts(index, new URL("../../../search/", import.meta.url), (/** @type {Hit[][]} */ items) => tell({ type: RESULT, data: { items } }));
  return ({ type, data }) => (type === SETUP ? tell({ type: READY }) : void answers.give(data));
}
