"""What is seen where in the comparison: modes, places, the panes and pieces of the widget they make, and what they are in words. No Qt.

All numbers are device pixels of the widget unless said otherwise. A `Layout` is a value; every change makes a new one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from app.widgets.divider import Divider, Point
from app.widgets.sampling import Rect
from app.widgets.viewport import Viewport

PANE_GAP = 6
"""Between two pictures beside each other."""

GAINS = (1, 2, 4, 8, 16, 32)
"""How much a difference may be enlarged."""

BLINKS = (200, 300, 400, 500, 700, 1000, 1400, 2000)
"""Milliseconds that each side of a blinking comparison is shown."""

MOST_PLACES = 4


class ViewMode(Enum):
    """DIVIDER: two sides of a line that can be moved and turned. SPLIT: two halves of one picture, the photo moves beneath. SIDE_BY_SIDE:
    the same part twice. GRID: up to four candidates. BLINK: one side after the other. DIFFERENCE: how far the second is from the first."""

    DIVIDER = "divider"
    SPLIT = "split"
    SIDE_BY_SIDE = "side_by_side"
    GRID = "grid"
    ORIGINAL = "original"
    ENHANCED = "enhanced"
    BLINK = "blink"
    DIFFERENCE = "difference"


class Place(Enum):
    """Where a picture stands. FIRST and SECOND are before and after, THIRD and FOURTH are seen in the grid only; ORIGINAL and DIFFERENCE
    are pictures that are always there."""

    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    FOURTH = "fourth"
    ORIGINAL = "original"
    DIFFERENCE = "difference"


PLACES = (Place.FIRST, Place.SECOND, Place.THIRD, Place.FOURTH)
TWO_SIDED = frozenset({ViewMode.DIVIDER, ViewMode.SPLIT, ViewMode.SIDE_BY_SIDE, ViewMode.BLINK, ViewMode.DIFFERENCE})


class Grid(Enum):
    """How several candidates stand: two by two, in a row, in a column."""

    SQUARE = "square"
    ROW = "row"
    COLUMN = "column"


@dataclass(frozen=True)
class Part:
    """A piece of the widget that shows what stands in a place. pane: upper left corner of its pane; rect: what is seen of it; corners: of
    the convex area inside `rect` that is seen, None for all of it."""

    place: Place
    pane: tuple[int, int]
    rect: Rect
    corners: tuple[Point, ...] | None = None


@dataclass(frozen=True)
class Layout:
    """stacked: sides stand one above the other (SPLIT and SIDE_BY_SIDE); count: candidates of the GRID; second: what BLINK shows now;
    gain: of the DIFFERENCE, one of GAINS; blink: one of BLINKS."""

    mode: ViewMode = ViewMode.DIVIDER
    divider: Divider = field(default_factory=Divider)
    stacked: bool = False
    grid: Grid = Grid.SQUARE
    count: int = 2
    second: bool = False
    gain: int = 4
    blink: int = 500

    def pane_size(self, width: int, height: int) -> tuple[int, int]:
        """Of every pane in a widget of that size; at least 1 x 1."""
        columns, rows = self._columns_rows()
        return max(1, (width - (columns - 1) * PANE_GAP) // columns), max(1, (height - (rows - 1) * PANE_GAP) // rows)

    def panes(self, width: int, height: int) -> list[tuple[int, int]]:
        """The upper left corners of all panes, those of a row from left to right."""
        columns, rows = self._columns_rows()
        across, down = self.pane_size(width, height)
        lefts = [number * (across + PANE_GAP) if number < columns - 1 or columns == 1 else width - across for number in range(columns)]
        tops = [number * (down + PANE_GAP) if number < rows - 1 or rows == 1 else height - down for number in range(rows)]
        return [(left, top) for top in tops for left in lefts][: self.shown]

    @property
    def shown(self) -> int:
        """How many panes there are."""
        return {ViewMode.SIDE_BY_SIDE: 2, ViewMode.GRID: self.count}.get(self.mode, 1)

    @property
    def places(self) -> tuple[Place, ...]:
        """What is compared, in order."""
        return PLACES[: self.count] if self.mode is ViewMode.GRID else PLACES[:2]

    def parts(self, width: int, height: int, viewport: Viewport, *, second: bool, original_only: bool) -> list[Part]:
        """The pieces of a widget of that size. second: whether there is anything in the second place; original_only: show nothing else."""
        down, across = viewport.height, viewport.width
        whole = (0, 0, across, down)
        if self.shown > 1:
            panes = self.panes(width, height)
            rects = [(left, top, left + across, top + down) for left, top in panes]
            places = [Place.ORIGINAL] * len(panes) if original_only else list(self.places)
            return [Part(place, pane, rect) for place, pane, rect in zip(places, panes, rects, strict=True)]
        if original_only or self.mode is ViewMode.ORIGINAL:
            return [Part(Place.ORIGINAL, (0, 0), whole)]
        if not second:
            return [Part(Place.FIRST, (0, 0), whole)]
        if self.mode is ViewMode.DIVIDER:
            return _around_divider(self.divider, viewport)
        if self.mode is ViewMode.SPLIT:
            return _around_divider(Divider(0.5, 90.0 if self.stacked else 0.0), Viewport(across, down, across, down))
        if self.mode is ViewMode.DIFFERENCE:
            return [Part(Place.DIFFERENCE, (0, 0), whole)]
        return [Part(Place.FIRST if self.mode is ViewMode.BLINK and not self.second else Place.SECOND, (0, 0), whole)]

    def turned(self) -> Layout:
        """The other way round: sides above each other instead of beside, the grid as a row, then as a column."""
        if self.mode is ViewMode.DIVIDER:
            return replace(self, divider=self.divider.turned(0.0 if self.divider.angle == 90.0 else 90.0))
        if self.mode is ViewMode.GRID:
            kinds = list(Grid)
            return replace(self, grid=kinds[(kinds.index(self.grid) + 1) % len(kinds)])
        return replace(self, stacked=not self.stacked)

    def adjusted(self, steps: int) -> Layout:
        """A stronger or weaker difference, a slower or quicker blink: whichever is seen."""
        if self.mode is ViewMode.DIFFERENCE:
            return replace(self, gain=_stepped(GAINS, self.gain, steps))
        if self.mode is ViewMode.BLINK:
            return replace(self, blink=_stepped(BLINKS, self.blink, steps))
        return self

    def _columns_rows(self) -> tuple[int, int]:
        if self.shown == 1:
            return 1, 1
        if self.mode is ViewMode.SIDE_BY_SIDE:
            return (1, 2) if self.stacked else (2, 1)
        if self.grid is Grid.SQUARE:
            return 2, -(-self.count // 2)
        return (self.count, 1) if self.grid is Grid.ROW else (1, self.count)


def _around_divider(divider: Divider, viewport: Viewport) -> list[Part]:
    width, height = viewport.width, viewport.height
    whole = (0, 0, width, height)
    if divider.slanted:
        first, second = divider.sides(viewport)
        return [Part(place, (0, 0), whole, side) for place, side in ((Place.FIRST, first), (Place.SECOND, second)) if side]
    x, y = (round(edge) for edge in divider.line(viewport).middle)
    columns, rows = ((0, 0, x, height), (x, 0, width, height)), ((0, 0, width, y), (0, y, width, height))
    rects = columns if divider.angle in (0.0, 180.0) else rows
    before, after = rects if divider.angle < 180.0 else rects[::-1]
    return [Part(Place.FIRST, (0, 0), before), Part(Place.SECOND, (0, 0), after)]


def _stepped(values: tuple[int, ...], value: int, steps: int) -> int:
    nearest = min(range(len(values)), key=lambda index: abs(values[index] - value))
    return values[min(len(values) - 1, max(0, nearest + steps))]


def description(
    tr: Callable[[str], str], layout: Layout, names: Mapping[Place, str], zoom: float, *, has_second: bool, previewing: bool
) -> str:
    """What a screen reader says of a photo on show. tr translates; names: of what stands in each place; zoom: device pixels per pixel."""
    first, second = names[Place.FIRST], names[Place.SECOND]
    sentences = {
        ViewMode.DIVIDER: tr("Before and after with a divider at {percent} percent, turned by {angle} degrees."),
        ViewMode.SPLIT: tr("Before and after, half of the view each."),
        ViewMode.SIDE_BY_SIDE: tr("Before and after beside each other."),
        ViewMode.GRID: tr("{count} candidates beside each other."),
        ViewMode.ORIGINAL: tr("The original."),
        ViewMode.ENHANCED: tr("The enhanced photo."),
        ViewMode.BLINK: tr("Before and after in turns, {blink} milliseconds each."),
        ViewMode.DIFFERENCE: tr("The difference between before and after, enlarged {gain} times."),
    }
    values = {
        "percent": round(layout.divider.fraction * 100),
        "angle": round(layout.divider.angle),
        "count": layout.count,
        "blink": layout.blink,
        "gain": layout.gain,
    }
    words = [sentences[layout.mode].format(**values)]
    if layout.mode is ViewMode.GRID:
        words.append(", ".join(names[place] for place in layout.places) + ".")
    elif layout.mode in TWO_SIDED and has_second:
        words.append(tr("Before is {first}, after is {second}.").format(first=first, second=second))
    words.append(tr("Zoom {percent} percent.").format(percent=round(zoom * 100)))
    if previewing:
        words.append(tr("What is seen is a quick preview; the result takes its place as it comes."))
    return " ".join(words)
