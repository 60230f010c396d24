"""Custom parts of the understanding pipeline, each a Rasa graph component."""
