/** A radar of the levels, drawn from the table beside it and hidden from those who hear the table. */

import { svg } from "./dom.js";

/** @typedef {{title: string, at_least: number | null, at_most: number | null, label: string}} Spoke */

const WIDTH = 560;
const HEIGHT = 400;
const RADIUS = 125;
const LABEL_GAP = 20;
const LINE = 24;
const LONGEST_LINE = 14;

/**
 * @param {Spoke[]} spokes
 * @param {number} highest  the highest level
 * @returns {SVGElement}
 */
export function radar(spokes, highest) {
  const rings = Array.from({ length: highest }, (_, place) => place + 1);
  /** @param {(spoke: Spoke) => number} levelOf */
  const outline = (levelOf) => spokes.map((spoke, place) => point(place, spokes.length, (levelOf(spoke) / highest) * RADIUS).join(",")).join(" ");
  return svg("svg", { "aria-hidden": "true", focusable: "false", class: "ss-radar", viewBox: `0 0 ${WIDTH} ${HEIGHT}` },
    ...rings.map((ring) => svg("polygon", { class: "ss-track", points: outline(() => ring) })),
    ...spokes.map((_, place) => spokeLine(place, spokes.length)),
    svg("polygon", { class: "ss-at-most", points: outline(({ at_most }) => at_most ?? 0) }),
    svg("polygon", { class: "ss-at-least", points: outline(({ at_least }) => at_least ?? 0) }),
    ...rings.map((ring) => svg("text", { x: WIDTH / 2 + 4, y: HEIGHT / 2 - (ring / highest) * RADIUS + 15, class: "ss-ring" }, String(ring))),
    ...spokes.map((spoke, place) => spokeLabel(spoke, place, spokes.length)));
}

/** @param {number} place @param {number} count @param {number} distance @returns {[number, number]} */
function point(place, count, distance) {
  const angle = (2 * Math.PI * place) / count;
  const [x, y] = [WIDTH / 2 + distance * Math.sin(angle), HEIGHT / 2 - distance * Math.cos(angle)];
  return [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
}

/** @param {number} place @param {number} count */
function spokeLine(place, count) {
  const [x2, y2] = point(place, count, RADIUS);
  return svg("line", { class: "ss-track", x1: WIDTH / 2, y1: HEIGHT / 2, x2, y2 });
}

/** @param {Spoke} spoke @param {number} place @param {number} count */
function spokeLabel({ title, label }, place, count) {
  const [x, y] = point(place, count, RADIUS + LABEL_GAP);
  const lines = [...wrapped(title), label];
  const anchor = Math.abs(x - WIDTH / 2) < 1 ? "middle" : x > WIDTH / 2 ? "start" : "end";
  const first = y < HEIGHT / 4 ? y - (lines.length - 1) * LINE : y > (HEIGHT * 3) / 4 && anchor === "middle" ? y + LINE / 2 : y - ((lines.length - 2) * LINE) / 2;
  return svg("text", { "text-anchor": anchor }, ...lines.map((line, row) => svg("tspan", { x, y: first + row * LINE }, line)));
}

/** @param {string} title  @returns {string[]} */
function wrapped(title) {
  return title.split(" ").reduce((/** @type {string[]} */ lines, word) => {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > LONGEST_LINE) return [...lines, word];
    return [...lines.slice(0, -1), `${last} ${word}`];
  }, []);
}
