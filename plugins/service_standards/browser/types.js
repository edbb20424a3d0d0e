/**
 * The shapes that the browser modules share. Only typedefs: no browser ever loads this file.
 *
 * @typedef {import("./answer/vocabulary.js").Outcome} Outcome
 * @typedef {import("./answer/vocabulary.js").Obligation} Obligation
 * @typedef {{[key: string]: unknown}} JsonObject
 *
 * @typedef {object} AppliesWhen
 * @property {string[]} [all]
 * @property {string[]} [any]
 * @property {string[]} [none]
 *
 * @typedef {object} Policy  the parameters of the scoring rule
 * @property {Record<string, number>} points  outcome -> points, whole numbers
 * @property {Record<string, number>} weights  obligation -> weight, whole numbers
 * @property {{obligation: string, outcome: string, first_level?: number, should_from?: number | null}} gate
 * @property {number | null} [exemption_months]  how long an exemption may last: 0 if there is none
 *
 * @typedef {object} ScoredCriterion  what scoring reads of a criterion
 * @property {string} id
 * @property {string} dimension
 * @property {string} obligation
 * @property {number} level
 * @property {AppliesWhen | null} [applies_when]
 *
 * @typedef {object} Criterion
 * @property {string} id
 * @property {string} title
 * @property {string} dimension
 * @property {Obligation} obligation
 * @property {number} level
 * @property {string[]} phases
 * @property {AppliesWhen} applies_when
 * @property {{required_for: Outcome[], max_age_months: number | null}} evidence
 * @property {string} [url]  its own page, where no checklist holds it
 * @property {string} [in_files]  its title in the language of the standard, which files hold
 *
 * @typedef {{id: string, version: string, digest: string}} StandardReference
 * @typedef {{id: string, title: string}} Term  a phase or a role
 *
 * @typedef {object} Gate  the checklist of this id holds what is due at the end of a phase
 * @property {string} id
 * @property {string} title
 * @property {string} phase
 * @property {string[]} decisions  the ways in which it can end
 * @property {string[]} create  documents
 * @property {string[]} update
 *
 * @typedef {object} CatalogueData  what the scripts fetch of catalogue.json, as it is
 * @property {string} format
 * @property {StandardReference & {title: string}} standard
 * @property {{id: string, title: string, url: string, scope?: string}[]} dimensions
 * @property {{number: number, title: string}[]} levels
 * @property {Term[]} phases
 * @property {Term[]} roles
 * @property {{id: string, question: string, if_no: string, if_yes: string}[]} facts
 * @property {Policy} scoring
 * @property {{id: string, title: string, url: string, criteria: string[]}[]} checklists
 * @property {Gate[]} [gates]
 * @property {{id: string, title: string}[]} [documents]
 * @property {Criterion[]} criteria
 * @property {{version: string, previous: string | null, url: string}[]} [releases]  the frozen editions, the oldest first
 * @property {boolean} [offline]  it stands in a file that fetches nothing
 *
 * @typedef {object} CatalogueLookups
 * @property {Map<string, Criterion>} byId
 * @property {Map<string, number>} order  criterion id -> place in the catalogue
 * @property {(relative: string) => string} resolve  a url of the catalogue -> absolute address
 *
 * @typedef {CatalogueData & CatalogueLookups} Catalogue
 *
 * @typedef {object} FileCatalogue  what reading and writing an assessment file needs of the catalogue
 * @property {StandardReference} standard
 * @property {{id: string, title: string, in_files?: string}[]} criteria
 * @property {{id: string}[]} facts
 * @property {{id: string}[]} dimensions
 *
 * @typedef {object} Evidence  unknown keys may stand beside these
 * @property {string} [title]
 * @property {string} [url]
 * @property {string} [path]
 * @property {string} [date]  YYYY-MM-DD
 * @property {string} [by]
 * @property {string} [expires]  YYYY-MM-DD
 *
 * @typedef {object} FindingContent  the part of a finding that a person fills in; empty is "" or []
 * @property {string} title  informative only
 * @property {Outcome} outcome
 * @property {string} reason
 * @property {string} note
 * @property {Evidence[]} evidence
 * @property {string} owner
 * @property {string} due  YYYY-MM-DD or ""
 * @property {JsonObject} extra  keys of the file that this version does not know
 *
 * @typedef {object} FindingKeeping  the part of a stored finding that the store fills in
 * @property {string} service
 * @property {string} criterion
 * @property {string} updated  YYYY-MM-DDTHH:MM:SSZ
 * @property {number} revision  grows by one with each change
 * @property {Record<string, {revision: number, tab: string}>} changes  field -> its last change
 *
 * @typedef {FindingContent & FindingKeeping} FindingRow
 *
 * @typedef {object} Snapshot  unknown keys may stand beside these
 * @property {string} date
 * @property {string} label
 * @property {string} standard_version
 * @property {Record<string, Outcome>} outcomes
 *
 * @typedef {object} ServiceExtra  unknown keys of the file, by the place where they stood
 * @property {JsonObject} [file]
 * @property {JsonObject} [standard]
 * @property {JsonObject} [service]
 *
 * @typedef {object} ServiceContent
 * @property {string} name
 * @property {string} phase
 * @property {Record<string, boolean>} facts  an unanswered fact is absent
 * @property {Record<string, number>} target  dimension -> level
 * @property {StandardReference} standard
 * @property {ServiceExtra} extra
 * @property {Record<string, FileFinding>} parked  findings whose criterion is gone
 * @property {Snapshot[]} snapshots
 *
 * @typedef {ServiceContent & {id: string, created: string, updated: string}} ServiceRow
 *
 * @typedef {object} FileFinding  a finding as the assessment file holds it; unknown keys may stand beside these
 * @property {string} [title]
 * @property {Outcome} [outcome]
 * @property {string | null} [reason]
 * @property {string | null} [note]
 * @property {Evidence[] | null} [evidence]
 * @property {string | null} [owner]
 * @property {string | null} [due]
 * @property {string | null} [updated]
 *
 * @typedef {object} Assessment  the assessment file; unknown keys may stand at every level
 * @property {string} format
 * @property {StandardReference} standard
 * @property {{id: string, name: string, phase: string, facts: Record<string, boolean>}} service
 * @property {Record<string, number>} target
 * @property {Record<string, FileFinding>} findings
 * @property {Record<string, FileFinding>} parked
 * @property {Snapshot[]} snapshots
 *
 * @typedef {object} AssessmentRows  an assessment file on its way into the store
 * @property {ServiceContent & {id: string}} service
 * @property {(FindingContent & {criterion: string, updated: string})[]} findings
 *
 * @typedef {"empty" | "zeros" | "workbook" | "document" | "packed" | "utf-16" | "not-text" | "web-page" | "yaml" | "table" | "not-json"
 *   | "cut-off"} Foreign  what a file is that is no JSON
 * @typedef {Foreign | "too-large" | "merge-conflict" | "json-fault" | "forbidden-key" | "other-kind" | "newer-format" | "other-standard"
 *   | "wrong-shape"} RefusalKind
 * @typedef {{ok: false, kind: RefusalKind, message: string}} Refusal
 * @typedef {{ok: true, assessment: Assessment, notices: string[], aside: string[]}} Opened  aside: answers whose criteria this edition does not have
 *
 * @typedef {Partial<FindingContent>} FindingPatch
 * @typedef {object} ServicePatch  facts and target are patched key by key; null takes a key away
 * @property {string} [name]
 * @property {string} [phase]
 * @property {Record<string, boolean | null>} [facts]
 * @property {Record<string, number | null>} [target]
 * @property {StandardReference} [standard]
 * @property {ServiceExtra} [extra]
 * @property {Record<string, FileFinding>} [parked]
 * @property {Snapshot[]} [snapshots]
 *
 * @typedef {Partial<ServiceContent> & Pick<ServiceContent, "standard">} NewService
 * @typedef {Record<string, boolean>} Facts  an unanswered fact is absent
 * @typedef {Record<string, {outcome?: string, reason?: string | null}>} ScoredFindings
 * @typedef {Record<string, string[]>} Ticks  criterion -> the questions that are ticked, by their words
 * @typedef {object} Attempting  a page that runs what may fail, and says so in a sentence
 * @property {(work: () => Promise<void>) => Promise<void>} attempt
 *
 * @typedef {object} Walk  what the aids need of a checklist
 * @property {(work: () => Promise<void>) => Promise<void>} attempt
 * @property {(criterion: string) => void} goTo
 * @property {(anchor: string) => void} goToAnchor
 * @property {(criterion: string) => boolean} isOpen
 * @property {(text: string) => void} announce
 * @property {() => void} applyFilter
 *
 * @typedef {{[key: string]: unknown}} Loose
 * @typedef {Record<string, FileFinding>} FileFindings
 */

export {};
