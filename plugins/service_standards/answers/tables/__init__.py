"""Answers as a table of a spreadsheet, out and back by id."""
