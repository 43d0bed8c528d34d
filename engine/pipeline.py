"""The one road from photo to photo: checks the request, finds the model, chooses how to run it, and runs it in tiles.

`Engine` is built once and passed around; it is thread safe and its calls block, so they belong on worker threads. Strength and whatever
else needs no run is applied afterwards, by finishing.py; a variant that goes from other weights to its own is two runs, one behind the
other.
"""

import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.core import paths
from engine.core.alpha import shown_to_networks
from engine.core.errors import InferenceError, ModelError, UsageError
from engine.core.focus import seen_region
from engine.core.method import Method, Region, Task, Tiling, Variant
from engine.core.params import ParamValue, resolve
from engine.core.photo import Photo, Pixels
from engine.core.precision import Precision
from engine.core.progress import PartProgress, Progress
from engine.core.request import WHOLE_PHOTO, EnhanceRequest, Finish, OnTile, Preview, Result, RunReport
from engine.core.sentences import said, term
from engine.core.stream_pixels import DiskPixels, is_streamed
from engine.finishing import blend, finished_photo
from engine.inference.glimpse import alpha_of, cut_part, whole_copy
from engine.inference.memory import check_memory
from engine.inference.model_store import ModelStore
from engine.inference.network import NetworkRun, Prepared, SolverRun
from engine.inference.probe import Choice, Probe
from engine.inference.providers import CPU, ProviderInfo
from engine.inference.runner import Steady, run_job
from engine.inference.session import SessionPool
from engine.inference.tile_size import STREAMED_TILE_BYTES, TileSizes
from engine.methods import METHODS

__all__ = ["Engine", "blend", "finished_photo"]

_PREPARING = 0.02
"""Part of the progress given to everything before the first tile."""

_NO_PREVIEW_BELOW = 0.5
"""Seconds: what is seen is not previewed where its tiles are known to be there sooner; the preview would only keep them waiting."""

_INTEGERS = (Precision.QAT, Precision.PTQ)


