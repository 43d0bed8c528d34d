"""A fake engine for tests of the application: obedient, watchable, and as slow or broken as a test wants it."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from typing import Any

import numpy as np

from app.backend import OutputRule
from engine.core.errors import PhotoReadError, PhotoWriteError, UsageError
from engine.core.focus import seen_region
from engine.core.method import Method, Region, StrengthWords, Task, Variant
from engine.core.params import BoolParam, ChoiceParam, FloatParam, IntParam
from engine.core.photo import FileFormat, Metadata, Photo, Pixels, to_depth
from engine.core.photo_io import decode_photo
from engine.core.precision import Precision
from engine.core.progress import Progress
from engine.core.request import EnhanceRequest, Finish, OnTile, Preview, Result, RunReport
from engine.core.sentences import said
from engine.core.thumbnail_file import Thumbnail

TILE = 64


class Look(Enum):
    """Choices of the fake parameter."""

    SOFT = "soft"
    CRISP = "crisp"


NETWORK = Method(
    id="fake_net",
    name="Fake network",
    task=Task.PHONE_LOOK,
    summary="Adds a constant, tile by tile.",
    variants=(Variant("plain", "Plain", "The usual one."), Variant("strong", "Strong", "More of it.")),
    precisions=(Precision.FP32, Precision.PTQ, Precision.QAT),
)
CLASSICAL = Method(
    id="fake_classic",
    name="Fake curve",
    task=Task.TONE,
    summary="Has parameters and one exact precision.",
    variants=(Variant("default", "Default", ""),),
    precisions=(Precision.FP32,),
    params=(
        FloatParam("amount", "Amount", "How much of it.", 0.5, 0.0, 1.0, 0.05),
        IntParam("tiles", "Tiles", "How many.", 8, 2, 16),
        BoolParam("gentle", "Gentle", "Less of it.", False),
        ChoiceParam("look", "Look", "Which kind.", Look.SOFT),
    ),
)
DOUBLE = Method(
    id="fake_double",
    name="Fake doubling",
    task=Task.SMALL,
    summary="Twice as large.",
    variants=(Variant("default", "Default", ""),),
    precisions=(Precision.FP32,),
    scale=2,
)
QUADRUPLE = Method(
    id="fake_quadruple",
    name="Fake enlarging",
    task=Task.SMALL,
    summary="Two, three or four times as large.",
    variants=(Variant("default", "Default", ""),),
    precisions=(Precision.FP32,),
    scale=4,
    sizes=(2, 3, 4),
)
DETAIL = Method(
    id="fake_detail",
    name="Fake detail",
    task=Task.DETAIL,
    summary="From one set of weights to another.",
    variants=(
        Variant("bold", "Bold", "", gentle="faithful", strength=StrengthWords("Faithful", "More detail", "How much may be invented.")),
        Variant("faithful", "Faithful", ""),
    ),
    precisions=(Precision.FP32,),
)
MISSING = Method(
    id="fake_missing",
    name="Fake without files",
    task=Task.PHONE_LOOK,
    summary="Cannot run.",
    variants=(Variant("default", "Default", ""),),
    precisions=(Precision.FP32, Precision.QAT),
)
INSTANT = Method(
    id="fake_instant",
    name="Fake instant",
    task=Task.DARK,
    summary="Small and quick.",
    variants=(
        Variant("night", "Night", "For dark photos."),
        Variant("dusk", "Dusk", "For rather dark photos."),
        Variant("look", "Look", "For photos of old phones.", task=Task.PHONE_LOOK),
    ),
    precisions=(Precision.FP32,),
    instant=True,
)
HEAVY = Method(
    id="fake_heavy",
    name="Fake heavy",
    task=Task.DARK,
    summary="Large and slow.",
    variants=(Variant("default", "Default", ""),),
    precisions=(Precision.FP32,),
)
NO_PTQ = "There is no ptq.onnx for this variant."
NO_FILES = "The model files are not installed."


@dataclass(frozen=True)
class FakeProvider:
    """Shaped like the engine's ProviderInfo."""

    id: str
    label: str
    available: bool
    reason: str = ""


