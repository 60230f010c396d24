"""Trains the assistant when what it learns from has changed: `python -m bot.train`."""

from __future__ import annotations

import argparse
import hashlib
import logging
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from multiprocessing import get_context
from pathlib import Path

from bot.training_data import phrases
from signpost import encoder_export, urgent_training
from signpost.urgent import words_file

HOME = Path(__file__).resolve().parent.parent
BOT = HOME / "bot"
VAR = HOME / "var"
MODEL = VAR / "models" / "signpost.tar.gz"
_HEAD = VAR / "urgent.npz"
_FINGERPRINT = VAR / "models" / "fingerprint"
_CODE = (
    *("classifier", "nearest", "word_counts", "encoder", "encoder_export", "normalise"),
    *("in_passing", "urgent", "urgent_training", "yaml_file"),
)
_LEARNT_FROM = (
    *(f"signpost/{name}.py" for name in _CODE),
    "bot/config.yml",
    "bot/domain.yml",
    "bot/intents.py",
    "bot/phrase_importer.py",
    "bot/training_data.py",
    "bot/components/*.py",
    "bot/data/**/*.yml",
    "knowledge/spelling.yml",
    "knowledge/audience.yml",
    "knowledge/urgent/**/*.yml",
    "signpost/adapter.npz",
    "uv.lock",
)


def fingerprint() -> str:
    """One hash of everything that training depends on."""
    digest = hashlib.sha256()
    for pattern in _LEARNT_FROM:
        for path in sorted(HOME.glob(pattern)):
            digest.update(str(path.relative_to(HOME)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def is_current() -> bool:
    """Whether the model on disk was trained from what is there now."""
    files = (MODEL, _HEAD, words_file(_HEAD), VAR / "encoder.onnx", _FINGERPRINT)
    return all(path.exists() for path in files) and _FINGERPRINT.read_text() == fingerprint()


def prepare_encoder() -> None:
    """Writes the encoder's file, if it is not there yet or its adapter is newer.

    Raises:
        EncoderError: if the published files are not to be found.
    """
    target = Path(os.environ.get("SIGNPOST_ENCODER") or VAR / "encoder.onnx")
    adapter = encoder_export.ADAPTER
    newer = (
        adapter.exists() and target.exists() and adapter.stat().st_mtime > target.stat().st_mtime
    )
    if newer or not target.exists():
        folder = os.environ.get("SIGNPOST_ENCODER_FOLDER")
        source = Path(folder) if folder else encoder_export.packaged_folder()
        encoder_export.export(source, target)


def train() -> None:
    """Trains the urgent detector and the assistant beside each other, and remembers from what.

    Raises:
        RuntimeError: if Rasa trained nothing.
    """
    texts = list(phrases())
    started = time.monotonic()
    _say(f"Training on {len(texts):,} phrases about {len({p.topic for p in texts})} topics …")
    prepare_encoder()
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as beside:
        danger = beside.submit(urgent_training.train, [p.text for p in texts], _HEAD)
        train_rasa()
        _say(f"Danger: learnt from {danger.result():,} sentences.")
    _FINGERPRINT.write_text(fingerprint())
    _say(f"Trained in {time.monotonic() - started:.0f} s.")


def train_rasa() -> None:
    """Trains the Rasa model; what Rasa and its libraries print goes to var/training.log.

    Raises:
        RuntimeError: if no model came out, naming the log.
    """
    os.environ.update(TF_CPP_MIN_LOG_LEVEL="3", RASA_TELEMETRY_ENABLED="false")
    os.environ.update(LOG_LEVEL="WARNING", SQLALCHEMY_SILENCE_UBER_WARNING="1")
    os.environ["RASA_CACHE_DIRECTORY"] = str(VAR / "rasa-cache")
    log = VAR / "training.log"
    with log.open("w") as out, redirect_stdout(out), redirect_stderr(out):
        from rasa.model_training import train as rasa_train
        from rasa.utils.log_utils import configure_structlog

        configure_structlog(logging.WARNING)
        result = rasa_train(
            domain=str(BOT / "domain.yml"),
            config=str(BOT / "config.yml"),
            training_files=[str(BOT / "data" / "rules")],
            output=str(MODEL.parent),
            fixed_model_name="signpost",
            force_training=True,
        )
    if result.model is None:
        raise RuntimeError(f"Rasa trained nothing; {log} says why")


def _say(text: str) -> None:
    print(text, flush=True)


def main() -> int:
    """Trains if needed; 1 and one plain sentence if it failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--force", action="store_true", help="train even if nothing changed")
    if not parser.parse_args().force and is_current():
        _say("The model is up to date.")
        return 0
    try:
        train()
    except Exception as error:
        print(f"Training failed: {type(error).__name__}: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
