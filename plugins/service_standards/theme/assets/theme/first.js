// The one script that must run before all others. It stands before the styles: where it stops the reading of a
// page, it would wait for those before it, and the whole page with it. Each block below stands for itself.
"use strict";

// Must be the first script of the page. Where a browser blocks site data, touching localStorage
// throws and takes search, colours and copying with it: a memory stands in for the visit.
// Below it are the functions that Material's script reads and writes settings with.
{
  /** @returns {Storage} */
  const memory = () => {
    /** @type {Map<string, string>} */
    const entries = new Map();
    return {
      get length() {
        return entries.size;
      },
      clear: () => entries.clear(),
      getItem: (key) => entries.get(String(key)) ?? null,
      key: (index) => [...entries.keys()][index] ?? null,
      removeItem: (key) => void entries.delete(String(key)),
      setItem: (key, value) => void entries.set(String(key), String(value)),
    };
  };

  for (const name of /** @type {const} */ (["localStorage", "sessionStorage"])) {
    try {
      window[name].getItem("");
    } catch {
      Object.defineProperty(window, name, { value: memory() });
    }
  }

  const scope = new URL(document.currentScript?.dataset["scope"] ?? ".", location.href);

  /**
   * @param {string} name
   * @param {Storage} [storage]
   * @param {URL} [at] the part of the host that the setting belongs to
   */
  const get = (name, storage = localStorage, at = scope) => {
    try {
      return JSON.parse(storage.getItem(`${at.pathname}.${name}`) ?? "null");
    } catch {
      return null;
    }
  };

  /**
   * @param {string} name
   * @param {unknown} value
   * @param {Storage} [storage]
   * @param {URL} [at]
   */
  const set = (name, value, storage = localStorage, at = scope) => {
    try {
      storage.setItem(`${at.pathname}.${name}`, JSON.stringify(value));
    } catch {
      // A full store costs a setting, never the page.
    }
  };

  /** @param {string} text */
  const hash = (text) => [...text].reduce((sum, c) => ((sum << 5) - sum + c.charCodeAt(0)) | 0, 0);

  Object.assign(globalThis, {
    __md_scope: scope,
    __md_get: get,
    __md_set: set,
    __md_hash: hash,
  });
}

