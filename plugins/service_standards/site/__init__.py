"""What a site gets of a project, whatever host builds it: files, addresses, blocks in pages."""
