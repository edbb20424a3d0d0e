// The search of another language than English. Material's worker, whose address stands behind the "#",
// imports the rules of that language by plain addresses, relative to its own; the policy lets an address
// pass only through a gate, and here it is: what is imported comes from where the page comes from.
"use strict";

{
  const worker = new URL(decodeURIComponent(location.hash.slice(1)), location.href);
  /** @param {string} address @returns {string} */
  const own = (address) => {
    const { href, origin, protocol } = new URL(address, worker);
    if (origin !== location.origin || protocol !== location.protocol) throw new TypeError(`${origin} is another site`);
    return href;
  };
  const scope = /** @type {any} */ (globalThis);
  scope.trustedTypes?.createPolicy("default", { createScriptURL: own });

  const load = scope.importScripts.bind(scope);
  // Also where a browser knows no trusted types, and where a host sends no policy with this file.
  scope.importScripts = (/** @type {string[]} */ ...addresses) => load(...addresses.map(own));
  scope.importScripts(worker.href);
}
