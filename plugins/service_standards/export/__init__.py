"""Files for machines and people: assessment, catalogue, release, checklist on one page."""