// The policy of the page lets strings become HTML or scripts only through this function.
// Material's script needs three things: search results and tooltips made of harmless markup,
// whole pages parsed (not run) for instant navigation, and its search worker from this site.
// Everything else is refused, which the browser reports as a TypeError where it was tried.
{
  const ELEMENTS = new Set(
    (
      "a abbr article b blockquote br button caption code col colgroup dd del details dfn div dl dt em " +
      "figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd label li mark nav ol p pre q s samp section " +
      "small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr"
    ).split(" "),
  );
  const ATTRIBUTES =
    /^(?:(?:aria|data)-[a-z0-9-]+|alt|class|colspan|dir|for|height|hidden|href|id|lang|open|rel|role|rowspan|scope|src|start|tabindex|target|title|type|width)$/;
  // Text, or one tag in the plain form that browsers write themselves. The grammar is stricter than
  // HTML's, so that no two readers can disagree about where a tag or a value ends; "<" before
  // anything but a letter, "/", "!" or "?" is text to every parser.
  const TOKEN =
    /[^<]+|<(?![a-z/!?])|<\/?([a-z][a-z0-9]*)((?:\s+[a-z][a-z0-9-]*(?:="[^"]*")?)*)\s*\/?>/iy;
  const ATTRIBUTE = /([a-z][a-z0-9-]*)(?:="([^"]*)")?/gi;
  // No scheme that leads away from pages, not even spelled with character references.
  const ADDRESS = /^(?:https?:|mailto:|tel:|[^:&]*(?:[/?#]|$))/i;

  /**
   * @param {string} name
   * @param {string} value
   */
  const isHarmlessAttribute = (name, value) =>
    ATTRIBUTES.test(name) && (!/^(?:href|src)$/.test(name) || ADDRESS.test(value.trim()));

  /**
   * @param {string} element
   * @param {string} attributes
   */
  const isHarmlessTag = (element, attributes) =>
    ELEMENTS.has(element.toLowerCase()) &&
    [...attributes.matchAll(ATTRIBUTE)].every(([, name = "", value = ""]) =>
      isHarmlessAttribute(name.toLowerCase(), value),
    );

  /** @param {string} html */
  const isHarmless = (html) => {
    for (TOKEN.lastIndex = 0; TOKEN.lastIndex < html.length; ) {
      const token = TOKEN.exec(html);
      if (!token || (token[1] && !isHarmlessTag(token[1], token[2] ?? ""))) return false;
    }
    return true;
  };

  /** @param {string} address */
  const isOwn = (address) => {
    const { origin, protocol } = new URL(address, document.baseURI);
    return origin === location.origin && protocol === location.protocol;
  };

  const { trustedTypes } = /** @type {any} */ (globalThis);
  trustedTypes?.createPolicy("default", {
    /**
     * @param {string} html
     * @param {string} _type
     * @param {string} sink
     */
    createHTML: (html, _type, sink) =>
      sink.startsWith("DOMParser") || isHarmless(html) ? html : null,
    /** @param {string} address */
    createScriptURL: (address) => (isOwn(address) ? address : null),
  });
}

// Material's script fetches the search index and starts its worker on every page. Both wait here
// until somebody uses the search: the index alone weighs more than all the rest of a page.
// What is asked and found then goes through search/, which puts it in order.
{
  const INDEX = /(?:^|\/)search\/search_index\.json$/;
  // The home page names it without a folder before it.
  const WORKER = /(?:^|\/)assets\/javascripts\/workers\/search\.[^/]+$/;

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

  const here = /** @type {any} */ (document.currentScript)?.src ?? location.href;
  // Rules of a language pass the policy in a worker of ours alone.
  const gate = new URL("search/worker.js", here);
  /** @typedef {(message: any) => void} Take */
  /** @param {() => Worker} start @param {Take} tell @returns {Promise<Take>} */
  const connected = (start, tell) =>
    import(new URL("search/search.js", here).href).then(
      ({ connect }) => connect(start, tell),
      // A search without an order of ours is better than none.
      () => {
        const worker = start();
        worker.addEventListener("message", ({ data }) => tell(data));
        return (/** @type {unknown} */ message) => worker.postMessage(message);
      },
    );

  class WaitingWorker extends EventTarget {
    /** @type {Promise<Take>} */
    #started;

    /** @param {() => Worker} start */
    constructor(start) {
      super();
      const tell = (/** @type {unknown} */ data) => void this.dispatchEvent(new MessageEvent("message", { data }));
      this.#started = used.then(() => connected(start, tell));
    }

    /** @param {unknown} message */
    postMessage(message) {
      void this.#started.then((take) => take(message));
    }
  }

  // From a folder no worker can start, and the script must find that out at once.
  if (location.protocol !== "file:") {
    globalThis.Worker = new Proxy(Worker, {
      construct(real, args) {
        const start = (/** @type {unknown[]} */ given) => /** @type {Worker} */ (Reflect.construct(real, given));
        if (!WORKER.test(String(args[0]))) return start(args);
        gate.hash = encodeURIComponent(new URL(args[0], document.baseURI).href);
        return new WaitingWorker(() => start([gate.href]));
      },
    });
  }
}

// The colours that were chosen, or those of the system, are there before the first paint: they are set
// as soon as there is a body, which may have been read already. The button that changes them is in controls.js.
{
  const { __md_get, __md_set } = /** @type {any} */ (globalThis);
  const SETTING = "__colours";
  const SYSTEM = "(prefers-color-scheme)";
  /** @type {{media: string, scheme: string, primary: string, accent: string}[]} */
  const choices = JSON.parse(document.currentScript?.dataset["colours"] ?? "[]");
  const dark = matchMedia("(prefers-color-scheme: dark)");

  /** @param {string} media */
  const offering = (media) => choices.findIndex((choice) => choice.media === media);

  /** What the system asks for, as one of the choices that are not "as the system". */
  const ofSystem = () =>
    Math.max(0, offering(`(prefers-color-scheme: ${dark.matches ? "dark" : "light"})`));

  const stored = offering(__md_get(SETTING) ?? SYSTEM);
  let current = stored < 0 ? ofSystem() : stored;

  const show = () => {
    const choice = choices[current];
    const colours = choice?.media === SYSTEM ? choices[ofSystem()] : choice;
    if (!colours) return;
    for (const name of /** @type {const} */ (["scheme", "primary", "accent"])) {
      // Setting what is there already would still have the whole page styled anew.
      if (document.body.getAttribute(`data-md-color-${name}`) !== colours[name]) {
        document.body.setAttribute(`data-md-color-${name}`, colours[name]);
      }
    }
    document.documentElement.style.colorScheme = colours.scheme === "slate" ? "dark" : "light";
  };

  const body = new MutationObserver(() => showOnBody());
  const showOnBody = () => {
    if (!document.body) return;
    body.disconnect();
    show();
  };
  body.observe(document.documentElement, { childList: true });
  showOnBody();
  dark.addEventListener("change", show);

  // Material's script says so too, but later: what depends on it would be styled twice.
  document.documentElement.classList.replace("no-js", "js");

  Object.assign(globalThis, {
    __st_colours: {
      current: () => current,
      next: () => {
        current = (current + 1) % choices.length;
        __md_set(SETTING, choices[current]?.media);
        show();
      },
    },
  });
}

// A browser takes a tenth of a second to begin with its database: on a page that keeps answers it may
// begin while the page arrives. Asking what is there changes nothing.
if (document.currentScript?.dataset["keepsAnswers"] !== undefined) {
  try {
    indexedDB.databases().catch(() => {});
  } catch {
    // Where it is blocked or has no list, it begins when it is needed, and trouble is told then.
  }
}
