"""What every kind of file needs: safe reading, YAML, JSON and Markdown with places, faults."""
