"""The application's door to the engine: the only module of the window that reaches onnxruntime, cv2 and the codecs.

Every import of something heavy stands inside a function that runs on a worker thread, so that the window is painted before any of
it is loaded. Tests put a fake of the same shape in its place. No Qt.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from app.settings import Settings
from engine.core.method import Method, Region
from engine.core.photo import FileFormat, Photo, Pixels, format_named
from engine.core.precision import Precision
from engine.core.progress import Progress
from engine.core.request import EnhanceRequest, Finish, Preview, Result

OnTile = Callable[[Region, NDArray[np.uint16]], None]


@dataclass(frozen=True)
class OutputRule:
    """Where a finished photo goes and in what form. folder: None is beside the source; format: None keeps the source's."""

    folder: Path | None = None
    suffix: str = "-enhanced"
    format: FileFormat | None = None
    quality: int = 95
    depth: int | None = None

    @classmethod
    def of(cls, settings: Settings) -> "OutputRule":
        return cls(settings.output_folder, settings.suffix, settings.output_format, settings.quality, settings.depth)

    def for_photo(self, photo: Photo, target: Path) -> "OutputRule":
        """The rule with its depth settled: "as the photo" means the source's, for the enhanced pixels always have 16 bits."""
        chosen = self.format or format_named(target.suffix)
        return replace(self, depth=(self.depth or photo.depth) if chosen is not None and chosen.deep else None)

    def why_too_small(self, photo: Photo, size: int) -> str:
        """A sentence when a file of this rule cannot hold `photo` enlarged `size` times, "" when it can."""
        kind = self.format or photo.format
        sides = kind.saved_as.too_small_for(size * photo.width, size * photo.height) if kind is not None else ""
        return f"The result cannot be saved like this: enlarged {size} times {sides}." if sides else ""

    def name_for(self, name: str, source_format: FileFormat | None) -> str:
        """File name of the finished photo for a source called `name`: "IMG_1.jpeg" becomes "IMG_1-enhanced.jpg"."""
        path = Path(name)
        wanted = self.format or (source_format or FileFormat.PNG).saved_as
        if self.format is None and path.suffix and source_format is wanted:
            return f"{path.stem}{self.suffix}{path.suffix.lower()}"
        return f"{path.stem}{self.suffix}{wanted.suffixes[0]}"


class EngineLike(Protocol):
    """What the application uses of `engine.pipeline.Engine`."""

    @property
    def methods(self) -> tuple[Method, ...]: ...

    def offer(self, method_id: str, variant: str | None = None) -> Mapping[Precision, str | None]: ...

    def weights(self, method_id: str, variant: str | None = None) -> str: ...

    def problems(self) -> tuple[str, ...]: ...

    def refresh(self) -> None: ...

    def rename(self, method_id: str, variant_id: str, name: str) -> None: ...

    def delete(self, method_id: str, variant_id: str) -> None: ...

    def providers(self) -> tuple[Any, ...]: ...

    def enhance(
        self, photo: Photo, request: EnhanceRequest, progress: Progress, on_tile: OnTile | None = None, on_gentle: OnTile | None = None
    ) -> Result: ...

    def preview(
        self, photo: Photo, request: EnhanceRequest, room: int, progress: Progress, levels: Sequence[Pixels] = ()
    ) -> Preview | None: ...


class Facts(Protocol):
    """What is known of a file without decoding it."""

    @property
    def width(self) -> int: ...

    @property
    def height(self) -> int: ...


class Backend(Protocol):
    """Everything the application asks of the engine. Called on worker threads, except `suffixes`."""

    def open_engine(self) -> EngineLike: ...

    def suffixes(self) -> tuple[str, ...]: ...

    def samples(self) -> tuple[Path, ...]: ...

    def read(self, path: Path) -> Photo: ...

    def decode(self, data: bytes, name: str) -> Photo: ...

    def facts(self, path: Path) -> Facts: ...

    def finish(self, photo: Photo, result: Result, finish: Finish) -> Photo: ...

    def free_path(self, folder: Path, name: str) -> Path: ...

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

    def finish(self, photo: Photo, result: Result, finish: Finish) -> Photo:
        from engine.pipeline import finished_photo

        return finished_photo(photo, result, finish)

    def free_path(self, folder: Path, name: str) -> Path:
        from engine.core.photo_io import unique_path

        return unique_path(folder, name)

    def save(self, photo: Photo, target: Path, rule: OutputRule, *, overwrite: bool) -> tuple[str, ...]:
        from engine.core.photo_io import SaveOptions, save_photo

        options = SaveOptions(format=rule.format, quality=rule.quality, depth=rule.depth, overwrite=overwrite)
        return save_photo(photo, target, options)
