"""How messages come in and go out, and where the conversation is kept."""
