"""Decides how a photo that is to be enhanced and saved is read: into memory, or, where that would take too much of it, to the disk.

A photo read to the disk goes the same way afterwards: `Engine.enhance`, `finished_photo` and `save_photo` take it as any other and keep
their results on the disk as well. What cannot go that way (formats written in one piece, methods without tiles, cut-outs, whose hidden
colours are continued over the whole picture) is read into memory, and refused by the engine where it does not fit. Any thread.
"""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from pathlib import Path

import numpy as np
import psutil

from engine.core.errors import OutOfMemoryError, PhotoReadError, PhotoWriteError
from engine.core.method import Method, Tiling
from engine.core.photo import FileFormat, Photo
from engine.core.photo_io import read_photo
from engine.core.progress import NullProgress, Progress
from engine.core.request import WHOLE_PHOTO, EnhanceRequest
from engine.core.sentences import said
from engine.core.stream_pixels import check_room
from engine.core.stream_reading import head_of, libvips, read_streamed, spilled
from engine.core.stream_saving import WRITTEN_BY_ROWS
from engine.edit.edit import Edit
from engine.inference.memory import RESULT_BYTES, needed_bytes

STREAM_ABOVE = 6e8
"""Bytes that the pictures of a run may take in memory; a run that would need more keeps them on the disk, however much memory is free.
That is 24 megapixels at their own size. On the disk the quickest method takes up to a fifth more of the processor's time for them."""


@dataclass(frozen=True)
class _Run:
    """What matters of a run here: how many results of which size, and the format they are saved in (None: the photo's own)."""

    size: int
    results: int
    wanted: FileFormat | None

    def memory(self, pixels: int, depth: int) -> float:
        """Bytes that a photo of so many pixels takes until it is saved, everything in memory."""
        return needed_bytes(pixels, self.size, self.results, shown=False) + pixels * 3 * depth // 8

    def disk(self, pixels: int, depth: int) -> int:
        """Bytes of temporary files in the other case."""
        return pixels * (4 * depth // 8 + RESULT_BYTES * self.size**2 * self.results)


def read_to_enhance(
    path: Path,
    request: EnhanceRequest,
    wanted: FileFormat | None,
    methods: Sequence[Method],
    progress: Progress | None = None,
    edit: Edit | None = None,
) -> Photo:
    """The photo, as a run of `request` whose result is saved as `wanted` (None: in its own format) needs it.

    methods: those that the request may mean. edit: steps that are run in its place. Raises PhotoReadError, OutOfMemoryError where neither
    way is open, PhotoWriteError where the disk has no room, Cancelled.
    """
    run = _run_of(request, wanted, methods) if edit is None else _run_of_all(edit, request, wanted, methods)
    if run is None or libvips() is None:
        return read_photo(path)
    head = head_of(path)
    if head is not None:
        facts = head.facts
        if _stays(run, facts.width * facts.height, facts.depth, facts.format):
            return read_photo(path)
        # What cannot be read by rows for whatever reason is read whole, or refused there in better words.
        with contextlib.suppress(PhotoReadError):
            photo = read_streamed(path, head, progress or NullProgress())
            return read_photo(path) if _has_hidden_colours(photo) else photo
    photo = read_photo(path)
    if _stays(run, photo.width * photo.height, photo.depth, photo.format) or _has_hidden_colours(photo):
        return photo
    return spilled(photo)


def _run_of(request: EnhanceRequest, wanted: FileFormat | None, methods: Sequence[Method]) -> _Run | None:
    """None for what runs in one piece, and for a method that is not known here."""
    method = next((method for method in methods if method.id == request.method), None)
    if method is None or method.tiling is Tiling.WHOLE or request.tile == WHOLE_PHOTO:
        return None
    variant = method.variant(request.variant)
    return _Run(method.enlargement(request.size), variant.pictures(request.strength), wanted)


def _run_of_all(edit: Edit, request: EnhanceRequest, wanted: FileFormat | None, methods: Sequence[Method]) -> _Run | None:
    """Of several steps, as if all their pictures, and what each hands on, were there at once and as large as the last."""
    runs = [_run_of(step.request(None, request.tile, None, step.strength), wanted, methods) for step in edit.active]
    known = [run for run in runs if run is not None]
    if len(known) < len(runs) or not known:
        return None
    return _Run(prod(run.size for run in known), sum(run.results for run in known) + len(known) - 1, wanted)


def _stays(run: _Run, pixels: int, depth: int, format: FileFormat | None) -> bool:
    """Whether the run is to have its pictures in memory. Raises OutOfMemoryError, PhotoWriteError where they have no place at all."""
    needed = run.memory(pixels, depth)
    if needed <= STREAM_ABOVE:
        return True
    fits = needed <= psutil.virtual_memory().available
    kind = run.wanted or (format or FileFormat.PNG).saved_as
    if kind not in WRITTEN_BY_ROWS:
        if fits:
            return True
        raise OutOfMemoryError(
            said(
                "The result has {pixels:,.0f} megapixels, and saving it as {format} would take {needed:.1f} GB of "
                "memory, more than is free.",
                pixels=pixels * run.size**2 / 1e6,
                format=kind.label,
                needed=needed / 1e9,
            ),
            hint=said("As JPEG, PNG or TIFF it can be saved row by row."),
        )
    try:
        check_room(run.disk(pixels, depth))
    except PhotoWriteError:
        if fits:
            return True
        raise
    return False


def _has_hidden_colours(photo: Photo) -> bool:
    """Whether anything in it is as good as transparent."""
    return photo.alpha is not None and int(photo.alpha.min()) < np.iinfo(photo.alpha.dtype).max // 8
