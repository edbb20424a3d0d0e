"""Thin connections to hosts: Python-Markdown, MkDocs and the command line."""
