/**
 * A paper as Markdown, for an issue, a wiki or a file beside the answers. `report/paper_markdown.py` writes the same bytes.
 *
 * What people wrote goes in as text in which no sign means anything.
 */

/** @import {Block, PaperItem, Piece} from "../result-types.js" */

/** No blank, no name before the host, no sign that a browser reads as another. */
const ADDRESS = /^[hH][tT][tT][pP][sS]?:\/\/[^\s/?#@[\]\\]+(?:[/?#][^\s\\]*)?$/;
const NOT_IN_ADDRESS = /["<>()\x60{}|^[\]*]/g;
/** What no page can show, halves of characters among it. */
const UNSHOWABLE = /[\u0000-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu;

/** @param {Block[]} blocks @returns {string} */
export function paperToMarkdown(blocks) {
  return `${blocks.map((block) => linesOf(block).join("\n")).join("\n\n")}\n`;
}

/** @param {Block} block @returns {string[]} */
function linesOf(block) {
  switch (block.kind) {
    case "title": return [`# ${escapeMarkdown(block.text)}`];
    case "heading": return [`## ${escapeMarkdown(block.text)}`];
    case "text": return [escapeMarkdown(block.text)];
    case "items": return block.items.flatMap(itemLines);
    case "choices": return block.choices.map((choice) => `- [ ] ${escapeMarkdown(choice)}`);
    case "table": return [
      row(block.columns.map(escapeMarkdown)),
      row(block.columns.map(() => "---")),
      ...block.rows.map((cells) => row(cells.map(line))),
    ];
  }
}

/** @param {PaperItem} item */
function itemLines({ line: first, under = [] }) {
  return [`- ${line(first)}`, ...under.map((pieces) => `    - ${line(pieces)}`)];
}

/** @param {string[]} cells */
function row(cells) {
  return `| ${cells.join(" | ")} |`;
}

/** @param {Piece[]} pieces */
function line(pieces) {
  return pieces.map((piece) => {
    if (typeof piece === "string") return escapeMarkdown(piece);
    if ("strong" in piece) return `**${escapeMarkdown(piece.strong)}**`;
    const address = linkAddress(piece.url);
    const text = escapeMarkdown(piece.text);
    if (address !== null) return `[${text}](${address})`;
    return piece.text === piece.url ? text : `${text} ${escapeMarkdown(piece.url)}`;
  }).join(" ");
}

/**
 * One line of text in which no sign means anything to Markdown. Angle brackets and the signs that dialects
 * give a meaning become character references, because not every dialect knows a backslash before them.
 *
 * @param {string} text
 * @returns {string}
 */
export function escapeMarkdown(text) {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(UNSHOWABLE, "\ufffd")
    .replace(/[\\`*_{}[\]#]/g, "\\$&")
    .replace(/[&<>|~^=$]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/^(?=[-+])|^\d+(?=[.)])/, "$&\\");
}

/**
 * The address of a link as Markdown takes it, or null: then it stays text. A name before the host makes one site look
 * like another.
 *
 * @param {string} url
 */
function linkAddress(url) {
  const address = url.trim();
  if (!ADDRESS.test(address) || address.search(UNSHOWABLE) !== -1) return null;
  return address
    .replace(NOT_IN_ADDRESS, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/&(?=#?[0-9A-Za-z]+;)/g, "&#38;");
}
