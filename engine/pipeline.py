"""The one road from photo to photo: checks the request, finds the model, chooses how to run it, and runs it in tiles.

`Engine` is built once and passed around; it is thread safe and its calls block, so they belong on worker threads. Strength is applied
afterwards, by `finished_photo`; a variant that goes from other weights to its own is two runs, one behind the other.
"""

import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.core import paths
from engine.core.alpha import enlarged_alpha, enlarged_alpha_rows, shown_to_networks, with_hidden_colours
from engine.core.errors import InferenceError, ModelError, UsageError
from engine.core.focus import seen_region
from engine.core.history import edit_line
from engine.core.method import Method, Region, Task, Tiling, Variant
from engine.core.params import ParamValue, resolve
from engine.core.photo import Photo, Pixels, to_depth
from engine.core.precision import Precision
from engine.core.progress import PartProgress, Progress
from engine.core.request import AS_MADE, WHOLE_PHOTO, EnhanceRequest, Finish, Preview, Result, RunReport
from engine.core.stream_pixels import ComputedPixels, DiskPixels, is_streamed
from engine.inference.glimpse import cut_part, whole_copy
from engine.inference.memory import check_memory
from engine.inference.model_store import ModelStore
from engine.inference.network import NetworkRun, Prepared, SolverRun
from engine.inference.probe import Choice, Probe
from engine.inference.providers import CPU, ProviderInfo
from engine.inference.runner import OnTile, Steady, run_job
from engine.inference.session import SessionPool
from engine.inference.tile_size import STREAMED_TILE_BYTES, TileSizes
from engine.methods import METHODS

_PREPARING = 0.02
"""Part of the progress given to everything before the first tile."""

_NO_PREVIEW_BELOW = 0.5
"""Seconds: a run known to be done sooner is not announced by a preview."""

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
        raise UsageError(f"There is no method {method_id!r}; the methods are: {known}.")

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
        steady.report(0.0, "Preparing")
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
        steady.report(1.0, "Done")
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
        )
        only = request.strength if variant.gentle and len(made) == 1 else None
        return Result(made[-1], size, report, made[0] if variant.gentle else None, only)

    def preview(
        self, photo: Photo, request: EnhanceRequest, room: int, progress: Progress, levels: Sequence[Pixels] = ()
    ) -> Preview | None:
        """What an instant method for the same task makes of `request.focus` (None: of the whole photo), reduced to about `room` pixels.

        The network runs over the reduced part with the code of the whole photo. levels: copies of the photo's pixels as `cut_part` takes
        them, where somebody has them anyway; they need not have its depth. None when the chosen method is instant itself or classical
        (its first tiles would hardly come later), is known to be done in a moment, or when nothing instant is installed for its task.
        Nothing is measured for it: it runs where the chosen method was measured fastest, else on the preferred provider, in the precision
        that is quickest there. Raises UsageError, ModelError, InferenceError, Cancelled.
        """
        method, variant = self._check(request)
        if method.instant or not method.is_network:
            return None
        heavy = self._measured(method, variant, request)
        if heavy is not None and heavy.seconds_per_megapixel * photo.megapixels < _NO_PREVIEW_BELOW:
            return None
        preferred = next((info.id for info in self.sessions.providers() if info.available), CPU)
        provider = request.provider or (heavy.provider if heavy is not None else preferred)
        found = self._instant(method.task_of(variant), quick_integers=self.sessions.row(provider).quick_integers)
        if found is None:
            return None
        instant, look, precision = found
        levels = levels or (photo.pixels,)
        seen = seen_region(request.focus) or Region(0, 0, photo.width, photo.height, photo.width, photo.height)
        part = cut_part(levels, seen, room, instant.halo)
        photo = Photo(part.pixels)
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
            run = NetworkRun(photo, method, variant, request.precision, self.models, self.sessions, self.probe, request.provider)
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
                progress.report(_PREPARING, "Preparing")
                job = replace(prepared.job(photo.pixels, method, request), turn=turn[0], turns=turn[1], output=output)
                if is_streamed(photo.pixels):
                    job = replace(job, tile_bytes=STREAMED_TILE_BYTES)
                enhanced, size = run_job(job, self._sizes, PartProgress(progress, _PREPARING, 1.0 - _PREPARING), on_tile, warnings.append)
                return prepared, enhanced, size
            except InferenceError as error:
                said = None if fallen_back else run.fall_back(error)
                if said is None:
                    raise
                fallen_back = True
                warnings.append(said)

    def _check(self, request: EnhanceRequest) -> tuple[Method, Variant]:
        method = self.method(request.method)
        variant = method.variant(request.variant)
        if request.precision not in method.precisions:
            raise UsageError(f"{method.name} does not exist in {request.precision.label}.")
        method.enlargement(request.size)
        if request.strength is not None:
            _check_strength(request.strength)
        if request.tile is not None and request.tile < 0:
            raise UsageError(f"A tile of {request.tile} pixels makes no sense.")
        if method.tiling is Tiling.WHOLE and request.tile not in (None, WHOLE_PHOTO):
            raise UsageError(f"{method.name} needs the photo in one piece and cannot run in tiles.")
        if request.provider is not None:
            if not method.is_network and request.provider != CPU:
                raise UsageError(f"{method.name} runs on the processor only.")
            if method.is_network:
                self.sessions.row(request.provider)
        return method, variant

    def _why_not(self, method: Method, variant: Variant, precision: Precision) -> str | None:
        if method.is_network or precision not in method.precisions:
            return self.models.why_not(method, variant, precision)
        return None


