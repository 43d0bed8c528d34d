"""Which side of the comparison is seen where: view modes, the pieces of the widget they make, and what they are in words. No Qt."""

from __future__ import annotations

from collections.abc import Callable
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


def description(tr: Callable[[str], str], mode: ViewMode, divider: float, zoom: float, *, previewing: bool) -> str:
    """What a screen reader says of a photo on show. tr translates; divider: 0-1 of the seen part; zoom: device pixels per pixel."""
    modes = {
        ViewMode.SPLIT: tr("Before and after with a divider at {0} percent."),
        ViewMode.SIDE_BY_SIDE: tr("Before and after beside each other."),
        ViewMode.ORIGINAL: tr("The original."),
        ViewMode.ENHANCED: tr("The enhanced photo."),
    }
    words = [modes[mode].format(round(divider * 100)), tr("Zoom {0} percent.").format(round(zoom * 100))]
    if previewing:
        words.append(tr("What is seen is a quick preview; the result takes its place as it comes."))
    return " ".join(words)
