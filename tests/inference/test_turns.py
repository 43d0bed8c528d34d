"""Thorough runs: the mean of all eight turns, equal for a photo that is itself turned, in tiles and in one piece."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.core.method import Image
from engine.core.params import THOROUGH
from engine.core.photo import Photo
from engine.core.progress import NullProgress
from engine.core.request import WHOLE_PHOTO, EnhanceRequest
from engine.inference.turns import TURNS, mean_of_turns
from engine.pipeline import Engine
from tests.helpers import tiny_models
from tests.helpers.compare import assert_close

pytestmark = pytest.mark.usefixtures("unmeasured")


def window(height: int = 6, width: int = 10) -> Image:
    return np.random.default_rng(1).random((height, width, 3), np.float32)


def doubled(seen: Image) -> Image:
    """Twice as large, each pixel another one from corner to corner of its block: no turn of it is like another."""
    return np.kron(seen, np.array([[1.0, 0.5], [0.25, 0.0]], np.float32)[..., None])


def test_what_treats_all_turns_alike_is_not_changed() -> None:
    np.testing.assert_allclose(mean_of_turns(lambda seen: 2 * seen, window()), 2 * window(), atol=1e-6)


def test_every_turn_is_looked_at_once_and_turned_back() -> None:
    seen: list[Image] = []

    def run(turned: Image) -> Image:
        seen.append(turned)
        return doubled(turned)

    found = mean_of_turns(run, window())
    assert len({turned.tobytes() for turned in seen}) == len(seen) == TURNS
    assert found.shape == (12, 20, 3)
    # Each place of a block is any other in two of the eight turns.
    np.testing.assert_allclose(found, np.kron(window(), np.full((2, 2, 1), 0.4375, np.float32)), atol=1e-6)


def test_what_is_no_number_stays_none() -> None:
    spoiled = window()
    spoiled[2, 3, 1] = np.nan
    assert np.isnan(mean_of_turns(doubled, spoiled)).sum() == 4


def thorough_engine(root: Path) -> Engine:
    plain = tiny_models.tiny_engine(root, tiny_models.sharp_enlarge(2), scale=2, halo=2, multiple_of=2)
    return Engine(plain.models, plain.sessions, [replace(method, params=(THOROUGH,)) for method in plain.methods])


def test_a_thorough_result_turns_with_the_photo_and_a_plain_one_does_not(tmp_path: Path) -> None:
    engine = thorough_engine(tmp_path)
    pixels = np.random.default_rng(2).integers(0, 256, (44, 60, 3), dtype=np.uint8)

    def enhanced(photo: Photo, tile: int = WHOLE_PHOTO, **params: bool) -> np.ndarray:
        return engine.enhance(photo, EnhanceRequest("tiny", params=params, tile=tile), NullProgress()).enhanced

    upright, lying = Photo(pixels), Photo(np.ascontiguousarray(np.rot90(pixels)))
    result = enhanced(upright, thorough=True)
    assert_close(np.rot90(result), enhanced(lying, thorough=True), 0.01)
    assert_close(result, enhanced(upright, tile=16, thorough=True), 0.01)
    plain = enhanced(upright, thorough=False)
    np.testing.assert_array_equal(plain, enhanced(upright))
    for other in (result, np.rot90(enhanced(lying), -1)):
        assert np.abs(plain.astype(float) - other).mean() > 500


def test_the_report_says_with_which_parameters(tmp_path: Path) -> None:
    photo = Photo(np.zeros((20, 20, 3), np.uint8))
    for wanted in (False, True):
        report = thorough_engine(tmp_path).enhance(photo, EnhanceRequest("tiny", params={"thorough": wanted}), NullProgress()).report
        assert report.params == {"thorough": wanted}
