/** The clipboard, where a page may use it. */

/** @param {string} text @returns {Promise<boolean>}  false: there is none here, or the person did not allow it */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
