"""Faults and results, told to people and machines."""
