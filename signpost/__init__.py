"""The domain in plain Python: no Rasa, no Django, no network."""
