"""The observable state of the open photo: the photo, what is to be done with it, how far that is, what came of it.

Holds state and says when it changes; decides nothing and starts nothing. Main thread only. The enhancer writes run and result, panels
write the current step (its choice, its strength) or the whole edit, the opener writes the photo; everybody reads.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.catalogue import Catalogue
from engine.core.params import ParamValue, resolve
from engine.core.photo import Photo
from engine.core.precision import Precision
from engine.core.protect import ProtectMask
from engine.core.request import Finish, Result
from engine.edit.edit import Edit, Step
from engine.edit.sidecar import Found


@dataclass(frozen=True, eq=False)
class OpenPhoto:
    """A photo in the viewer. id: never used twice in one session; layer and mask: its prepared picture and transparency for
    the viewer; found: what was kept of its editing, None where nobody looked."""

    id: int
    photo: Photo
    name: str
    layer: Any
    mask: Any = None
    found: Found | None = None


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

    @classmethod
    def of(cls, step: Step) -> "Choice":
        """What a step is, but for how much of it is wanted."""
        return cls(step.method, step.variant, step.precision, step.params, step.weights, step.size)

    def over(self, step: Step) -> Step:
        """The step with this choice in place of its own."""
        return replace(
            step,
            method=self.method,
            variant=self.variant,
            precision=self.precision,
            params=self.params,
            weights=self.weights,
            size=self.size,
        )


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
    """What is open and what is done with it. `edit` has all steps; choice and strength are those of the current one, number `current`.
    strength_for: the strength a method begins with when it is picked.

    Signals, each after the change: catalogue_changed, photo_changed, choice_changed, strength_changed, edit_changed (any of the steps, how
    many, which is the current one, the mask), run_changed, result_changed. None of them carries a value: read the attribute.
    """

    catalogue_changed = Signal()
    photo_changed = Signal()
    choice_changed = Signal()
    strength_changed = Signal()
    edit_changed = Signal()
    run_changed = Signal()
    result_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.catalogue: Catalogue | None = None
        self.photo: OpenPhoto | None = None
        self.edit = Edit()
        self.current = 0
        self.choice: Choice | None = None
        self.run = Run()
        self.result: Result | None = None
        self.base: Photo | None = None
        self._wished_size: int | None = None
        self.strength_for: Callable[[str], float] = lambda method: self.strength

    @property
    def step(self) -> Step | None:
        """The current one; None before there is any."""
        return self.edit.steps[self.current] if self.edit.steps else None

    @property
    def strength(self) -> float:
        """Of the current step."""
        return self.step.strength if self.step is not None else 1.0

    @property
    def finish(self) -> Finish:
        """What is done to the result, which is the last step's, before it is shown and saved."""
        return replace(self.edit.finish, origin=self.photo.photo if self.photo is not None else None)

    def set_catalogue(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.catalogue_changed.emit()

    def set_photo(self, photo: OpenPhoto | None) -> None:
        """Show another photo; the result of the old one is gone."""
        self.photo = photo
        self.set_result(None)
        self.set_run(Run())
        self.photo_changed.emit()

    def set_edit(self, edit: Edit, current: int | None = None) -> None:
        """Another edit, or another step of it to work on; by default the same as before, as far as there is one."""
        current = self.current if current is None else current
        current = min(max(current, 0), max(len(edit.steps) - 1, 0))
        if edit == self.edit and current == self.current:
            return
        strength, choice = self.strength, self.choice
        self.edit, self.current = edit, current
        self.choice = Choice.of(self.step) if self.step is not None else None
        if self.choice != choice:
            self.choice_changed.emit()
        if self.strength != strength:
            self.strength_changed.emit()
        self.edit_changed.emit()

    def work_on(self, index: int) -> None:
        """Make another step the current one."""
        self.set_edit(self.edit, index)

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
        another = self.step is None or self.step.method != method
        strength = self.strength_for(method) if another else self.strength
        self._set_choice(Choice(method, chosen, precision, resolve(declaration.params, keep), weights, times), strength)

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
        """Of the current step; what lies outside 0-1 is moved to its end."""
        self._change_step(strength=min(max(strength, 0.0), 1.0))

    def set_colour_lock(self, colour_lock: float) -> None:
        """Of the current step, as above."""
        self._change_step(colour_lock=min(max(colour_lock, 0.0), 1.0))

    def set_protect(self, protect: ProtectMask | None) -> None:
        """What no step may change."""
        self.set_edit(replace(self.edit, protect=protect))

    def set_run(self, run: Run) -> None:
        if run != self.run:
            self.run = run
            self.run_changed.emit()

    def set_result(self, result: Result | None, base: Photo | None = None) -> None:
        """base: what the last step started from, over which its result is finished; None for the photo itself."""
        if result is not self.result:
            self.base = base or (self.photo.photo if self.photo is not None else None)
            self.result = result
            self.result_changed.emit()

    def _set_choice(self, choice: Choice, strength: float | None = None) -> None:
        """strength: None leaves it as it is."""
        step = choice.over(self.step or Step(choice.method, choice.variant))
        step = step if strength is None else replace(step, strength=strength)
        if self.step is None:
            self.set_edit(replace(self.edit, steps=(step,)))
        else:
            self.set_edit(self.edit.with_step(self.current, step))

    def _change_step(self, **changes: float) -> None:
        if self.step is not None:
            self.set_edit(self.edit.with_step(self.current, replace(self.step, **changes)))  # type: ignore[arg-type]
