"""Look into the database of a page, and put into it what the page would never write."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page

Rows = list[dict[str, Any]]

OPENED = """const [{ name }] = await indexedDB.databases();
  const opening = indexedDB.open(name);
  const database = await new Promise((done) => { opening.onsuccess = () => done(opening.result); });
"""
DUMP = f"""async () => {{
  {OPENED}
  const stores = [...database.objectStoreNames];
  const transaction = database.transaction(stores);
  const rows = await Promise.all(stores.map((store) => new Promise((done) => {{
    transaction.objectStore(store).getAll().onsuccess = ({{ target }}) => done(target.result);
  }})));
  database.close();
  return JSON.stringify(Object.fromEntries(stores.map((store, place) => [store, rows[place]])));
}}"""
PLANT = f"""async ([store, rows]) => {{
  {OPENED}
  const transaction = database.transaction([store], "readwrite");
  for (const row of rows) transaction.objectStore(store).put(row);
  await new Promise((done) => {{ transaction.oncomplete = done; }});
  database.close();
}}"""


def dump(page: Page) -> dict[str, Rows]:
    """Return all rows of the database of a page, by store."""
    rows: dict[str, Rows] = json.loads(page.evaluate(DUMP))
    return rows


def plant(page: Page, store: str, *rows: dict[str, Any]) -> None:
    """Put rows into a store past all checks."""
    page.evaluate(PLANT, [store, list(rows)])
