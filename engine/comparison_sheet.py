"""The contact sheet of `heliograph compare`: a block for every photo, its columns side by side on neutral grey.

Draws what `engine.comparison` made and changes no pixel of it: whole photos come reduced, crops are pasted as they are. Columns that
do not fit beside each other go on below. Sentences are said in the language of whoever asks. Blocks are kept as they are drawn; one
thread at a time.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image, ImageDraw

from engine.comparison import WHOLE_BOX, Column, Compared, Picture, boxed
from engine.core.lettering import LINE, STRONG, Anchor, shortened, width_of, write
from engine.core.sentences import Sentence, said

WIDEST = 4096
"""Pixels; a sheet is wider only when a single crop is."""

_PAPER, _INK, _SOFT, _HAIR, _FAILED = (74, 74, 74), (242, 242, 242), (186, 186, 186), (108, 108, 108), (250, 190, 160)
_FRAME, _DARK = (255, 214, 64), (24, 24, 24)
_MARGIN, _GAP, _ROW_GAP, _BLOCK_GAP = 40, 16, 28, 36
_NARROWEST = 232
"""Of a column, pixels: its label must be readable above a small crop."""
_TITLE, _HEAD, _LABEL, _NOTE = 34, 24, 18, 15
"""Sizes of letters, pixels."""
_RULE = 23
"""Height of a row's caption with the hairline under it."""

Say = Callable[[str], str]


@dataclass(frozen=True)
class _Row:
    """One line of pictures under the same caption; None where a column has none."""

    caption: str
    pictures: tuple[Picture | None, ...]


class ComparisonSheet:
    """Collects photos, then makes one picture of them."""

    def __init__(self, title: str, subtitle: str, say: Say = str) -> None:
        """say: a sentence in another language."""
        self._title, self._subtitle, self._say = _said(title, say), _said(subtitle, say), say
        self._blocks: list[Image.Image] = []

    def add(self, name: str, facts: str, compared: Compared) -> None:
        """A block: the photo's name, what is known of it, and a group of columns for every scale."""
        groups = [_group(compared, scale, self._say) for scale in sorted({column.scale for column in compared.columns})]
        width = max(group.width for group in groups)
        head = round(LINE * _HEAD) + round(LINE * _NOTE) + 14
        block = _paper(width, head + sum(group.height for group in groups) + _BLOCK_GAP * (len(groups) - 1))
        write(block, (0, 0), shortened(name, width, _HEAD, STRONG), _INK, _HEAD, STRONG)
        write(block, (0, round(LINE * _HEAD) + 2), shortened(_said(facts, self._say), width, _NOTE), _SOFT, _NOTE)
        top = head
        for group in groups:
            block.paste(group, (0, top))
            top += group.height + _BLOCK_GAP
        self._blocks.append(block)

    def picture(self) -> Picture:
        """(height, width, 3) uint8 RGB: the heading, then the blocks in the order they were added."""
        inside = max([width_of(self._title, _TITLE, STRONG), *(block.width for block in self._blocks)])
        head = round(LINE * _TITLE) + round(LINE * _NOTE) + 8
        tall = 2 * _MARGIN + head + sum(block.height + 2 * _BLOCK_GAP for block in self._blocks)
        page = _paper(inside + 2 * _MARGIN, tall)
        draw = ImageDraw.Draw(page)
        write(page, (_MARGIN, _MARGIN - 6), self._title, _INK, _TITLE, STRONG)
        write(page, (_MARGIN, _MARGIN + round(LINE * _TITLE)), shortened(self._subtitle, inside, _NOTE), _SOFT, _NOTE)
        top = _MARGIN + head
        for block in self._blocks:
            top += _BLOCK_GAP
            draw.line((_MARGIN, top, _MARGIN + inside - 1, top), fill=_HAIR)
            top += _BLOCK_GAP
            page.paste(block, (_MARGIN, top))
            top += block.height
        return np.asarray(page, np.uint8)


def _paper(width: int, height: int) -> Image.Image:
    return Image.new("RGB", (width, height), _PAPER)


def _said(text: str, say: Say) -> str:
    """Names are no sentences."""
    return say(text) if isinstance(text, Sentence) else text


