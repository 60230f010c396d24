"""Questions through the real understanding: the trained model, loaded by Rasa itself."""

from __future__ import annotations

import asyncio
import logging
import time
import warnings
from pathlib import Path

from bot.intents import NOT_UNDERSTOOD, UNSURE
from tools.evaluation.measures import Answered
from tools.evaluation.questions import Question

_OUTCOME = {UNSURE: "did_you_mean", NOT_UNDERSTOOD: "not_understood"}


class Nlu:
    """The trained model; `parse` understands one question at a time."""

    def __init__(self, model: Path) -> None:
        warnings.filterwarnings("ignore")
        logging.getLogger("rasa").setLevel(logging.ERROR)
        from rasa.core.agent import load_agent
        from rasa.utils.log_utils import configure_structlog

        configure_structlog(logging.WARNING)
        self._loop = asyncio.new_event_loop()
        self._agent = self._loop.run_until_complete(load_agent(model_path=str(model)))
        self.seconds: list[float] = []

    def parse(self, question: Question) -> Answered:
        """What became of a question; the time it took is added to `seconds`."""
        started = time.perf_counter()
        parsed = self._loop.run_until_complete(self._agent.parse_message(question.text))
        self.seconds.append(time.perf_counter() - started)
        found = parsed["signpost"]
        ranking = found["ranking"] or [{"label": found["topic"]}]
        return Answered(
            question,
            _OUTCOME.get(found["intent"], "answer"),
            [guess["label"] for guess in ranking],
            found["confidence"],
            found.get("ours", 1.0),
        )
