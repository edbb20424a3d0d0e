"""A site in one of the other languages of a standard."""
