"""What the window asks of the Python that trains and of the tools that prepare data, as a protocol, and the real thing behind it.

Tests put a fake of the same shape in its place. Called on worker threads. No Qt, no torch.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from app import training_environment
from app.training_environment import Missing, Task, TrainingPython, Verb
from engine.core.errors import TrainingError
from engine.core.progress import Progress
from engine.core.training_plan import DataLayout, DegradationKind
from engine.core.training_run import RunFolder


@dataclass(frozen=True)
class MethodTraining:
    """What can be asked of one method's recipe: the degradations that suit it, its own first, and the layouts it can learn from."""

    method: str
    degradations: tuple[DegradationKind, ...]
    layouts: tuple[DataLayout, ...]

    @classmethod
    def of(cls, method: str, described: Mapping[str, Any]) -> "MethodTraining":
        """From the document of `describe`. Raises TrainingError when it is none."""
        try:
            kinds = tuple(DegradationKind(word) for word in described["degradations"])
            return cls(method, kinds, tuple(DataLayout(word) for word in described["layouts"]))
        except (ValueError, KeyError, TypeError) as problem:
            raise TrainingError("The training environment does not answer as expected.", detail=json.dumps(dict(described))) from problem


class TrainingDoor(Protocol):
    """Everything raises EngineError in words, and Cancelled where there is a progress."""

    def look(self, chosen: Path | None) -> TrainingPython | Missing:
        """The Python that trains; chosen: the one that the user wants."""

    def install_megabytes(self) -> int:
        """What installing an environment of our own loads from the net."""

    def install(self, progress: Progress) -> TrainingPython | Missing:
        """Make that environment."""

    def describe(self, python: TrainingPython, method: str) -> MethodTraining:
        """Raises TrainingError for a method without a recipe."""

    def start(self, python: TrainingPython, verb: Verb, run: RunFolder) -> int:
        """Start a process that outlives the window; its number."""

    def measure_phone(self, python: TrainingPython, photos: Path, good: Path, output: Path) -> str:
        """Measure a phone's look on its photos into the profile file `output`; in words, what was found."""

    def align(self, phone: Path, camera: Path, output: Path, progress: Progress) -> str:
        """Find and align the pairs of two folders into `output`; in words, what came of it."""


class EnvironmentDoor:
    """The real one."""

    def look(self, chosen: Path | None) -> TrainingPython | Missing:
        return training_environment.find(chosen)

    def install_megabytes(self) -> int:
        from app import training_install

        return round(training_install.DOWNLOAD_BYTES / 1e6)

    def install(self, progress: Progress) -> TrainingPython | Missing:
        from app import training_install

        return training_install.install(progress)

    def describe(self, python: TrainingPython, method: str) -> MethodTraining:
        return MethodTraining.of(method, training_environment.describe(method, python))

    def start(self, python: TrainingPython, verb: Verb, run: RunFolder) -> int:
        return training_environment.start(run, Task(verb), python)

    def measure_phone(self, python: TrainingPython, photos: Path, good: Path, output: Path) -> str:
        return training_environment.tool(python, "calibrate_phone", photos, good, output)

    def align(self, phone: Path, camera: Path, output: Path, progress: Progress) -> str:
        from engine.registration.align import AlignOptions, align_folders

        done = align_folders(AlignOptions(phone, camera, output), progress)
        left = f", {done.residual.median:.2f} px between the two sides" if done.residual is not None else ""
        return f"{done.aligned} of {len(done.pairs)} pairs are aligned{left}. The contact sheet in {output.name} shows them."
