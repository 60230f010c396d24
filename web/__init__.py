"""The Django site: the chat API, the public pages, and the staff desk."""
