"""Builds of a site in the other languages of its standard."""
