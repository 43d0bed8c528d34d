"""What is done to a photo, as one frozen value: steps in their order, how much of each, and what of the photo is protected.

Owns what an edit is and whether it makes sense here. How it is written is form.py's, how it runs is run.py's. Any thread.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import prod
from types import MappingProxyType

from engine.core.errors import UsageError
from engine.core.focus import Focus
from engine.core.method import Method
from engine.core.params import ParamValue, resolve
from engine.core.precision import Precision
from engine.core.protect import ProtectMask
from engine.core.request import EnhanceRequest, Finish
from engine.core.sentences import said, term

MOST_STEPS = 20


@dataclass(frozen=True)
class Step:
    """One method over what the step before has made (the photo itself, for the first).

    size: times as wide and high. strength, colour_lock: 0-1, as in `Finish`. on: a step that is off is left out. weights: which training of
    the variant, as `Engine.weights` has it; it belongs to this machine and is not written to files.
    """

    method: str
    variant: str
    precision: Precision = Precision.FP32
    params: Mapping[str, ParamValue] = field(default_factory=lambda: MappingProxyType({}))
    size: int = 1
    strength: float = 1.0
    colour_lock: float = 0.0
    on: bool = True
    weights: str = ""

    @property
    def run_key(self) -> Hashable:
        """Equal for steps that make the same of the same photo at full strength."""
        return (self.method, self.variant, self.weights, self.precision, tuple(sorted(self.params.items())), self.size)

    @property
    def key(self) -> Hashable:
        """Equal for steps that hand the same photo on."""
        return (self.run_key, self.strength, self.colour_lock)

    @property
    def finish(self) -> Finish:
        """What is done to its result before it is handed on. Raises UsageError for a number outside 0-1."""
        return Finish(self.strength, self.colour_lock)

    def request(self, provider: str | None, tile: int | None, focus: Focus | None, strength: float | None) -> EnhanceRequest:
        """The run of this step alone; arguments as in `EnhanceRequest`."""
        return EnhanceRequest(self.method, self.variant, self.precision, self.params, provider, tile, focus, self.size, strength)

    def checked(self, methods: Sequence[Method]) -> "Step":
        """With every parameter its method declares. Raises UsageError for whatever the methods do not know or allow."""
        method = next((one for one in methods if one.id == self.method), None)
        if method is None:
            raise UsageError(
                said(
                    "There is no method {method!r}; the methods are: {known}.",
                    method=self.method,
                    known=", ".join(one.id for one in methods),
                )
            )
        method.variant(self.variant)
        if self.precision not in method.precisions:
            raise UsageError(said("{method} does not exist in {precision}.", method=term(method.name), precision=self.precision.label))
        method.enlargement(self.size)
        self.finish  # noqa: B018 - making it checks its numbers
        return replace(self, params=resolve(method.params, self.params))


@dataclass(frozen=True)
class Edit:
    """Steps, first to last, and what of the photo none of them may change. An edit without steps is none at all."""

    steps: tuple[Step, ...] = ()
    protect: ProtectMask | None = None

    @property
    def active(self) -> tuple[Step, ...]:
        """The steps that are on."""
        return tuple(step for step in self.steps if step.on)

    @property
    def scale(self) -> int:
        """How many times as wide and high as the photo the result is."""
        return prod(step.size for step in self.active)

    @property
    def finish(self) -> Finish:
        """What is done to the result of the last step that is on."""
        active = self.active
        return replace(active[-1].finish, protect=self.protect) if active else Finish(protect=self.protect)

    @property
    def shared(self) -> "Edit":
        """What of it makes sense for other photos: all but the mask."""
        return replace(self, protect=None)

    @property
    def plain(self) -> "Edit":
        """As it is written: without what belongs to this machine."""
        return replace(self, steps=tuple(replace(step, weights="") for step in self.steps))

    @property
    def run_key(self) -> Hashable:
        """Equal for edits whose runs give the same pixels: it leaves out what is done to the last result afterwards."""
        active = self.active
        return (tuple(step.key for step in active[:-1]), active[-1].run_key) if active else ()

    def with_step(self, index: int, step: Step) -> "Edit":
        """Another step in the place of one."""
        return replace(self, steps=(*self.steps[:index], step, *self.steps[index + 1 :]))

    def inserted(self, index: int, step: Step) -> "Edit":
        return replace(self, steps=(*self.steps[:index], step, *self.steps[index:]))

    def without(self, index: int) -> "Edit":
        return replace(self, steps=(*self.steps[:index], *self.steps[index + 1 :]))

    def moved(self, index: int, to: int) -> "Edit":
        """One step taken out and put where it becomes number `to`."""
        return self.without(index).inserted(to, self.steps[index])

    def checked(self, methods: Sequence[Method]) -> "Edit":
        """With every parameter filled in. Raises UsageError that names the step and what is wrong with it."""
        if len(self.steps) > MOST_STEPS:
            raise UsageError(said("There are {number} steps; an edit has {most} at most.", number=len(self.steps), most=MOST_STEPS))
        steps = []
        for number, step in enumerate(self.steps, 1):
            try:
                steps.append(step.checked(methods))
            except UsageError as error:
                raise UsageError(said("Step {number}: {what}", number=number, what=error.message), hint=error.hint) from error
        return replace(self, steps=tuple(steps))
