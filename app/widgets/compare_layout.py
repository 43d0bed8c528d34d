"""Which side of the comparison is seen where: view modes and the pieces of the widget they make. Pure arithmetic, no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

PANE_GAP = 6
"""Device pixels between the two pictures of the side-by-side view."""


class ViewMode(Enum):
    """What is seen: both sides of a divider, both beside each other, or one of them."""

    SPLIT = "split"
    SIDE_BY_SIDE = "side_by_side"
    ORIGINAL = "original"
    ENHANCED = "enhanced"


class Side(Enum):
    """Which of the two pictures."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True)
class Part:
    """A piece of the widget that shows one side, in device columns: its pane starts at `pane` and is seen from `left` to `right`."""

    side: Side
    pane: int
    left: int
    right: int


def pane_width(mode: ViewMode, width: int) -> int:
    """Device columns of one pane in a widget of `width`."""
    return max(1, (width - PANE_GAP) // 2) if mode is ViewMode.SIDE_BY_SIDE else width


def parts(mode: ViewMode, width: int, divider: int | None, *, has_after: bool, original_only: bool) -> list[Part]:
    """The pieces from left to right. divider: its device column, None where there is none; original_only: shows no AFTER at all."""
    if mode is ViewMode.SIDE_BY_SIDE:
        pane = pane_width(mode, width)
        right = Side.BEFORE if original_only else Side.AFTER
        return [Part(Side.BEFORE, 0, 0, pane), Part(right, width - pane, width - pane, width)]
    if divider is not None:
        return [Part(Side.BEFORE, 0, 0, divider), Part(Side.AFTER, 0, divider, width)]
    after = mode is ViewMode.ENHANCED and has_after and not original_only
    return [Part(Side.AFTER if after else Side.BEFORE, 0, 0, width)]