class Engine:
    """Every method, ready to run. `probe` and `sizes` have defaults that measure in this process only.

    methods: the given ones, with the variants of the user's own that `models` found when the engine was made or last refreshed.
    """

    def __init__(
        self,
        models: ModelStore,
        sessions: SessionPool,
        methods: Sequence[Method] = METHODS,
        probe: Probe | None = None,
        sizes: TileSizes | None = None,
    ) -> None:
        self.models = models
        self.sessions = sessions
        self._declared = tuple(methods)
        self._refreshing = threading.Lock()
        self.methods = models.with_found(self._declared)
        self.probe = probe or Probe(sessions, None)
        self._sizes = sizes or TileSizes()

    @classmethod
    def open(cls) -> "Engine":
        """The engine over the user's and the bundled models, remembering measurements in the cache folder. Loads no weights yet."""
        sessions = SessionPool()
        return cls(ModelStore.open(), sessions, probe=Probe(sessions, paths.cache_dir() / "providers.json"))

    def refresh(self) -> None:
        """Look for the user's own variants again: some may have come, gone, or got other names. Runs that have begun go on as they are."""
        with self._refreshing:  # or an older look might overwrite a newer one
            self.methods = self.models.with_found(self._declared)

    def rename(self, method_id: str, variant_id: str, name: str) -> None:
        """Call one of the user's own variants `name`. Raises UsageError, ModelError, PhotoWriteError as `ModelStore.rename` does."""
        method = self.method(method_id)
        self.models.rename(method, method.variant(variant_id), name)
        self.refresh()

    def delete(self, method_id: str, variant_id: str) -> None:
        """Remove one of the user's own variants for good. Raises UsageError, ModelError as `ModelStore.delete` does."""
        method = self.method(method_id)
        variant = method.variant(variant_id)
        self.sessions.clear()  # some systems do not let go of a file that is mapped into memory
        try:
            self.models.delete(method, variant)
        finally:
            self.refresh()

    def weights(self, method_id: str, variant: str | None = None) -> str:
        """Short text that differs between two sets of weights (and what their strength starts from), also where one took the other's
        place; "" where there are none."""
        method = self.method(method_id)
        chosen = method.variant(variant)
        together = (chosen, method.variant(chosen.gentle)) if chosen.gentle else (chosen,)
        return "".join(self.models.fingerprint(method, one) for one in together) if method.is_network else ""

    def problems(self) -> tuple[str, ...]:
        """One sentence for each model folder of the user's own that cannot be used."""
        return self.models.problems()

    def method(self, method_id: str) -> Method:
        """The method of that id. Raises UsageError."""
        for method in self.methods:
            if method.id == method_id:
                return method
        known = ", ".join(method.id for method in self.methods)
        raise UsageError(said("There is no method {method!r}; the methods are: {known}.", method=method_id, known=known))

    def offer(self, method_id: str, variant: str | None = None) -> Mapping[Precision, str | None]:
        """For every precision None when it can be run, else one sentence why not. Reads manifests, not weights."""
        method = self.method(method_id)
        chosen = method.variant(variant)
        return {precision: self._why_not(method, chosen, precision) for precision in Precision}

    def providers(self) -> tuple[ProviderInfo, ...]:
        """The execution providers, with the reason for those that are not available. The first call imports onnxruntime."""
        return self.sessions.providers()

    def enhance(
        self, photo: Photo, request: EnhanceRequest, progress: Progress, on_tile: OnTile | None = None, on_gentle: OnTile | None = None
    ) -> Result:
        """Run a method over a photo at full strength, and before it the gentle variant that its strength starts from, if there is one.

        on_tile gets each finished tile's Region in pixels of the result and its uint16 pixels, serially, on a worker thread; tiles that
        show `request.focus` come first. When a run has to be tried again tiles may come twice; the later one counts. on_gentle gets
        those of `Result.gentle`, all of them before the first of on_tile. The result of a photo whose pixels are not in memory is not
        there either, and its tiles take less of it.
        Raises UsageError, ModelError, OutOfMemoryError, InferenceError, PhotoWriteError (no room on the disk), Cancelled.
        """
        method, variant = self._check(request)
        values = resolve(method.params, request.params)
        listeners = dict(self._turns(method, variant, request.strength, on_tile, on_gentle))
        size = method.enlargement(request.size)
        streamed = is_streamed(photo.pixels)
        if not streamed:
            check_memory(photo, method, size, len(listeners), shown=on_tile is not None)
        steady = Steady(progress)
        steady.report(0.0, said("Preparing"))
        started = time.perf_counter()
        photo = photo if streamed else shown_to_networks(photo)
        warnings: list[str] = []
        made: list[NDArray[np.uint16]] = []
        for turn, (ran, listener) in enumerate(listeners.items()):
            part = PartProgress(steady, turn / len(listeners), 1 / len(listeners))
            output: Any = DiskPixels((size * photo.height, size * photo.width, 3), np.uint16) if streamed else None
            turns = (turn, len(listeners))
            prepared, pixels, tile = self._run(photo, method, ran, request, values, part, listener, warnings, turns, output)
            pixels.setflags(write=False)
            made.append(pixels)
        steady.report(1.0, said("Done"))
        report = RunReport(
            method=method.id,
            variant=ran.id,
            precision=prepared.precision,
            provider=prepared.provider,
            tile=tile,
            seconds=time.perf_counter() - started,
            megapixels=photo.megapixels,
            warnings=tuple(dict.fromkeys(warnings)),
            weights=self.models.fingerprint(method, ran) if method.is_network else "",
            params=values,
        )
        only = request.strength if variant.gentle and len(made) == 1 else None
        return Result(made[-1], size, report, made[0] if variant.gentle else None, only)

    def preview(
        self, photo: Photo, request: EnhanceRequest, room: int, progress: Progress, levels: Sequence[Pixels] = ()
    ) -> Preview | None:
        """What an instant method for the same task makes of `request.focus` (None: of the whole photo), reduced to about `room` pixels.

        The network runs over the reduced part with the code of the whole photo. levels: copies of the photo's pixels as `cut_part` takes
        them, where somebody has them anyway; they need not have its depth. None when the chosen method is instant itself or classical
        (its first tiles would hardly come later), when it is known to have done that part in a moment, or when nothing instant is
        installed for its task.
        Nothing is measured for it: it runs where the chosen method was measured fastest, else on the preferred provider, in the precision
        that is quickest there. Raises UsageError, ModelError, InferenceError, Cancelled.
        """
        method, variant = self._check(request)
        if method.instant or not method.is_network:
            return None
        heavy = self._measured(method, variant, request)
        seen = seen_region(request.focus) or Region(0, 0, photo.width, photo.height, photo.width, photo.height)
        if heavy is not None and heavy.seconds_per_megapixel * seen.width * seen.height / 1e6 < _NO_PREVIEW_BELOW:
            return None
        preferred = next((info.id for info in self.sessions.providers() if info.available), CPU)
        provider = request.provider or (heavy.provider if heavy is not None else preferred)
        found = self._instant(method.task_of(variant), quick_integers=self.sessions.row(provider).quick_integers)
        if found is None:
            return None
        instant, look, precision = found
        levels = levels or (photo.pixels,)
        part = cut_part(levels, seen, room, instant.halo)
        opacity = None if photo.alpha is None or is_streamed(photo.alpha) else alpha_of(part, photo.alpha)
        photo = shown_to_networks(Photo(part.pixels, opacity))
        tools = (self.models, self.sessions, self.probe)
        run = NetworkRun(photo, instant, look, precision, *tools, provider, whole_copy(levels), hurried=True)
        wanted = EnhanceRequest(instant.id, look.id, precision)
        prepared, pixels, _ = self._tried(run, photo, instant, wanted, progress, None, [])
        left, top, right, bottom = part.margins
        pixels = pixels[top : pixels.shape[0] - bottom, left : pixels.shape[1] - right]
        pixels.setflags(write=False)
        height, width = pixels.shape[:2]
        return Preview(
            pixels,
            part.left + left * part.step_x,
            part.top + top * part.step_y,
            width * part.step_x,
            height * part.step_y,
            instant.id,
            look.id,
            prepared.precision,
        )

    def _instant(self, task: Task, *, quick_integers: bool) -> tuple[Method, Variant, Precision] | None:
        """What makes previews for that task: the first instant method with a variant that can be run, stock variants before the user's."""
        order = (*_INTEGERS, Precision.FP32) if quick_integers else (Precision.FP32, *_INTEGERS)
        for method in self.methods:
            for variant in method.variants_for(task) if method.instant and method.scale == 1 else ():
                for precision in order:
                    if self.models.why_not(method, variant, precision) is None:
                        return method, variant, precision
        return None

    def _measured(self, method: Method, variant: Variant, request: EnhanceRequest) -> Choice | None:
        """What earlier runs of these weights have found out about their speed here; None when there was none."""
        try:
            file = self.models.manifest(method, variant).files[request.precision]
        except (ModelError, KeyError):
            return None
        return self.probe.known(file.sha256, request.provider)

    def _turns(
        self, method: Method, variant: Variant, strength: float | None, on_tile: OnTile | None, on_gentle: OnTile | None
    ) -> Iterator[tuple[Variant, OnTile | None]]:
        """What has to run in which order, and who gets its tiles."""
        if variant.gentle and strength != 1.0:
            gentle = method.variant(variant.gentle)
            if strength == 0.0:
                yield gentle, on_tile
                return
            yield gentle, on_gentle
        yield variant, on_tile

    def _run(
        self,
        photo: Photo,
        method: Method,
        variant: Variant,
        request: EnhanceRequest,
        values: Mapping[str, ParamValue],
        progress: Progress,
        on_tile: OnTile | None,
        warnings: list[str],
        turn: tuple[int, int],
        output: NDArray[np.uint16] | None,
    ) -> tuple[Prepared, NDArray[np.uint16], int]:
        """One variant over the photo, which is one turn of several: how it ran, the pixels, the tile size."""
        tile = WHOLE_PHOTO if method.tiling is Tiling.WHOLE else request.tile
        run: NetworkRun | SolverRun
        if method.solver is not None:
            run = SolverRun(photo, method, method.solver(), values)
        else:
            tools = (self.models, self.sessions, self.probe)
            run = NetworkRun(photo, method, variant, request.precision, *tools, request.provider, params=values)
        done = self._tried(run, photo, method, replace(request, tile=tile), progress, on_tile, warnings, turn, output)
        run.rest()
        return done

    def _tried(
        self,
        run: "NetworkRun | SolverRun",
        photo: Photo,
        method: Method,
        request: EnhanceRequest,
        progress: Progress,
        on_tile: OnTile | None,
        warnings: list[str],
        turn: tuple[int, int] = (0, 1),
        output: NDArray[np.uint16] | None = None,
    ) -> tuple[Prepared, NDArray[np.uint16], int]:
        """The run, with one announced fallback when a provider or its output fails."""
        fallen_back = False
        while True:
            try:
                prepared = run.prepare(progress)
                progress.report(_PREPARING, said("Preparing"))
                job = replace(prepared.job(photo.pixels, method, request), turn=turn[0], turns=turn[1], output=output)
                if is_streamed(photo.pixels):
                    job = replace(job, tile_bytes=STREAMED_TILE_BYTES)
                enhanced, size = run_job(job, self._sizes, PartProgress(progress, _PREPARING, 1.0 - _PREPARING), on_tile, warnings.append)
                return prepared, enhanced, size
            except InferenceError as error:
                instead = None if fallen_back else run.fall_back(error)
                if instead is None:
                    raise
                fallen_back = True
                warnings.append(instead)

    def _check(self, request: EnhanceRequest) -> tuple[Method, Variant]:
        method = self.method(request.method)
        variant = method.variant(request.variant)
        if request.precision not in method.precisions:
            raise UsageError(said("{method} does not exist in {precision}.", method=term(method.name), precision=request.precision.label))
        method.enlargement(request.size)
        if request.strength is not None:
            Finish(request.strength)  # refuses what is no strength
        if request.tile is not None and request.tile < 0:
            raise UsageError(said("A tile of {tile} pixels makes no sense.", tile=request.tile))
        if method.tiling is Tiling.WHOLE and request.tile not in (None, WHOLE_PHOTO):
            raise UsageError(said("{method} needs the photo in one piece and cannot run in tiles.", method=term(method.name)))
        if request.provider is not None:
            if not method.is_network and request.provider != CPU:
                raise UsageError(said("{method} runs on the processor only.", method=term(method.name)))
            if method.is_network:
                self.sessions.row(request.provider)
        return method, variant

    def _why_not(self, method: Method, variant: Variant, precision: Precision) -> str | None:
        if method.is_network or precision not in method.precisions:
            return self.models.why_not(method, variant, precision)
        return None
