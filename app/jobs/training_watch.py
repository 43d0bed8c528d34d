"""Watches a training run from outside: reads its new events, looks whether its process lives, passes the user's wishes on.

The run's folder is all it needs, so a run that another window started is watched like one's own. Starts nothing (that is
`trainer`). Main thread; each look reads a few hundred bytes.
"""

import contextlib
from dataclasses import dataclass
from enum import Enum

import psutil
from PySide6.QtCore import QObject, QTimer, Signal

from app.jobs.training_record import Mark, TrainingRecord
from engine.core.training_run import RunFolder, Verb, Wish

LOOK_MS = 300
LOG_LINES = 6
LOG_BYTES = 4000


class Outcome(Enum):
    """How a run stands. NOT_STARTED: it has not trained yet; DONE: its last task is done; FAILED: it said why; CRASHED: it did not."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"
    DONE = "done"
    FAILED = "failed"
    CRASHED = "crashed"

    @property
    def alive(self) -> bool:
        return self in (Outcome.RUNNING, Outcome.PAUSED)


@dataclass(frozen=True)
class State:
    """outcome with, for FAILED, what the process said and, for CRASHED, the last lines of its log."""

    outcome: Outcome
    message: str = ""
    hint: str = ""


class TrainingWatch(QObject):
    """Signals: changed(), something new is known; state_changed(), another outcome."""

    changed = Signal()
    state_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder: RunFolder | None = None
        self.record = TrainingRecord()
        self.state = State(Outcome.NOT_STARTED)
        self.process: psutil.Process | None = None
        self._offset = 0
        self._launched: psutil.Process | None = None
        self._expected = False
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, folder: RunFolder | None) -> None:
        """Turn to another run, or to none, and look at it at once."""
        self.folder, self.record, self.process = folder, TrainingRecord(), None
        self._offset, self._launched, self._expected = 0, None, False
        self.state = State(Outcome.NOT_STARTED)
        if folder is None:
            self._timer.stop()
        else:
            self._timer.start()
            self._read()
            self.state = self._judged()
        self.changed.emit()
        self.state_changed.emit()

    def launched(self, verb: Verb, number: int) -> None:
        """The process of that number has just been started for the run; it counts as alive before it has written anything."""
        self.record.launch(verb)
        self._expected, self._launched = True, None
        with contextlib.suppress(psutil.Error):  # it may be over already
            self._launched = psutil.Process(number)
        self._settle()
        self._timer.start()

    def wish(self, wish: Wish) -> None:
        """Tell the process what is wanted; it obeys at its next step."""
        if self.folder is not None:
            self.folder.set_wish(wish)

    def look(self) -> None:
        """Take in what is new."""
        new = self._read()
        before = self.state
        self._settle()
        if new and self.state == before:
            self.changed.emit()

    def stop(self) -> None:
        """Look no more; the process goes on."""
        self._timer.stop()

    def _read(self) -> bool:
        if self.folder is None:
            return False
        events, self._offset = self.folder.events(self._offset)
        for event in events:
            self.record.add(event)
        return bool(events)

    def _settle(self) -> None:
        state = self._judged()
        if state != self.state:
            self.state = state
            self.changed.emit()
            self.state_changed.emit()

    def _judged(self) -> State:
        folder, record = self.folder, self.record
        if folder is None:
            return State(Outcome.NOT_STARTED)
        self.process = folder.process() or _alive(self._launched)
        if self.process is not None:
            return State(Outcome.PAUSED if record.mark is Mark.PAUSED else Outcome.RUNNING)
        if self._read():  # what it wrote between our reading and its end
            record = self.record
        return self._ended(folder, record)

    def _ended(self, folder: RunFolder, record: TrainingRecord) -> State:
        """The process is gone: how did it end?"""
        expected, self._launched, self._expected = self._expected, None, False
        if record.mark is Mark.FAILED and record.failure is not None:
            return State(Outcome.FAILED, record.failure.message, record.failure.hint)
        plain = {Mark.STOPPED: Outcome.STOPPED, Mark.TRAINED: Outcome.DONE, Mark.PUBLISHED: Outcome.DONE}
        if record.mark in plain:
            return State(plain[record.mark])
        if record.verb is Verb.CHECK and (record.estimate is not None or record.unfit):
            return State(Outcome.NOT_STARTED)
        # Once seen as crashed it stays so: only the first look after the end still knows that a process was launched.
        if expected or record.mark in (Mark.STARTED, Mark.PAUSED) or self.state.outcome is Outcome.CRASHED:
            return State(Outcome.CRASHED, last_lines(folder))
        return State(Outcome.NOT_STARTED)


def last_lines(folder: RunFolder) -> str:
    """The end of what the process wrote on its standard error; "" when there is nothing."""
    try:
        with folder.log_file.open("rb") as stream:
            stream.seek(0, 2)
            stream.seek(max(0, stream.tell() - LOG_BYTES))
            text = stream.read().decode("utf-8", "replace")
    except OSError:
        return ""
    return "\n".join([line for line in text.splitlines() if line.strip()][-LOG_LINES:])


def _alive(process: psutil.Process | None) -> psutil.Process | None:
    if process is None:
        return None
    with contextlib.suppress(psutil.Error):
        if process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
            return process
    return None
