"""Where a pixel of the phone's photo lies in the camera's: one smooth global model, and a bounded local field on top of it.

Global: homography between the two image planes, with each lens either calibrated or left to two radial terms that are fitted along.
Local: shifts on a coarse grid, interpolated bicubically, so that texture is moved and never smeared. Pure geometry. Any thread.
"""

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from engine.registration.lens import LensOfPhoto, Points

RADIAL = 2
"""Radial terms per side: 1 + k1 r² + k2 r⁴, r = 1 at the corner of the photo."""
_RADIAL_PRIOR = 0.03
"""Distortion that is thought usual, as a share of the half diagonal; it only decides where the points do not."""
_ROUNDS = 25


@dataclass(frozen=True)
class GlobalModel:
    """Phone pixel to camera pixel, everywhere. plane: 3 x 3 between normalised coordinates (centre 0, corner at radius 1).

    phone_size, camera_size: (width, height). *_lens: calibrated distortion, None when unknown. *_radial: terms fitted along.
    """

    plane: NDArray[np.float64]
    phone_size: tuple[int, int]
    camera_size: tuple[int, int]
    phone_lens: LensOfPhoto | None = None
    camera_lens: LensOfPhoto | None = None
    phone_radial: NDArray[np.float64] = field(default_factory=lambda: np.zeros(RADIAL))
    camera_radial: NDArray[np.float64] = field(default_factory=lambda: np.zeros(RADIAL))

    def at(self, points: Points) -> Points:
        """Camera pixels of phone pixels."""
        straight = self.phone_lens.straight(points) if self.phone_lens else points
        found = _denormalised(_predicted(self._values(), _normalised(straight, self.phone_size)), self.camera_size)
        return self.camera_lens.bent(found) if self.camera_lens else found

    def area(self, points: Points) -> NDArray[np.float64]:
        """(N,) camera pixels that a phone pixel covers there; negative where the picture is mirrored."""
        here = self.at(points)
        along, across = (self.at(points + np.array(step)) - here for step in ((1.0, 0.0), (0.0, 1.0)))
        return np.asarray(along[:, 0] * across[:, 1] - along[:, 1] * across[:, 0])

    def fitted(self, phone: Points, camera: Points, sigma: float, weights: NDArray[np.float64] | None = None) -> "GlobalModel":
        """The model moved to carry `phone` to `camera`: robust least squares (Cauchy weights, scale `sigma` camera pixels).

        Levenberg-Marquardt from the present values; residuals far beyond `sigma` have next to no say.
        """
        start = _normalised(self.phone_lens.straight(phone) if self.phone_lens else phone, self.phone_size)
        wanted = _normalised(self.camera_lens.straight(camera) if self.camera_lens else camera, self.camera_size)
        scale = sigma / _half_diagonal(self.camera_size)
        trust = np.ones(len(phone)) if weights is None else weights
        values = _least_squares(self._values(), start, wanted, scale, trust)
        plane = np.append(values[:8], 1.0).reshape(3, 3)
        return replace(self, plane=plane, phone_radial=values[8 : 8 + RADIAL], camera_radial=values[8 + RADIAL :])

    def _values(self) -> NDArray[np.float64]:
        return np.concatenate([(self.plane / self.plane[2, 2]).reshape(-1)[:8], self.phone_radial, self.camera_radial])


def from_homography(
    homography: NDArray[np.float64],
    phone_size: tuple[int, int],
    camera_size: tuple[int, int],
    phone_lens: LensOfPhoto | None = None,
    camera_lens: LensOfPhoto | None = None,
) -> GlobalModel:
    """A model without radial terms from a homography in (straightened) pixels."""
    plane = _normaliser(camera_size) @ homography @ np.linalg.inv(_normaliser(phone_size))
    return GlobalModel(plane / plane[2, 2], phone_size, camera_size, phone_lens, camera_lens)


