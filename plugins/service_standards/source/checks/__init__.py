"""What only several files together can show: references, repeats, gaps, what is frozen."""
