"""Runs an edit: every step over the finished photo of the step before, 16 bit, alpha and metadata carried along.

Owns the order, what is taken from the cache, the progress of the whole and the look at memory before it begins. A step itself is the
engine's. Blocks, so it belongs on a worker thread.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from math import prod

import psutil

from engine.core.errors import OutOfMemoryError, UsageError
from engine.core.focus import Focus
from engine.core.method import Method, Tiling
from engine.core.photo import Photo
from engine.core.progress import PartProgress, Progress
from engine.core.request import Finish, OnTile, Result, RunReport, Runs
from engine.core.sentences import said, term
from engine.core.stream_pixels import is_streamed
from engine.edit.cache import EditCache
from engine.edit.edit import Edit, Step
from engine.inference.memory import RESULT_BYTES, needed_bytes

Finisher = Callable[[Photo, Result, Finish], Photo]


@dataclass(frozen=True)
class Wishes:
    """How steps are to run: provider, tile, focus (at the photo itself) as in `EnhanceRequest`. any_strength: the last result can be
    finished at every strength, not only at its step's."""

    provider: str | None = None
    tile: int | None = None
    focus: Focus | None = None
    any_strength: bool = False


@dataclass(frozen=True)
class Listeners:
    """on_base: gets what the last step starts from, before it does, where that is not the photo itself. on_tile and on_gentle: of the last
    step, as `Engine.enhance` has them. All are called on the thread of the run."""

    on_base: Callable[[Photo], None] | None = None
    on_tile: OnTile | None = None
    on_gentle: OnTile | None = None


@dataclass(frozen=True)
class Edited:
    """What came of an edit. base: what the last step started from, the photo itself for a single one; result: of the last step, which
    `Edit.finish` finishes over the base. Its report says how long all steps took and whatever any of them has to say."""

    base: Photo
    result: Result


@dataclass(frozen=True)
class Memo:
    """Where results are kept. scope: equal for runs over the same photo on the same provider."""

    cache: EditCache
    scope: Hashable

    def find(self, photo: Photo, edit: Edit) -> Edited | None:
        """The edit's outcome where every part of it is there."""
        active = edit.active
        if not active:
            return None
        count, base = self.cache.start(self.scope, photo, edit)
        result = self.cache.result(self.scope, active[:-1], active[-1])
        return Edited(base, result) if result is not None and count == len(active) - 1 else None


def run_edit(
    engine: Runs,
    photo: Photo,
    edit: Edit,
    progress: Progress,
    finish: Finisher | None = None,
    wishes: Wishes = Wishes(),
    listeners: Listeners = Listeners(),
    memo: Memo | None = None,
) -> Edited:
    """Run every step that is on, but for those that `memo` has.

    finish: makes the photo a step hands on, `engine.pipeline.finished_photo` for None. Raises UsageError where no step is on, and what
    `Engine.enhance` raises; OutOfMemoryError before the first step where a later one would not fit.
    """
    active = edit.active
    if not active:
        raise UsageError(said("There is no step to run: all of them are switched off."))
    chain = _Chain(engine, photo, active, finish or _finished_photo, wishes, memo)
    done, base = memo.cache.start(memo.scope, photo, edit) if memo is not None else (0, photo)
    if len(active) > 1:
        chain.check_memory(done, shown=listeners.on_tile is not None)
    reports: list[RunReport] = []
    for index in range(done, len(active) - 1):
        result = chain.made(base, index, chain.part(progress, done, index), Listeners())
        reports.append(result.report)
        base = chain.handed_on(base, index, result)
    if listeners.on_base is not None and len(active) > 1:
        listeners.on_base(base)
    last = len(active) - 1
    return Edited(base, chain.made(base, last, chain.part(progress, done, last), listeners, reports))


