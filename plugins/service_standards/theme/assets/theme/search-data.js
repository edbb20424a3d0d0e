// Material's script fetches the search index and starts its worker on every page. Both wait here
// until somebody uses the search: the index alone weighs more than all the rest of a page.
"use strict";

{
  const INDEX = /\/search\/search_index\.json$/;
  const WORKER = /\/assets\/javascripts\/workers\/search\.[^/]+$/;

  // A link to a search, or to words that were found, uses it at once.
  const isLinked = ["q", "h"].some((name) => new URLSearchParams(location.search).has(name));
  const used = new Promise((resolve) => {
    if (isLinked) resolve(true);
    document.addEventListener("focusin", ({ target }) => {
      if (target instanceof Element && target.closest("[data-md-component=search]")) resolve(true);
    });
  });

  const { open, send } = XMLHttpRequest.prototype;
  /** @type {(this: XMLHttpRequest, ...args: any[]) => void} */
  XMLHttpRequest.prototype.open = function (...args) {
    if (INDEX.test(String(args[1]))) this.send = () => void used.then(() => send.call(this));
    Reflect.apply(open, this, args);
  };

  class WaitingWorker extends EventTarget {
    /** @type {Promise<Worker>} */
    #started;

    /** @param {() => Worker} start */
    constructor(start) {
      super();
      this.#started = used.then(() => {
        const worker = start();
        worker.addEventListener("message", ({ data }) => {
          this.dispatchEvent(new MessageEvent("message", { data }));
        });
        return worker;
      });
    }

    /** @param {unknown} message */
    postMessage(message) {
      void this.#started.then((worker) => worker.postMessage(message));
    }
  }

  // From a folder no worker can start, and the script must find that out at once.
  if (location.protocol !== "file:") {
    globalThis.Worker = new Proxy(Worker, {
      construct(real, args) {
        const start = () => /** @type {Worker} */ (Reflect.construct(real, args));
        return WORKER.test(String(args[0])) ? new WaitingWorker(start) : start();
      },
    });
  }
}
