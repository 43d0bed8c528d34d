"""What the window asks of the Python that trains and of the tools that prepare data, as a protocol, and the real thing behind it.

Tests put a fake of the same shape in its place. Called on worker threads. No Qt, no torch.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from app import training_environment
from app.training_environment import Missing, Task, TrainingPython
from engine.core.errors import TrainingError
from engine.core.progress import Progress
from engine.core.sentences import said, term
from engine.core.training_plan import DataLayout, DegradationKind
from engine.core.training_run import RunFolder, Verb


@dataclass(frozen=True)
class TrainingOption:
    """One setting of a recipe as the window offers it: values are texts, choices empty where any may be typed."""

    name: str
    default: str
    help: str
    choices: tuple[str, ...] = ()

    @classmethod
    def of(cls, raw: Mapping[str, Any]) -> "TrainingOption":
        switch = raw["kind"] == "bool"
        default = {True: "yes", False: "no"}[raw["default"]] if switch else str(raw["default"])
        return cls(str(raw["name"]), default, _help(raw), ("yes", "no") if switch else tuple(raw["choices"]))


def _help(raw: Mapping[str, Any]) -> str:
    """What a setting does, with its limits; can be translated."""
    words, low, high = term(str(raw["help"])), raw.get("low"), raw.get("high")
    if low is not None and high is not None:
        return said("{help} (at least {low:g}, at most {high:g})", help=words, low=low, high=high)
    if low is not None:
        return said("{help} (at least {low:g})", help=words, low=low)
    return words if high is None else said("{help} (at most {high:g})", help=words, high=high)


@dataclass(frozen=True)
class MethodTraining:
    """What can be asked of one method's recipe: the degradations that suit it, its own first; the layouts it can learn from; whether
    it has an INT8 form that can be trained; its own settings."""

    method: str
    degradations: tuple[DegradationKind, ...]
    layouts: tuple[DataLayout, ...] = tuple(layout for layout in DataLayout if layout is not DataLayout.UNPAIRED)
    int8: bool = True
    options: tuple[TrainingOption, ...] = ()

    @classmethod
    def of(cls, method: str, text: str) -> "MethodTraining":
        """From the document that `describe` prints. Raises TrainingError when it is none."""
        try:
            described = json.loads(text)
            kinds = tuple(DegradationKind(word) for word in described["degradations"])
            layouts = tuple(DataLayout(word) for word in described["layouts"]) if "layouts" in described else cls.layouts
            options = tuple(TrainingOption.of(option) for option in described["options"])
            return cls(method, kinds, layouts, bool(described.get("int8", True)), options)
        except (ValueError, KeyError, TypeError) as problem:
            raise TrainingError(said("The training environment does not answer as expected."), detail=text) from problem


class TrainingDoor(Protocol):
    """Everything raises EngineError in words, and Cancelled where there is a progress."""

    def look(self, chosen: Path | None) -> TrainingPython | Missing:
        """The Python that trains; chosen: the one that the user wants."""

    def install_megabytes(self) -> int:
        """What installing an environment of our own loads from the net."""

    def install(self, progress: Progress) -> TrainingPython | Missing:
        """Make that environment."""

    def describe(self, python: TrainingPython, method: str, progress: Progress) -> MethodTraining:
        """Raises TrainingError for a method without a recipe."""

    def start(self, python: TrainingPython, verb: Verb, run: RunFolder) -> int:
        """Start a process that outlives the window; its number."""

    def measure_phone(self, python: TrainingPython, phone: Path, camera: Path | None, good: Path, output: Path, progress: Progress) -> str:
        """Measure a phone's look into the profile file `output`: on its photos, or better on aligned pairs where there is a camera's
        side; in words, what was found."""

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

    def describe(self, python: TrainingPython, method: str, progress: Progress) -> MethodTraining:
        return MethodTraining.of(method, training_environment.ask(python, progress, "engine.training", "describe", method))

    def start(self, python: TrainingPython, verb: Verb, run: RunFolder) -> int:
        return training_environment.start(run, Task(verb), python)

    def measure_phone(self, python: TrainingPython, phone: Path, camera: Path | None, good: Path, output: Path, progress: Progress) -> str:
        output.parent.mkdir(parents=True, exist_ok=True)
        # Without pairs only some of a profile can be measured; the rest is that of a phone we know.
        known = training_environment.shipped_profile()
        sides: list[str | Path] = ["photos", "--base", known, phone] if camera is None else ["pairs", phone, camera]
        named = [*sides, good, output, "--name", phone.name, "--json"]
        return training_environment.sentence(training_environment.ask(python, progress, "engine.training.calibrate_phone", *named))

    def align(self, phone: Path, camera: Path, output: Path, progress: Progress) -> str:
        from engine.registration.align import AlignOptions, align_folders

        done = align_folders(AlignOptions(phone, camera, output), progress)
        figures = {"aligned": done.aligned, "pairs": len(done.pairs), "folder": output.name}
        if done.residual is None:
            return said("{aligned} of {pairs} pairs are aligned. The contact sheet in {folder} shows them.", **figures)
        return said(
            "{aligned} of {pairs} pairs are aligned, {residual:.2f} px between the two sides. The contact sheet in {folder} shows them.",
            **figures,
            residual=done.residual.median,
        )
