"""Many assessment files at once: finding them, reading them quickly, and their history."""
