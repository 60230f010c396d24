"""Commands for people who run or measure Signpost."""
