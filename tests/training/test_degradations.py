"""Degradations: repeatable, inside the ranges that they state and print, harmless on black, white and saturated pictures."""

import dataclasses
import pickle
from pathlib import Path

import cv2
import numpy as np
import pytest

from engine.core.errors import UsageError
from engine.core.lab import linear_to_srgb, srgb_to_linear
from engine.core.training_plan import DegradationKind
from engine.training.degradations import Degradation, Place, View, make_degradation
from engine.training.degradations.base import resized, through_jpeg
from engine.training.degradations.kernels import bell, filtered, streak
from engine.training.degradations.low_light import LowLight
from engine.training.degradations.old_print import OldPrint
from engine.training.degradations.second_order import SecondOrder
from engine.training.degradations.soft import SoftPhoto, _SoftPhoto
from engine.training.phone_look import PHONE_2009

MIDDLE = Place(-0.1, -0.1, 0.001)


@pytest.fixture(params=list(DegradationKind), ids=lambda kind: kind.value)
def degradation(request: pytest.FixtureRequest) -> Degradation:
    return make_degradation(request.param, PHONE_2009)


def scene(side: int = 96, seed: int = 3) -> np.ndarray:
    """Soft tinted fields with hard edges, float32 0-1."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[:side, :side] / side
    picture = np.stack([0.5 + 0.3 * np.sin(7 * x + k) * np.cos(5 * y + 0.5 * k) for k in range(3)], -1)
    picture[side // 3 : side // 2, side // 4 : side // 2] = rng.uniform(0.1, 0.9, 3)
    return picture.astype(np.float32)


def spoiled(degradation: Degradation, picture: np.ndarray, seed: int, view: View = View.PART, place: Place | None = MIDDLE) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return degradation.draw(picture, rng, view).spoil(picture, rng, place)


def test_the_same_seed_gives_the_same_picture_and_another_seed_another(degradation: Degradation) -> None:
    first, again, other = (spoiled(degradation, scene(), seed) for seed in (5, 5, 6))
    assert np.array_equal(first, again)
    if degradation.kind is not DegradationKind.DETAIL_X4:  # Nothing is drawn there.
        assert not np.array_equal(first, other)


@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("fill", [(0, 0, 0), (1, 1, 1), (1, 0, 0), (0, 0, 1), None], ids=["black", "white", "red", "blue", "scene"])
def test_pictures_are_0_to_1_of_the_promised_size_and_never_broken(degradation: Degradation, view: View, fill: tuple[int, ...]) -> None:
    picture = scene(64) if fill is None else np.full((64, 64, 3), fill, np.float32)
    for seed in range(3):
        out = spoiled(degradation, picture, seed, view, None if view is View.ALONE else MIDDLE)
        assert out.shape == (64 // degradation.scale, 64 // degradation.scale, 3)
        assert out.dtype == np.float32
        assert np.isfinite(out).all()
        assert 0.0 <= out.min() <= out.max() <= 1.0


def test_the_overview_is_the_spoiled_photo_seen_small(degradation: Degradation) -> None:
    """Mean absolute difference over the thumbnail; 0.04 leaves room for noise, scratches and clipping that an overview leaves out."""
    gaps = []
    for seed in range(8):
        picture = np.asarray(cv2.resize(scene(64, seed), (256, 256), interpolation=cv2.INTER_CUBIC), np.float32).clip(0, 1)
        rng = np.random.default_rng(seed)
        thumbnail = cv2.resize(picture, (64, 64), interpolation=cv2.INTER_AREA).astype(np.float32)
        shot = degradation.draw(thumbnail, rng, View.WHOLE)
        seen = cv2.resize(shot.spoil(picture, rng, Place.whole(256, 256)), (64, 64), interpolation=cv2.INTER_AREA)
        gaps.append(float(np.abs(shot.overview(thumbnail) - seen).mean()))
    assert np.median(gaps) < 0.04


def test_every_range_says_what_it_is_and_where_it_comes_from(degradation: Degradation) -> None:
    words = degradation.words()
    for one in degradation.ranges.values():
        assert one.low <= one.high
        assert one.name in words
        assert one.source in words
        assert f"{one.low:g}" in words


def test_a_degradation_travels_to_another_process(degradation: Degradation) -> None:
    travelled = pickle.loads(pickle.dumps(degradation))
    assert np.array_equal(spoiled(degradation, scene(), 1), spoiled(travelled, scene(), 1))


def test_the_phone_look_needs_a_profile_and_says_so(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="needs a phone's profile"):
        make_degradation(DegradationKind.PHONE_LOOK)
    (tmp_path / "phone.json").write_text('{"name": "half a profile"}')
    with pytest.raises(UsageError, match=r"phone\.json is not a phone profile"):
        make_degradation(DegradationKind.PHONE_LOOK, tmp_path / "phone.json")


@pytest.mark.parametrize("kind", [DegradationKind.LOW_LIGHT, DegradationKind.OLD_PRINT, DegradationKind.SECOND_ORDER, DegradationKind.SOFT])
def test_what_is_drawn_reaches_the_stated_ranges_and_stays_inside(kind: DegradationKind, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every range comes within a tenth of both its ends over 2,000 shots (in the logarithm where it is drawn there)."""
    degradation = make_degradation(kind)
    rng = np.random.default_rng(0)
    seen: dict[str, list[float]] = {}
    names = {id(one): key for key, one in degradation.ranges.items()}
    for way in ("draw", "draw_log", "whole"):
        plain = getattr(type(next(iter(degradation.ranges.values()))), way)

        def watched(one, rng, plain=plain):
            value = plain(one, rng)
            seen.setdefault(names[id(one)], []).append(float(value))
            return value

        monkeypatch.setattr(type(next(iter(degradation.ranges.values()))), way, watched)
    for _ in range(2000):
        degradation.draw(scene(16), rng, View.PART)
    left = {key for key, one in degradation.ranges.items() if not key.startswith("size") and one.low < one.high} - seen.keys()
    assert left == set()
    for key, values in seen.items():
        one = degradation.ranges[key]
        assert one.low <= min(values) <= max(values) <= one.high
        slack = 0.1 * (one.high - one.low)
        if kind is DegradationKind.LOW_LIGHT and key == "shot":
            assert min(values) < 1.5 * one.low
        else:
            assert min(values) < one.low + slack
        assert max(values) > one.high - 2 * slack


