"""What changes the answers of a file, or brings them into another form; data in, data out."""
