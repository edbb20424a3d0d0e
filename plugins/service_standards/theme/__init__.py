"""The theme: a child of Material for MkDocs that keeps a strict policy and is accessible."""
