"""The observable state of the open photo: the photo, what is to be done with it, how far that is, what came of it.

Holds state and says when it changes; decides nothing and starts nothing. Main thread only. The enhancer writes run and result,
panels write choice and strength, the opener writes the photo; everybody reads.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.catalogue import Catalogue
from engine.core.params import ParamValue, resolve
from engine.core.photo import Photo
from engine.core.precision import Precision
from engine.core.request import Finish, Result


@dataclass(frozen=True, eq=False)
class OpenPhoto:
    """A photo in the viewer. id: never used twice in one session; layer and mask: its prepared picture and transparency for
    the viewer."""

    id: int
    photo: Photo
    name: str
    layer: Any
    mask: Any = None


@dataclass(frozen=True)
class Choice:
    """What to do with photos: method, variant, precision, parameters; weights: which training of the variant, as in the catalogue;
    size: how many times as wide and high the result is to be."""

    method: str
    variant: str
    precision: Precision
    params: Mapping[str, ParamValue] = field(default_factory=lambda: MappingProxyType({}))
    weights: str = ""
    size: int = 1

    @property
    def key(self) -> Hashable:
        """Equal for choices that give the same picture."""
        return (self.method, self.variant, self.weights, self.precision, tuple(sorted(self.params.items())), self.size)


class RunState(Enum):
    """WAITING: asked for, but the engine or the lane is not free yet."""

    IDLE = "idle"
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


@dataclass(frozen=True)
class Run:
    """How far the current run is, 0 to 1, and what it is doing."""

    state: RunState = RunState.IDLE
    fraction: float = 0.0
    stage: str = ""

    @property
    def active(self) -> bool:
        return self.state in (RunState.WAITING, RunState.RUNNING)


class Session(QObject):
    """Signals, each after the change: catalogue_changed, photo_changed, choice_changed, strength_changed, run_changed,
    result_changed. None of them carries a value: read the attribute.
    """

    catalogue_changed = Signal()
    photo_changed = Signal()
    choice_changed = Signal()
    strength_changed = Signal()
    run_changed = Signal()
    result_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.catalogue: Catalogue | None = None
        self.photo: OpenPhoto | None = None
        self.choice: Choice | None = None
        self.strength = 1.0
        self.run = Run()
        self.result: Result | None = None
        self._wished_size: int | None = None

    def set_catalogue(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.catalogue_changed.emit()

    def set_photo(self, photo: OpenPhoto | None) -> None:
        """Show another photo; the result of the old one is gone."""
        self.photo = photo
        self.set_result(None)
        self.set_run(Run())
        self.photo_changed.emit()

    def choose(self, method: str, variant: str | None = None, wished: Precision | None = None, size: int | None = None) -> None:
        """Pick a method; keeps the wished precision where it can run, and the enlargement last wished for (now: `size`) where it is
        offered. Does nothing when the method cannot run at all."""
        if self.catalogue is None:
            return
        declaration = self.catalogue.method(method)
        names = [known.id for known in declaration.variants]
        working = [name for name in names if self.catalogue.variant_works(method, name)]
        if not working:
            return
        chosen = variant if variant in working else working[0]
        precision = self.catalogue.precision(method, chosen, wished)
        if precision is None:
            return
        keep = self.choice.params if self.choice is not None and self.choice.method == method else {}
        weights = self.catalogue.weights.get((method, chosen), "")
        self._wished_size = size or self._wished_size
        times = self._wished_size if self._wished_size in declaration.enlargements else declaration.scale
        self._set_choice(Choice(method, chosen, precision, resolve(declaration.params, keep), weights, times))

    def set_precision(self, precision: Precision) -> None:
        if self.choice is not None:
            self._set_choice(replace(self.choice, precision=precision))

    def set_size(self, size: int) -> None:
        """Enlarge so many times. Raises UsageError for a size the method does not offer."""
        if self.choice is not None and self.catalogue is not None:
            size = self.catalogue.method(self.choice.method).enlargement(size)
            self._wished_size = size
            self._set_choice(replace(self.choice, size=size))

    def set_param(self, param_id: str, value: ParamValue) -> None:
        """Change one parameter. Raises UsageError for a value out of range."""
        if self.choice is None or self.catalogue is None:
            return
        declared = self.catalogue.method(self.choice.method).params
        self._set_choice(replace(self.choice, params=resolve(declared, {**self.choice.params, param_id: value})))

    def reset_params(self) -> None:
        if self.choice is not None and self.catalogue is not None:
            self._set_choice(replace(self.choice, params=resolve(self.catalogue.method(self.choice.method).params, {})))

    def set_strength(self, strength: float) -> None:
        strength = min(max(strength, 0.0), 1.0)
        if strength != self.strength:
            self.strength = strength
            self.strength_changed.emit()

    @property
    def finish(self) -> Finish:
        """What is done to the result before it is saved."""
        return Finish(self.strength)

    def set_run(self, run: Run) -> None:
        if run != self.run:
            self.run = run
            self.run_changed.emit()

    def set_result(self, result: Result | None) -> None:
        if result is not self.result:
            self.result = result
            self.result_changed.emit()

    def _set_choice(self, choice: Choice) -> None:
        if choice != self.choice:
            self.choice = choice
            self.choice_changed.emit()
