"""The commands about the sources of a standard."""
