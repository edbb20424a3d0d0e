/** Reading the list of criteria that is published for the scripts. */

import { CatalogueProblem } from "./problems.js";

/** @import {Catalogue, CatalogueData} from "./types.js" */

const LISTS = ["dimensions", "levels", "phases", "roles", "facts", "checklists", "criteria"];

/**
 * Fetch the catalogue and add the lookups that pages need. Rejects with a CatalogueProblem.
 *
 * @param {URL | string} [url]
 * @returns {Promise<Catalogue>}
 */
export async function loadCatalogue(url = new URL("catalogue.json", import.meta.url)) {
  // A file that works without a network brings the list along.
  const held = document.querySelector("template[data-catalogue]");
  const data = held instanceof HTMLTemplateElement ? JSON.parse(held.content.textContent ?? "") : await fetchJson(url);
  // The site builds its own catalogue: this only notices another file in its place.
  if (data?.format !== "catalogue/1" || !data.standard || !LISTS.every((name) => Array.isArray(data[name]))) {
    throw new CatalogueProblem("The list of criteria on this site has a form that this page cannot read.");
  }
  const catalogue = /** @type {CatalogueData} */ (/** @type {unknown} */ (data));
  return {
    ...catalogue,
    byId: new Map(catalogue.criteria.map((criterion) => [criterion.id, criterion])),
    order: new Map(catalogue.criteria.map(({ id }, place) => [id, place])),
    resolve: (relative) => new URL(relative, held ? location.href : new URL(url, import.meta.url)).href,
  };
}

/** @param {URL | string} url @returns {Promise<Record<string, unknown> | null>} */
async function fetchJson(url) {
  try {
    const response = await fetch(url);
    if (response.ok) return await response.json();
    throw new CatalogueProblem(`The list of criteria could not be loaded: the site answered ${response.status}.`);
  } catch (cause) {
    if (cause instanceof CatalogueProblem) throw cause;
    const damaged = cause instanceof SyntaxError;
    throw new CatalogueProblem(`The list of criteria ${damaged ? "arrived damaged" : "could not be loaded"}.`, cause);
  }
}
