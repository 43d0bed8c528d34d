"""Registration against geometry that is known: what is found may miss the truth by less than half a pixel."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from engine.core.errors import Cancelled
from engine.core.progress import NullProgress
from engine.registration.global_search import NoMatch
from engine.registration.model import Field, Mapping, fitted_field, from_homography
from engine.registration.register import register
from engine.registration.warp import Box, Places, largest_rectangle
from tests.registration.scenes import Device, scene, true_residual

PHONE = Device(660, 500, 1.9, at=(110.0, 90.0), gain=0.85, gamma=1.15, vignette=0.45, noise=5.0)
CAMERA = Device(660, 500, 2.0, at=(70.0, 60.0), turn=0.02, tilt=(0.03, -0.02), gain=1.05, vignette=0.1, noise=1.5)
FINER = replace(CAMERA, width=1122, height=850, zoom=2.0 / 1.7)
BENT = replace(PHONE, radial=(-0.04, 0.01))


@pytest.fixture(scope="module")
def view():
    return scene()


@pytest.mark.parametrize(
    ("phone", "camera"),
    [
        pytest.param(PHONE, CAMERA, id="homography"),
        pytest.param(BENT, CAMERA, id="radial distortion"),
        pytest.param(BENT, replace(FINER, radial=(0.02, 0.0)), id="camera of 1.7 times the resolution, both lenses bend"),
        pytest.param(replace(PHONE, noise=12.0, vignette=0.6, gain=0.6), CAMERA, id="dark and noisy phone"),
        pytest.param(replace(PHONE, wave=(1.5, 420.0)), CAMERA, id="local bends"),
        pytest.param(PHONE, replace(CAMERA, turn=np.pi / 2, at=(110.0, 60.0)), id="camera held upright"),
    ],
)
def test_the_true_residual_is_under_half_a_pixel(view, phone, camera):
    found = register(phone.photo(view), camera.photo(view, 2), NullProgress())
    missed = true_residual(phone, camera, found.mapping, found.common)
    assert np.median(missed) < 0.2
    assert np.percentile(missed, 95) < 0.5
    assert np.median(found.after.lengths()) < 0.2, "and what is measured says so"
    assert found.common.width * found.common.height > 0.3 * phone.width * phone.height


def test_a_real_photo_with_smooth_places_is_registered_too():
    from skimage import data

    view = cv2.resize(data.astronaut(), (1200, 1200), interpolation=cv2.INTER_CUBIC)
    phone, camera = replace(PHONE, height=620, width=620, zoom=1.6, radial=(-0.03, 0.0)), replace(CAMERA, width=700, height=700, zoom=1.5)
    found = register(phone.photo(view), camera.photo(view, 2), NullProgress())
    missed = true_residual(phone, camera, found.mapping, found.common)
    assert np.median(missed) < 0.25
    assert np.percentile(missed, 90) < 0.5


def test_local_bends_need_the_local_step_and_it_is_bounded(view):
    """The global model alone misses by more than a pixel: the local step is what brings it below half a one."""
    phone = replace(PHONE, wave=(1.5, 420.0))
    found = register(phone.photo(view), CAMERA.photo(view, 2), NullProgress())
    assert np.median(true_residual(phone, CAMERA, Mapping(found.mapping.model), found.common)) > 0.8
    assert np.median(found.before.lengths()) > 4 * np.median(found.after.lengths())
    assert np.abs(found.mapping.field.shifts).max() <= 5.0


def test_the_camera_is_laid_over_the_phone_pixel_by_pixel(view):
    """What comes out looks like a noiseless photo by the phone's own optics, not only its geometry on paper."""
    found = register(BENT.photo(view), FINER.photo(view, 2), NullProgress())
    ideal = replace(BENT, gain=1.05, gamma=1.0, vignette=0.0, noise=0.0).photo(view)
    inner = Box(found.common.left + 8, found.common.top + 8, found.common.right - 8, found.common.bottom - 8)
    a, b = (inner.of(picture).astype(np.float64).ravel() for picture in (ideal, found.aligned))
    assert np.corrcoef(a, b)[0, 1] > 0.985


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda view: CAMERA.photo(scene(seed=77)), "same scene"),
        (lambda view: CAMERA.photo(view)[:, ::-1], "same scene|mirrored"),
        (lambda view: np.full((400, 500, 3), 128, np.uint8), "same scene"),
        (lambda view: np.zeros((9, 7, 3), np.uint8), "same scene"),
    ],
    ids=["another scene", "mirrored", "nothing on it", "tiny"],
)
def test_what_does_not_fit_is_refused_in_words(view, change, words):
    with pytest.raises(NoMatch, match=words):
        register(PHONE.photo(view), np.ascontiguousarray(change(view)), NullProgress())