@dataclass(frozen=True)
class Field:
    """Shifts in phone pixels at nodes `spacing` apart, the first half a spacing inside the corner. shifts: (rows, columns, 2)."""

    shifts: NDArray[np.float64]
    spacing: int

    def at(self, points: Points) -> Points:
        """Shifts at any points, bicubic (Catmull-Rom); linear beyond the outer nodes, constant from one spacing beyond."""
        rows, columns = self.shifts.shape[:2]
        padded = np.pad(self.shifts, ((2, 2), (2, 2), (0, 0)), mode="reflect", reflect_type="odd")
        place = np.clip((points + 0.5) / self.spacing - 0.5, -1.0, [columns * 1.0, rows * 1.0])
        corner = np.floor(place).astype(np.int64)
        weight_x, weight_y = _catmull_rom(place[:, 0] - corner[:, 0]), _catmull_rom(place[:, 1] - corner[:, 1])
        total = np.zeros_like(points)
        for j in range(4):
            row = np.minimum(corner[:, 1] + j + 1, rows + 3)
            for i in range(4):
                column = np.minimum(corner[:, 0] + i + 1, columns + 3)
                total += (weight_y[j] * weight_x[i])[:, None] * padded[row, column]
        return total


@dataclass(frozen=True)
class Mapping:
    """The whole way from a phone pixel to a camera pixel: the local shift first, then the global model."""

    model: GlobalModel
    field: Field | None = None

    def at(self, points: Points) -> Points:
        """Camera pixels of phone pixels."""
        return self.model.at(points if self.field is None else points + self.field.at(points))

    def scale(self) -> float:
        """Camera pixels per phone pixel, the median over the photo."""
        width, height = self.model.phone_size
        x, y = np.meshgrid(np.linspace(0.1, 0.9, 9) * width, np.linspace(0.1, 0.9, 9) * height)
        points = np.column_stack([x.ravel(), y.ravel()])
        return float(np.median(np.sqrt(np.abs(self.model.area(points)))))


def fitted_field(shifts: NDArray[np.float64], deviations: NDArray[np.float64], spacing: int, bound: float) -> Field:
    """The stiffest field that explains measured `shifts` (rows, columns, 2) within their standard deviations (inf: not measured).

    Robust weighted squares plus squared second differences, whose weight falls until half of the shifts are met as closely as they
    were measured (Morozov's discrepancy principle): texture must not follow noise. Nothing exceeds `bound` pixels.
    """
    rows, columns = deviations.shape
    known = np.isfinite(deviations.reshape(-1))
    measured = np.where(known[:, None], shifts.reshape(-1, 2), 0.0)
    spread = np.where(known, np.hypot(deviations.reshape(-1), _FLOOR), 1.0)
    bending = _bending(rows, columns)
    solution = np.zeros_like(measured)
    for stiffness in _STIFFNESSES:
        if not known.any():
            break
        robust = np.ones(len(known))
        for _ in range(_REWEIGHTED):
            trust = known * robust / spread**2
            solution = np.linalg.solve(stiffness * bending + np.diag(trust + 1e-6), trust[:, None] * measured)
            error = np.hypot(*(solution - measured).T)
            robust = 1.0 / (1.0 + (error / _OUTLIER) ** 2)
        if np.median(error[known] / spread[known]) < _AS_MEASURED:
            break
    return Field(np.clip(solution, -bound, bound).reshape(rows, columns, 2), spacing)


_STIFFNESSES = (1e4, 1e3, 1e2, 10.0, 1.0)
"""Weights of a squared second difference, in units of 1 / (pixels a node)²."""
_FLOOR = 0.04
"""Pixels: no measurement is better than that, whatever its noise (interpolation, rounding)."""
_OUTLIER = 0.7
"""Pixels off the field from which a shift loses its say: what moved, or stands far in front."""
_REWEIGHTED = 3
_AS_MEASURED = 1.2
"""Median length of a two-dimensional error in units of its standard deviation, which is 1.18 for a normal one."""


def _bending(rows: int, columns: int) -> NDArray[np.float64]:
    """The normal matrix of all second differences on the grid, mixed ones included."""
    count = rows * columns
    index = np.arange(count).reshape(rows, columns)
    matrix = np.zeros((count, count))
    stencils = [
        ((index[:, :-2], 1.0), (index[:, 1:-1], -2.0), (index[:, 2:], 1.0)),
        ((index[:-2], 1.0), (index[1:-1], -2.0), (index[2:], 1.0)),
        ((index[:-1, :-1], 1.0), (index[:-1, 1:], -1.0), (index[1:, :-1], -1.0), (index[1:, 1:], 1.0)),
    ]
    for stencil in stencils:
        for first, a in stencil:
            for second, b in stencil:
                np.add.at(matrix, (first.ravel(), second.ravel()), a * b)
    return matrix


