"""A standard that somebody else wrote, on its way to a project of ours (ADR 0039)."""