class FakeEngine:
    """Adds 0.1 to every value. `gate` clear: a run stops after its first tile until it is set or cancelled; `preview_gate` clear: a
    preview is not done until it is set or cancelled."""

    methods: tuple[Method, ...] = (NETWORK, CLASSICAL, DOUBLE, QUADRUPLE, DETAIL, MISSING)

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.requests: list[EnhanceRequest] = []
        self.cancelled = 0
        self.fail_with: Exception | None = None
        self.warnings: tuple[str, ...] = ()
        self.previews: list[EnhanceRequest] = []
        self.preview_gate = threading.Event()
        self.preview_gate.set()
        self.fail_preview_with: Exception | None = None

    def method(self, method_id: str) -> Method:
        return next(method for method in self.methods if method.id == method_id)

    def offer(self, method_id: str, variant: str | None = None) -> Mapping[Precision, str | None]:
        if method_id == MISSING.id:
            return dict.fromkeys(MISSING.precisions, NO_FILES)
        if method_id == NETWORK.id:
            return {Precision.FP32: None, Precision.PTQ: NO_PTQ, Precision.QAT: None}
        return {Precision.FP32: None}

    def weights(self, method_id: str, variant: str | None = None) -> str:
        return ""

    def problems(self) -> tuple[str, ...]:
        return ()

    def refresh(self) -> None:
        """Nothing comes or goes here; tests of variants use the true engine."""

    def rename(self, method_id: str, variant_id: str, name: str) -> None:
        raise UsageError("The fake engine has no variants of the user's own.")

    def delete(self, method_id: str, variant_id: str) -> None:
        raise UsageError("The fake engine has no variants of the user's own.")

    def providers(self) -> tuple[FakeProvider, ...]:
        return (FakeProvider("cpu", "Processor", True), FakeProvider("cuda", "NVIDIA", False, "No such card here."))

    def enhance(
        self, photo: Photo, request: EnhanceRequest, progress: Progress, on_tile: OnTile | None = None, on_gentle: OnTile | None = None
    ) -> Result:
        self.requests.append(request)
        if self.fail_with is not None:
            raise self.fail_with
        method = next(method for method in self.methods if method.id == request.method)
        scale = method.enlargement(request.size)
        source = np.repeat(np.repeat(to_depth(photo.pixels, 16), scale, 0), scale, 1)
        enhanced = np.minimum(source.astype(np.uint32) + 6554, 65535).astype(np.uint16)
        gentle = None
        if method.variant(request.variant).gentle and request.strength != 1.0:
            gentle = np.minimum(source.astype(np.uint32) + 3277, 65535).astype(np.uint16)
            if on_gentle is not None:
                on_gentle(Region(0, 0, gentle.shape[1], gentle.shape[0], gentle.shape[1], gentle.shape[0]), gentle)
        rows, columns = enhanced.shape[:2]
        corners = [(left, top) for top in range(0, rows, TILE) for left in range(0, columns, TILE)]
        for number, (left, top) in enumerate(corners, 1):
            self._wait(progress)
            tile = enhanced[top : top + TILE, left : left + TILE]
            if on_tile is not None:
                on_tile(Region(left, top, tile.shape[1], tile.shape[0], columns, rows), tile)
            progress.report(number / len(corners), said("Tile {number} of {tiles}", number=number, tiles=len(corners)))
            if number == 1:
                self._wait_for_gate(progress)
        report = RunReport(
            request.method, request.variant or "", request.precision, request.provider or "cpu", TILE, 0.5, photo.megapixels, self.warnings
        )
        return Result(enhanced, scale, report, gentle)

    def preview(
        self, photo: Photo, request: EnhanceRequest, room: int, progress: Progress, levels: Sequence[Pixels] = ()
    ) -> Preview | None:
        """Adds 0.2 where `enhance` adds 0.1, when an instant method is there for the same task."""
        method = next(method for method in self.methods if method.id == request.method)
        task = method.task_of(method.variant(request.variant))
        instant = next((one for one in self.methods if one.instant and one.variants_for(task)), None)
        if instant is None or method.instant:
            return None
        self.previews.append(request)
        if self.fail_preview_with is not None:
            raise self.fail_preview_with
        while not self.preview_gate.wait(0.005):
            progress.check_cancelled()
        seen = seen_region(request.focus) or Region(0, 0, photo.width, photo.height, photo.width, photo.height)
        part = photo.pixels[seen.top : seen.top + seen.height, seen.left : seen.left + seen.width]
        pixels = np.minimum(to_depth(part, 16).astype(np.uint32) + 13107, 65535).astype(np.uint16)
        place = (seen.left, seen.top, seen.width, seen.height)
        return Preview(pixels, *place, instant.id, instant.variants_for(task)[0].id, Precision.FP32)

    def _wait(self, progress: Progress) -> None:
        try:
            progress.check_cancelled()
        except BaseException:
            self.cancelled += 1
            raise

    def _wait_for_gate(self, progress: Progress) -> None:
        while not self.gate.wait(0.005):
            self._wait(progress)


