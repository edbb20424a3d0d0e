"""What the language of a standard decides about its texts."""
