"""A door to a Python that trains, for tests of the window: it starts `fake_training` for real, and says what a test wants it to say."""

import os
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path

from app.jobs.training_door import MethodTraining, TrainingOption
from app.training_environment import Missing, TrainingPython
from engine.core.errors import TrainingError
from engine.core.progress import Progress
from engine.core.training_plan import DataLayout, DegradationKind
from engine.core.training_run import RunFolder, Verb, Wish
from tests.helpers.fake_training import Mode

ROOT = Path(__file__).resolve().parents[2]
PYTHON = TrainingPython(Path(sys.executable), "3.11.2", {"torch": "2.13.0"})
NO_TORCH = Missing("Training needs PyTorch, which is not installed yet.")
LAYOUTS = (DataLayout.PHOTOS, DataLayout.PAIRS, DataLayout.DPED)
OPTIONS = (
    TrainingOption("steps", "30000", "steps of the FP32 phase (at least 1)"),
    TrainingOption("form", "deploy", "which form", ("deploy", "faithful")),
)
KINDS = (DegradationKind.PHONE_LOOK, DegradationKind.LOW_LIGHT)


@dataclass
class FakeDoor:
    """python: what there is; trainable: methods that have a recipe; gate: cleared, installing waits for it or for Cancel."""

    python: TrainingPython | Missing = PYTHON
    mode: Mode = Mode.BETTER
    steps: int = 12
    delay: float = 0.02
    trainable: tuple[str, ...] = ("fake_net",)
    fail_start: TrainingError | None = None
    gate: threading.Event = field(default_factory=threading.Event)
    chosen: list[Path | None] = field(default_factory=list)
    children: list[subprocess.Popen[bytes]] = field(default_factory=list)
    tools: list[tuple[Path, ...]] = field(default_factory=list)
    verbs: list[Verb] = field(default_factory=list)

    def look(self, chosen: Path | None) -> TrainingPython | Missing:
        self.chosen.append(chosen)
        return PYTHON if chosen is not None else self.python

    def install_megabytes(self) -> int:
        return 420

    def install(self, progress: Progress) -> TrainingPython | Missing:
        progress.report(0.5, "Fetching torch")
        while not self.gate.wait(0.01):
            progress.check_cancelled()
        self.python = PYTHON
        return PYTHON

    def describe(self, python: TrainingPython, method: str, progress: Progress) -> MethodTraining:
        if method not in self.trainable:
            raise TrainingError(f"{method} cannot be trained.")
        return MethodTraining(method, KINDS, LAYOUTS, options=OPTIONS)

    def start(self, python: TrainingPython, verb: Verb, run: RunFolder) -> int:
        if self.fail_start is not None:
            raise self.fail_start
        self.verbs.append(verb)
        run.set_wish(Wish.RUN)
        script = str(Path(__file__).with_name("fake_training.py"))
        command = [sys.executable, script, verb.value, str(run.root), self.mode.value, str(self.steps), str(self.delay)]
        with run.log_file.open("ab") as log:
            child = subprocess.Popen(
                command, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.DEVNULL, stderr=log, start_new_session=True
            )
        self.children.append(child)
        return child.pid

    def measure_phone(self, python: TrainingPython, phone: Path, camera: Path | None, good: Path, output: Path, progress: Progress) -> str:
        self.tools.append((phone, good, output))
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text("{}", encoding="utf-8")
        return "31 photos: blur 0.9 px, noise 4 of 255."

    def align(self, phone: Path, camera: Path, output: Path, progress: Progress) -> str:
        self.tools.append((phone, camera, output))
        for side in ("phone", "camera"):
            (output / "aligned" / side).mkdir(parents=True, exist_ok=True)
        return "8 pairs, 0.3 px between them on average."

    def end(self) -> None:
        """No child is left behind."""
        for child in self.children:
            child.kill()
            child.wait()
