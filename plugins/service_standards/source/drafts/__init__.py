"""Sources that are still being written, and editions that are compared with them."""
