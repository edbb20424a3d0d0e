"""The commands that write or compare answers."""
