"""The line between two sides of one picture: where it stands, how it is turned, which pixels lie on which side. Pure geometry, no Qt.

All coordinates are device pixels of the pane. The first side lies to the left of a line at 0 degrees and above one at 90.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import atan2, cos, degrees, hypot, radians, sin

from app.widgets.viewport import Viewport

Point = tuple[float, float]

SNAP = 4.0
"""Degrees from upright and level within which a hand that turns the line means just that."""

STEP = 15.0


@dataclass(frozen=True)
class Line:
    """The seen piece of a divider, from `start` to `end`, and its middle."""

    start: Point
    end: Point

    @property
    def middle(self) -> Point:
        return (self.start[0] + self.end[0]) / 2, (self.start[1] + self.end[1]) / 2

    def along(self, distance: float) -> Point:
        """So far from the middle towards the end, no farther than the end itself."""
        (x, y), length = self.middle, hypot(self.end[0] - self.start[0], self.end[1] - self.start[1])
        part = min(distance, length / 2) / length if length else 0.0
        return x + (self.end[0] - self.start[0]) * part, y + (self.end[1] - self.start[1]) * part

    def distance(self, x: float, y: float) -> float:
        """Of a point from the line."""
        across, down = self.end[0] - self.start[0], self.end[1] - self.start[1]
        length = hypot(across, down)
        if not length:
            return hypot(x - self.start[0], y - self.start[1])
        part = min(1.0, max(0.0, ((x - self.start[0]) * across + (y - self.start[1]) * down) / length**2))
        return hypot(x - self.start[0] - part * across, y - self.start[1] - part * down)


@dataclass(frozen=True)
class Divider:
    """fraction: 0-1 of the seen part of the photo, from its first side on; angle: degrees clockwise from upright, 0 <= angle < 360."""

    fraction: float = 0.5
    angle: float = 0.0

    @property
    def upright(self) -> bool:
        """Whether it is a column of the screen, with the first side on the left."""
        return self.angle == 0.0

    @property
    def slanted(self) -> bool:
        """Whether it is neither a column nor a row of the screen."""
        return self.angle % 90.0 != 0.0

    def moved(self, fraction: float) -> Divider:
        return replace(self, fraction=min(1.0, max(0.0, fraction)))

    def turned(self, angle: float) -> Divider:
        return replace(self, angle=angle % 360.0)

    def column(self, viewport: Viewport) -> int:
        """The device column of an upright divider."""
        left, _, right, _ = viewport.photo_rect
        return round(left + self.fraction * max(0, right - left))

    def line(self, viewport: Viewport) -> Line:
        """Its piece on the seen part of the photo."""
        rect = viewport.photo_rect
        if self.upright:
            column = float(self.column(viewport))
            return Line((column, float(rect[1])), (column, float(rect[3])))
        normal, offset = self._normal(), self._offset(viewport)
        points = _crossings(_corners(rect), normal, offset)
        if len(points) < 2:  # it only touches a corner
            nearest = min(_corners(rect), key=lambda corner: abs(_dot(corner, normal) - offset))
            return Line(nearest, nearest)
        first, last = sorted(points, key=lambda point: _dot(point, (-normal[1], normal[0])))[:: len(points) - 1]
        return Line(first, last)

    def sides(self, viewport: Viewport, *, whole: bool = False) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
        """What lies on the first side and on the second, as the corners of two convex areas of the seen photo; either may be empty.

        whole: of the whole pane instead, cut by the same line.
        """
        normal, offset = self._normal(), self._offset(viewport)
        corners = _corners((0, 0, viewport.width, viewport.height) if whole else viewport.photo_rect)
        return _cut(corners, normal, offset, 1.0), _cut(corners, normal, offset, -1.0)

    def through(self, viewport: Viewport, x: float, y: float) -> Divider:
        """Moved so that it passes through a point, or as near as the photo allows."""
        low, high = self._range(viewport)
        return self.moved((_dot((x, y), self._normal()) - low) / max(1.0, high - low))

    def towards(self, viewport: Viewport, pivot: Point, x: float, y: float) -> Divider:
        """Turned about a point of it so that its lower end points to (x, y); upright and level draw it to themselves."""
        angle = degrees(atan2(pivot[0] - x, y - pivot[1])) % 360.0
        nearest = round(angle / 90.0) * 90.0
        if abs(angle - nearest) <= SNAP:
            angle = nearest
        return self.turned(angle).through(viewport, *pivot)

    def _normal(self) -> Point:
        turn = radians(self.angle)
        return round(cos(turn), 12), round(sin(turn), 12)  # at right angles exactly 0 and 1

    def _range(self, viewport: Viewport) -> tuple[float, float]:
        reach = [_dot(corner, self._normal()) for corner in _corners(viewport.photo_rect)]
        return min(reach), max(reach)

    def _offset(self, viewport: Viewport) -> float:
        low, high = self._range(viewport)
        offset = low + self.fraction * (high - low)
        return offset if self.slanted else float(round(offset))


def _dot(one: Point, other: Point) -> float:
    return one[0] * other[0] + one[1] * other[1]


def _corners(rect: tuple[int, int, int, int]) -> tuple[Point, ...]:
    left, top, right, bottom = (float(edge) for edge in rect)
    return (left, top), (right, top), (right, bottom), (left, bottom)


def _crossings(corners: tuple[Point, ...], normal: Point, offset: float) -> list[Point]:
    found = []
    for one, other in zip(corners, (*corners[1:], corners[0]), strict=True):
        a, b = _dot(one, normal) - offset, _dot(other, normal) - offset
        if (a < 0) != (b < 0):
            part = a / (a - b)
            found.append((one[0] + part * (other[0] - one[0]), one[1] + part * (other[1] - one[1])))
    return found


def _cut(corners: tuple[Point, ...], normal: Point, offset: float, side: float) -> tuple[Point, ...]:
    """The part of a convex area on one side of a line."""
    kept: list[Point] = []
    for one, other in zip(corners, (*corners[1:], corners[0]), strict=True):
        a, b = side * (_dot(one, normal) - offset), side * (_dot(other, normal) - offset)
        if a <= 0:
            kept.append(one)
        if (a < 0 < b) or (b < 0 < a):
            part = a / (a - b)
            kept.append((one[0] + part * (other[0] - one[0]), one[1] + part * (other[1] - one[1])))
    return tuple(kept) if len(kept) > 2 else ()
