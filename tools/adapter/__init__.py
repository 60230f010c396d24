"""Teaches the sentence encoder our subject, offline. Needs torch; nothing that runs needs it."""
