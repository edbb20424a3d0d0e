"""A database that takes its time."""

from __future__ import annotations

# The database answers nothing until the test calls window.answers().
SILENT = """
  const realOpen = IDBFactory.prototype.open;
  const held = [];
  let isSilent = true;
  window.answers = () => { isSilent = false; for (const go of held.splice(0)) go(); };
  IDBFactory.prototype.open = function (...wanted) {
    if (!isSilent) return realOpen.apply(this, wanted);
    const request = {};
    held.push(() => {
      const real = realOpen.apply(this, wanted);
      for (const name of ["onupgradeneeded", "onsuccess", "onerror", "onblocked"]) {
        real[name] = (event) => {
          for (const key of ["result", "transaction", "error"]) {
            Object.defineProperty(request, key, { configurable: true, get: () => real[key] });
          }
          request[name]?.(event);
        };
      }
    });
    return request;
  };
"""