class _Chain:
    """The steps of one run over one photo."""

    def __init__(self, engine: Runs, photo: Photo, steps: tuple[Step, ...], finish: Finisher, wishes: Wishes, memo: Memo | None) -> None:
        self._engine = engine
        self._photo = photo
        self._steps = steps
        self._finish = finish
        self._wishes = wishes
        self._memo = memo
        self._methods = [_method(engine.methods, step) for step in steps]

    def made(self, base: Photo, index: int, progress: Progress, listeners: Listeners, before: Sequence[RunReport] = ()) -> Result:
        """What step `index` makes of `base`: kept, or run now. before: how the steps went that ran for it."""
        step, method, memo = self._steps[index], self._methods[index], self._memo
        kept = memo.cache.result(memo.scope, self._steps[:index], step) if memo is not None else None
        if kept is not None:
            return kept
        if memo is not None:
            memo.cache.make_room(RESULT_BYTES * base.width * base.height * step.size**2 * self._pictures(index))
        # Only networks have a choice of provider, and only what runs in tiles of their size; insisting on one elsewhere is an error.
        provider = self._wishes.provider if method.is_network else None
        tile = self._wishes.tile if method.tiling is Tiling.TILES else None
        focus = self._wishes.focus.scaled(self._scale(index)) if self._wishes.focus is not None else None
        request = step.request(provider, tile, focus, self._strength(index))
        result = self._engine.enhance(base, request, progress, listeners.on_tile, listeners.on_gentle)
        if before:
            reports = (*before, result.report)
            warnings = tuple(dict.fromkeys(warning for report in reports for warning in report.warnings))
            result = replace(result, report=replace(result.report, seconds=sum(report.seconds for report in reports), warnings=warnings))
        if memo is not None:
            memo.cache.put_result(memo.scope, self._steps[:index], step, result)
        return result

    def handed_on(self, base: Photo, index: int, result: Result) -> Photo:
        """The finished photo of step `index`, on which the next one runs."""
        finished = self._finish(base, result, self._steps[index].finish)
        if is_streamed(finished.pixels):
            # The window need not load what reads photos before it is there.
            from engine.core.stream_reading import spilled

            finished = spilled(finished)  # or it would be made anew for every tile of the next step
        if self._memo is not None:
            self._memo.cache.put_finished(self._memo.scope, self._steps[: index + 1], finished)
        return finished

    def part(self, progress: Progress, done: int, index: int) -> Progress:
        """The progress of step `index`, where `done` steps need not run: each counts by the pixels it sees."""
        if len(self._steps) == 1:
            return progress
        weights = [self._scale(number) ** 2 for number in range(len(self._steps))]
        whole, before = sum(weights[done:]), sum(weights[done:index])
        method = term(self._methods[index].name)
        words = said("Step {number} of {steps}: {method}", number=index + 1, steps=len(self._steps), method=method)
        return _StepProgress(PartProgress(progress, before / whole, weights[index] / whole), words)

    def check_memory(self, done: int, *, shown: bool) -> None:
        """Raise OutOfMemoryError before anything runs where what a step makes, and what is done with it, would not fit. What lies on the
        disk takes no memory, and looks for room itself."""
        if is_streamed(self._photo.pixels):
            return
        free = psutil.virtual_memory().available
        for index in range(done, len(self._steps)):
            step, last = self._steps[index], index == len(self._steps) - 1
            pixels = self._photo.width * self._photo.height * self._scale(index) ** 2
            pictures = self._pictures(index)
            needed = needed_bytes(pixels, step.size, pictures, shown=shown and last, handed_on=not last)
            needed += pixels * RESULT_BYTES if index else 0  # what the step before handed on
            if needed > free:
                raise OutOfMemoryError(
                    said(
                        "Step {number}, {method}, would make a photo of {megapixels:.0f} megapixels, which needs about {needed:.1f} GB "
                        "of memory, and only {free:.1f} GB are free.",
                        number=index + 1,
                        method=term(self._methods[index].name),
                        megapixels=pixels * step.size**2 / 1e6,
                        needed=needed / 1e9,
                        free=free / 1e9,
                    ),
                    hint=said("Fewer enlarging steps need less."),
                )

    def _strength(self, index: int) -> float | None:
        """The only one that the result of step `index` is to be finished at, None for every one."""
        return None if index == len(self._steps) - 1 and self._wishes.any_strength else self._steps[index].strength

    def _pictures(self, index: int) -> int:
        return self._methods[index].variant(self._steps[index].variant).pictures(self._strength(index))

    def _scale(self, index: int) -> int:
        """How many times as wide and high as the photo the input of step `index` is."""
        return prod(step.size for step in self._steps[:index])


class _StepProgress:
    """A step's progress, in words that say which step it is."""

    def __init__(self, parent: Progress, words: str) -> None:
        self._parent = parent
        self._words = words

    def report(self, fraction: float, text: str = "") -> None:
        self._parent.report(fraction, self._words)

    def check_cancelled(self) -> None:
        self._parent.check_cancelled()

    def on_cancel(self, stop: Callable[[], None]) -> Callable[[], None]:
        return self._parent.on_cancel(stop)


def _method(methods: Sequence[Method], step: Step) -> Method:
    """Raises UsageError."""
    for method in methods:
        if method.id == step.method:
            return method
    raise UsageError(
        said(
            "There is no method {method!r}; the methods are: {known}.", method=step.method, known=", ".join(method.id for method in methods)
        )
    )


def _finished_photo(photo: Photo, result: Result, finish: Finish) -> Photo:
    from engine.pipeline import finished_photo  # what is heavy in it is loaded with the first run, not with this module

    return finished_photo(photo, result, finish)
