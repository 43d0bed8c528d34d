"""Rectangles of a comparison: what shows one in a larger picture, and one within another. Pure functions, any thread."""

from collections.abc import Sequence
from dataclasses import replace

from engine.core.method import Region
from engine.core.photo import Pixels

_CONTEXT = 8
"""Pixels around a crop that a cubic or Lanczos filter may look at."""


def cut(pixels: Pixels, region: Region, scale: int) -> Pixels:
    """What shows the region in a picture `scale` times as large as the photo; a view."""
    rows = slice(scale * region.top, scale * (region.top + region.height))
    return pixels[rows, scale * region.left : scale * (region.left + region.width)]


def with_context(region: Region) -> Region:
    """The region with what a filter may look at around it, as far as the photo goes."""
    left, top = max(0, region.left - _CONTEXT), max(0, region.top - _CONTEXT)
    right = min(region.photo_width, region.left + region.width + _CONTEXT)
    bottom = min(region.photo_height, region.top + region.height + _CONTEXT)
    return replace(region, left=left, top=top, width=right - left, height=bottom - top)


def inside(region: Region, wide: Region) -> Region:
    """The region, counted from the corner of a wider one."""
    return Region(region.left - wide.left, region.top - wide.top, region.width, region.height, wide.width, wide.height)


def around(regions: Sequence[Region]) -> Region:
    """The smallest region that holds all of them."""
    left, top = min(r.left for r in regions), min(r.top for r in regions)
    right, bottom = max(r.left + r.width for r in regions), max(r.top + r.height for r in regions)
    return replace(regions[0], left=left, top=top, width=right - left, height=bottom - top)
