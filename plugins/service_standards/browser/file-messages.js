/** The sentences about files and links: only needed where something is handed over. */

export const COPIED = "The link was copied.";
export const COPY_BY_HAND = "This browser does not let the page copy. The link is selected: copy it with Ctrl+C or from the menu.";
export const LINK_MADE = "The link is ready. It says how things stand now; later answers need a new link.";
export const NOTHING = "(nothing)";
export const NOT_ANSWERED = "Not answered";
export const YES = "Yes";
export const NO = "No";
export const NOT_WRITTEN = "The file was not written, and what it held is still there.";
export const DOWNLOAD_INSTEAD = "Choose the file again, or download assessment.json instead.";
export const NOTHING_WRITTEN = "Nothing was written.";
export const OTHER_SERVICE = "Another service is shown now: press the button again to save that one.";
export const SAME_FILE = {
  title: "Somebody has changed the file",
  /** @param {string} name */
  said: (name) => `“${name}” is not as it was when it was last saved from here. Nothing has been written yet.`,
  choices: { look: "Look at it", write: "Write over it", cancel: "Cancel" },
};
export const NO_STANDARD = "not named in a CSV file";

/** @param {string} day */
export function sharedName(day) {
  return `Shared outcomes of ${day}`;
}

/** @param {number} count */
export function keptShared(count) {
  return `${count === 1 ? "1 outcome was" : `${count} outcomes were`} kept as a new service.`;
}

export const SHARED = {
  results: "Result by dimension",
  resultColumns: ["Dimension", "Level", "Assessed"],
  /** @param {string} dimension */
  outcomes: (dimension) => `Outcomes: ${dimension}`,
  outcomeColumns: ["Criterion", "Outcome"],
  facts: "Facts about the service",
  factColumns: ["Question", "Answer"],
};

/** What a conflict is about. @type {Record<string, string>} */
export const FIELD_TITLES = {
  answer: "Outcome and reason",
  note: "Note",
  evidence: "Evidence",
  owner: "Owner",
  due: "Due date",
  name: "Name of the service",
  phase: "Phase",
};

/** @param {string} dimension */
export function targetTitle(dimension) {
  return `Target level, ${dimension}`;
}

/** @param {number} count */
export function places(count) {
  return count === 1 ? "1 place" : `${count} places`;
}

/** @param {string} name @param {number} taken @param {number} chosen @param {(string | null)[]} moved  criteria; null: the service */
export function wasMerged(name, taken, chosen, moved) {
  const asked = chosen === 0 ? "" : ` You chose in ${places(chosen)}.`;
  const names = moved.map((criterion) => criterion ?? "the service").join(", ");
  const left = names === "" ? "" : ` Changed in another tab meanwhile, and left as it is here: ${names}. Open the file again to choose there.`;
  return `The file was merged with “${name}”: ${places(taken)} changed here.${asked}${left}`;
}

/** @param {string} file */
export function savedTo(file) {
  return `Saved to ${file}.`;
}

export const EXAMPLE_ABSENT = "The example could not be loaded.";
export const EXAMPLE_ADVICE = "Check the connection and try again; your own services are as they were.";

/** @param {string} name */
export function exampleLoaded(name) {
  return `“${name}” was added beside your own services.`;
}

/** @param {string} name */
export function exampleRemoved(name) {
  return `“${name}” was removed.`;
}

/** @param {number} number @param {string} name */
export function inheritedHere(number, name) {
  return `${answers(number)} inherited from ${name}: shown as ${name} has them on this computer.`;
}

/** @param {number} number */
export function inheritedElsewhere(number) {
  return `${answers(number)} inherited from an organisation that is not on this computer: kept, and marked as inherited.`;
}

/** @param {number} number */
function answers(number) {
  return number === 1 ? "1 answer in this file is" : `${number} answers in this file are`;
}
