"""What staff see, and the work done behind it."""
