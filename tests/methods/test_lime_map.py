"""LIME's illumination map: both solvers against dense reference solutions of small pictures, in every strategy."""

import numpy as np
import pytest
from scipy.optimize import lsq_linear

from engine.methods.lime.illumination import Problem, exact_objective, problem, solve_exact, solve_quick
from engine.methods.lime.options import Strategy
from engine.methods.lime.system import Plane, across, down, solve

each_strategy = pytest.mark.parametrize("strategy", list(Strategy))
each_shape = pytest.mark.parametrize("shape", [(9, 12), (1, 17), (17, 1), (7, 2), (1, 1)])


def scene(height: int, width: int, seed: int = 3) -> Plane:
    """A bright half beside a dark one, with grain."""
    random = np.random.default_rng(seed)
    light = np.where(np.arange(width) * 2 < width, 0.1, 0.7)[None, :] * np.linspace(0.8, 1.2, height)[:, None]
    return np.asarray(np.clip(light + 0.05 * random.standard_normal((height, width)), 0.0, 1.0))


def difference_matrix(height: int, width: int) -> np.ndarray:
    """Both differences as one dense matrix, rows in the order of `across` and then `down`."""
    unit = np.eye(height * width).reshape(-1, height, width)
    return np.stack([np.concatenate([across(one).reshape(-1), down(one).reshape(-1)]) for one in unit], axis=1)


def dense_quick(given: Problem) -> Plane:
    """The sped-up objective's minimiser by a direct solve."""
    matrix = difference_matrix(*given.first.shape)
    steps = np.abs(matrix @ given.first.reshape(-1))
    weights = np.concatenate([given.right.reshape(-1), given.below.reshape(-1)]) / (steps + 0.01)
    system = np.eye(given.first.size) + matrix.T @ (weights[:, None] * matrix)
    return np.asarray(np.linalg.solve(system, given.first.reshape(-1)).reshape(given.first.shape))


def dense_exact(given: Problem) -> Plane:
    """The exact objective's minimiser by its dual, a least-squares problem with bounds: T = first - D'p / 2, |p| <= weight."""
    matrix = difference_matrix(*given.first.shape)
    bound = np.concatenate([given.right.reshape(-1), given.below.reshape(-1)])
    if not bound.size:
        return given.first
    dual = lsq_linear(matrix.T / 2.0, given.first.reshape(-1), (-bound, bound), method="bvls", tol=1e-14).x
    return np.asarray(given.first - (matrix.T @ dual / 2.0).reshape(given.first.shape))


@each_strategy
@each_shape
def test_the_sped_up_map_is_the_one_of_a_direct_dense_solve(strategy: Strategy, shape: tuple[int, int]) -> None:
    given = problem(scene(*shape), strategy, 0.15)
    np.testing.assert_allclose(solve_quick(given, 1e-10), dense_quick(given), atol=1e-8)


@each_strategy
@each_shape
def test_the_exact_map_minimises_its_own_objective(strategy: Strategy, shape: tuple[int, int]) -> None:
    given = problem(scene(*shape), strategy, 0.15)
    found, reference = solve_exact(given, 1e-11, 5000), dense_exact(given)
    np.testing.assert_allclose(found, reference, atol=1e-5)
    assert exact_objective(given, found) <= exact_objective(given, reference) + 1e-7


@each_strategy
@pytest.mark.parametrize("smoothness", [0.01, 0.15, 1.0])
def test_the_exact_map_is_never_worse_by_its_objective_than_the_sped_up_one(strategy: Strategy, smoothness: float) -> None:
    given = problem(scene(40, 56), strategy, smoothness)
    quick, exact = solve_quick(given), solve_exact(given, steps=40)
    assert exact_objective(given, exact) <= exact_objective(given, quick)


def test_a_system_with_weights_over_many_magnitudes_is_solved_at_a_size_with_several_levels() -> None:
    random = np.random.default_rng(0)
    right, below = (10.0 ** random.uniform(-2, 2, shape) for shape in ((61, 82), (60, 83)))
    source = random.random((61, 83))
    found = solve(source, right, below, 1e-10)
    image = found.copy()
    flow = right * across(found)
    image[:, 1:] += flow
    image[:, :-1] -= flow
    flow = below * down(found)
    image[1:] += flow
    image[:-1] -= flow
    np.testing.assert_allclose(image, source, atol=1e-7)


@each_strategy
def test_grain_goes_and_the_step_from_dark_to_bright_stays(strategy: Strategy) -> None:
    first = scene(48, 64)
    found = solve_quick(problem(first, strategy, 0.15))
    assert found[:, 4:24].std(axis=1).mean() < 0.5 * first[:, 4:24].std(axis=1).mean()
    kept = (found[:, 40:].mean() - found[:, :24].mean()) / (first[:, 40:].mean() - first[:, :24].mean())
    assert kept > 0.85


def test_structure_smooths_a_texture_that_edges_keeps() -> None:
    stripes = np.repeat(np.where(np.arange(64) % 4 < 2, 0.3, 0.5)[None, :], 48, axis=0)
    left = {strategy: solve_quick(problem(stripes, strategy, 0.15)).std() for strategy in (Strategy.EDGES, Strategy.STRUCTURE)}
    assert left[Strategy.STRUCTURE] < 0.5 * left[Strategy.EDGES]


@each_strategy
def test_an_even_picture_is_its_own_map(strategy: Strategy) -> None:
    even = np.full((20, 30), 0.4)
    for found in (solve_quick(problem(even, strategy, 0.15)), solve_exact(problem(even, strategy, 0.15))):
        np.testing.assert_allclose(found, 0.4, atol=1e-6)


def test_more_smoothness_makes_a_smoother_map() -> None:
    first = scene(32, 48)
    uneven = [np.abs(across(solve_quick(problem(first, Strategy.STRUCTURE, alpha)))).sum() for alpha in (0.02, 0.15, 1.0)]
    assert uneven[0] > uneven[1] > uneven[2]
