"""Bad patches that were planted are rejected, each for its own reason, and the good ones beside them are kept."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from engine.core.progress import NullProgress
from engine.registration import exposure
from engine.registration.patches import Fault, Rules, correlated, judged
from engine.registration.register import Registered, grey_of
from engine.registration.shifts import Shifts, band
from engine.registration.warp import Box
from tests.registration.scenes import scene

SIZE = 100


def pair_of(phone: np.ndarray, camera: np.ndarray) -> Registered:
    """A pair that claims to be registered all over."""
    nothing = Shifts(np.zeros((0, 2)), np.zeros((0, 2)), np.zeros(0), np.zeros(0))
    whole = Box(0, 0, phone.shape[1], phone.shape[0])
    bands = band(grey_of(camera)), band(grey_of(phone))
    return Registered(camera, whole, None, np.zeros((0, 2)), 0, nothing, nothing, *bands, 1.0)


def fates(phone, camera, **rules):
    return {(p.box.left // SIZE, p.box.top // SIZE): p.fault for p in judged(phone, pair_of(phone, camera), Rules(**rules), NullProgress())}


def at(picture, column, row):
    return picture[row * SIZE : (row + 1) * SIZE, column * SIZE : (column + 1) * SIZE]


@pytest.fixture
def two():
    """600 x 400 pixels, the same view with the camera exposed more and fading less towards the corners."""
    view = scene(700, 500, 4)[40:440, 40:640].astype(np.float32)
    y, x = np.mgrid[-1:1:400j, -1:1:600j]
    phone = view * (0.8 - 0.2 * (x * x + y * y))[..., None] + np.random.default_rng(0).normal(0, 2, view.shape)
    return np.clip(phone, 8, 245).astype(np.uint8), np.clip(view * 0.9 + 12, 8, 245).astype(np.uint8)


def test_every_patch_of_a_good_pair_is_accepted(two):
    found = fates(*two)
    assert len(found) == 24
    assert set(found.values()) == {None}


def test_planted_bad_patches_are_rejected_for_what_they_are(two):
    phone, camera = two
    original = camera.copy()
    at(camera, 1, 1)[:] = np.roll(original, 2, axis=1)[SIZE : 2 * SIZE, SIZE : 2 * SIZE]
    at(camera, 3, 0)[:] = at(original, 0, 3)
    at(phone, 4, 2)[:60] = 255
    for picture in (phone, camera):
        at(picture, 5, 3)[:] = 128 + np.random.default_rng(1).integers(-3, 4, (SIZE, SIZE, 1))
    found = fates(phone, camera, min_correlation=0.5)
    assert found.pop((1, 1)) is Fault.SHIFT
    assert found.pop((3, 0)) is Fault.CORRELATION
    assert found.pop((4, 2)) is Fault.SATURATED
    assert found.pop((5, 3)) is Fault.FLAT
    assert set(found.values()) == {None}


def test_a_patch_over_the_edge_of_something_near_is_rejected_although_most_of_it_fits(two):
    phone, camera = two
    camera[200:300, 250:300] = camera[200:300, 247:297].copy()
    found = fates(phone, camera, min_correlation=0.5)
    assert found.pop((2, 2)) is Fault.SHIFT
    assert set(found.values()) == {None}


def test_a_shift_below_the_limit_passes(two):
    phone, camera = two
    moved = cv2.warpAffine(camera, np.float32([[1, 0, 0.4], [0, 1, 0]]), (600, 400), borderMode=cv2.BORDER_REFLECT)
    assert set(fates(phone, moved).values()) == {None}
    strict = judged(phone, pair_of(phone, moved), Rules(max_shift=0.2), NullProgress())
    assert {patch.fault for patch in strict} == {Fault.SHIFT}
    assert np.median([patch.shift for patch in strict]) == pytest.approx(0.4, abs=0.1)


def test_patches_lie_side_by_side_in_the_common_part_alone(two):
    phone, camera = two
    pair = replace(pair_of(phone, camera), common=Box(30, 20, 590, 390))
    boxes = [patch.box for patch in judged(phone, pair, Rules(size=64), NullProgress())]
    assert len(boxes) == (560 // 64) * (370 // 64)
    assert {(box.width, box.height) for box in boxes} == {(64, 64)}
    assert min(box.left for box in boxes) >= 30
    assert max(box.right for box in boxes) <= 590
    assert min(box.top for box in boxes) >= 20
    assert max(box.bottom for box in boxes) <= 390
    covered = np.zeros((400, 600), int)
    for box in boxes:
        box.of(covered)[:] += 1
    assert covered.max() == 1


def test_correlation_ignores_gain_and_bias():
    a = scene(80, 60)[..., 1]
    assert correlated(a, np.clip(a * 0.5 + 30, 0, 255).astype(np.uint8)) > 0.999
    assert correlated(a, np.full_like(a, 9)) == 0.0


def test_exposure_and_shading_are_matched_and_texture_is_left_alone(two):
    phone, camera = two
    made = exposure.fitted(phone, camera).applied(camera)
    assert np.abs(made.astype(float) - phone).mean() < 3.0
    assert np.abs(camera.astype(float) - phone).mean() > 10.0
    noise = np.random.default_rng(0).integers(0, 256, phone.shape, dtype=np.uint8)
    unrelated = exposure.fitted(noise, camera).applied(camera)
    assert abs(correlated(grey_of(unrelated), grey_of(noise))) < 0.05
