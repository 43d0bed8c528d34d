"""Solves (I + sum over both directions of D' W D) t = s on a picture: conjugate gradients with a multigrid preconditioner.

The weights may differ by many orders of magnitude, as edge-keeping smoothing wants them; the number of steps hardly depends on that
nor on the size. Coarser levels are made from blocks of 2 x 2 pixels that move as one, so each is again a picture with weights between
neighbours. Pure numpy, stateless, any thread.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Plane = NDArray[np.float64]

_COARSEST = 192
"""Unknowns that are solved directly."""

_DAMPING = np.float32(0.7)


def across(plane: Plane) -> Plane:
    """Differences of neighbours within a row: (h, w) to (h, w - 1)."""
    return plane[:, 1:] - plane[:, :-1]


def down(plane: Plane) -> Plane:
    """Differences of neighbours within a column: (h, w) to (h - 1, w)."""
    return plane[1:] - plane[:-1]


def gathered(right: Plane, below: Plane) -> Plane:
    """The transpose of both differences: (h, w - 1) and (h - 1, w) to (h, w)."""
    total = np.zeros((right.shape[0], below.shape[1]), right.dtype)
    total[:, 1:] += right
    total[:, :-1] -= right
    total[1:] += below
    total[:-1] -= below
    return total


def solve(source: Plane, right: Plane, below: Plane, tolerance: float = 1e-5, steps: int = 200) -> Plane:
    """t of (I + D' W D) t = `source`, (h, w); `right` (h, w - 1) and `below` (h - 1, w) are W >= 0 between neighbours.

    Ends when the residual's norm is `tolerance` of the source's, or after `steps`.
    """
    levels = _levels(np.ones(source.shape, np.float32), right.astype(np.float32), below.astype(np.float32))
    solution = source.copy()
    residual = -gathered(right * across(solution), below * down(solution))
    enough = tolerance**2 * _product(source, source)
    direction = np.zeros_like(source)
    before = 1.0
    for _ in range(steps):
        if _product(residual, residual) <= enough:
            break
        guess = _cycle(levels, 0, residual.astype(np.float32)).astype(np.float64)
        now = _product(residual, guess)
        direction = guess + (now / before) * direction
        image = direction + gathered(right * across(direction), below * down(direction))
        length = now / _product(direction, image)
        solution += length * direction
        residual -= length * image
        before = now
    return solution


def _product(one: Plane, other: Plane) -> float:
    """The scalar product; here and below without BLAS, which would share each of thousands of small products among waiting threads."""
    return float(np.einsum("ij,ij->", one, other))


@dataclass(frozen=True)
class _Level:
    """One grid: what each unknown weighs itself, its neighbours' weights, the damped inverse diagonal, and on the coarsest the inverse."""

    own: NDArray[np.float32]
    right: NDArray[np.float32]
    below: NDArray[np.float32]
    damped: NDArray[np.float32]
    inverse: NDArray[np.float32] | None = None

    def apply(self, values: NDArray[np.float32]) -> NDArray[np.float32]:
        return self.own * values + gathered(self.right * across(values), self.below * down(values))  # type: ignore[arg-type, return-value]


def _levels(own: NDArray[np.float32], right: NDArray[np.float32], below: NDArray[np.float32]) -> list[_Level]:
    found: list[_Level] = []
    while True:
        diagonal = own.copy()
        diagonal[:, 1:] += right
        diagonal[:, :-1] += right
        diagonal[1:] += below
        diagonal[:-1] += below
        level = _Level(own, right, below, _DAMPING / diagonal)
        if own.size <= _COARSEST:
            unit = np.eye(own.size, dtype=np.float32).reshape(own.size, *own.shape)
            matrix = np.stack([level.apply(column).reshape(-1) for column in unit]).astype(np.float64)
            found.append(_Level(own, right, below, level.damped, np.linalg.inv(matrix).astype(np.float32)))
            return found
        found.append(level)
        own, right, below = _blocks(own), _pairs(right[:, 1::2], 0), _pairs(below[1::2], 1)


def _pairs(values: NDArray[np.float32], axis: int) -> NDArray[np.float32]:
    """Sums of two neighbours along an axis; a last single one stays."""
    if values.shape[axis] % 2:
        edges = [(0, 0), (0, 0)]
        edges[axis] = (0, 1)
        values = np.pad(values, edges)
    return values[0::2] + values[1::2] if axis == 0 else values[:, 0::2] + values[:, 1::2]


def _blocks(values: NDArray[np.float32]) -> NDArray[np.float32]:
    return _pairs(_pairs(values, 0), 1)


def _cycle(levels: list[_Level], number: int, source: NDArray[np.float32]) -> NDArray[np.float32]:
    """One W-cycle from zero; symmetric and positive, as conjugate gradients ask."""
    level = levels[number]
    if level.inverse is not None:
        return np.einsum("ij,j->i", level.inverse, source.reshape(-1)).reshape(source.shape)
    values = level.damped * source
    values += level.damped * (source - level.apply(values))
    rest = _blocks(source - level.apply(values))
    coarse = _cycle(levels, number + 1, rest)
    if 0 < number + 1 < len(levels) - 1:
        coarse += _cycle(levels, number + 1, rest - levels[number + 1].apply(coarse))
    height, width = source.shape
    values += coarse.repeat(2, 0)[:height].repeat(2, 1)[:, :width]
    for _ in range(2):
        values += level.damped * (source - level.apply(values))
    return values
