"""The application's door to the engine: the only module of the window that reaches onnxruntime, cv2 and the codecs.

Every import of something heavy stands inside a function that runs on a worker thread, so that the window is painted before any of
it is loaded. Tests put a fake of the same shape in its place. No Qt.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from app.settings import Settings
from engine.batch.jobs import JobOrder
from engine.batch.naming import name_of
from engine.core.method import Method
from engine.core.photo import FileFormat, Photo, Pixels, format_named
from engine.core.precision import Precision
from engine.core.progress import Progress
from engine.core.request import EnhanceRequest, Finish, Preview, Result, Runs
from engine.core.sentences import said

if TYPE_CHECKING:
    from engine.inspection.precision_report import PrecisionReport


@dataclass(frozen=True)
class OutputRule:
    """Where a finished photo goes, what it is called and in what form. folder: None is beside the source; template: see
    engine.batch.naming; format: None keeps the source's; the rest as in `photo_io.SaveOptions`."""

    folder: Path | None = None
    template: str = "{name}-enhanced"
    format: FileFormat | None = None
    quality: int = 95
    depth: int | None = None
    full_chroma: bool = True
    edits: bool = True
    private: bool = True
    times: bool = False

    @classmethod
    def of(cls, settings: Settings) -> "OutputRule":
        return cls(
            settings.output_folder,
            settings.template,
            settings.output_format,
            settings.quality,
            settings.depth,
            settings.full_chroma,
            settings.history,
            settings.private_data,
            settings.file_times,
        )

    def as_settings(self) -> dict[str, Any]:
        """What is remembered of it, by the names of settings; not the folder."""
        return {
            "template": self.template,
            "output_format": self.format,
            "quality": self.quality,
            "depth": self.depth,
            "full_chroma": self.full_chroma,
            "history": self.edits,
            "private_data": self.private,
            "file_times": self.times,
        }

    def order(self, request: EnhanceRequest) -> JobOrder:
        """The same, for one photo of a batch."""
        return JobOrder(
            request,
            self.format,
            self.quality,
            self.depth,
            full_chroma=self.full_chroma,
            edits=self.edits,
            private=self.private,
            times=self.times,
        )

    def for_photo(self, photo: Photo, target: Path) -> "OutputRule":
        """The rule with its depth settled: "as the photo" means the source's, for the enhanced pixels always have 16 bits."""
        chosen = self.format or format_named(target.suffix)
        return replace(self, depth=(self.depth or photo.depth) if chosen is not None and chosen.deep else None)

    def why_too_small(self, photo: Photo, size: int) -> str:
        """A sentence when a file of this rule cannot hold `photo` enlarged `size` times, "" when it can."""
        kind = self.format or photo.format
        sides = kind.saved_as.too_small_for(photo.width, photo.height, size) if kind is not None else ""
        return said("The result cannot be saved like this: {sides}.", sides=sides) if sides else ""

    def name_for(self, name: str, source_format: FileFormat | None, request: EnhanceRequest) -> str:
        """File name of the finished photo for a source called `name`: "IMG_1.jpeg" becomes "IMG_1-enhanced.jpeg"."""
        return name_of(self.template, Path(name), source_format, self.order(request))


class EngineLike(Runs, Protocol):
    """What the application uses of `engine.pipeline.Engine`."""

    def method(self, method_id: str) -> Method: ...

    def offer(self, method_id: str, variant: str | None = None) -> Mapping[Precision, str | None]: ...

    def weights(self, method_id: str, variant: str | None = None) -> str: ...

    def problems(self) -> tuple[str, ...]: ...

    def refresh(self) -> None: ...

    def rename(self, method_id: str, variant_id: str, name: str) -> None: ...

    def delete(self, method_id: str, variant_id: str) -> None: ...

    def providers(self) -> tuple[Any, ...]: ...

    def preview(
        self, photo: Photo, request: EnhanceRequest, room: int, progress: Progress, levels: Sequence[Pixels] = ()
    ) -> Preview | None: ...


class Facts(Protocol):
    """What is known of a file without decoding it."""

    @property
    def width(self) -> int: ...

    @property
    def height(self) -> int: ...


class Small(Protocol):
    """A small picture of a photo: (height, width, 3) uint8, and the profile of its colours."""

    @property
    def pixels(self) -> NDArray[np.uint8]: ...

    @property
    def icc(self) -> bytes | None: ...


class Backend(Protocol):
    """Everything the application asks of the engine. Called on worker threads, except `suffixes`."""

    def open_engine(self) -> EngineLike: ...

    def suffixes(self) -> tuple[str, ...]: ...

    def samples(self) -> tuple[Path, ...]: ...

    def read(self, path: Path) -> Photo: ...

    def decode(self, data: bytes, name: str) -> Photo: ...

    def facts(self, path: Path) -> Facts: ...

    def thumbnail(self, path: Path, side: int) -> Small:
        """Upright, its longer side at most `side` pixels. Raises PhotoReadError."""

    def finish(self, photo: Photo, result: Result, finish: Finish) -> Photo: ...

    def free_path(self, folder: Path, name: str) -> Path: ...

    def precision_report(
        self, engine: EngineLike, photo: Photo, request: EnhanceRequest, name: str, progress: Progress
    ) -> "PrecisionReport":
        """Measures, for minutes."""

    def save(self, photo: Photo, target: Path, rule: OutputRule, *, overwrite: bool) -> tuple[str, ...]:
        """Returns sentences about what the file could not hold."""


class EngineBackend:
    """The real one."""

    def open_engine(self) -> EngineLike:
        from engine.pipeline import Engine

        return Engine.open()

    def suffixes(self) -> tuple[str, ...]:
        from engine.core.photo_io import SUPPORTED_SUFFIXES

        return tuple(sorted(SUPPORTED_SUFFIXES))

    def samples(self) -> tuple[Path, ...]:
        from engine.core.paths import resources_dir

        folder = resources_dir() / "samples"
        return tuple(sorted(path for path in folder.glob("*") if path.suffix.lower() in (".jpg", ".png", ".webp", ".tif")))

    def read(self, path: Path) -> Photo:
        from engine.core.photo_io import read_photo

        return read_photo(path)

    def decode(self, data: bytes, name: str) -> Photo:
        from engine.core.photo_io import decode_photo

        return decode_photo(data, name)

    def facts(self, path: Path) -> Facts:
        from engine.core.photo_io import photo_facts

        return photo_facts(path)

    def thumbnail(self, path: Path, side: int) -> Small:
        from engine.core.thumbnail_file import read_thumbnail

        return read_thumbnail(path, side)

    def finish(self, photo: Photo, result: Result, finish: Finish) -> Photo:
        from engine.pipeline import finished_photo

        return finished_photo(photo, result, finish)

    def free_path(self, folder: Path, name: str) -> Path:
        from engine.core.photo_io import unique_path

        return unique_path(folder, name)

    def save(self, photo: Photo, target: Path, rule: OutputRule, *, overwrite: bool) -> tuple[str, ...]:
        from engine.core.photo_io import SaveOptions, save_photo

        options = SaveOptions(rule.format, rule.quality, rule.depth, overwrite, rule.full_chroma, rule.edits, rule.private, rule.times)
        return save_photo(photo, target, options)

    def precision_report(
        self, engine: EngineLike, photo: Photo, request: EnhanceRequest, name: str, progress: Progress
    ) -> "PrecisionReport":
        from engine.inspection.precision_report import precision_report
        from engine.pipeline import Engine

        assert isinstance(engine, Engine)
        return precision_report(engine, photo, request, name, progress)
