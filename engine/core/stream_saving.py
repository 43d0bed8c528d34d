"""Saves a photo whose pixels are not in memory: row by row into its file, which is then read back row by row.

What is written is what `photo_io` would write of the same photo in memory, pixel by pixel; here stands only how it gets there in pieces.
The proof: the file holds what was sent to it, says the size and the metadata that were meant, and can be decoded to its last row, in
formats without loss to exactly the pixels that went in. Any thread.
"""

import errno
import hashlib
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from engine.core import icc
from engine.core.errors import Cancelled, EngineError, PhotoReadError, PhotoWriteError
from engine.core.photo import LARGER_FORMATS, FileFormat, Metadata, Photo, is_grey, to_depth
from engine.core.photo_io import OVER_WHITE, TIMES_LOST, SaveOptions, file_times, meant_metadata, not_kept, over_white, target_format
from engine.core.progress import Progress
from engine.core.read_back import lost
from engine.core.safe_files import fill_atomically, new_file, shown, why
from engine.core.sentences import said
from engine.core.stream_pixels import bands, scratch_folder
from engine.core.stream_reading import decoded_bands, head_of
from engine.core.stream_tiff import TiffWriter
from engine.core.stream_writing import JpegWriter, PngWriter, Proof, Writer

_WRITING = 0.75
"""Part of the progress that writing takes; the rest is reading back."""

WRITTEN_BY_ROWS = (FileFormat.JPEG, FileFormat.PNG, FileFormat.TIFF)


def save_streamed(photo: Photo, target: Path, options: SaveOptions, progress: Progress) -> tuple[str, ...]:
    """As `photo_io.save_photo`; raises as it does, and Cancelled."""
    job = _saving(photo, target, options, progress)
    times = file_times(photo.source) if options.times else None
    dated = fill_atomically(target, job.fill, job.holds, overwrite=options.overwrite, times=times)
    return (*photo.metadata.remarks, *job.said, *(() if dated else (TIMES_LOST,)))


def encode_streamed(photo: Photo, target: Path, options: SaveOptions, progress: Progress) -> tuple[bytes, tuple[str, ...]]:
    """As `photo_io.encode_photo`; raises as it does, and Cancelled. The file lies among the temporary ones meanwhile."""
    job = _saving(photo, target, options, progress)
    try:
        with new_file(scratch_folder(), job.fill) as path:
            if not job.holds(path):
                raise OSError(errno.EIO, "what was written is not what can be read")
            return path.read_bytes(), (*photo.metadata.remarks, *job.said)
    except OSError as error:
        words = said("{name} could not be saved: {reason}.", name=shown(target), reason=why(error))
        raise PhotoWriteError(words, detail=repr(error)) from error


def _saving(photo: Photo, target: Path, options: SaveOptions, progress: Progress) -> "_Saving":
    """Raises PhotoWriteError for what no file of that kind can hold."""
    kind = target_format(target, options)
    sides = kind.too_small_for(photo.width, photo.height)
    if sides:
        raise PhotoWriteError(said("{name} could not be saved: {sides}.", name=shown(target), sides=sides), hint=LARGER_FORMATS)
    if kind not in WRITTEN_BY_ROWS:
        words = said(
            "{name} could not be saved: {format} holds a picture in one piece, and this one is too large for memory.",
            name=shown(target),
            format=kind.label,
        )
        raise PhotoWriteError(words, hint=said("JPEG, PNG and TIFF are written row by row."))
    return _Saving(photo, target, kind, options, progress)


@dataclass(frozen=True)
class _Plan:
    """What the file is to hold: its depth, channels, metadata, and whether transparency is laid over white."""

    depth: int
    channels: int
    metadata: Metadata
    over_white: bool

    def rows(self, photo: Photo, rows: slice) -> NDArray[Any]:
        """(rows, width, channels) in the file's depth."""
        pixels: Any = photo.pixels[rows]
        alpha: Any = photo.alpha[rows] if photo.alpha is not None else None
        if self.over_white:
            pixels, alpha = over_white(pixels, alpha), None
        pixels = to_depth(pixels, self.depth)
        if self.channels < 3:
            pixels = pixels[..., :1]
        if alpha is not None:
            pixels = np.concatenate([pixels, to_depth(alpha, self.depth)[..., None]], axis=2)
        return np.ascontiguousarray(pixels)


