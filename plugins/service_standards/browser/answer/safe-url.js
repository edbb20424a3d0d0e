/** Which addresses from somebody's answers may become links. */

/**
 * The address of a link that may be followed, or null: then the text stays text.
 *
 * @param {string} text
 * @returns {string | null}
 */
export function safeUrl(text) {
  if (!/^\s*https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  const { href, username, password } = new URL(text);
  // A name before the host makes one site look like another.
  return username || password ? null : href;
}
