"""Strict readers: from files to a checked project, or all faults with their places."""