class _Saving:
    """One file being written. said: sentences about what it could not hold."""

    def __init__(self, photo: Photo, target: Path, kind: FileFormat, options: SaveOptions, progress: Progress) -> None:
        self._photo, self._target, self._kind, self._options, self._progress = photo, target, kind, options, progress
        self.said: list[str] = []
        self._plan: _Plan | None = None
        self._proof: Proof | None = None
        self._digest = hashlib.sha256()

    def fill(self, file: BinaryIO) -> None:
        """Write everything. Raises OSError, PhotoWriteError, Cancelled."""
        try:
            self._plan = plan = self._planned()
            self._proof = Proof(file)
            writer = self._writer(plan, self._proof)
            for rows in self._bands(writer.unit):
                part: Any = plan.rows(self._photo, rows)
                self._digest.update(part)
                writer.push(part)
                self._progress.report(_WRITING * rows.stop / self._photo.height, said("Saving"))
            self.said += writer.finish()
        except (OSError, EngineError, Cancelled):
            raise
        except MemoryError as error:
            raise PhotoWriteError(
                said("{name} could not be saved: there is not enough memory.", name=shown(self._target)), detail=repr(error)
            ) from error
        except Exception as error:  # Whatever a library raises, the promise is one sentence.
            raise PhotoWriteError(
                said("{name} could not be saved: encoding it failed.", name=shown(self._target)), detail=repr(error)
            ) from error

    def holds(self, path: Path) -> bool:
        """Whether the file is what was written. Raises PhotoWriteError when it cannot be read as the photo that was meant."""
        assert self._plan is not None
        assert self._proof is not None
        with path.open("rb") as file:
            if not self._proof.holds(file):
                return False
        head = head_of(path, math.inf)
        size = (self._photo.width, self._photo.height)
        if head is None or (head.facts.width, head.facts.height) != size:
            raise PhotoWriteError(said("{name} could not be saved: it cannot be read back.", name=shown(self._target)))
        names = lost(self._plan.metadata, head.metadata)
        self.said += [not_kept(name) for name in names if not any(name in sentence for sentence in self.said)]
        self._decode(path)
        return True

    def _decode(self, path: Path) -> None:
        assert self._plan is not None
        digest = hashlib.sha256()
        dtype = np.uint16 if self._plan.depth == 16 else np.uint8
        try:
            part: Any
            for rows, part in decoded_bands(path, self._kind, (self._photo.height, self._photo.width), dtype):
                self._progress.check_cancelled()
                digest.update(part)
                self._progress.report(_WRITING + (1.0 - _WRITING) * rows.stop / self._photo.height, said("Reading back"))
        except PhotoReadError as error:
            raise PhotoWriteError(
                said("{name} could not be saved: it cannot be read back.", name=shown(self._target)), detail=error.detail
            ) from error
        if not self._kind.lossy and digest.digest() != self._digest.digest():
            raise PhotoWriteError(said("{name} could not be saved: its pixels do not come back as they were.", name=shown(self._target)))

    def _planned(self) -> _Plan:
        """Decided as `photo_io` decides it for a photo in memory."""
        photo, kind = self._photo, self._kind
        metadata = meant_metadata(photo, self._options)
        depth = (self._options.depth or photo.depth) if kind.deep else 8
        flat = kind is FileFormat.JPEG and photo.alpha is not None
        if flat:
            self.said.append(OVER_WHITE)
        alpha = photo.alpha is not None and not flat
        colour = _Plan(depth, 4 if alpha else 3, metadata, flat)
        if photo.grey and (not alpha or kind is FileFormat.TIFF) and all(is_grey(colour.rows(photo, rows)) for rows in self._bands(1)):
            profile = icc.for_grey_pixels(metadata.icc) if metadata.icc else None
            if metadata.icc is None or profile is not None:
                return replace(colour, channels=colour.channels - 2, metadata=replace(metadata, icc=profile))
        return replace(colour, metadata=replace(metadata, icc=icc.for_rgb_pixels(metadata.icc)))

    def _writer(self, plan: _Plan, proof: Proof) -> Writer:
        shape = (self._photo.height, self._photo.width, plan.channels)
        if self._kind is FileFormat.JPEG:
            return JpegWriter(proof, shape, plan.metadata, self._options.quality, full_chroma=self._options.full_chroma)
        if self._kind is FileFormat.PNG:
            return PngWriter(proof, shape, plan.depth, plan.metadata)
        return TiffWriter(proof, shape, plan.depth, plan.metadata)

    def _bands(self, unit: int) -> Iterator[slice]:
        for rows in bands(self._photo.pixels.shape, unit):
            self._progress.check_cancelled()
            yield rows
