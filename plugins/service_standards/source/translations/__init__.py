"""Texts of the standard in other languages: which there are, and how they stand to the original."""
