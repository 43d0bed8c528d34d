"""Cut-outs: what lies hidden under transparent pixels never shows, and alpha stays where it was, whatever a method does to the colours."""

from pathlib import Path

import numpy as np
import onnx
import pytest

from engine.core.alpha import enlarged_alpha, shown_to_networks
from engine.core.photo import Photo, to_depth
from engine.core.photo_io import read_photo, save_photo
from engine.core.progress import NullProgress
from engine.core.request import EnhanceRequest, Finish
from engine.pipeline import finished_photo
from tests.helpers import tiny_models

SIDE = 96

pytestmark = pytest.mark.usefixtures("unmeasured")


def disc(depth: int = 8, soft: bool = False) -> Photo:
    """A red disc, opaque, over green that is hidden; its edge hard, or over two pixels soft and still red."""
    y, x = np.mgrid[0:SIDE, 0:SIDE] - (SIDE - 1) / 2
    inside = 30 - np.hypot(x, y)
    opacity = np.clip(inside / 2, 0, 1) if soft else (inside > 0).astype(float)
    top = 2**depth - 1
    colours = np.where((opacity > 0)[..., None], (0.8 * top, 0.1 * top, 0.1 * top), (0.0, float(top), 0.0))
    kind = np.uint8 if depth == 8 else np.uint16
    return Photo(np.round(colours).astype(kind), np.round(opacity * top).astype(kind))


def smooth_enlarge() -> onnx.ModelProto:
    """Four times as wide and high, each pixel mixed of four."""
    how = {"mode": "linear", "coordinate_transformation_mode": "half_pixel"}
    resize = tiny_models.node("Resize", ["image", "", "scales"], ["enhanced"], **how)
    return tiny_models.graph([resize], {"scales": np.array([1, 1, 4, 4], np.float32)})


@pytest.mark.parametrize("depth", [8, 16])
@pytest.mark.parametrize("soft", [False, True])
@pytest.mark.parametrize("strength", [1.0, 0.5])
def test_a_method_that_mixes_neighbours_draws_no_hidden_colour_into_the_edge(
    depth: int, soft: bool, strength: float, tmp_path: Path
) -> None:
    photo = disc(depth, soft)
    engine = tiny_models.tiny_engine(tmp_path, tiny_models.blur(4), halo=4)
    result = engine.enhance(photo, EnhanceRequest("tiny"), NullProgress())
    finished = finished_photo(photo, result, Finish(strength))
    assert photo.alpha is not None
    assert finished.alpha is not None
    np.testing.assert_array_equal(finished.alpha, to_depth(photo.alpha, 16))
    seen = finished.alpha > 0
    assert np.abs(finished.pixels[seen].astype(int) - np.round(np.array([0.8, 0.1, 0.1]) * 65535)).max() <= 300, "red, within rounding"
    hidden = finished.alpha == 0
    np.testing.assert_array_equal(finished.pixels[hidden], to_depth(photo.pixels, 16)[hidden], "what nobody sees stays as it was")


@pytest.mark.parametrize("soft", [False, True])
@pytest.mark.parametrize("strength", [1.0, 0.0])
def test_an_enlarged_cut_out_has_no_halo_and_its_edge_where_it_was(soft: bool, strength: float, tmp_path: Path) -> None:
    photo = disc(8, soft)
    engine = tiny_models.tiny_engine(tmp_path / "models", smooth_enlarge(), scale=4, halo=2, sizes=(2, 3, 4))
    finished = finished_photo(photo, engine.enhance(photo, EnhanceRequest("tiny", size=4), NullProgress()), Finish(strength))
    save_photo(finished, tmp_path / "a.png")
    again = read_photo(tmp_path / "a.png")
    assert again.alpha is not None
    colours = again.pixels[again.alpha > 0].astype(int) / 65535
    assert colours[:, 1].max() <= 0.12, "no green"
    assert colours[:, 0].min() >= 0.75, "and no dark rim"
    assert photo.alpha is not None
    blocks = again.alpha.reshape(SIDE, 4, SIDE, 4).mean(axis=(1, 3))
    assert np.abs(blocks - to_depth(photo.alpha, 16)).max() <= 0.25 * 65535, "alpha reduced again is what it was, but for the edge's slope"
    assert abs(blocks.sum() / to_depth(photo.alpha, 16).astype(float).sum() - 1) <= 0.002, "it neither grew nor shrank"


@pytest.mark.parametrize("factor", [2, 3, 4])
def test_alpha_grows_without_a_rim_of_another_opacity(factor: int) -> None:
    alpha = np.full((300, 40), 100, np.uint8)
    alpha[90:280, 10:30] = 200
    large = enlarged_alpha(alpha, factor)
    assert large.shape == (300 * factor, 40 * factor)
    assert (large.min(), large.max()) == (100 * 257, 200 * 257)
    edge = large[150 * factor].astype(int)
    assert (np.diff(edge[: 20 * factor]) >= 0).all(), "it only rises towards the middle"
    assert (large[:, : 8 * factor] == 100 * 257).all()
    np.testing.assert_array_equal(enlarged_alpha(alpha, 1), to_depth(alpha, 16))


def test_colours_are_continued_smoothly_and_visible_ones_are_left_alone() -> None:
    x = np.arange(70)
    pixels = np.dstack([np.tile(x * 3, (61, 1))] * 3).astype(np.uint8)
    alpha = np.full((61, 70), 255, np.uint8)
    alpha[20:40, 25:45] = 0
    alpha[:10, :10] = 128
    pixels_with_hole = pixels.copy()
    pixels_with_hole[20:40, 25:45] = 0
    seen = shown_to_networks(Photo(pixels_with_hole, alpha))
    np.testing.assert_array_equal(seen.pixels[alpha > 0], pixels[alpha > 0])
    assert np.abs(seen.pixels[20:40, 25:45].astype(int) - pixels[20:40, 25:45]).max() <= 45, "a ramp of 60 across the hole"


@pytest.mark.parametrize("size", [(1, 1), (1, 9), (2, 3), (257, 5), (513, 300)])
def test_a_single_visible_pixel_colours_any_size_and_nothing_visible_changes_nothing(size: tuple[int, int]) -> None:
    pixels = np.zeros((*size, 3), np.uint16)
    alpha = np.zeros(size, np.uint16)
    photo = Photo(pixels.copy(), alpha.copy())
    assert shown_to_networks(photo) is photo
    pixels[-1, -1], alpha[-1, -1] = (60000, 30000, 500), 65535
    filled = shown_to_networks(Photo(pixels, alpha)).pixels
    assert np.abs(filled.astype(int) - (60000, 30000, 500)).max() <= 2
    opaque = Photo(pixels, np.full(size, 65535, np.uint16))
    assert shown_to_networks(opaque) is opaque