def test_cancelling_stops_it(view):
    progress = NullProgress()
    progress.cancel()
    with pytest.raises(Cancelled):
        register(PHONE.photo(view), CAMERA.photo(view), progress)


# ------------------------------------------------------------------------------------------------------------ resampling


def mapping_for(phone_size, camera_size, homography=None):
    return Mapping(from_homography(np.eye(3) if homography is None else homography, phone_size, camera_size))


def test_where_nothing_moves_no_pixel_changes():
    picture = scene(203, 150)
    assert np.array_equal(Places(mapping_for((203, 150), (203, 150))).warped(picture), picture)


@pytest.mark.parametrize("times", [2, 3])
def test_a_finer_camera_is_averaged_over_the_phones_pixels(times):
    """Within two steps of the mean over each pixel; taking single samples of this noise would miss by dozens."""
    random = np.random.default_rng(3)
    fine = random.integers(0, 256, (90 * times, 120 * times, 3), dtype=np.uint8)
    half = (times - 1) / 2
    homography = np.array([[times, 0, half], [0, times, half], [0, 0, 1]], float)
    got = Places(mapping_for((120, 90), (120 * times, 90 * times), homography)).warped(fine)
    wanted = cv2.resize(fine, (120, 90), interpolation=cv2.INTER_AREA)
    assert np.abs(got.astype(int) - wanted)[4:-4, 4:-4].max() <= 2


def test_the_common_part_lies_inside_the_camera_and_misses_little():
    places = Places(mapping_for((400, 300), (400, 300), np.array([[1, 0, 50], [0, 1, -40], [0, 0, 1]], float)))
    box = places.common()
    assert 40 + 4 <= box.top <= 40 + 40
    assert 0 <= box.left <= 32
    assert 350 - 40 <= box.right <= 350 - 4
    assert 300 - 32 <= box.bottom <= 300


def test_the_largest_rectangle_is_found():
    cells = np.array([[0, 1, 1, 0], [1, 1, 1, 1], [0, 1, 1, 1], [0, 0, 1, 1]], bool)
    box = largest_rectangle(cells)
    assert (box.left, box.top, box.right, box.bottom) in {(1, 0, 3, 3), (1, 1, 4, 3), (2, 1, 4, 4)}
    assert largest_rectangle(np.zeros((3, 3), bool)).width == 0


# ------------------------------------------------------------------------------------------------------------- the field


def field_of(truth, deviation, noise, seed=0):
    random = np.random.default_rng(seed)
    return fitted_field(truth + random.normal(0, noise, truth.shape), np.full(truth.shape[:2], deviation), 64, 5.0)


def test_the_field_does_not_follow_noise():
    field = field_of(np.zeros((14, 18, 2)), 0.15, 0.15)
    assert np.abs(field.shifts).mean() < 0.05


def test_the_field_follows_what_is_there_and_fills_what_was_not_measured():
    y, x = np.mgrid[0:14, 0:18]
    truth = np.stack([1.5 * np.sin(x / 2.2), np.cos(y / 2.0)], axis=2)
    deviations = np.full((14, 18), 0.05)
    deviations[5:7, 8:10] = np.inf
    field = fitted_field(truth, deviations, 64, 5.0)
    assert np.abs(field.shifts - truth).max() < 0.45
    assert np.abs(field.shifts - truth).mean() < 0.06


def test_one_wild_shift_does_not_bend_the_field():
    truth = np.zeros((14, 18, 2))
    truth[7, 9] = 4.0
    assert np.abs(fitted_field(truth, np.full((14, 18), 0.1), 64, 5.0).shifts).max() < 0.3


def test_a_field_is_interpolated_through_its_nodes_and_never_exceeds_the_bound():
    shifts = np.full((5, 6, 2), 9.0)
    assert fitted_field(shifts, np.full((5, 6), 0.05), 64, 5.0).shifts.max() <= 5.0
    ramp = np.dstack([np.arange(6)[None, :].repeat(5, 0), np.zeros((5, 6))])
    x = np.array([31.5 + 64 * 2.25, 31.5 + 64 * 3.5])
    assert np.allclose(Field(ramp, 64).at(np.column_stack([x, [100.0, 150.0]]))[:, 0], [2.25, 3.5])
