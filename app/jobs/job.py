"""The handle of one piece of background work, and what the work itself sees of it.

`Job` is what the caller keeps: an id, a state, a cancel. `JobContext` is what the work receives on its worker thread: the
progress token to hand on to the engine, and `emit` for results that are ready before the end. Neither knows Qt.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from engine.core.progress import ProgressToken


class Lane(Enum):
    """Which threads a job runs on: INFERENCE and SAVING have one each, LIGHT has a few for everything short."""

    INFERENCE = "inference"
    SAVING = "saving"
    LIGHT = "light"


class JobState(Enum):
    """Changes on the main thread only, so that a handler never sees it jump."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(eq=False)
class Job:
    """One submitted piece of work. `replaces`: jobs with the same one cancel each other, the latest stays."""

    id: int
    lane: Lane
    replaces: Hashable | None
    token: ProgressToken
    state: JobState = JobState.QUEUED
    cancel_wanted: bool = field(default=False)

    @property
    def finished(self) -> bool:
        return self.state in (JobState.DONE, JobState.FAILED, JobState.CANCELLED)

    def cancel(self) -> None:
        """Ask the job to stop; returns at once. Nothing but `cancelled` is heard from it afterwards."""
        if not self.finished:
            self.cancel_wanted = True
            self.token.cancel()


@dataclass(frozen=True)
class JobContext:
    """What the work may use, on its worker thread. emit(item): hand over something finished early (a tile, a file)."""

    progress: ProgressToken
    emit: Callable[[Any], None]


@dataclass(frozen=True)
class Handlers:
    """What to do with a job's news. Every one of them is called on the main thread."""

    done: Callable[[Any], None] | None = None
    failed: Callable[[Exception], None] | None = None
    cancelled: Callable[[], None] | None = None
    started: Callable[[], None] | None = None
    progress: Callable[[float, str], None] | None = None
    item: Callable[[Any], None] | None = None
