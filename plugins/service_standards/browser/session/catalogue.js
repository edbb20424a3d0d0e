/** Reading the list of criteria that is published for the scripts. */

import { CatalogueProblem } from "../keeping/problems.js";
import { CATALOGUE } from "../words/store-words.js";

/** @import {Catalogue, CatalogueData} from "../types.js" */

/** Long on a slow line; who waits longer has to know that nothing comes. */
const PATIENCE_MS = 30_000;
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
    throw new CatalogueProblem(CATALOGUE.unreadable);
  }
  const catalogue = /** @type {CatalogueData} */ (/** @type {unknown} */ (data));
  // Where there are no levels, criteria name none, and 0 stands for it.
  const criteria = catalogue.criteria.map((one) => Object.assign({ level: 0 }, one));
  return {
    ...catalogue,
    criteria,
    byId: new Map(criteria.map((criterion) => [criterion.id, criterion])),
    order: new Map(criteria.map(({ id }, place) => [id, place])),
    resolve: (relative) => new URL(relative, held ? location.href : new URL(url, import.meta.url)).href,
  };
}

/** @param {URL | string} url @returns {Promise<Record<string, unknown> | null>} */
async function fetchJson(url) {
  const patience = new AbortController();
  const waiting = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    const response = await fetch(url, patience);
    if (response.ok) return await response.json();
    throw new CatalogueProblem(CATALOGUE.refused(response.status));
  } catch (cause) {
    if (cause instanceof CatalogueProblem) throw cause;
    throw new CatalogueProblem(cause instanceof SyntaxError ? CATALOGUE.damaged : CATALOGUE.unreachable, cause);
  } finally {
    clearTimeout(waiting);
  }
}
