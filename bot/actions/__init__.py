"""Custom actions, one module for each conversation. They hold no facts and no prose."""

from signpost.at_rest import settle
from signpost.knowledge import knowledge

# A broken file stops the server at its start, with a sentence, and not at somebody's question.
knowledge()
settle()
