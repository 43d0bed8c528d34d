"""The one road from photo to photo: checks the request, finds the model, chooses how to run it, and runs it in tiles.

`Engine` is built once and passed around; it is thread safe and its calls block, so they belong on worker threads. Strength is no part of a
run: `blend` and `finished_photo` apply it afterwards.
"""

import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from engine.core import paths
from engine.core.errors import InferenceError, UsageError
from engine.core.method import Method, Tiling, Variant
from engine.core.params import resolve
from engine.core.photo import Photo, Pixels, to_depth
from engine.core.precision import Precision
from engine.core.progress import PartProgress, Progress
from engine.core.request import WHOLE_PHOTO, EnhanceRequest, Result, RunReport
from engine.inference.model_store import ModelStore
from engine.inference.network import NetworkRun, Prepared, SolverRun
from engine.inference.probe import Probe
from engine.inference.providers import CPU, ProviderInfo
from engine.inference.runner import OnTile, Steady, run_job
from engine.inference.session import SessionPool
from engine.inference.tile_size import TileSizes
from engine.methods import METHODS

_PREPARING = 0.02
"""Part of the progress given to everything before the first tile."""


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
        """Short text that differs between two sets of weights, also where one took the other's place; "" where there are none."""
        method = self.method(method_id)
        return self.models.fingerprint(method, method.variant(variant)) if method.is_network else ""

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

    def enhance(self, photo: Photo, request: EnhanceRequest, progress: Progress, on_tile: OnTile | None = None) -> Result:
        """Run a method over a photo at full strength.

        on_tile gets each finished tile's Region in output pixels and its uint16 pixels, serially, on a worker thread; tiles that show
        `request.focus` come first. When a run has to be tried again tiles may come twice; the later one counts.
        Raises UsageError, ModelError, InferenceError, Cancelled.
        """
        method, variant = self._check(request)
        values = resolve(method.params, request.params)
        steady = Steady(progress)
        steady.report(0.0, "Preparing")
        started = time.perf_counter()
        warnings: list[str] = []
        tile = WHOLE_PHOTO if method.tiling is Tiling.WHOLE else request.tile
        run: NetworkRun | SolverRun
        if method.solver is not None:
            run = SolverRun(photo, method, method.solver(), values)
        else:
            run = NetworkRun(photo, method, variant, request.precision, self.models, self.sessions, self.probe, request.provider)
        prepared, enhanced, size = self._run(run, photo, method, replace(request, tile=tile), steady, on_tile, warnings)
        run.rest()
        enhanced.setflags(write=False)
        steady.report(1.0, "Done")
        report = RunReport(
            method=method.id,
            variant=variant.id,
            precision=prepared.precision,
            provider=prepared.provider,
            tile=size,
            seconds=time.perf_counter() - started,
            megapixels=photo.megapixels,
            warnings=tuple(warnings),
        )
        return Result(enhanced, method.scale, report)

    def _run(
        self,
        run: "NetworkRun | SolverRun",
        photo: Photo,
        method: Method,
        request: EnhanceRequest,
        progress: Progress,
        on_tile: OnTile | None,
        warnings: list[str],
    ) -> tuple[Prepared, NDArray[np.uint16], int]:
        """The run, with one announced fallback when a provider or its output fails."""
        fallen_back = False
        while True:
            try:
                prepared = run.prepare(progress)
                progress.report(_PREPARING, "Preparing")
                job = prepared.job(photo.pixels, method, request)
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
            return self.models.why_missing(method, variant, precision)
        return None


def blend(photo: Photo, enhanced: NDArray[np.uint16], strength: float) -> NDArray[np.uint16]:
    """Between the source (strength 0) and the enhanced pixels (1). The source is enlarged bicubically to the enhanced size.

    Returns `enhanced` itself at 1, a new (height, width, 3) uint16 array otherwise. Raises UsageError outside 0-1.
    """
    if not 0.0 <= strength <= 1.0:
        raise UsageError(f"The strength is {strength:g}; it must be between 0 and 1.")
    if strength == 1.0:
        return enhanced
    source = _enlarged(to_depth(photo.pixels, 16), enhanced.shape[1], enhanced.shape[0])
    if strength == 0.0:
        return source.astype(np.uint16)
    # 16.16 fixed point in unsigned 32 bits: 65535 * 65535 + rounding still fits, and no float copy of the photo is made.
    weight = np.uint32(round(strength * 65535.0))
    mixed = np.empty_like(enhanced)
    for top in range(0, enhanced.shape[0], _STRIP):
        rows = slice(top, top + _STRIP)
        total = enhanced[rows].astype(np.uint32) * weight
        total += source[rows].astype(np.uint32) * (np.uint32(65535) - weight)
        mixed[rows] = (total + np.uint32(32767)) // np.uint32(65535)
    return mixed


_STRIP = 256
"""Rows blended at a time, to keep intermediate arrays small."""


def finished_photo(photo: Photo, result: Result, strength: float = 1.0) -> Photo:
    """The photo to show and save: enhanced at `strength`, alpha enlarged to fit, metadata kept.

    The pixels are uint16 whatever the source was; saving decides about the depth.
    """
    pixels = blend(photo, result.enhanced, strength)
    alpha: Pixels | None = None
    if photo.alpha is not None:
        alpha = _enlarged(to_depth(photo.alpha, 16), pixels.shape[1], pixels.shape[0])
    grey = photo.grey and bool((pixels[..., 0] == pixels[..., 1]).all() and (pixels[..., 1] == pixels[..., 2]).all())
    return replace(photo, pixels=pixels, alpha=alpha, grey=grey)


def _enlarged(pixels: Pixels, width: int, height: int) -> Pixels:
    if pixels.shape[:2] == (height, width):
        return pixels
    import cv2

    return cv2.resize(pixels, (width, height), interpolation=cv2.INTER_CUBIC)  # type: ignore[return-value]