def _group(compared: Compared, scale: int, say: Say) -> Image.Image:
    """The columns of one scale. The first group has the whole photo with the regions marked: above the crops, or left of enlarged ones."""
    columns = [
        replace(column, title=_said(column.title, say), note=_said(column.note, say))
        for column in compared.columns
        if column.scale == scale
    ]
    first = scale == min(column.scale for column in compared.columns)
    beside = _photo_alone(_marked(compared), say) if first and scale > 1 else None
    rows = list(_rows(compared, columns, scale, first))
    wide = max([_NARROWEST if scale > 1 else WHOLE_BOX[0], *(p.shape[1] for row in rows for p in row.pictures if p is not None)])
    room = WIDEST - 2 * _MARGIN - (beside.width + _GAP if beside else 0)
    lines = -(-len(columns) // max(1, (room + _GAP) // (wide + _GAP)))
    fitting = -(-len(columns) // lines)
    strips = []
    for start in range(0, len(columns), fitting):
        these = slice(start, start + fitting)
        strips.append(_strip(columns[these], [_Row(_said(row.caption, say), row.pictures[these]) for row in rows], wide))
    stacked = _stacked(strips, _BLOCK_GAP)
    return stacked if beside is None else _side_by_side(beside, stacked)


def _rows(compared: Compared, columns: Sequence[Column], scale: int, first: bool) -> Iterator[_Row]:
    """A row of whole photos where results are as large as the photo, then one for each region."""
    if scale == 1 and first:
        marked = _marked(compared)
        percent = 100.0 * marked.shape[1] / compared.photo.width
        yield _Row(said("Whole photo at {percent:.2g} %", percent=percent), (marked, *(column.whole for column in columns[1:])))
    for number, region in enumerate(compared.regions):
        name = said("Crop {number}", number=number + 1) if len(compared.regions) > 1 else said("Crop")
        place = {"crop": name, "width": region.width, "height": region.height, "left": region.left, "top": region.top}
        caption = said("{crop}: {width} x {height} at {left}, {top}, at 100 %", **place)
        if scale > 1:
            caption = said("{crop}: {width} x {height} at {left}, {top}, enlarged {times} times, at 100 %", **place, times=scale)
        pictures = tuple(column.crops[number] if column.crops else None for column in columns)
        yield _Row(caption, pictures)


def _photo_alone(marked: Picture, say: Say) -> Image.Image:
    """The whole photo in a strip of its own."""
    return _strip([Column(say(said("Photo")), "", 1, ())], [_Row(say(said("Whole photo, reduced")), (marked,))], WHOLE_BOX[0])


def _marked(compared: Compared) -> Picture:
    """The whole photo, reduced, with every region framed, and numbered where there are several."""
    image = Image.fromarray(boxed(compared.photo.pixels))
    draw = ImageDraw.Draw(image)
    factor = image.width / compared.photo.width
    for number, region in enumerate(compared.regions, 1):
        # Three pixels around the region, dark around light, so that the frame is seen on any photo.
        left, top = max(0, round(region.left * factor) - 3), max(0, round(region.top * factor) - 3)
        right = min(image.width - 1, round((region.left + region.width) * factor) + 2)
        bottom = min(image.height - 1, round((region.top + region.height) * factor) + 2)
        draw.rectangle((left, top, right, bottom), outline=_DARK)
        if min(right - left, bottom - top) >= 2:
            draw.rectangle((left + 1, top + 1, right - 1, bottom - 1), outline=_FRAME, width=2)
        if len(compared.regions) > 1:
            _numbered(image, draw, number, left, top, bottom)
    return np.asarray(image, np.uint8)


def _numbered(image: Image.Image, draw: ImageDraw.ImageDraw, number: int, left: int, top: int, bottom: int) -> None:
    """The number on a flag above the frame, below it where the picture ends."""
    side, tall = width_of(str(number), _NOTE, STRONG) + 8, round(LINE * _NOTE)
    left, top = max(0, min(left, image.width - side - 1)), top - tall if top >= tall else bottom
    draw.rectangle((left, top, left + side, top + tall), fill=_FRAME, outline=_DARK)
    write(image, (left + side / 2 + 0.5, top + 1), str(number), _DARK, _NOTE, STRONG, Anchor.MIDDLE)


def _strip(columns: Sequence[Column], rows: Sequence[_Row], wide: int) -> Image.Image:
    """Labels above, then the rows; every column `wide` pixels."""
    label = round(LINE * _LABEL) + round(LINE * _NOTE) + 8
    heights = [max((p.shape[0] for p in row.pictures if p is not None), default=0) for row in rows]
    shown = [(row, height) for row, height in zip(rows, heights, strict=True) if height]
    width = len(columns) * (wide + _GAP) - _GAP
    strip = _paper(width, label + sum(_RULE + 10 + height for _, height in shown) + _ROW_GAP * max(0, len(shown) - 1))
    draw = ImageDraw.Draw(strip)
    for index, column in enumerate(columns):
        left = index * (wide + _GAP)
        write(strip, (left, 0), shortened(column.title, wide, _LABEL, STRONG), _INK, _LABEL, STRONG)
        note = shortened(column.note, wide, _NOTE)
        write(strip, (left, round(LINE * _LABEL)), note, _FAILED if not column.crops else _SOFT, _NOTE)
    top = label
    for row, height in shown:
        write(strip, (0, top), shortened(row.caption, width, _NOTE - 1), _SOFT, _NOTE - 1)
        draw.line((0, top + _RULE, width - 1, top + _RULE), fill=_HAIR)
        top += _RULE + 10
        for index, picture in enumerate(row.pictures):
            if picture is not None:
                strip.paste(Image.fromarray(picture), (index * (wide + _GAP), top))
        top += height + _ROW_GAP
    return strip


def _stacked(strips: Sequence[Image.Image], gap: int) -> Image.Image:
    page = _paper(max(strip.width for strip in strips), sum(strip.height for strip in strips) + gap * (len(strips) - 1))
    top = 0
    for strip in strips:
        page.paste(strip, (0, top))
        top += strip.height + gap
    return page


def _side_by_side(left: Image.Image, right: Image.Image) -> Image.Image:
    page = _paper(left.width + _GAP + right.width, max(left.height, right.height))
    page.paste(left, (0, 0))
    page.paste(right, (left.width + _GAP, 0))
    return page
