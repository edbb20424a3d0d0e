/** The sentences about files and links: only needed where something is handed over. */

import { LANGUAGE, say, sayDay, sayList, sayMany } from "./say.js";

export const LINK_TOO_LONG = say("This list has more criteria than a link can carry. Download the file and send that.");
export const LINK_MADE = say("The link is ready. It says how things stand now; later answers need a new link.");
export const NOTHING = say("(nothing)");
export const NOT_ANSWERED = say("Not answered");
export const YES = say("Yes");
export const NO = say("No");
export const NOT_WRITTEN = say("The file was not written, and what it held is still there.");
export const DOWNLOAD_INSTEAD = say("Choose the file again, or download assessment.json instead.");
export const NOTHING_WRITTEN = say("Nothing was written.");
export const OTHER_SERVICE = say("Another service is shown now: press the button again to save that one.");
export const SAME_FILE = {
  title: say("Somebody has changed the file"),
  /** @param {string} name */
  said: (name) => say("“{name}” is not as it was when it was last saved from here. Nothing has been written yet.", { name }),
  choices: { look: say("Look at it"), write: say("Write over it"), cancel: say("Cancel") },
};
export const NOT_AGAIN = {
  title: say("This file could not be opened here again"),
  /** @param {string} reason  what opening it would say */
  said: (reason) => say("Opening it would say: “{reason}” Your answers stay in this browser. You can shorten or mend them first, or write the file all the same.", { reason }),
  choices: { write: say("Write it all the same"), cancel: say("Cancel") },
};
export const NO_STANDARD = say("not named in a CSV file");

/** @param {string} day */
export function sharedName(day) {
  return say("Shared outcomes of {day}", { day: sayDay(day) });
}

/** @param {number} aside  answers whose criteria this edition does not have @param {string} edition  whose review takes them over, or "" */
export function openedAside(aside, edition) {
  if (aside === 0) return "";
  const said = edition === ""
    ? sayMany("{count} of them is kept aside.", "{count} of them are kept aside.", aside)
    : sayMany("{count} of them is to a criterion of edition {edition}: review the new edition to take it over.", "{count} of them are to criteria of edition {edition}: review the new edition to take them over.", aside, { edition });
  return ["", said].join(" ");
}

/** @param {number} count */
export function keptShared(count) {
  return sayMany("{count} outcome was kept as a new service.", "{count} outcomes were kept as a new service.", count);
}

export const SHARED = {
  results: say("Result by dimension"),
  resultColumns: [say("Dimension"), say("Level"), say("Assessed")],
  /** @param {string} dimension */
  outcomes: (dimension) => say("Outcomes: {dimension}", { dimension }),
  outcomeColumns: [say("Criterion"), say("Outcome")],
  facts: say("Facts about the service"),
  factColumns: [say("Question"), say("Answer")],
  explained: say("A reason was given. It is not in the link."),
  unexplained: say("No reason was given, so this does not count."),
  reasonElsewhere: say("A reason was given where the link was made."),
};

/** What a conflict is about. @type {Record<string, string>} */
export const FIELD_TITLES = {
  answer: say("Outcome and reason"),
  note: say("Note"),
  evidence: say("Evidence"),
  owner: say("Owner"),
  due: say("Due date"),
  "extra/exemption": say("Exemption"),
  name: say("Name of the service"),
  phase: say("Phase"),
};

/** @param {string} dimension */
export function targetTitle(dimension) {
  return say("Target level, {dimension}", { dimension });
}

/** Who and when, under each side of a conflict. */
export const SIDE = {
  /** @param {string} at @param {string} owner */
  said: (at, owner) => sayList([at === "" ? "" : say("changed on {time}", { time: moment(at) }), owner === "" ? "" : say("owner: {owner}", { owner })].filter((text) => text !== "")),
  unsaid: say("it is not said who changed it, and when"),
  /** @param {number} count */
  open: (count) => sayMany("Choose a side in {count} more place, or take everything from one side.", "Choose a side in {count} more places, or take everything from one side.", count),
};

/** @param {string} at  in UTC @returns {string}  where the person is, to the minute */
function moment(at) {
  return new Date(at).toLocaleString(LANGUAGE, { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" });
}

/** @param {number} count */
export function places(count) {
  return sayMany("{count} place", "{count} places", count);
}

/** @param {string} name @param {number} taken @param {number} chosen @param {(string | null)[]} moved  criteria; null: the service */
export function wasMerged(name, taken, chosen, moved) {
  const names = sayList(moved.map((criterion) => criterion ?? say("the service")));
  return [
    sayMany("The file was merged with “{name}”: {count} place changed here.", "The file was merged with “{name}”: {count} places changed here.", taken, { name }),
    chosen === 0 ? "" : sayMany("You chose in {count} place.", "You chose in {count} places.", chosen),
    names === "" ? "" : say("Changed in another tab meanwhile, and left as it is here: {names}. Open the file again to choose there.", { names }),
  ].filter((text) => text !== "").join(" ");
}

/** @param {string} name */
export function keptAgain(name) {
  return say("“{name}” is kept on this computer again.", { name });
}

/** @param {string} file */
export function savedTo(file) {
  return say("Saved to {file}.", { file });
}

export const EXAMPLE_ABSENT = say("The example could not be loaded.");
export const EXAMPLE_ADVICE = say("Check the connection and try again; your own services are as they were.");

/** @param {string} name */
export function exampleLoaded(name) {
  return say("“{name}” was added beside your own services.", { name });
}

/** @param {string} name */
export function exampleRemoved(name) {
  return say("“{name}” was removed.", { name });
}

/** @param {number} number @param {string} name */
export function inheritedHere(number, name) {
  return sayMany(
    "{count} answer in this file is inherited from {name}: shown as {name} has them on this computer.",
    "{count} answers in this file are inherited from {name}: shown as {name} has them on this computer.",
    number, { name },
  );
}

/** @param {number} number */
export function inheritedElsewhere(number) {
  return sayMany(
    "{count} answer in this file is inherited from an organisation that is not on this computer: kept, and marked as inherited.",
    "{count} answers in this file are inherited from an organisation that is not on this computer: kept, and marked as inherited.",
    number,
  );
}

/** @param {string} name @param {number} count */
export function opened(name, count) {
  return sayMany("“{name}” was opened with {count} answer.", "“{name}” was opened with {count} answers.", count, { name });
}

/** @param {string} version */
export function standardVersion(version) {
  return version === "" ? say("no version given") : say("version {version}", { version });
}

/** @param {string[]} ids */
export function listed(ids) {
  const shown = ids.length > 20 ? [...ids.slice(0, 20), "…"] : ids;
  return ids.length === 0 ? "0" : say("{count} ({ids})", { count: ids.length, ids: sayList(shown) });
}
