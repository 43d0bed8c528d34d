"""A run's folder: all that a training process and whoever watches it share.

`plan.json` says what to do, `events.jsonl` what happened (one line an event, only ever appended to), `wish` what the watcher wants
now, `process.json` who trains. So the window may close, crash or come back: the process goes on, and everything about it can be read
again from the start. Any thread or process; no torch, no Qt.
"""

import contextlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import psutil

from engine.core.errors import TrainingError
from engine.core.sentences import said
from engine.core.training_events import TrainingEvent, from_line, to_line
from engine.core.training_plan import TrainingPlan, read_plan


class Wish(Enum):
    """What the watcher wants of the process. STOP: save the state and end."""

    RUN = "run"
    PAUSE = "pause"
    STOP = "stop"


class Verb(Enum):
    """What a training process can be asked to do with a run (DESCRIBE: with a method); the value is its word."""

    CHECK = "check"
    TRAIN = "train"
    QUANTISE = "quantise"
    EXPORT = "export"
    FINISH = "finish"
    DESCRIBE = "describe"


class Device(Enum):
    """Where torch computes. AUTO: on a CUDA device where there is one."""

    AUTO = "auto"
    CPU = "cpu"
    CUDA = "cuda"


@dataclass(frozen=True)
class RunFolder:
    """One run at `root`. Making the value touches nothing."""

    root: Path

    @property
    def plan_file(self) -> Path:
        return self.root / "plan.json"

    @property
    def events_file(self) -> Path:
        return self.root / "events.jsonl"

    @property
    def log_file(self) -> Path:
        """What the process wrote on its standard error: for the report when it crashed."""
        return self.root / "process.log"

    def create(self, plan: TrainingPlan) -> None:
        """Make the folder with its plan. Raises TrainingError when it holds another run already or cannot be made."""
        if self.plan_file.exists() and read_plan(self.plan_file) != plan:
            raise TrainingError(
                said("{folder} holds another training run.", folder=self.root), hint=said("Choose another folder, or resume that run.")
            )
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            _write_whole(self.plan_file, json.dumps(plan.to_json(), indent=1))
        except OSError as problem:
            raise TrainingError(
                said("The training folder {folder} cannot be written: {reason}.", folder=self.root, reason=problem.strerror)
            ) from problem

    def plan(self) -> TrainingPlan:
        """Raises UsageError."""
        return read_plan(self.plan_file)

    def wish(self) -> Wish:
        try:
            return Wish((self.root / "wish").read_text(encoding="ascii").strip())
        except (OSError, ValueError):
            return Wish.RUN

    def set_wish(self, wish: Wish) -> None:
        _write_whole(self.root / "wish", wish.value)

    def append(self, event: TrainingEvent) -> None:
        """Called by the training process only."""
        with self.events_file.open("a", encoding="utf-8") as stream:
            stream.write(to_line(event) + "\n")

    def events(self, offset: int = 0) -> tuple[list[TrainingEvent], int]:
        """The whole lines after byte `offset`, and where to read on; lines that are no events are passed over."""
        try:
            with self.events_file.open("rb") as stream:
                stream.seek(offset)
                data = stream.read()
        except FileNotFoundError:
            return [], 0
        end = data.rfind(b"\n") + 1
        found: list[TrainingEvent] = []
        for line in data[:end].splitlines():
            with contextlib.suppress(ValueError):
                found.append(from_line(line.decode("utf-8", "replace")))
        return found, offset + end

    @contextlib.contextmanager
    def occupied(self) -> Iterator[None]:
        """Mark this process as the one that trains here. Raises TrainingError while another one is alive."""
        if (other := self.process()) is not None and other.pid != os.getpid():
            raise TrainingError(
                said("Another process (number {number}) is training in {folder}.", number=other.pid, folder=self.root),
                hint=said("Wait for it, or stop it."),
            )
        mark = self.root / "process.json"
        _write_whole(mark, json.dumps({"pid": os.getpid(), "started": psutil.Process().create_time()}))
        try:
            yield
        finally:
            mark.unlink(missing_ok=True)

    def process(self) -> psutil.Process | None:
        """The process that trains here now, or None."""
        try:
            known = json.loads((self.root / "process.json").read_text(encoding="utf-8"))
            process = psutil.Process(int(known["pid"]))
            # Numbers of processes are used again: the time it began tells them apart.
            same = abs(process.create_time() - float(known["started"])) < 1.0
            return process if same and process.status() != psutil.STATUS_ZOMBIE else None
        except (OSError, ValueError, KeyError, TypeError, psutil.Error):
            return None


def runs_in(folder: Path) -> list[RunFolder]:
    """The runs below `folder`, the one begun last first."""
    found = [path.parent for path in folder.glob("*/plan.json")]
    return [RunFolder(path) for path in sorted(found, key=lambda path: (path / "plan.json").stat().st_mtime, reverse=True)]


def _write_whole(path: Path, text: str) -> None:
    partial = path.with_name(path.name + ".partial")
    partial.write_text(text, encoding="utf-8")
    partial.replace(path)
