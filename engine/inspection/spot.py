"""What one pixel was and what it has become: RGB and Lab. Any thread."""

from dataclasses import dataclass

import numpy as np

from engine.core.lab import ColourSpace, ciede2000
from engine.inspection.pair import Pair

Triple = tuple[float, float, float]


@dataclass(frozen=True)
class Spot:
    """rgb: 0-255, fractions where the picture has more than 8 bits; lab: L*, a*, b*; difference: CIEDE2000 between the two."""

    rgb_before: Triple
    rgb_after: Triple
    lab_before: Triple
    lab_after: Triple
    difference: float


def spot_at(pair: Pair, x: float, y: float, space: ColourSpace) -> Spot:
    """At a point in pixels of the source, fractions included; the nearest pixel where the point lies outside."""
    width, height = pair.size
    column = min(max(int(x * pair.scale), 0), width - 1)
    row = min(max(int(y * pair.scale), 0), height - 1)
    before, after = (rows[:, column : column + 1] for rows in pair.rows(row, row + 1))
    labs = space.lab(before), space.lab(after)
    rgb = [_triple(pixels.astype(np.float64) / 257) for pixels in (before, after)]
    return Spot(rgb[0], rgb[1], _triple(labs[0]), _triple(labs[1]), float(ciede2000(*labs)[0, 0]))


def _triple(values: np.ndarray) -> Triple:  # type: ignore[type-arg]
    first, second, third = (float(value) for value in values.reshape(3))
    return first, second, third