def blend(photo: Photo, enhanced: NDArray[np.uint16], strength: float, gentle: NDArray[np.uint16] | None = None) -> NDArray[np.uint16]:
    """Between `gentle` (strength 0) and the enhanced pixels (1); without one, from the source, enlarged bicubically to the same size.

    Returns `enhanced` or `gentle` itself at their ends, a new (height, width, 3) uint16 array otherwise. Raises UsageError outside 0-1.
    """
    _check_strength(strength)
    if strength == 1.0:
        return enhanced
    if strength == 0.0 and gentle is not None:
        return gentle
    mixed = np.empty_like(enhanced, subok=False)
    if gentle is None and enhanced.shape[:2] != photo.pixels.shape[:2]:
        photo = shown_to_networks(photo)  # enlarging mixes neighbours
    for rows in _strips(enhanced.shape[0]):
        mixed[rows] = _blended_rows(photo, enhanced, strength, gentle, rows)
    return mixed


def _blended_rows(
    photo: Photo, enhanced: NDArray[np.uint16], strength: float, gentle: NDArray[np.uint16] | None, rows: slice
) -> NDArray[np.uint16]:
    if strength == 1.0 or (strength == 0.0 and gentle is not None):
        return enhanced[rows] if strength == 1.0 or gentle is None else gentle[rows]
    # 16.16 fixed point in unsigned 32 bits: 65535 * 65535 + rounding still fits, and no float copy of the photo is made.
    weight = np.uint32(round(strength * 65535.0))
    low = _enlarged(photo.pixels, enhanced.shape[1], enhanced.shape[0], rows) if gentle is None else gentle[rows]
    total = enhanced[rows].astype(np.uint32)
    total *= weight
    total += low.astype(np.uint32) * (np.uint32(65535) - weight)
    total += np.uint32(32767)
    total //= np.uint32(65535)
    return total.astype(np.uint16)


_STRIP = 256
"""Rows worked on at a time, to keep intermediate arrays small."""

_CUBIC_REACH = 2
"""Rows of the source on either side that a bicubically enlarged row depends on."""


def finished_photo(photo: Photo, result: Result, finish: Finish = AS_MADE) -> Photo:
    """The photo to show and save: enhanced as `finish` says, alpha enlarged to fit, metadata kept, one line longer in what was done to it.

    The pixels are uint16 whatever the source was; saving decides about the depth. Fully transparent ones keep the colours they hide in a
    photo that was not enlarged. Raises UsageError for a strength the result was not made for.
    """
    strength = finish.strength
    if result.strength not in (None, strength):
        raise UsageError(f"This result was made for a strength of {result.strength:g} and cannot be finished at {strength:g}.")
    if is_streamed(result.enhanced):
        return _finished_by_rows(photo, result, finish)
    pixels = blend(photo, result.enhanced, strength, result.gentle)
    alpha = None if photo.alpha is None else enlarged_alpha(photo.alpha, pixels.shape[0] // photo.height)
    if pixels.shape[:2] == photo.pixels.shape[:2]:
        pixels = with_hidden_colours(photo, pixels)
    grey = photo.grey and all(_is_grey(pixels[rows]) for rows in _strips(pixels.shape[0]))
    edits = (*photo.edits, edit_line(result.report, strength, result.scale))
    return replace(photo, pixels=pixels, alpha=alpha, grey=grey, edits=edits)


def _finished_by_rows(photo: Photo, result: Result, finish: Finish) -> Photo:
    """The same for pixels that are not in memory: those of the photo returned are made when somebody reads them. Whether a grey photo
    stayed grey is for whoever reads them all to find out."""
    if finish.colour_lock or finish.protect is not None:
        raise UsageError("A photo of this size can be finished at any strength, but not with a colour lock or a protected part.")
    made = result.enhanced

    def rows_of(top: int, bottom: int) -> NDArray[np.uint16]:
        return _blended_rows(photo, made, finish.strength, result.gentle, slice(top, bottom))

    def alpha_of(top: int, bottom: int) -> NDArray[np.uint16]:
        assert photo.alpha is not None
        return enlarged_alpha_rows(photo.alpha, made.shape[0] // photo.height, slice(top, bottom))

    pixels: Any = ComputedPixels(made.shape, np.uint16, rows_of)
    alpha: Any = ComputedPixels(made.shape[:2], np.uint16, alpha_of) if photo.alpha is not None else None
    return replace(photo, pixels=pixels, alpha=alpha, edits=(*photo.edits, edit_line(result.report, finish.strength, result.scale)))


def _check_strength(strength: float) -> None:
    if not 0.0 <= strength <= 1.0:
        raise UsageError(f"The strength is {strength:g}; it must be between 0 and 1.")


def _strips(height: int) -> Iterator[slice]:
    return (slice(top, min(top + _STRIP, height)) for top in range(0, height, _STRIP))


def _is_grey(pixels: NDArray[np.uint16]) -> bool:
    return bool((pixels[..., 0] == pixels[..., 1]).all() and (pixels[..., 1] == pixels[..., 2]).all())


def _enlarged(pixels: Pixels, width: int, height: int, rows: slice) -> NDArray[np.uint16]:
    """Rows of `pixels` in 16 bit, enlarged bicubically to width x height, a whole multiple of its own size."""
    if pixels.shape[:2] == (height, width):
        return np.asarray(to_depth(pixels[rows], 16), np.uint16)
    import cv2

    factor = height // pixels.shape[0]
    first = max(0, rows.start // factor - _CUBIC_REACH)
    last = min(pixels.shape[0], -(-rows.stop // factor) + _CUBIC_REACH)
    part = to_depth(pixels[first:last], 16)
    enlarged = cv2.resize(part, (width, factor * (last - first)), interpolation=cv2.INTER_CUBIC)
    return np.asarray(enlarged, np.uint16)[rows.start - factor * first : rows.stop - factor * first]
