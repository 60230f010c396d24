"""The Rasa assistant: how it understands and how it talks."""
