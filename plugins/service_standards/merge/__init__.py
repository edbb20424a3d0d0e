"""Bringing answers together: from two people, and from one edition of the standard to the next."""
