"""How a job stands in a row of the journal: names as the system stores them, orders and sentences as JSON. Any thread."""

import functools
import json
import os
from pathlib import Path
from typing import Any

from engine.batch.jobs import Job, JobOrder, JobState, Made
from engine.core.sentences import Sentence, as_kept, to_json

COLUMNS = (
    "id, position, source, folder, name, ordered, state, width, height, bytes, modified, attempts, output, digest, made, error, note,"
    " ended, below"
)
"""That every journal has; `words` comes behind them."""


def as_bytes(path: Path) -> bytes:
    """As the system stores it: names need not be text."""
    return os.fsencode(path.absolute())


def words_of(sentence: str) -> str:
    return json.dumps(to_json(sentence)) if isinstance(sentence, Sentence) else ""


def as_path(stored: bytes) -> Path:
    return Path(os.fsdecode(stored))


@functools.lru_cache(maxsize=256)
def _order(text: str) -> JobOrder:
    """Thousands of photos share a few orders."""
    return JobOrder.from_json(text)


def job_of(row: tuple[Any, ...]) -> Job:
    number, position, source, folder, name, ordered, state, width, height, *rest = row
    length, modified, attempts, output, digest, made, error, note, ended, below, words = rest
    kept = json.loads(words) if words else ""
    return Job(
        id=number,
        position=position,
        source=as_path(source),
        folder=as_path(folder),
        name=os.fsdecode(name),
        order=_order(ordered),
        state=JobState(state),
        size=None if width is None else (width, height),
        bytes=length,
        modified=modified,
        attempts=attempts,
        output=None if output is None else as_path(output),
        digest=digest,
        made=None if made is None else Made.from_json(made),
        error=as_kept(error, kept),
        note=as_kept(note, kept),
        ended=ended,
        below=as_path(below),
    )
