"""Measures how well Signpost understands, on questions that it was not trained on."""
