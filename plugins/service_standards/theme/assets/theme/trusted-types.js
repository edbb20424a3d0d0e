// The policy of the page lets strings become HTML or scripts only through this function.
// Material's script needs three things: search results and tooltips made of harmless markup,
// whole pages parsed (not run) for instant navigation, and its search worker from this site.
// Everything else is refused, which the browser reports as a TypeError where it was tried.
"use strict";

{
  const ELEMENTS = new Set(
    (
      "a abbr article b blockquote br button caption code col colgroup dd del details dfn div dl dt em " +
      "figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd label li mark nav ol p pre q s samp section " +
      "small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr"
    ).split(" "),
  );
  const ATTRIBUTES =
    /^(?:(?:aria|data)-[a-z0-9-]+|alt|class|colspan|dir|for|height|hidden|href|id|lang|open|rel|role|rowspan|scope|src|start|tabindex|target|title|type|width)$/;
  // Text, or one tag in the plain form that browsers write themselves. The grammar is stricter than
  // HTML's, so that no two readers can disagree about where a tag or a value ends; "<" before
  // anything but a letter, "/", "!" or "?" is text to every parser.
  const TOKEN =
    /[^<]+|<(?![a-z/!?])|<\/?([a-z][a-z0-9]*)((?:\s+[a-z][a-z0-9-]*(?:="[^"]*")?)*)\s*\/?>/iy;
  const ATTRIBUTE = /([a-z][a-z0-9-]*)(?:="([^"]*)")?/gi;
  // No scheme that leads away from pages, not even spelled with character references.
  const ADDRESS = /^(?:https?:|mailto:|tel:|[^:&]*(?:[/?#]|$))/i;

  /**
   * @param {string} name
   * @param {string} value
   */
  const isHarmlessAttribute = (name, value) =>
    ATTRIBUTES.test(name) && (!/^(?:href|src)$/.test(name) || ADDRESS.test(value.trim()));

  /**
   * @param {string} element
   * @param {string} attributes
   */
  const isHarmlessTag = (element, attributes) =>
    ELEMENTS.has(element.toLowerCase()) &&
    [...attributes.matchAll(ATTRIBUTE)].every(([, name = "", value = ""]) =>
      isHarmlessAttribute(name.toLowerCase(), value),
    );

  /** @param {string} html */
  const isHarmless = (html) => {
    for (TOKEN.lastIndex = 0; TOKEN.lastIndex < html.length; ) {
      const token = TOKEN.exec(html);
      if (!token || (token[1] && !isHarmlessTag(token[1], token[2] ?? ""))) return false;
    }
    return true;
  };

  /** @param {string} address */
  const isOwn = (address) => {
    const { origin, protocol } = new URL(address, document.baseURI);
    return origin === location.origin && protocol === location.protocol;
  };

  const { trustedTypes } = /** @type {any} */ (globalThis);
  trustedTypes?.createPolicy("default", {
    /**
     * @param {string} html
     * @param {string} _type
     * @param {string} sink
     */
    createHTML: (html, _type, sink) =>
      sink.startsWith("DOMParser") || isHarmless(html) ? html : null,
    /** @param {string} address */
    createScriptURL: (address) => (isOwn(address) ? address : null),
  });
}
