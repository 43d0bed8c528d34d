"""Enlargements, smaller ones made of larger ones, strength between two sets of weights, and what does not fit into memory."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from engine.core.errors import Cancelled, ModelError, OutOfMemoryError, UsageError
from engine.core.method import Region
from engine.core.photo import Photo, to_depth
from engine.core.precision import Precision
from engine.core.progress import NullProgress, ProgressToken
from engine.core.request import WHOLE_PHOTO, EnhanceRequest, Finish, Result
from engine.inference import memory
from engine.inference.memory import check_memory
from engine.inference.reduction import Reduction
from engine.pipeline import Engine, blend, finished_photo
from tests.helpers import tiny_models
from tests.helpers.compare import assert_close
from tests.helpers.pictures import street_photo

SIZES = (2, 3, 4)

pytestmark = pytest.mark.usefixtures("unmeasured")


def photo_of(width: int, height: int, seed: int = 0) -> Photo:
    return Photo(np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8))


def enlarger(root: Path) -> Engine:
    return tiny_models.tiny_engine(root, tiny_models.sharp_enlarge(4), scale=4, halo=2, multiple_of=2, sizes=SIZES)


def run(engine: Engine, photo: Photo, **fields: object) -> Result:
    return engine.enhance(photo, EnhanceRequest("tiny", **fields), NullProgress())  # type: ignore[arg-type]


# -- sizes ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shape", [(1, 1), (7, 3), (2, 61), (211, 97)])
def test_tiles_equal_the_whole_at_every_enlargement(tmp_path: Path, size: int, shape: tuple[int, int]) -> None:
    engine, photo = enlarger(tmp_path), photo_of(*shape)
    whole = run(engine, photo, size=size, tile=WHOLE_PHOTO)
    assert (whole.scale, whole.enhanced.shape) == (size, (size * shape[1], size * shape[0], 3))
    for tile in (16, 50):
        # The convolution itself may differ in its last bit, nothing after it.
        assert_close(run(engine, photo, size=size, tile=tile).enhanced, whole.enhanced, 0.01)


@pytest.mark.parametrize("size", [2, 3])
def test_reduced_tiles_equal_the_whole_to_the_last_bit(tmp_path: Path, size: int) -> None:
    engine = tiny_models.tiny_engine(tmp_path, tiny_models.enlarge(4), scale=4, sizes=SIZES)
    photo = photo_of(211, 97)
    whole = run(engine, photo, size=size, tile=WHOLE_PHOTO).enhanced
    np.testing.assert_array_equal(run(engine, photo, size=size, tile=40).enhanced, whole)


def test_twice_is_the_mean_of_each_block_of_four_times(tmp_path: Path) -> None:
    engine, photo = enlarger(tmp_path), photo_of(53, 31)
    large = run(engine, photo, size=4).enhanced
    mean = cv2.resize(large.astype(np.float32), (106, 62), interpolation=cv2.INTER_AREA)
    assert np.abs(run(engine, photo, size=2).enhanced - mean).max() <= 1.0


def test_three_times_is_what_a_lanczos_reduction_makes_of_four_times(tmp_path: Path) -> None:
    engine, photo = enlarger(tmp_path), Photo(street_photo(60, 44).pixels)
    large, small = run(engine, photo, size=4).enhanced, run(engine, photo, size=3).enhanced
    for channel in range(3):
        plane = Image.fromarray(large[..., channel].astype(np.float32))
        wanted = np.clip(np.asarray(plane.resize((180, 132), Image.Resampling.LANCZOS)), 0, 65535)
        # At the border itself Pillow cuts the kernel where ours repeats the last pixel.
        assert np.abs(small[6:-6, 6:-6, channel] - wanted[6:-6, 6:-6]).max() <= 2.0


@pytest.mark.parametrize(("scale", "size"), [(4, 3), (4, 2), (4, 1), (3, 2), (2, 1)])
def test_reducing_keeps_flat_colours_and_lets_nothing_alias(scale: int, size: int) -> None:
    reduction = Reduction(scale, size)
    side = scale * (20 + 2 * reduction.margin)
    flat = np.full((side, side, 3), 0.3, np.float32)
    assert np.abs(reduction.apply(flat) - 0.3).max() < 1e-6
    stripes = np.zeros((side, side, 3), np.float32)
    stripes[:, ::2] = 1.0
    # The finest stripes are beyond what the smaller picture can hold: they must turn grey, not into wide stripes.
    assert np.abs(reduction.apply(stripes) - 0.5).max() <= (0.12 if scale % size else 0.51 if (scale // size) % 2 else 1e-6)


def test_tiles_are_told_in_pixels_of_the_result(tmp_path: Path) -> None:
    engine, photo = enlarger(tmp_path), photo_of(60, 40)
    filled = np.zeros((120, 180, 3), np.uint16)
    seen: list[Region] = []

    def on_tile(region: Region, pixels: NDArray[np.uint16]) -> None:
        seen.append(region)
        filled[region.top : region.top + region.height, region.left : region.left + region.width] = pixels

    request = EnhanceRequest("tiny", size=3, tile=20, focus=Region(50, 30, 5, 5, 60, 40))
    result = engine.enhance(photo, request, NullProgress(), on_tile)
    np.testing.assert_array_equal(filled, result.enhanced)
    assert {(region.photo_width, region.photo_height) for region in seen} == {(180, 120)}


def test_a_size_that_is_not_offered_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"does not enlarge 5 times, only 2, 3 or 4 times\."):
        run(enlarger(tmp_path / "a"), photo_of(4, 4), size=5)
    with pytest.raises(UsageError, match=r"does not enlarge\."):
        run(tiny_models.tiny_engine(tmp_path / "b", tiny_models.identity()), photo_of(4, 4), size=2)


def test_a_method_that_offers_no_sizes_enlarges_by_its_scale(tmp_path: Path) -> None:
    engine = tiny_models.tiny_engine(tmp_path, tiny_models.enlarge(4), scale=4)
    assert run(engine, photo_of(5, 4)).enhanced.shape == (16, 20, 3)
    with pytest.raises(UsageError, match="only 4 times"):
        run(engine, photo_of(5, 4), size=2)


# -- strength ------------------------------------------------------------------------------------------------------------------


def test_the_source_is_enlarged_strip_by_strip_as_it_would_be_whole() -> None:
    photo = photo_of(23, 301)
    black = np.zeros((1204, 92, 3), np.uint16)
    whole = cv2.resize(to_depth(photo.pixels, 16), (92, 1204), interpolation=cv2.INTER_CUBIC)
    np.testing.assert_array_equal(blend(photo, black, 0.0), whole)


def test_alpha_is_enlarged_as_it_would_be_whole(tmp_path: Path) -> None:
    photo = photo_of(23, 201)
    photo = Photo(photo.pixels, photo.pixels[..., 0].copy())
    finished = finished_photo(photo, run(enlarger(tmp_path), photo, size=3))
    assert photo.alpha is not None
    deep = to_depth(photo.alpha, 16)
    whole = cv2.resize(deep, (69, 603), interpolation=cv2.INTER_CUBIC)
    around = [np.repeat(np.repeat(step(deep, np.ones((3, 3), np.uint8)), 3, axis=0), 3, axis=1) for step in (cv2.erode, cv2.dilate)]
    np.testing.assert_array_equal(finished.alpha, np.clip(whole, *around))


@pytest.fixture
def two(tmp_path: Path) -> Engine:
    return tiny_models.two_weights_engine(tmp_path, tiny_models.affine(0.5), tiny_models.affine(0.8))


@pytest.mark.parametrize("strength", [0.0, 0.25, 1.0])
def test_strength_goes_from_the_gentle_weights_to_the_strong_ones(two: Engine, strength: float) -> None:
    photo = photo_of(40, 30)
    result = run(two, photo, tile=16)
    wanted = to_depth(photo.pixels, 16) * (0.8 - 0.3 * strength)
    assert np.abs(finished_photo(photo, result, Finish(strength)).pixels - wanted).max() <= 1.5
    assert result.report.variant == "strong"
    assert result.nbytes == 2 * result.enhanced.nbytes


def test_gentle_weights_enlarge_too(tmp_path: Path) -> None:
    engine = tiny_models.two_weights_engine(tmp_path, tiny_models.sharp_enlarge(4), tiny_models.enlarge(4), scale=4, halo=2)
    photo = photo_of(40, 30)
    result = run(engine, photo, tile=16)
    np.testing.assert_array_equal(finished_photo(photo, result, Finish(0.0)).pixels, to_depth(photo.pixels, 16).repeat(4, 0).repeat(4, 1))
    half = (result.enhanced.astype(float) + to_depth(photo.pixels, 16).repeat(4, 0).repeat(4, 1)) / 2
    assert np.abs(finished_photo(photo, result, Finish(0.5)).pixels - half).max() <= 1.0


@pytest.mark.parametrize(("strength", "factor", "ran"), [(0.0, 0.8, "gentle"), (1.0, 0.5, "strong")])
def test_weights_that_do_not_count_at_the_strength_asked_for_do_not_run(tmp_path: Path, strength: float, factor: float, ran: str) -> None:
    models = {"gentle": tiny_models.affine(0.8), "strong": tiny_models.affine(0.5)}
    models["strong" if ran == "gentle" else "gentle"] = tiny_models.constant(float("nan"))
    engine = tiny_models.two_weights_engine(tmp_path, models["strong"], models["gentle"])
    photo, tiles = photo_of(40, 30), []
    request = EnhanceRequest("tiny", strength=strength, tile=16)
    result = engine.enhance(photo, request, NullProgress(), lambda region, pixels: tiles.append(region))
    assert np.abs(finished_photo(photo, result, Finish(strength)).pixels - to_depth(photo.pixels, 16) * factor).max() <= 1.0
    assert result.report.variant == ran
    assert result.nbytes == result.enhanced.nbytes
    assert tiles
    with pytest.raises(UsageError, match="made for a strength of"):
        finished_photo(photo, result, Finish(0.5))


def test_a_strength_asked_for_changes_nothing_for_other_variants(tmp_path: Path) -> None:
    engine = tiny_models.tiny_engine(tmp_path, tiny_models.affine(0.5))
    photo = photo_of(8, 6)
    result = run(engine, photo, strength=1.0)
    np.testing.assert_array_equal(finished_photo(photo, result, Finish(0.0)).pixels, to_depth(photo.pixels, 16))
    with pytest.raises(UsageError, match="between 0 and 1"):
        run(engine, photo, strength=1.5)


def test_progress_runs_over_both_weights_and_tiles_of_the_gentle_ones_come_apart(two: Engine) -> None:
    seen: list[float] = []
    words: list[str] = []
    order: list[str] = []
    token = ProgressToken(lambda fraction, text: (seen.append(fraction), words.append(text))[0])
    request = EnhanceRequest("tiny", tile=16)
    two.enhance(photo_of(64, 32), request, token, lambda *tile: order.append("strong"), lambda *tile: order.append("gentle"))
    assert order == ["gentle"] * 8 + ["strong"] * 8
    assert seen == sorted(seen)
    assert seen[-1] == 1.0
    assert sum(0.1 < fraction < 0.5 for fraction in seen) >= 6
    assert sum(0.6 < fraction < 1.0 for fraction in seen) >= 6
    assert [word for word in words if word.startswith("Tile")] == [f"Tile {number} of 16" for number in range(1, 17)]


@pytest.mark.parametrize("turn", ["gentle", "strong"])
def test_cancelling_is_obeyed_in_either_run(two: Engine, turn: str) -> None:
    token = ProgressToken()
    count = {"gentle": 0, "strong": 0}

    def listen(name: str) -> None:
        count[name] += 1
        if name == turn:
            token.cancel()

    with pytest.raises(Cancelled):
        two.enhance(photo_of(64, 32), EnhanceRequest("tiny", tile=16), token, lambda *_: listen("strong"), lambda *_: listen("gentle"))
    assert count == ({"gentle": 1, "strong": 0} if turn == "gentle" else {"gentle": 8, "strong": 1})


def test_a_variant_is_offered_only_with_the_weights_it_starts_from(two: Engine, tmp_path: Path) -> None:
    assert two.offer("tiny", "strong")[Precision.FP32] is None
    (tmp_path / "tiny" / "gentle" / "fp32.onnx").unlink()
    assert "missing" in str(two.offer("tiny", "strong")[Precision.FP32])
    with pytest.raises(ModelError):
        run(two, photo_of(4, 4))


# -- memory --------------------------------------------------------------------------------------------------------------------


def test_a_picture_that_does_not_fit_is_refused_with_what_would() -> None:
    method = tiny_models.tiny_method(scale=4, sizes=SIZES)
    photo = Photo(np.broadcast_to(np.zeros(3, np.uint8), (3000, 4000, 3)))
    with pytest.raises(OutOfMemoryError) as caught:
        check_memory(photo, method, 4, 1, shown=False, available=2_500_000_000)
    assert caught.value.message == (
        "A photo of 12 megapixels, enlarged 4 times, has 192 and needs about 4.2 GB of memory, and only 2.5 GB are free."
    )
    assert caught.value.hint == "Enlarging 2 or 3 times fits."
    with pytest.raises(OutOfMemoryError) as caught:
        check_memory(photo, method, 2, 1, shown=True, available=500_000_000)
    assert caught.value.hint == "Photos of up to 4.4 megapixels fit; closing other programs leaves room for more."
    check_memory(photo, method, 4, 1, shown=False, available=4_300_000_000)
    with pytest.raises(OutOfMemoryError):
        check_memory(photo, method, 4, 2, shown=False, available=4_300_000_000)


def test_the_refusal_comes_before_anything_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = enlarger(tmp_path)
    monkeypatch.setattr(memory.psutil, "virtual_memory", lambda: type("Memory", (), {"available": 1000, "total": 1e9})())
    tiles: list[Region] = []
    with pytest.raises(OutOfMemoryError, match="megapixels"):
        engine.enhance(photo_of(40, 30), EnhanceRequest("tiny"), NullProgress(), lambda region, pixels: tiles.append(region))
    assert tiles == []
