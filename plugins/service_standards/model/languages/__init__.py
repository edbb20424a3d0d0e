"""The other languages of a standard: what is said of its translations."""