@dataclass(frozen=True)
class FakeFacts:
    """Shaped like PhotoFacts."""

    width: int
    height: int


@dataclass
class FakeBackend:
    """Files hold "width height" as text, or are true photos; anything else is a broken one. `opening` clear: the engine does not open
    yet; lost: what saving says that a file could not hold."""

    engine: FakeEngine = field(default_factory=FakeEngine)
    opening: threading.Event = field(default_factory=threading.Event)
    saved: list[tuple[Path, Photo, OutputRule]] = field(default_factory=list)
    blends: list[float] = field(default_factory=list)
    fail_save: bool = False
    lost: tuple[str, ...] = ()
    fail_open: Exception | None = None
    report: Any = None
    reported: list[tuple[Photo, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.opening.set()

    def open_engine(self) -> FakeEngine:
        self.opening.wait(10)
        if self.fail_open is not None:
            raise self.fail_open
        return self.engine

    def suffixes(self) -> tuple[str, ...]:
        return (".jpg", ".png")

    def samples(self) -> tuple[Path, ...]:
        return ()

    def read(self, path: Path) -> Photo:
        return self._photo(path.read_bytes() if path.exists() else b"", path.name, path)

    def decode(self, data: bytes, name: str) -> Photo:
        return make_photo(32, 24, name=None)

    def facts(self, path: Path) -> FakeFacts:
        photo = self.read(path)
        return FakeFacts(photo.width, photo.height)

    def thumbnail(self, path: Path, side: int) -> Thumbnail:
        """One flat colour."""
        photo = self.read(path)
        factor = side / max(photo.width, photo.height)
        return Thumbnail(np.full((round(photo.height * factor), round(photo.width * factor), 3), 128, np.uint8), None)

    def finish(self, photo: Photo, result: Result, finish: Finish) -> Photo:
        self.blends.append(finish.strength)
        scale = result.scale
        low = np.repeat(np.repeat(to_depth(photo.pixels, 16), scale, 0), scale, 1) if result.gentle is None else result.gentle
        mixed = low.astype(np.float32) + (result.enhanced.astype(np.float32) - low) * finish.strength
        pixels = to_depth(mixed.astype(np.uint16), photo.depth)
        return Photo(pixels, metadata=photo.metadata, format=photo.format, source=photo.source)

    def free_path(self, folder: Path, name: str) -> Path:
        path, number = folder / name, 2
        while path.exists():
            path = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
            number += 1
        return path

    def save(self, photo: Photo, target: Path, rule: OutputRule, *, overwrite: bool) -> tuple[str, ...]:
        if self.fail_save:
            raise PhotoWriteError(f"{target.name} could not be written.", hint="The disk is full.")
        if target.exists() and not overwrite:
            raise PhotoWriteError(f"{target.name} exists.")
        target.write_text(f"{photo.width} {photo.height}")
        self.saved.append((target, photo, rule))
        return self.lost

    def precision_report(self, engine: Any, photo: Photo, request: EnhanceRequest, name: str, progress: Progress) -> Any:
        """`report`, which a test has put there; waits while the engine's gate is closed, raises what is an exception."""
        self.reported.append((photo, name))
        progress.report(0.5, said("{precision}, run {number} of {rounds}", precision="FP32", number=1, rounds=2))
        engine._wait_for_gate(progress)
        if isinstance(self.report, Exception):
            raise self.report
        return self.report

    def _photo(self, data: bytes, name: str, path: Path) -> Photo:
        if data.startswith((b"\xff\xd8", b"\x89PNG")):
            return replace(decode_photo(data, name), source=path)
        try:
            width, height = (int(word) for word in data.split())
        except ValueError:
            raise PhotoReadError(f"{name} is not a photo.", hint="It may be damaged.") from None
        return make_photo(width, height, name=path)


def make_photo(width: int, height: int, *, name: Path | None = None) -> Photo:
    """A soft gradient, 8 bit."""
    y, x = np.mgrid[0:height, 0:width]
    pixels = np.stack([x * 200 // max(width, 1), y * 200 // max(height, 1), (x + y) % 200], axis=2).astype(np.uint8)
    return Photo(pixels, metadata=Metadata(), format=FileFormat.JPEG, source=name)


def write_fake_photo(path: Path, width: int = 160, height: int = 120) -> Path:
    """A file that `FakeBackend` reads as a photo of that size."""
    path.write_text(f"{width} {height}")
    return path
