"""Comparing pictures with a stated tolerance; a failure says how much differs, and where."""

import numpy as np
from numpy.typing import NDArray

from engine.core.photo import to_float

Picture = NDArray[np.uint8] | NDArray[np.uint16] | NDArray[np.float32]


def differences(first: Picture, second: Picture) -> NDArray[np.float32]:
    """|first - second| per pixel and channel in steps of 1/255, whatever the depths."""
    assert first.shape == second.shape, f"the pictures differ in size: {first.shape} and {second.shape}"
    return np.asarray(np.abs(_float(first) - _float(second)) * 255.0, np.float32)


def assert_close(first: Picture, second: Picture, steps: float) -> None:
    """Every pixel within `steps`/255."""
    apart = differences(first, second)
    worst = float(apart.max(initial=0.0))
    if worst > steps:
        place = tuple(int(index) for index in np.unravel_index(int(apart.argmax()), apart.shape))
        counts, edges = np.histogram(apart, bins=8, range=(0.0, worst))
        shown = ", ".join(f"up to {edge:.2f}: {count}" for edge, count in zip(edges[1:], counts, strict=True))
        raise AssertionError(f"{worst:.2f}/255 apart at (row, column, channel) {place}, {steps}/255 allowed. Pixels by difference: {shown}")


def line_strength(picture: Picture, reference: Picture, columns: list[int], rows: list[int]) -> float:
    """How much more `picture` steps across the given borders than `reference` does, in 1/255, the worst of them.

    A border at column c lies between c - 1 and c. The difference of the two pictures is averaged along the whole border first, so
    that a faint line that runs through the picture counts although noise hides it in a single pixel.
    """
    error = (_float(picture) - _float(reference)) * 255.0
    across = [np.abs((error[:, c] - error[:, c - 1]).mean(axis=0)).max() for c in columns]
    down = [np.abs((error[r] - error[r - 1]).mean(axis=0)).max() for r in rows]
    return float(max([*across, *down], default=0.0))


def _float(picture: Picture) -> NDArray[np.float32]:
    return picture if picture.dtype == np.float32 else to_float(picture)  # type: ignore[arg-type, return-value]
