"""The scoring rule, in whole numbers."""
