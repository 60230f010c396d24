"""The public door: conversations, the chat API, and the pages around them."""