def _catmull_rom(t: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    return [
        ((2.0 - t) * t - 1.0) * t / 2.0,
        ((3.0 * t - 5.0) * t * t + 2.0) / 2.0,
        ((4.0 - 3.0 * t) * t + 1.0) * t / 2.0,
        (t - 1.0) * t * t / 2.0,
    ]


def _half_diagonal(size: tuple[int, int]) -> float:
    return float(np.hypot(*size)) / 2.0


def _normaliser(size: tuple[int, int]) -> NDArray[np.float64]:
    scale = 1.0 / _half_diagonal(size)
    return np.array([[scale, 0.0, -scale * (size[0] - 1) / 2], [0.0, scale, -scale * (size[1] - 1) / 2], [0.0, 0.0, 1.0]])


def _normalised(points: Points, size: tuple[int, int]) -> Points:
    return (points - (np.array(size) - 1) / 2) / _half_diagonal(size)


def _denormalised(points: Points, size: tuple[int, int]) -> Points:
    return points * _half_diagonal(size) + (np.array(size) - 1) / 2


def _predicted(values: NDArray[np.float64], points: Points) -> Points:
    """Normalised camera points of normalised phone points, for 8 terms of the homography and the radial ones of each side."""
    x, y = _radially(points, values[8 : 8 + RADIAL]).T
    h = values[:8]
    depth = h[6] * x + h[7] * y + 1.0
    # Behind the horizon nothing makes sense; a huge value keeps such a point out of any fit and any picture.
    depth = np.where(depth > 1e-3, depth, 1e-3)
    there = np.column_stack([(h[0] * x + h[1] * y + h[2]) / depth, (h[3] * x + h[4] * y + h[5]) / depth])
    return _radially(there, values[8 + RADIAL :])


def _radially(points: Points, terms: NDArray[np.float64]) -> Points:
    # Beyond twice the corner a polynomial says nothing any more.
    squared = np.minimum(np.sum(points * points, axis=1, keepdims=True), 4.0)
    return points * (1.0 + terms[0] * squared + terms[1] * squared * squared)


def _least_squares(
    values: NDArray[np.float64], start: Points, wanted: Points, scale: float, trust: NDArray[np.float64]
) -> NDArray[np.float64]:
    prior = np.zeros(len(values))
    # Worth as much as a few points, so that the two sides share what only their sum is known of.
    prior[8:] = 4.0 * (scale / _RADIAL_PRIOR) ** 2
    damping = 1e-4

    def cost(at: NDArray[np.float64]) -> tuple[float, NDArray[np.float64], NDArray[np.float64]]:
        residual = _predicted(at, start) - wanted
        squared = np.sum(residual**2, axis=1) / scale**2
        total = np.sum(trust * np.log1p(squared)) + np.sum(prior * at**2) / scale**2
        return float(total), residual, trust / (1.0 + squared)

    now, residual, weight = cost(values)
    for _ in range(_ROUNDS):
        slopes = _jacobian(values, start)
        normal = np.einsum("nki,n,nkj->ij", slopes, weight, slopes) + np.diag(prior)
        gradient = np.einsum("nki,n,nk->i", slopes, weight, residual) + prior * values
        step = np.linalg.solve(normal + damping * np.diag(np.diag(normal) + 1e-12), -gradient)
        after, new_residual, new_weight = cost(values + step)
        if not after < now:
            damping *= 10.0
            if damping > 1e8:
                break
            continue
        done = now - after < 1e-9 * now
        values, now, residual, weight = values + step, after, new_residual, new_weight
        damping = max(damping / 10.0, 1e-9)
        if done:
            break
    return values


def _jacobian(values: NDArray[np.float64], points: Points) -> NDArray[np.float64]:
    """(N, 2, parameters), central differences."""
    slopes = np.empty((len(points), 2, len(values)))
    for index in range(len(values)):
        step = np.zeros(len(values))
        step[index] = 1e-5
        slopes[:, :, index] = (_predicted(values + step, points) - _predicted(values - step, points)) / 2e-5
    return slopes
