"""Many assessment files at once: what a digital unit sees of all its services."""
