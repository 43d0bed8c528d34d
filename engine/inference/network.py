"""Prepares a run: what is computed once for the photo, which sessions run its tiles, and the function the runner calls per tile.

`NetworkRun` stands for one photo, one model, its one fallback and the ways a tile that came back wrong is run again; `SolverRun` is the
same face for classical methods. Both belong to a single call of `Engine.enhance` and are not shared between threads; the compute
functions they hand out may be.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from engine.core.errors import InferenceError, ModelError
from engine.core.method import Image, Method, Solver, Tiling, Variant
from engine.core.params import THOROUGH, ParamValue
from engine.core.photo import Photo, Pixels
from engine.core.precision import Precision
from engine.core.progress import Progress
from engine.core.request import EnhanceRequest
from engine.core.sentences import said, term
from engine.inference.checks import BadTile
from engine.inference.manifest import Manifest
from engine.inference.model_store import ModelStore
from engine.inference.probe import Choice, Probe, Subject
from engine.inference.providers import CPU, Layout, layouts
from engine.inference.reduction import Reduction
from engine.inference.rescue import Compute, Rung
from engine.inference.runner import Job
from engine.inference.session import Session, SessionPool, core_count
from engine.inference.thumbnail import reduced_copy, thumbnail
from engine.inference.tile_size import CAUTIOUS_BYTES, LEAST_BYTES, memory_is_plentiful
from engine.inference.tiling import Tile
from engine.inference.turns import mean_of_turns

_SOLVER_BYTES = 200.0
_TURNS_BYTES = 24.0
"""Bytes for each pixel of the result that the sum of its turns and one of them take."""
_CONVERSION_BYTES = 40.0
"""Bytes that clipping, reducing and rounding take for each pixel a tile has more than its window."""


@dataclass(frozen=True)
class Prepared:
    """What a run settled on. precision and provider are those really used; rungs: ways to run a tile again; another: whether the whole
    photo can be run in another way."""

    compute: Compute
    provider: str
    precision: Precision
    workers: int
    model: str
    bytes_per_pixel: float
    rungs: tuple[Rung, ...] = ()
    another: bool = False

    def job(self, pixels: Pixels, method: Method, request: EnhanceRequest) -> Job:
        reduction = Reduction(method.scale, method.enlargement(request.size))
        return Job(
            pixels=pixels,
            reduction=reduction,
            halo=method.halo + reduction.margin,
            multiple_of=method.multiple_of,
            compute=self.compute,
            workers=self.workers,
            model=self.model,
            bytes_per_pixel=self.bytes_per_pixel + _CONVERSION_BYTES * (method.scale**2 - 1),
            tile=request.tile,
            focus=request.focus,
            may_tile=method.tiling is Tiling.TILES,
            rungs=self.rungs,
            how=self.precision.label,
            another=self.another,
            shifted=request.shifted,
        )


class SolverRun:
    """A classical method over one photo."""

    def __init__(self, photo: Photo, method: Method, solver: Solver, params: Mapping[str, ParamValue]) -> None:
        self._photo, self._method, self._solver, self._params = photo, method, solver, params

    def prepare(self, progress: Progress) -> Prepared:
        """Let the solver look at the whole photo once. Raises Cancelled."""
        progress.check_cancelled()
        measured = self._solver.measure(reduced_copy(self._photo.pixels, self._method.measure_size), self._params)
        width, height = self._photo.width, self._photo.height

        def compute(window: Image, tile: Tile, worker: int) -> Image:
            return self._solver.apply(window, tile.window(width, height), measured)

        return Prepared(compute, CPU, Precision.FP32, core_count(), self._method.id, _SOLVER_BYTES)

    def fall_back(self, error: InferenceError) -> str | None:
        return None

    def rest(self) -> None:
        return


class NetworkRun:
    """A network over one photo: the provider measured fastest, and one fallback on the processor.

    params: those the method declared; THOROUGH runs every tile in all its turns. whole: pixels that the condition graph is to see in the
    photo's stead, when the photo is only a part. hurried: what has not been measured yet is not measured now; it runs on the given
    provider as well as one can guess.
    """

    def __init__(
        self,
        photo: Photo,
        method: Method,
        variant: Variant,
        precision: Precision,
        models: ModelStore,
        sessions: SessionPool,
        probe: Probe,
        provider: str | None,
        whole: Pixels | None = None,
        hurried: bool = False,
        params: Mapping[str, ParamValue] = MappingProxyType({}),
    ) -> None:
        self._photo, self._method, self._variant = photo, method, variant
        self._whole = photo.pixels if whole is None else whole
        self._models, self._sessions, self._probe = models, sessions, probe
        self._precision = precision
        self._provider = provider
        self._measured = not hurried
        self._thorough = params.get(THOROUGH.id) is True
        self._fallen = False
        self._extras: dict[str, NDArray[np.float32]] | None = None
        self._conditioned_by = ""
        self._subject: Subject | None = None
        self._choice: Choice | None = None
        self._used: list[Session] = []

    def prepare(self, progress: Progress) -> Prepared:
        """Check the files, run the condition graph, choose a provider, load sessions.

        Raises ModelError, UsageError, InferenceError, Cancelled.
        """
        progress.check_cancelled()
        file = self._models.file(self._method, self._variant, self._precision)
        manifest = self._models.manifest(self._method, self._variant)
        condition = manifest.condition.file.sha256 if manifest.condition else ""
        # A fallback after the variant was exported anew must not mix the old code with the new graphs.
        if self._extras is None or condition != self._conditioned_by:
            self._extras = self._condition(manifest, progress)
            self._conditioned_by = condition
        subject = Subject(file.path, file.sha256, manifest.input, manifest.output, manifest.multiple_of, self._extras)
        self._subject = subject
        if self._measured:
            choice = self._probe.choose(subject, progress, self._provider)
        else:
            row = self._sessions.row(self._provider or CPU)
            known = self._probe.known(file.sha256, self._provider)
            choice = known or Choice(row.id, layouts(row, core_count())[0])
        self._choice = choice
        sessions = [
            self._sessions.session(file.path, choice.provider, choice.layout, index, file.sha256) for index in range(choice.layout.workers)
        ]
        self._used = sessions

        def compute(window: Image, tile: Tile, worker: int) -> Image:
            return self._run(sessions[worker % len(sessions)], subject, window, progress)

        taken = max(choice.bytes_per_pixel, LEAST_BYTES) if choice.bytes_per_pixel else CAUTIOUS_BYTES
        taken += _TURNS_BYTES * self._method.scale**2 if self._thorough else 0.0
        # Where a tile takes several threads, one worker more cuts and converts the next tile meanwhile.
        workers = choice.layout.workers + (1 if choice.layout.threads > 1 else 0)
        rungs = self._rungs(compute, manifest, choice, progress) if self._measured or self._fallen else ()
        another = not self._fallen and (choice.provider != CPU or self._can_be_float())
        return Prepared(compute, choice.provider, self._precision, workers, f"{file.sha256} {choice.provider}", taken, rungs, another)

    def _rungs(self, compute: Compute, manifest: Manifest, choice: Choice, progress: Progress) -> tuple[Rung, ...]:
        """Ways to run a tile again that came back wrong: smaller, then in FP32, then on the processor too, as far as they differ.

        Each looks for what it needs, and loads it, when it is called: damaged FP32 weights are nothing to a run that goes well without.
        """
        rungs = [Rung(said("in smaller pieces"), compute)]
        floats = self._can_be_float()
        precision, extras = Precision.FP32 if floats else self._precision, self._extras or {}

        def elsewhere(provider: str, layout: Layout) -> Compute:
            def run(window: Image, tile: Tile, worker: int) -> Image:
                file = self._models.file(self._method, self._variant, precision)
                subject = Subject(file.path, file.sha256, manifest.input, manifest.output, manifest.multiple_of, extras)
                session = self._sessions.session(subject.path, provider, layout, 0, subject.sha256)
                return self._run(session, subject, window, progress)

            return run

        if floats:
            rungs.append(Rung(said("in FP32"), elsewhere(choice.provider, choice.layout)))
        if choice.provider != CPU:
            words = said("on the processor")
            if floats or self._precision is Precision.FP32:
                words = said("in FP32 on the processor")
            rungs.append(Rung(words, elsewhere(CPU, layouts(self._sessions.row(CPU), core_count())[0])))
        return tuple(rungs)

    def _can_be_float(self) -> bool:
        """Whether it runs in integers and could run in FP32."""
        integers = self._precision is not Precision.FP32
        return integers and self._models.why_missing(self._method, self._variant, Precision.FP32) is None

    def fall_back(self, error: InferenceError) -> str | None:
        """Turn to the processor, and to FP32 where the numbers themselves were wrong; None when nothing is left to turn to."""
        provider = self._choice.provider if self._choice else self._provider
        on_processor = provider in (None, CPU)  # None: the probe has tried everything, the processor too
        to_float = (isinstance(error, BadTile) or on_processor) and self._can_be_float()
        if on_processor and not to_float:
            return None
        if self._subject is not None and not isinstance(error, BadTile):
            self._probe.forget(self._subject)
        failed = {"precision": self._precision.label, "provider": self._label(provider), "reason": error.message}
        if to_float:
            self._precision = Precision.FP32
        self._provider, self._measured, self._fallen = CPU, False, True
        return said(
            "{precision} on {provider} failed, so the photo was run in {other} on the processor. ({reason})",
            **failed,
            other=self._precision.label,
        )

    def rest(self) -> None:
        """The photo is done: give back working memory where memory is short. Elsewhere it stays for the next photo, whose first
        tiles would take twice their time without it."""
        if self._subject is None or memory_is_plentiful():
            return
        side = self._subject.multiple_of
        for session in dict.fromkeys(self._used):
            feeds = self._subject.feeds(session, np.zeros((1, 3, side, side), np.float32))
            session.rest(feeds, (self._subject.output,))

    def _run(self, session: Session, subject: Subject, window: Image, progress: Progress) -> Image:
        def once(seen: Image) -> Image:
            image = np.ascontiguousarray(seen.transpose(2, 0, 1))[None]
            return session.run(subject.feeds(session, image), (subject.output,), progress)[0][0].transpose(1, 2, 0)

        return mean_of_turns(once, window) if self._thorough else once(window)

    def _label(self, provider: str | None) -> str:
        return next((info.label for info in self._sessions.providers() if info.id == provider), said("the processor"))

    def _condition(self, manifest: Manifest, progress: Progress) -> dict[str, NDArray[np.float32]]:
        """What the condition graph makes of the whole photo, in FP32 on the processor; empty without such a graph."""
        condition = manifest.condition
        if condition is None:
            return {}
        file = self._models.verified(condition.file)
        session = self._sessions.session(file.path, CPU, Layout(1, 1), sha256=file.sha256)
        missing = [name for name in (condition.input, *condition.outputs) if name not in (*session.inputs, *session.outputs)]
        if missing:
            words = said("The model file {name} does not fit its manifest: it has no {node}.", name=file.path.name, node=missing[0])
            raise ModelError(words, hint=said("Export the model again."))
        small = thumbnail(self._whole, condition.size, condition.size)
        feeds = {condition.input: np.ascontiguousarray(small.transpose(2, 0, 1))[None]}
        values = session.run(feeds, condition.outputs, progress)
        if not all(np.isfinite(value).all() for value in values):
            raise ModelError(
                said("The model {method} cannot judge this photo: its condition graph returned no numbers.", method=term(self._method.name))
            )
        return dict(zip(condition.outputs, values, strict=True))
