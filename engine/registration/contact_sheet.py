"""The contact sheet: one row per pair with everything that shows at a glance whether it fits, and a histogram of what is left over.

Per row: the phone with its key points, the camera laid over it, both as a checkerboard, a detail at twice its size in strips of both, and
the patches by their fate. Draws with Pillow; the rows are kept encoded, so that hundreds fit into memory. One thread at a time.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from engine.core.lettering import Anchor, write
from engine.registration.patches import Fault, Patch
from engine.registration.register import Registered
from engine.registration.warp import Box, Picture

ROWS_PER_PAGE = 20
_TILE_W, _TILE_H, _GAP, _TILES = 372, 300, 14, 5
_WIDTH = _TILES * _TILE_W + (_TILES + 1) * _GAP
_HEAD, _CAPTION = 64, 24
_BACK, _PANEL, _TEXT, _SOFT = (30, 32, 36), (42, 45, 50), (236, 236, 234), (165, 168, 174)
_GOOD, _BAD, _BEFORE = (110, 200, 120), (230, 110, 90), (120, 126, 140)
_FATES: dict[Fault | None, tuple[tuple[int, int, int], str]] = {
    None: ((90, 210, 110), "accepted"),
    Fault.CORRELATION: ((235, 90, 80), "correlation"),
    Fault.SHIFT: ((240, 160, 50), "shift"),
    Fault.SATURATED: ((240, 225, 90), "saturated"),
    Fault.FLAT: ((110, 150, 240), "flat"),
}
_STRIPS: tuple[tuple[tuple[int, int, int], str], ...] = (((235, 235, 235), "phone"), ((90, 170, 250), "camera"))
_HISTOGRAM_END, _BIN = 2.0, 0.05
_CAPTIONS = ("phone, key points", "camera, laid over it", "checkerboard of both", "detail at 200 %, strips", "")


@dataclass(frozen=True)
class Aligned:
    """A pair that fits. title, figures: what is written above it; matched: the common part of the camera, exposed as the phone."""

    title: str
    figures: str
    phone: Picture
    found: Registered
    matched: Picture
    patches: tuple[Patch, ...]


class ContactSheet:
    """Collects rows, then makes pages of them."""

    def __init__(self) -> None:
        self._rows: list[bytes] = []

    def add(self, pair: Aligned) -> None:
        """A row for a pair that was aligned."""
        tiles = [_key_points(pair), _fitted(pair.found.common.of(pair.found.aligned))]
        tiles += [_checkerboard(pair), _detail(pair, tiles[0].size), _fates(pair)]
        tall = max(tile.height for tile in tiles)
        row = Image.new("RGB", (_WIDTH, _HEAD + tall + _CAPTION + _GAP), _BACK)
        write(row, (_GAP, 8), pair.title, _TEXT, 19)
        write(row, (_GAP, 36), pair.figures, _GOOD, 15)
        for index, (tile, caption) in enumerate(zip(tiles, _CAPTIONS, strict=True)):
            left = _GAP + index * (_TILE_W + _GAP)
            row.paste(tile, (left + (_TILE_W - tile.width) // 2, _HEAD + (tall - tile.height) // 2))
            write(row, (left, _HEAD + tall + 4), caption, _SOFT, 14)
        _whose(row, _GAP + 3 * (_TILE_W + _GAP) + 160, _HEAD + tall + 4)
        _legend(row, _GAP + 4 * (_TILE_W + _GAP), _HEAD + tall + 4)
        self._keep(row)

    def add_refused(self, phone: str, camera: str, reason: str) -> None:
        """A row for a pair that was not."""
        row = Image.new("RGB", (_WIDTH, _HEAD + _GAP), _BACK)
        write(row, (_GAP, 8), f"{phone}  +  {camera}", _TEXT, 19)
        write(row, (_GAP, 36), f"Refused. {reason}", _BAD, 15)
        self._keep(row)

    def pages(self, title: str, before: NDArray[np.float64], after: NDArray[np.float64], lonely: Sequence[str]) -> list[bytes]:
        """JPEG files; the first begins with the histogram of the shifts before and after the local step, in pixels."""
        pages = []
        for start in range(0, max(len(self._rows), 1), ROWS_PER_PAGE):
            rows = [Image.open(io.BytesIO(row)) for row in self._rows[start : start + ROWS_PER_PAGE]]
            parts = [_summary(title, before, after, lonely), *rows] if start == 0 else rows
            page = Image.new("RGB", (_WIDTH, sum(part.height for part in parts)), _BACK)
            top = 0
            for part in parts:
                page.paste(part, (0, top))
                top += part.height
            pages.append(_jpeg(page, 90))
        return pages

    def _keep(self, row: Image.Image) -> None:
        self._rows.append(_jpeg(row, 95))


def _summary(title: str, before: NDArray[np.float64], after: NDArray[np.float64], lonely: Sequence[str]) -> Image.Image:
    """The head of the first page."""
    shown = list(lonely[:8]) + ([f"and {len(lonely) - 8} more without a partner"] if len(lonely) > 8 else [])
    image = Image.new("RGB", (_WIDTH, 330), _PANEL)
    write(image, (_GAP, 12), "Pairs from two cameras", _TEXT, 30)
    write(image, (_GAP, 54), title, _TEXT, 20)
    if len(after):
        words = f"Residual: {np.median(after):.2f} px median, {np.percentile(after, 90):.2f} px for 90 % of {len(after)} places"
        write(image, (_GAP, 84), words, _GOOD, 20)
    for index, sentence in enumerate(shown):
        write(image, (_GAP, 122 + 22 * index), sentence, _BAD, 15)
    if len(after):
        _histogram(image, Box(980, 34, _WIDTH - 2 * _GAP, 280), before, after)
    return image


def _histogram(image: Image.Image, area: Box, before: NDArray[np.float64], after: NDArray[np.float64]) -> None:
    draw = ImageDraw.Draw(image)
    edges = np.arange(0.0, _HISTOGRAM_END + _BIN / 2, _BIN)
    counts = [np.histogram(np.minimum(v, _HISTOGRAM_END - _BIN / 2), edges)[0] / max(len(v), 1) for v in (before, after)]
    most = max(float(np.max(counts)), 1e-9)
    step = area.width / (len(edges) - 1)
    for index in range(len(edges) - 1):
        for part, colour, (start, end) in zip(counts, (_BEFORE, _GOOD), ((0.05, 0.5), (0.5, 0.95)), strict=True):
            tall = area.height * float(part[index]) / most
            if tall > 0:
                left = area.left + step * index
                draw.rectangle((left + start * step, area.bottom - max(tall, 1.0), left + end * step, area.bottom), fill=colour)
    draw.line((area.left, area.bottom, area.right, area.bottom), fill=_SOFT)
    for value in (0.0, 0.5, 1.0, 1.5, 2.0):
        place = area.left + area.width * value / _HISTOGRAM_END
        draw.line((place, area.bottom, place, area.bottom + 5), fill=_SOFT)
        label = f"{value:g} px" if value < _HISTOGRAM_END else "2 px and more"
        write(image, (place, area.bottom + 8), label, _SOFT, 14, anchor=Anchor.RIGHT if value == _HISTOGRAM_END else Anchor.MIDDLE)
    for row, (colour, words) in enumerate(((_BEFORE, "global model alone"), (_GOOD, "after the local step"))):
        draw.rectangle((area.right - 190, area.top + 22 * row, area.right - 178, area.top + 12 + 22 * row), fill=colour)
        write(image, (area.right - 170, area.top - 3 + 22 * row), words, _TEXT, 15)
    write(image, (area.left, 10), "shift between the two, share of the places where it can be measured", _SOFT, 14)


def _fitted(picture: Picture) -> Image.Image:
    """Reduced to fit a tile."""
    shrink = min(_TILE_W / picture.shape[1], _TILE_H / picture.shape[0])
    size = (max(1, round(picture.shape[1] * shrink)), max(1, round(picture.shape[0] * shrink)))
    return Image.fromarray(np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA)))


def _key_points(pair: Aligned) -> Image.Image:
    """The common part of the phone, with the key points that obey the global model."""
    box = pair.found.common
    tile = _fitted(box.of(pair.phone))
    draw = ImageDraw.Draw(tile)
    shrink = tile.width / box.width
    inside = pair.found.inliers[:: max(1, len(pair.found.inliers) // 400)]
    for x, y in (inside - [box.left, box.top]) * shrink:
        if 0 <= x < tile.width and 0 <= y < tile.height:
            draw.ellipse((x - 2, y - 2, x + 2, y + 2), outline=(90, 230, 120))
    return tile


def _checkerboard(pair: Aligned) -> Image.Image:
    first, second = np.asarray(_fitted(pair.found.common.of(pair.phone))), np.asarray(_fitted(pair.matched))
    side = max(16, first.shape[1] // 8)
    rows, columns = np.arange(first.shape[0]) // side, np.arange(first.shape[1]) // side
    odd = (rows[:, None] + columns[None, :]) % 2 == 1
    return Image.fromarray(np.where(odd[..., None], second, first))


def _detail(pair: Aligned, size: tuple[int, int]) -> Image.Image:
    """Where an accepted patch has most texture, at twice its size: strips of the phone and the camera in turn."""
    box, band = pair.found.common, pair.found.aligned_band
    width, height = min(size[0] // 2, box.width), min(size[1] // 2, box.height)
    good = [patch for patch in pair.patches if patch.fault is None]
    best = max(good, key=lambda p: float(band[p.box.top : p.box.bottom, p.box.left : p.box.right].std()), default=None)
    middle = best.box if best else box
    left = int(np.clip((middle.left + middle.right - width) // 2, box.left, box.right - width)) - box.left
    top = int(np.clip((middle.top + middle.bottom - height) // 2, box.top, box.bottom - height)) - box.top
    here = Box(left, top, left + width, top + height)
    strip = max(1, width // 6)
    odd = (np.arange(width) // strip) % 2 == 1
    mixed = np.where(odd[None, :, None], here.of(pair.matched), here.of(box.of(pair.phone)))
    image = Image.fromarray(np.asarray(mixed, np.uint8)).resize((2 * width, 2 * height), Image.Resampling.NEAREST)
    draw = ImageDraw.Draw(image)
    for index, column in enumerate(range(0, width, strip)):
        draw.rectangle((2 * column, 0, 2 * (column + strip) - 1, 6), fill=_STRIPS[index % 2][0])
    return image


def _fates(pair: Aligned) -> Image.Image:
    """The common part, darkened, with every patch in the colour of its fate."""
    box = pair.found.common
    tile = _fitted(box.of(pair.phone)).point(lambda value: value * 0.6)
    shrink = tile.width / box.width
    over = Image.new("RGBA", tile.size)
    draw = ImageDraw.Draw(over)
    for patch in pair.patches:
        colour = _FATES[patch.fault][0]
        corners = [(patch.box.left - box.left) * shrink, (patch.box.top - box.top) * shrink]
        corners += [(patch.box.right - box.left) * shrink - 1, (patch.box.bottom - box.top) * shrink - 1]
        draw.rectangle(corners, fill=(*colour, 60 if patch.fault is None else 110), outline=(*colour, 220))
    return Image.alpha_composite(tile.convert("RGBA"), over).convert("RGB")


def _whose(row: Image.Image, left: float, top: float) -> None:
    """Which of the marks above the detail's strips means what."""
    draw = ImageDraw.Draw(row)
    for colour, words in _STRIPS:
        draw.rectangle((left, top + 3, left + 9, top + 12), fill=colour)
        write(row, (left + 13, top), words, _SOFT, 14)
        left += 80


def _legend(row: Image.Image, left: float, top: float) -> None:
    draw = ImageDraw.Draw(row)
    for colour, words in _FATES.values():
        draw.rectangle((left, top + 3, left + 9, top + 12), fill=colour)
        left += 13 + write(row, (left + 13, top), words, _SOFT, 14) + 9


def _jpeg(image: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, subsampling=0)
    return out.getvalue()
