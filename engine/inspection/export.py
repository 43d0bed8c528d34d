"""Comparisons as pictures for others: side by side, split by a line, blinking, or a sheet, which export_sheet.py fills.

Everything ends in 8-bit sRGB with its profile, the photo's own colours converted. Files appear whole or not at all, and never in the place
of the photo. Makes a picture of what it is given; runs no method. Blocks; any thread.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from io import BytesIO
from math import cos, radians, sin
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.core.errors import PhotoWriteError, UsageError
from engine.core.method import Region
from engine.core.photo import Pixels, format_named
from engine.core.progress import Progress
from engine.core.safe_files import shown as name_of
from engine.core.safe_files import write_atomically
from engine.core.sentences import said
from engine.inspection.srgb import Picture, to_srgb

if TYPE_CHECKING:
    from PIL import Image


class Form(Enum):
    """How a comparison is shown; the value is the word used on the command line."""

    SIDE = "side"
    SPLIT = "split"
    BLINK = "blink"
    SHEET = "sheet"

    @property
    def suffixes(self) -> tuple[str, ...]:
        """What its files can be called; the first is the usual one."""
        return (".webp", ".gif") if self is Form.BLINK else (".png", ".jpg", ".jpeg", ".webp")


QUICKEST = 0.2
"""Seconds for each picture that blinks: more than three flashes a second can bring on seizures."""


@dataclass(frozen=True)
class ExportOptions:
    """part: of the photo, in its pixels, None for all of it; width: of the picture that comes out (of each where they blink), None for one
    pixel for each of the largest candidate's; divider, angle: where the line stands, 0-1 along its way, and how it is turned, degrees
    clockwise from upright; seconds: how long each picture blinks; title: of a sheet, which has true pixels and labels whatever is said;
    say: what is
    written on it, in another language. Raises UsageError for numbers that make no sense."""

    form: Form
    part: Region | None = None
    width: int | None = None
    labels: bool = True
    divider: float = 0.5
    angle: float = 0.0
    seconds: float = 0.7
    title: str = ""
    say: Callable[[str], str] = field(default=str, compare=False)

    def __post_init__(self) -> None:
        if self.width is not None and not NARROWEST <= self.width <= WIDEST:
            raise UsageError(
                said("The width is {width}; it must be from {least} to {most} pixels.", width=self.width, least=NARROWEST, most=WIDEST)
            )
        if not 0.0 <= self.divider <= 1.0:
            raise UsageError(said("The divider stands at {divider:g}; it must be between 0 and 1.", divider=self.divider))
        if not QUICKEST <= self.seconds <= 60.0:
            raise UsageError(
                said("Each picture blinks for {seconds:g} s; it must be from {least:g} to 60.", seconds=self.seconds, least=QUICKEST)
            )


@dataclass(frozen=True, eq=False)
class Candidate:
    """One of those compared. pixels: (h, w, 3) uint8 or uint16, a whole number of times as large as the photo; icc: what they mean."""

    name: str
    pixels: Pixels
    icc: bytes | None = None


MOST = 8
NARROWEST, WIDEST = 64, 16_000
"""Of a picture that comes out, pixels."""
QUALITY = 92
_GAP = 6
_LEVEL = 0.1
"""A line that leans no more than this is upright to the eye: both labels stand at the top."""
_PAPER, _LINE, _EDGE = (74, 74, 74), (255, 255, 255), (0, 0, 0)
_PLATE, _INK = 0.55, (255, 255, 255)
"""How dark the plate under a label makes the picture, and the letters on it."""


def export_comparison(
    candidates: Sequence[Candidate],
    options: ExportOptions,
    target: Path,
    progress: Progress,
    source: Path | None,
    *,
    overwrite: bool = True,
) -> None:
    """Make the picture and write it; a sheet's candidates begin with the photo itself. overwrite: whether an existing file is replaced.

    Raises UsageError for a name that does not fit the form and for the photo's own place, PhotoWriteError, Cancelled.
    """
    check_target(target, options.form, source)
    pictures = frames(candidates, options, progress)
    content = _animation(pictures, options, target) if options.form is Form.BLINK else _still(pictures[0], target)
    progress.check_cancelled()
    write_atomically(target, content, overwrite=overwrite)


def check_target(target: Path, form: Form, source: Path | None) -> None:
    """Raises UsageError."""
    if target.suffix.lower() not in form.suffixes:
        raise UsageError(
            said(
                "{name} cannot hold this comparison; its name must end in one of {known}.",
                name=name_of(target),
                known=", ".join(form.suffixes),
            )
        )
    if source is not None and target.exists() and source.exists() and target.samefile(source):
        raise UsageError(said("{name} is the photo itself; a comparison never takes its place.", name=name_of(target)))


def frames(candidates: Sequence[Candidate], options: ExportOptions, progress: Progress) -> list[Picture]:
    """The pictures: one, or one for each candidate where they blink. Raises UsageError, Cancelled."""
    least, most = (2, 2) if options.form is Form.SPLIT else (2, MOST)
    if not least <= len(candidates) <= most:
        if least == most:
            raise UsageError(said("This form compares exactly two pictures, not {number}.", number=len(candidates)))
        words = said("This form compares from {least} to {most} pictures, not {number}.", least=least, most=most, number=len(candidates))
        raise UsageError(words)
    if options.form is Form.SHEET:
        from engine.inspection.export_sheet import sheet

        return [sheet(candidates, options.part, options.title, options.say)]
    panes = []
    size = pane_size(candidates, options)
    for number, candidate in enumerate(candidates):
        progress.check_cancelled()
        progress.report(number / len(candidates), candidate.name)
        panes.append(_pane(candidate, options.part, size))
    if options.form is Form.SPLIT:
        return [_split(panes[0], panes[1], options, [candidate.name for candidate in candidates])]
    if options.labels:
        panes = [_labelled(pane, candidate.name, right=False) for pane, candidate in zip(panes, candidates, strict=True)]
    return panes if options.form is Form.BLINK else [_side_by_side(panes)]


def pane_size(candidates: Sequence[Candidate], options: ExportOptions) -> tuple[int, int]:
    """Width and height of one picture among those compared."""
    source = candidates[0].pixels
    part = options.part or Region(0, 0, source.shape[1], source.shape[0], source.shape[1], source.shape[0])
    if options.width is None:
        times = max(max(1, candidate.pixels.shape[0] // part.photo_height) for candidate in candidates)
        return times * part.width, times * part.height
    beside = len(candidates) if options.form is Form.SIDE else 1
    width = max(1, (options.width - (beside - 1) * _GAP) // beside)
    return width, max(1, round(width * part.height / part.width))


def _pane(candidate: Candidate, part: Region | None, size: tuple[int, int]) -> Picture:
    """The part of a candidate at that size: bicubically where it is enlarged, by area where it is reduced."""
    import cv2

    pixels = candidate.pixels
    if part is not None:
        times = max(1, pixels.shape[0] // part.photo_height)
        rows = slice(times * part.top, times * (part.top + part.height))
        pixels = pixels[rows, times * part.left : times * (part.left + part.width)]
    if pixels.shape[1::-1] != size:
        how = cv2.INTER_AREA if size[0] < pixels.shape[1] else cv2.INTER_CUBIC
        pixels = cv2.resize(np.ascontiguousarray(pixels), size, interpolation=how)  # type: ignore[assignment]
    whole: Any = np.ascontiguousarray(pixels)
    return to_srgb(whole, candidate.icc)


def _side_by_side(panes: Sequence[Picture]) -> Picture:
    height, width = panes[0].shape[:2]
    page: NDArray[np.uint8] = np.empty((height, len(panes) * (width + _GAP) - _GAP, 3), np.uint8)
    page[:] = _PAPER
    for number, pane in enumerate(panes):
        page[:, number * (width + _GAP) :][:, :width] = pane
    return page


def _split(first: Picture, second: Picture, options: ExportOptions, names: Sequence[str]) -> Picture:
    """What lies before the line is of the first picture; the line is two pixels white with a dark edge."""
    height, width = first.shape[:2]
    turn = radians(options.angle)
    across, down = round(cos(turn), 12), round(sin(turn), 12)
    reach = [x * across + y * down for x in (0, width) for y in (0, height)]
    offset = min(reach) + options.divider * (max(reach) - min(reach))
    beyond = (np.arange(width) + 0.5)[None, :] * across + (np.arange(height) + 0.5)[:, None] * down - offset
    if options.labels:
        # Each label stands in the corner that lies deepest on its own side, and is cut where the line passes over it.
        rightwards = across >= 0
        first, second = (
            _labelled(first, names[0], right=not rightwards, bottom=down < -_LEVEL),
            _labelled(second, names[1], right=rightwards, bottom=down > _LEVEL),
        )
    page = np.where(beyond[..., None] < 0, first, second)
    page[np.abs(beyond) < 2.0] = _EDGE
    page[np.abs(beyond) < 1.0] = _LINE
    return np.asarray(page, np.uint8)


def _labelled(picture: Picture, name: str, *, right: bool, bottom: bool = False) -> Picture:
    """A name on a dark plate in a corner, in a size that suits the picture."""
    from PIL import Image

    from engine.core.lettering import LINE, STRONG, shortened, width_of, write

    height, width = picture.shape[:2]
    size = min(28, max(12, width // 32))
    margin, room = size // 2, width - 2 * size
    tall = round(LINE * size) + size // 2
    if room < 3 * size or height < 2 * tall:
        return picture
    text = shortened(name, room, size, STRONG)
    wide = width_of(text, size, STRONG) + size
    left = width - margin - wide if right else margin
    top = height - margin - tall if bottom else margin
    marked = picture.copy()
    plate = marked[top : top + tall, left : left + wide]
    plate[:] = (plate * (1.0 - _PLATE)).astype(np.uint8)
    image = Image.fromarray(marked)
    write(image, (left + size / 2, top + size / 4), text, _INK, size, STRONG)
    return np.asarray(image, np.uint8)


def _still(picture: Picture, target: Path) -> bytes:
    from PIL import Image

    image, icc = [Image.fromarray(picture)], _srgb_profile()
    match target.suffix.lower():
        case ".png":
            return _encoded(image, target, "PNG", icc_profile=icc)
        case ".webp":
            return _encoded(image, target, "WEBP", icc_profile=icc, quality=QUALITY, method=4)
        case _:
            return _encoded(image, target, "JPEG", icc_profile=icc, quality=QUALITY, subsampling=0)


def _animation(pictures: Sequence[Picture], options: ExportOptions, target: Path) -> bytes:
    from PIL import Image

    images, how = [Image.fromarray(picture) for picture in pictures], {"duration": round(1000 * options.seconds), "loop": 0}
    if target.suffix.lower() == ".gif":
        images = [image.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.FLOYDSTEINBERG) for image in images]
        return _encoded(images, target, "GIF", **how, optimize=False, disposal=1)
    return _encoded(images, target, "WEBP", **how, icc_profile=_srgb_profile(), quality=QUALITY, method=4)


def _encoded(images: "Sequence[Image.Image]", target: Path, kind: str, **how: Any) -> bytes:
    """Raises PhotoWriteError, in one sentence, whatever the library says."""
    width, height = images[0].size
    named = format_named(target.suffix)
    sides = named.too_small_for(width, height) if named is not None else ""
    if sides:
        raise PhotoWriteError(
            said("{name} could not be saved: {sides}.", name=name_of(target), sides=sides), hint=said("Choose a smaller width.")
        )
    buffer = BytesIO()
    try:
        if len(images) > 1:
            images[0].save(buffer, kind, save_all=True, append_images=images[1:], **how)
        else:
            images[0].save(buffer, kind, **how)
    except (OSError, ValueError, MemoryError) as error:
        raise PhotoWriteError(said("{name} could not be saved: encoding it failed.", name=name_of(target)), detail=repr(error)) from error
    return buffer.getvalue()


def _srgb_profile() -> bytes:
    from PIL import ImageCms

    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
