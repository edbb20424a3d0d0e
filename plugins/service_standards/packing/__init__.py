"""Our browser files on their way out: stripped, joined or set into a page, and named."""