def quality_of(picture: np.ndarray, qualities: range) -> int:
    """The JPEG quality whose re-encoding changes the picture least."""
    eight_bit = (picture * 255 + 0.5).astype(np.uint8)
    gaps = {}
    for quality in qualities:
        flags = [cv2.IMWRITE_JPEG_QUALITY, quality, cv2.IMWRITE_JPEG_SAMPLING_FACTOR, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_420]
        decoded = cv2.imdecode(cv2.imencode(".jpg", eight_bit[..., ::-1], flags)[1], cv2.IMREAD_COLOR)
        gaps[quality] = float(np.abs(decoded[..., ::-1].astype(int) - eight_bit).mean())
    return min(gaps, key=lambda quality: gaps[quality])


def test_the_online_photo_is_a_quarter_in_size_and_a_jpeg_of_quality_20() -> None:
    class Unshifted(np.random.Generator):
        """Draws the lowest of everything: the blocks' grid lies at the corner, so that the quality can be read back."""

        def integers(self, low, high=None, size=None):
            return low if size is None else np.full(size, low)

    good = np.random.default_rng(0).random((256, 256, 3)).astype(np.float32)
    rng = Unshifted(np.random.PCG64(1))
    online = make_degradation(DegradationKind.ONLINE_X4)
    out = online.draw(good, rng, View.PART).spoil(good, rng, MIDDLE)
    assert out.shape == (64, 64, 3)
    assert quality_of(out, range(10, 60, 2)) == 20


