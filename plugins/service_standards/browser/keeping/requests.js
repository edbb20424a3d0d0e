/** What a database answers, as promises. They keep the transaction open only as long as nothing else is waited for. */

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
export function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * @template {IDBCursor} Cursor
 * @template T
 * @param {IDBRequest<Cursor | null>} request
 * @param {(cursor: Cursor) => T} read
 * @param {(item: T) => boolean} [isLast]
 * @returns {Promise<T[]>}  what was read until then
 */
export function walked(request, read, isLast = () => false) {
  /** @type {T[]} */
  const items = [];
  return new Promise((resolve, reject) => {
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const cursor = request.result;
      if (cursor !== null) items.push(read(cursor));
      if (cursor === null || isLast(items[items.length - 1])) resolve(items);
      else cursor.continue();
    };
  });
}
