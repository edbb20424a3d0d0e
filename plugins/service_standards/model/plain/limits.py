"""How much the files of answers may hold; the vocabulary of the browser gets the same numbers.

What is beyond a limit is refused with one sentence, so that no file can stop a page or a
pipeline. Everything within the limits takes time in proportion to its size.
"""

from __future__ import annotations

MEGABYTE = 1024 * 1024
# More than 100 criteria with the longest note and reason in any script, three bytes a letter.
MOST_BYTES = 16 * MEGABYTE
# Of a file of JSON among the sources.
MOST_SOURCE_BYTES = 5 * MEGABYTE
# Characters of one text or one name.
LONGEST_TEXT = 20_000
DEEPEST = 64
# Members or items of any one object or list, known or not: findings, parked, facts, outcomes.
MOST_ENTRIES = 10_000
MOST_EVIDENCE = 200
MOST_SNAPSHOTS = 1_000
# Of the file, whatever they are: texts, numbers, lists, objects.
MOST_VALUES = 500_000
# Of a spreadsheet, without the line of the names.
MOST_ROWS = 10_000
MOST_COLUMNS = 100
# Editions that are fetched from an address, each with a request of its own.
MOST_FETCHED_EDITIONS = 100
# Files below the folder of a portfolio.
MOST_FILES = 100_000
# Of an edition: more levels have no meaning for anybody.
HIGHEST_LEVEL = 9
