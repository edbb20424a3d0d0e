// Must be the first script of the page. Where a browser blocks site data, touching localStorage
// throws and takes search, colours and copying with it: a memory stands in for the visit.
// Below it are the functions that Material's script reads and writes settings with.
"use strict";

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
