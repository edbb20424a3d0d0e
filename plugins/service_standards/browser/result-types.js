/**
 * The shapes of what is worked out from the answers. Only typedefs: no browser ever loads this file.
 *
 * @import {AppliesWhen, Criterion, Evidence, FindingContent, Outcome, StandardReference} from "./types.js"
 *
 * @typedef {{at_least: number | null, at_most: number | null}} LevelRange
 *
 * @typedef {object} DimensionResult
 * @property {string} id
 * @property {LevelRange} level
 * @property {number} selected
 * @property {number} removed
 * @property {number} not_applicable
 * @property {number} applicable
 * @property {number} assessed
 * @property {number} points
 * @property {number} possible
 *
 * @typedef {object} Evaluation
 * @property {DimensionResult[]} dimensions
 * @property {{id: string, facts: string[]}[]} removed
 * @property {{assessed: number, applicable: number}} coverage
 * @property {{met: number, assessed: number, applicable: number, not_applicable: number}} baseline  of what every service has to meet
 * @property {{hundredths: number | null, dimensions: number}} index
 *
 * @typedef {Pick<Criterion, "id" | "title" | "dimension" | "obligation" | "level">
 *   & {outcome: Outcome, blocks: boolean, owner: string, due: string, overdue: boolean}} Gap
 *   one criterion that is not met; one that does not block its level is advice
 * @typedef {{kind: "missing" | "expired" | "undated" | "outdated", title: string, date: string}} EvidenceFault  title and date are "" where no single item is meant
 * @typedef {EvidenceFault & {id: string}} EvidenceProblem  of a criterion
 * @typedef {{assessed: number, applicable: number, targets: number, reached: number, reachable: number,
 *   blocking: number, advised: number, overdue: number}} SummaryNumbers
 *
 * @typedef {object} EntryDetails
 * @property {string} reason
 * @property {string} note
 * @property {Required<Evidence>[]} evidence
 * @property {string[]} marks  what a new edition put in doubt: check_again, proposed
 * @property {boolean} is_inherited
 * @property {string} exempt_until  the end of an exemption that is in force, or ""
 *
 * @typedef {"in-force" | "to-come" | "ended" | "too-long" | "incomplete" | "not-allowed" | "not-needed"} ExemptionState
 * @typedef {object} Exemption  somebody allowed that a criterion is not met; texts that are not there are ""
 * @property {string} id
 * @property {ExemptionState} state
 * @property {boolean} baseline  whether every service has to meet the criterion
 * @property {string} approved_by
 * @property {string} approved_on
 * @property {string} until
 * @property {string} reason
 *
 * @typedef {Gap & EntryDetails} Entry  one criterion with its answer, as it counts
 * @typedef {{id: string, title: string, facts: string[], because: string[]}} SetAside  because: why each of the facts took it out
 *
 * @typedef {object} ReportHead
 * @property {{id: string, title: string, version: string}} standard
 * @property {string} assessed  the version that the file names
 * @property {string} date
 * @property {{id: string, name: string, phase: string, phase_title: string | null}} service
 * @property {{id: string, question: string, answer: boolean | null}[]} facts
 *
 * @typedef {object} WholeParts
 * @property {SummaryNumbers} summary
 * @property {Evaluation["baseline"]} baseline
 * @property {(Pick<DimensionResult, "id" | "level" | "assessed" | "applicable" | "points" | "possible"> & {title: string, target: number | null})[]} dimensions
 * @property {Evaluation["index"]} index
 * @property {Entry[]} gaps
 * @property {Exemption[]} exemptions
 * @property {EvidenceProblem[]} evidence
 * @property {Entry[]} not_applicable
 * @property {SetAside[]} set_aside
 * @typedef {ReportHead & WholeParts} WholeReport
 *
 * @typedef {object} GateParts
 * @property {{id: string, title: string, decisions: string[]}} gate
 * @property {{met: number, applicable: number}} baseline  what is due of it
 * @property {Entry[]} due
 * @property {string[]} open  the ids of what binds and is not met, the worst first
 * @property {Exemption[]} exemptions
 * @property {{id: string, title: string, is_new: boolean}[]} documents
 * @property {EvidenceProblem[]} evidence
 * @property {SetAside[]} set_aside
 * @typedef {ReportHead & GateParts} GateReport
 *
 * @typedef {string | {strong: string} | {text: string, url: string}} Piece  of a line of text
 * @typedef {{line: Piece[], under?: Piece[][]}} PaperItem
 * @typedef {{kind: "title" | "heading" | "text", text: string} | {kind: "table", name: string, columns: string[], rows: Piece[][][]}
 *   | {kind: "items", items: PaperItem[]} | {kind: "choices", choices: string[]}} Block  a part of a paper, whatever it is written in
 *
 * @typedef {"editorial" | "modified" | "moved-to" | "split-to" | "merged-to" | "covered-by" | "withdrawn" | "new"} ChangeKind
 * @typedef {{kind: ChangeKind, id?: string, from?: string[], to?: string[], reason?: string, note?: string, editorial?: boolean}} DeclaredChange
 *
 * @typedef {object} ReleasedCriterion
 * @property {string} id
 * @property {string} title
 * @property {string} dimension
 * @property {string} obligation
 * @property {number} [level]  left out by a standard without levels
 * @property {string[]} phases
 * @property {string[]} roles
 * @property {AppliesWhen} applies_when
 * @property {string} requirement
 * @property {string[]} checks
 *
 * @typedef {object} Release  releases/<version>.json
 * @property {string} format
 * @property {StandardReference & {title: string, date: string}} standard
 * @property {string | null} previous
 * @property {ReleasedCriterion[]} criteria
 * @property {DeclaredChange[]} changes
 * @property {{id: string, title: string}[]} [dimensions]  left out by older releases
 *
 * @typedef {"kept" | "reworded" | "moved" | "split" | "merged" | "covered" | "withdrawn" | "new"} ItemKind
 *
 * @typedef {object} Item  what becomes of one criterion, or of some that became one
 * @property {string} key  its first id: decisions name it
 * @property {ItemKind} kind
 * @property {string[]} from
 * @property {string[]} to
 * @property {string} [reason]
 * @property {string} [note]
 * @property {Record<string, string>} [titles]  of the criteria that are gone
 * @property {Partial<ReleasedCriterion>} [before]  the fields that differ, where one criterion stands for one
 * @property {Partial<ReleasedCriterion>} [after]
 * @property {Record<string, FindingContent>} findings  those that say something
 * @property {boolean} [editorial]  it moved and only its wording changed
 * @property {boolean} [shared]  the criterion that it became has other origins too
 *
 * @typedef {"keep" | "confirm" | "reset" | "park"} Decision
 */

export {};
