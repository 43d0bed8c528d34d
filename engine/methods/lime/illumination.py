"""The illumination map of LIME: the brightest channel smoothed where weights allow, by the exact and by the sped-up objective.

After X. Guo, Y. Li, H. Ling, "LIME: Low-Light Image Enhancement via Illumination Map Estimation" (IEEE TIP 2017), equations 8-10, 15
and 19. At the border a difference to nothing does not count, in both. Pure functions, any thread.
"""

from dataclasses import dataclass

import cv2
import numpy as np

from engine.methods.lime.options import Strategy
from engine.methods.lime.system import Plane, across, down, solve

_EPSILON = 0.01
"""A step of brightness below which an area counts as flat: about 2.5 levels of 8 bits."""

_WINDOW, _SIGMA = 15, 3.0
"""Of strategy STRUCTURE, pixels of the reduced copy: how far steps are gathered before one counts as structure."""

_PENALTY = 64.0
_RELAXATION = 1.6
"""Of the exact solver: how hard the map's differences are tied to their sparse copies, and by how much a step overshoots. Constant, and
so the steps converge; the paper's, which doubles, stops them instead."""


@dataclass(frozen=True)
class Problem:
    """What both solvers minimise over T. first: (h, w) float64, the brightest channel, 0-1; right (h, w - 1) and below (h - 1, w):
    alpha * W between neighbours, not negative.

    Exact objective: sum of (T - first)^2 plus sum of weight * |difference of T|. Sped up: the latter's |difference of T| replaced by
    (difference of T)^2 / (|difference of first| + epsilon).
    """

    first: Plane
    right: Plane
    below: Plane


def problem(first: Plane, strategy: Strategy, smoothness: float) -> Problem:
    """The weights of a strategy, times `smoothness` (alpha)."""
    steps = across(first), down(first)
    if strategy is Strategy.EVEN:
        weights = [np.ones_like(step) for step in steps]
    elif strategy is Strategy.EDGES:
        weights = [1.0 / (np.abs(step) + _EPSILON) for step in steps]
    else:
        weights = [1.0 / (np.abs(_gathered_over_a_window(step)) + _EPSILON) for step in steps]
    return Problem(first, smoothness * weights[0], smoothness * weights[1])


def exact_objective(given: Problem, found: Plane) -> float:
    """What the exact solver minimises, at `found`."""
    uneven = float(np.sum(given.right * np.abs(across(found)))) + float(np.sum(given.below * np.abs(down(found))))
    return float(np.sum((found - given.first) ** 2)) + uneven


def solve_quick(given: Problem, tolerance: float = 1e-4) -> Plane:
    """The sped-up objective's minimiser, (h, w) float64: one linear system."""
    return solve(given.first, *_quadratic(given), tolerance)


def solve_exact(given: Problem, tolerance: float = 5e-4, steps: int = 100) -> Plane:
    """The exact objective's minimiser by the alternating direction method of multipliers, (h, w) float64.

    Starts from the sped-up solution and is never worse. Ends when no pixel moves by more than `tolerance` in a step and no difference is
    further than that from its sparse copy, or after `steps`.
    """
    quick = solve_quick(given)
    height, width = given.first.shape
    # The Fourier transform knows round pictures only: the differences from the last pixel to the first are there, and weigh nothing.
    weights = np.zeros((2, height, width))
    weights[0, :, :-1], weights[1, :-1] = given.right, given.below
    right, below = _quadratic(given)
    force = np.zeros_like(weights)
    force[0, :, :-1], force[1, :-1] = 2.0 * right * across(quick), 2.0 * below * down(quick)
    dual = np.clip(force, -weights, weights) / _PENALTY
    sparse = _round_differences(quick)
    spectrum = 2.0 + _PENALTY * _power(height, width)
    found = quick
    for _ in range(steps):
        source = 2.0 * given.first + _PENALTY * _round_gathered(sparse - dual)
        moved = np.fft.irfft2(np.fft.rfft2(source) / spectrum, s=(height, width))
        differences = _round_differences(moved)
        wanted = _RELAXATION * differences + (1.0 - _RELAXATION) * sparse + dual
        sparse = np.sign(wanted) * np.maximum(np.abs(wanted) - weights / _PENALTY, 0.0)
        dual = wanted - sparse
        step, apart = float(np.abs(moved - found).max()), float(np.abs(differences - sparse).max())
        found = moved
        if max(step, apart) <= tolerance:
            break
    return found if exact_objective(given, found) <= exact_objective(given, quick) else quick


def _quadratic(given: Problem) -> tuple[Plane, Plane]:
    return given.right / (np.abs(across(given.first)) + _EPSILON), given.below / (np.abs(down(given.first)) + _EPSILON)


def _gathered_over_a_window(step: Plane) -> Plane:
    if not step.size:
        return step
    gathered = cv2.GaussianBlur(step, (_WINDOW, _WINDOW), _SIGMA, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(gathered, np.float64).reshape(step.shape)


def _round_differences(plane: Plane) -> Plane:
    """(h, w) to (2, h, w): to the right and downwards, from the last pixel to the first."""
    return np.stack([np.roll(plane, -1, 1) - plane, np.roll(plane, -1, 0) - plane])


def _round_gathered(planes: Plane) -> Plane:
    """The transpose of `_round_differences`."""
    return np.roll(planes[0], 1, 1) - planes[0] + np.roll(planes[1], 1, 0) - planes[1]


def _power(height: int, width: int) -> Plane:
    """What D'D is in the frequencies of `rfft2`."""
    rows, columns = np.fft.fftfreq(height)[:, None], np.fft.rfftfreq(width)[None, :]
    return np.asarray(4.0 * np.sin(np.pi * rows) ** 2 + 4.0 * np.sin(np.pi * columns) ** 2, np.float64)
