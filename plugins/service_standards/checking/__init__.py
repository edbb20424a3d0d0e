"""Checking an assessment against an edition of its standard."""
