"""The commands for the other languages of a standard."""
