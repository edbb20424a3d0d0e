"""Machine-readable files: the canonical assessment and the catalogue."""
