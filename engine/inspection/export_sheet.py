"""A contact sheet of what is compared: every candidate whole and reduced, and one part of each at 100 %. `engine.comparison_sheet` draws.

Any thread.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from engine.comparison import ALONE, Column, Compared, boxed, source_columns, telling_region
from engine.comparison_sheet import ComparisonSheet, Say
from engine.core.method import Region
from engine.core.photo import Metadata, Photo
from engine.core.sentences import said
from engine.inspection.export import Candidate
from engine.inspection.srgb import Picture, to_srgb

LARGEST = (800, 600)
"""Width and height of the part, in pixels of the photo; of a larger one the middle is shown."""


def sheet(candidates: Sequence[Candidate], part: Region | None, title: str, say: Say = str) -> Picture:
    """The photo comes first; None shows its most telling part. title: the photo's name; say: a sentence in another
    language. In sRGB."""
    first = candidates[0]
    photo = Photo(to_srgb(first.pixels, first.icc), metadata=Metadata())
    region = telling_region(photo, *ALONE) if part is None else _middle(part)
    made = [_column(candidate, photo, region) for candidate in candidates[1:]]
    scales = sorted({column.scale for column in made})
    columns = [column for k in scales for column in (*source_columns(photo, (region,), k), *(one for one in made if one.scale == k))]
    page = ComparisonSheet(said("Comparison"), said("Crops at 100 %: a pixel here is a pixel of the result."), say)
    facts = {"width": photo.width, "height": photo.height, "megapixels": photo.megapixels}
    size = said("{width} x {height} pixels, {megapixels:.1f} megapixels", **facts)
    page.add(title or first.name, size, Compared(photo, (region,), tuple(columns), ()))
    return page.picture()


def _column(candidate: Candidate, photo: Photo, region: Region) -> Column:
    k = candidate.pixels.shape[0] // photo.height
    rows = slice(k * region.top, k * (region.top + region.height))
    crop: Any = np.ascontiguousarray(candidate.pixels[rows, k * region.left : k * (region.left + region.width)])
    whole = to_srgb(boxed(candidate.pixels), candidate.icc) if k == 1 else None
    return Column(candidate.name, "", k, (to_srgb(crop, candidate.icc),), whole)


def _middle(part: Region) -> Region:
    width, height = min(part.width, LARGEST[0]), min(part.height, LARGEST[1])
    return replace(part, left=part.left + (part.width - width) // 2, top=part.top + (part.height - height) // 2, width=width, height=height)
