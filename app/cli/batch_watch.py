"""`heliograph batch --watch`: waits for photos that come into the folders, until Ctrl-C.

Looks only while nothing runs: what comes meanwhile is in the folder as safely as it would be in the queue, and is found right afterwards.
Main thread.
"""

import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.console import complain
from engine.core.errors import UsageError

if TYPE_CHECKING:
    from engine.batch.journal import Journal
    from engine.batch.plan import Found
    from engine.core.progress import ProgressToken

EVERY = 2.0
"""Seconds between two looks."""


class Arrivals:
    """The folders that are watched for a journal. Raises UsageError for what is no folder, and where results would fall into one."""

    def __init__(self, folders: Iterable[Path], output: Path, recursive: bool, journal: "Journal") -> None:
        from engine.batch.watch import WatchedFolder

        self._said = ""
        known = {job.source: (job.bytes, job.modified) for job in journal.jobs()}
        self._folders = [WatchedFolder(_folder(path), output, recursive=recursive, known=known, ours=journal.is_result) for path in folders]

    def next(self, token: "ProgressToken") -> "list[Found]":
        """New photos that are complete; waits for the first. Empty when the token was cancelled."""
        cancelled = threading.Event()
        take_back = token.on_cancel(cancelled.set)
        try:
            while not cancelled.is_set():
                if found := self._look():
                    return found
                cancelled.wait(EVERY)
            return []
        finally:
            take_back()

    def _look(self) -> "list[Found]":
        looks = [folder.look() for folder in self._folders]
        trouble = " ".join(seen.trouble for seen in looks if seen.trouble)
        if trouble and trouble != self._said:
            complain(f"{trouble} It is tried again.")
        self._said = trouble
        found = {photo.path.resolve(): photo for seen in looks for photo in seen.photos}  # a folder may lie in another one
        return list(found.values())


def check_folders(paths: Sequence[Path], output: Path) -> None:
    """Before anything is begun. Raises UsageError."""
    from engine.batch.watch import WatchedFolder

    if not paths:
        raise UsageError("--watch needs the folders to be watched.")
    for path in paths:
        WatchedFolder(_folder(path), output)


def _folder(path: Path) -> Path:
    if not path.is_dir():
        raise UsageError(f"{path} is no folder; only folders can be watched.")
    return path
