// The search of another language than English. Material's worker, whose address stands behind the "#",
// imports the rules of that language by plain addresses, relative to its own; the policy lets an address
// pass only through a gate, and here it is: what is imported comes from where the page comes from.
"use strict";

{
  const worker = new URL(decodeURIComponent(location.hash.slice(1)), location.href);
  /** @param {string} address @returns {string | null} */
  const own = (address) => (new URL(address).origin === location.origin ? address : null);
  const scope = /** @type {any} */ (globalThis);
  scope.trustedTypes?.createPolicy("default", { createScriptURL: own });

  const load = scope.importScripts.bind(scope);
  scope.importScripts = (/** @type {string[]} */ ...addresses) =>
    load(...addresses.map((address) => new URL(address, worker).href));
  scope.importScripts(worker.href);
}
