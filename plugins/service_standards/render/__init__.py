"""Templates to text, in an environment of our own."""
