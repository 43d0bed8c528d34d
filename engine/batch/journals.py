"""The journals of this user: where they lie, which of them belongs to a folder, and which may go. Blocks; any thread."""

import contextlib
from datetime import datetime, timedelta
from pathlib import Path

from engine.batch.journal import SUFFIX, Journal, JournalError, failures_of
from engine.core import paths

_TIME = "%Y%m%d-%H%M%S"
KEPT = 50
"""Journals of finished batches that are kept, for their reports and for photos to be tried again."""


def journals_folder() -> Path:
    return paths.user_data_dir() / "batches"


def found_journals(folder: Path | None = None) -> list[Path]:
    """All there are, the newest first."""
    return sorted((folder or journals_folder()).glob(f"*{SUFFIX}"), key=lambda path: path.name, reverse=True)


def time_for_new(folder: Path) -> str:
    """Date and time for the name of a new journal: now, or just after the newest there is, where the clock was put back since (an hour
    every autumn, in the middle of the night) or that one is of the same second."""
    now = datetime.now().astimezone().strftime(_TIME)
    newest = next((path.name[: len(now)] for path in found_journals(folder)), "")
    if newest >= now:
        with contextlib.suppress(ValueError):
            return (datetime.strptime(newest, _TIME).astimezone() + timedelta(seconds=1)).strftime(_TIME)
    return now


def newest_for(output: Path, folder: Path | None = None) -> Path | None:
    """The journal of the newest batch whose results go below `output`; damaged ones are passed over."""
    wanted = output.resolve()
    for path in found_journals(folder):
        with contextlib.suppress(JournalError), Journal.look(path) as journal:
            if journal.output == wanted:
                return path
    return None


def forget(path: Path) -> None:
    """Remove a journal nobody works on; results and photos stay. Raises JournalError."""
    with failures_of(path):
        for suffix in (".sqlite-wal", ".sqlite-shm", SUFFIX, ".lock"):
            path.with_suffix(suffix).unlink(missing_ok=True)


def forget_oldest(folder: Path) -> None:
    """Of the finished ones all but the newest `KEPT`."""
    finished = 0
    for path in found_journals(folder):
        with contextlib.suppress(JournalError):
            with Journal.open(path) as journal:  # held by nobody else
                if journal.unfinished:
                    continue
            finished += 1
            if finished > KEPT:
                forget(path)
