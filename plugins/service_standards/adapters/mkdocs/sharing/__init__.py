"""What is the same on many pages of a site, and is made once for all of them."""
