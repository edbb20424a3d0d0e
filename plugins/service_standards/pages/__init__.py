"""The pages that the generator adds to a site."""