def test_reduction_is_pillows_bicubic_and_lies_where_it_should() -> None:
    """Anti-aliased: a checkerboard of single pixels becomes grey; and the middle of the picture stays the middle."""
    board = (np.indices((64, 64)).sum(0) % 2).astype(np.float32)[..., None].repeat(3, -1)
    assert np.abs(resized(board, 16, 16) - 0.5).max() < 0.02
    ramp = np.linspace(0, 1, 64, dtype=np.float32)[None, :, None].repeat(64, 0).repeat(3, -1)
    small = resized(ramp, 16, 16)[8, :, 0]
    assert small[4:12] == pytest.approx(ramp[0].reshape(16, 4, 3).mean((1, 2))[4:12], abs=0.01)


def test_the_soft_photo_keeps_its_size_and_loses_what_a_quarter_cannot_hold() -> None:
    fine = (np.indices((62, 70)).sum(0) // 1 % 2).astype(np.float32)[..., None].repeat(3, -1)
    out = spoiled(make_degradation(DegradationKind.DETAIL_X4), fine, 0)
    assert out.shape == fine.shape
    assert out[8:-8, 8:-8].std() < 0.05


def test_srgb_curves_undo_each_other() -> None:
    ramp = np.linspace(0, 1, 256, dtype=np.float32)
    assert linear_to_srgb(srgb_to_linear(ramp)) == pytest.approx(ramp, abs=1e-5)


def test_jpeg_blocks_lie_anywhere() -> None:
    """On a ramp the strongest steps are at block borders; their column differs from draw to draw."""
    ramp = np.linspace(0.3, 0.5, 64, dtype=np.float32)[None, :, None].repeat(64, 0).repeat(3, -1)
    columns = {int(np.abs(np.diff(through_jpeg(ramp, 10, np.random.default_rng(seed))[32, :, 0]))[:8].argmax()) for seed in range(12)}
    assert len(columns) > 2


def test_low_light_loses_the_stated_stops_and_its_noise_grows_with_the_sensors() -> None:
    """On flat grey, no lamp: the light that is left is 2^-stops of it within 12 %, which covers JPEG and rounding to 8 bit."""
    grey = np.full((96, 96, 3), 0.7, np.float32)
    noises = []
    for seed in range(40):
        rng = np.random.default_rng(seed)
        shot = LowLight().draw(grey, rng, View.PART)
        if shot.lamp is not None:
            continue
        out = srgb_to_linear(shot.spoil(grey, rng, MIDDLE))
        expected = srgb_to_linear(grey)[0, 0, 1] ** shot.contrast * 2.0**-shot.stops
        if expected > 0.01:
            assert out[..., 1].mean() == pytest.approx(expected, rel=0.12)
            noises.append((shot.shot, float(out[..., 1].std() / np.sqrt(expected))))
    assert len(noises) > 10
    noises.sort()
    half = len(noises) // 2
    assert np.mean([noise for _, noise in noises[half:]]) > 2 * np.mean([noise for _, noise in noises[:half]])


def test_old_prints_keep_between_their_black_and_white() -> None:
    """Median of a black and a white field against the levels drawn; 0.05 for grain, scratches, cross-talk and JPEG."""
    for seed in range(12):
        for fill in (0.0, 1.0):
            field = np.full((64, 64, 3), fill, np.float32)
            rng = np.random.default_rng(seed)
            shot = OldPrint().draw(field, rng, View.PART)
            out = np.median(shot.spoil(field, rng, Place(0.0, 0.0, 0.0)), (0, 1))
            assert np.all(out >= shot.black - 0.05)
            assert np.all(out <= shot.white + 0.05)
            if fill == 0.0:
                assert out == pytest.approx(shot.black, abs=0.05)


def test_old_prints_have_no_more_colour_than_stated() -> None:
    """Saturation of soft colours that do not clip; gains and cross-talk may add or take a third."""
    soft = (0.5 + 0.25 * (scene() - 0.5)).astype(np.float32)
    colour = float((soft.max(-1) - soft.min(-1)).mean())
    shots = [OldPrint().draw(soft, np.random.default_rng(seed), View.PART) for seed in range(80)]
    weak = [shot for shot in shots if shot.saturation <= 0.8 and not shot.grey]
    assert 0.4 * len(shots) < len(weak) < 0.85 * len(shots)
    neutral = np.broadcast_to(soft.mean(-1, keepdims=True), soft.shape).astype(np.float32)
    for shot in weak[:20]:
        cast = shot.overview(neutral)
        left = np.abs(shot.overview(soft) - cast).mean() / np.abs(soft - neutral).mean()
        assert left < 1.15 * shot.saturation * 1.33
    assert colour > 0.02


def test_second_order_kernels_keep_the_light_and_the_scale_is_free() -> None:
    flat = np.full((96, 96, 3), 0.5, np.float32)
    for scale in (1, 2, 4):
        means = [spoiled(SecondOrder(scale), flat, seed).mean() for seed in range(6)]
        assert means == pytest.approx([0.5] * 6, abs=0.03)
        assert spoiled(SecondOrder(scale), flat, 0).shape == (96 // scale, 96 // scale, 3)


def soft_shots(count: int) -> list[_SoftPhoto]:
    return [SoftPhoto().draw(scene(), np.random.default_rng(seed), View.PART) for seed in range(count)]  # type: ignore[misc]


def test_a_third_of_soft_photos_are_the_sources_protocol_and_those_on_the_grid_are_it_exactly() -> None:
    shots = soft_shots(600)
    quarter = [shot for shot in shots if shot.reduction == 4.0]
    assert 0.28 < len(quarter) / len(shots) < 0.4
    protocol = spoiled(make_degradation(DegradationKind.DETAIL_X4), scene(), 0)
    on_the_grid = [shot for shot in quarter if shot.on_the_grid]
    assert 0.35 < len(on_the_grid) / len(quarter) < 0.65
    assert np.array_equal(on_the_grid[0].spoil(scene(), np.random.default_rng(0), MIDDLE), protocol)
    elsewhere = next(shot for shot in quarter if not shot.on_the_grid)
    places = {elsewhere.spoil(scene(), np.random.default_rng(seed), MIDDLE).tobytes() for seed in range(40)}
    assert len(places) == 16


def test_soft_photos_keep_their_place_and_their_colour() -> None:
    """Mean colour within 2 of 255, noise and all; without noise the middle of a ring stays within a fifth of a pixel."""
    y, x = np.mgrid[:96, :96] - 47.5
    ring = np.exp(-((np.hypot(x, y) - 20) ** 2) / 18)[..., None] * np.array([0.6, 0.5, 0.4]) + 0.2
    ring = ring.astype(np.float32)
    for seed, shot in enumerate(soft_shots(60)):
        out = shot.spoil(ring, np.random.default_rng(seed), MIDDLE)
        assert out.mean((0, 1)) == pytest.approx(ring.mean((0, 1)), abs=2 / 255)
        clean = dataclasses.replace(shot, noise=0.0).spoil(ring, np.random.default_rng(seed), MIDDLE)
        light = np.clip(clean.mean(-1) - 0.35, 0, None)
        assert float((light * x).sum() / light.sum()) == pytest.approx(0.0, abs=0.2)
        assert float((light * y).sum() / light.sum()) == pytest.approx(0.0, abs=0.2)


def test_soft_photos_differ_as_phone_photos_do() -> None:
    """Fine contrast of a checkerboard and noise on grey, over many shots: from nearly untouched to gone, and from none to strong."""
    fine = (0.5 + 0.2 * (np.indices((64, 64)).sum(0) // 2 % 2 - 0.5))[..., None].repeat(3, -1).astype(np.float32)
    grey = np.full((64, 64, 3), 0.5, np.float32)
    left, noise = [], []
    for seed, shot in enumerate(soft_shots(150)):
        noise.append(255 * float(shot.spoil(grey, np.random.default_rng(seed), MIDDLE).std()))
        left.append(float(shot.spoil(fine, np.random.default_rng(seed), MIDDLE).std() / fine.std()))
    assert np.percentile(left, 20) < 0.15
    assert np.percentile(left, 95) > 0.7
    assert np.percentile(noise, 30) < 0.1
    assert np.percentile(noise, 95) > 3.0


def test_streaks_are_as_long_and_turned_as_they_should_be() -> None:
    for angle in (0.0, 0.7, 2.0):
        kernel = streak(6.0, angle)
        reach = kernel.shape[0] // 2
        y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1]
        assert kernel.sum() == pytest.approx(1.0, abs=1e-5)
        assert float((kernel * x).sum()) == pytest.approx(0.0, abs=1e-4)
        along = x * np.cos(angle) + y * np.sin(angle)
        # An even line of length l has a variance of l^2 / 12; sharing among pixels adds up to a quarter, sampling its ends a little.
        assert float((kernel * along**2).sum()) == pytest.approx(36 / 12, abs=0.5)


def test_most_photos_that_are_spoiled_twice_are_spoiled_mildly_and_few_in_full() -> None:
    """Noise on grey over many shots, of 255: at full strength the median is 7.6."""
    grey = np.full((96, 96, 3), 0.5, np.float32)
    noise = [255 * float(spoiled(SecondOrder(), grey, seed).std()) for seed in range(200)]
    assert np.median(noise) < 3.5
    assert np.percentile(noise, 97) > 8.0
    quality = [SecondOrder().draw(grey, np.random.default_rng(seed), View.PART).second.quality for seed in range(400)]
    assert min(quality) < 25
    assert max(quality) >= 94
    assert np.median(quality) > 70


def test_kernels_are_trimmed_to_what_can_be_seen() -> None:
    narrow, wide = bell(21, 0.4, 0.4, 0.0), bell(21, 3.0, 1.0, 0.5)
    assert narrow.shape[0] <= 5
    assert wide.shape[0] > 15
    for kernel in (narrow, wide):
        assert kernel.sum() == pytest.approx(1.0, abs=1e-6)
    plain = np.exp(-0.5 * ((np.indices((21, 21)) - 10) ** 2).sum(0) / 0.4**2)
    point = np.zeros((41, 41, 3), np.float32)
    point[20, 20] = 1.0
    whole = cv2.filter2D(point, -1, (plain / plain.sum()).astype(np.float32))
    assert np.abs(filtered(point, narrow) - whole).max() < 1e-3


def test_blocks_of_a_photo_that_nobody_cropped_begin_at_its_corner() -> None:
    """On a ramp of quality 10 the strongest step between columns is at a multiple of 8."""
    ramp = np.linspace(0.3, 0.5, 64, dtype=np.float32)[None, :, None].repeat(64, 0).repeat(3, -1)
    out = through_jpeg(ramp, 10, np.random.default_rng(0), on_the_grid=True)
    assert (int(np.abs(np.diff(out[32, :, 0])).argmax()) + 1) % 8 == 0


def test_low_light_wants_dim_photos_brighter_leaves_bright_ones_and_passes_over_black_ones() -> None:
    low_light, rng = LowLight(), np.random.default_rng(1)
    dim, bright, black = (np.full((32, 32, 3), level, np.float32) for level in (0.3, 0.6, 0.02))
    wanted = low_light.draw(dim, rng, View.PART).wanted(dim)
    assert wanted.mean() == pytest.approx(0.46, abs=0.005)
    assert np.array_equal(low_light.draw(bright, rng, View.PART).wanted(bright), bright)
    assert np.array_equal(low_light.draw(dim, rng, View.NIGHT).wanted(dim), dim), "what is black by night stays black"
    assert low_light.suits(dim)
    assert low_light.suits(bright)
    assert not low_light.suits(black)
