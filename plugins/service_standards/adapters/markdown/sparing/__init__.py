"""Steps of Python-Markdown that do the same with less work, where they are those that we know."""
