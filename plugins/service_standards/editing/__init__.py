"""What editors of a standard start, compare and take out: pure, over models and texts."""
