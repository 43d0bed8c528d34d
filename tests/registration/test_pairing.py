"""Pairs are found by name, by time and by content, and what has no partner is named."""

import numpy as np
import pytest
from PIL import Image

from engine.core.errors import UsageError
from engine.core.progress import NullProgress
from engine.registration.pairing import How, by_time, capture_time, find_pairs
from tests.registration.scenes import Device, save, scene

PHONE = Device(320, 240, 1.6, at=(50.0, 40.0), gain=0.85, noise=4.0)
CAMERA = Device(400, 300, 1.35, at=(30.0, 30.0), turn=0.03)


def dated(seconds: float) -> Image.Exif:
    """EXIF of a photo taken at noon plus so many seconds."""
    whole = int(seconds)
    exif = Image.Exif()
    clock = f"2026:05:04 {12 + whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"
    exif.get_ifd(0x8769).update({0x9003: clock, 0x9291: f"{round((seconds - whole) * 100):02d}"})
    return exif


def plain(seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (24, 32, 3), dtype=np.uint8)


def names(pairing):
    return {(pair.phone.name, pair.camera.name) for pair in pairing.pairs}


def test_equal_names_are_pairs_whatever_their_suffix_and_case(tmp_path):
    for name in ("phone/a.png", "phone/B.jpg", "camera/A.JPG", "camera/b.png"):
        save(tmp_path / name, plain())
    pairing = find_pairs(tmp_path / "phone", tmp_path / "camera", NullProgress())
    assert names(pairing) == {("a.png", "A.JPG"), ("B.jpg", "b.png")}
    assert {pair.how for pair in pairing.pairs} == {How.NAME}
    assert pairing.lonely == ()


def test_time_pairs_photos_although_the_clocks_differ(tmp_path):
    times = [0, 47, 95, 230, 301]
    for number, seconds in enumerate(times):
        save(tmp_path / f"phone/p{number}.jpg", plain(), exif=dated(seconds))
        # The camera's clock is 1234.5 s ahead, its shutter up to 3 s late, its names in another order.
        save(tmp_path / f"camera/c{9 - number}.jpg", plain(), exif=dated(seconds + 1234.5 + number % 3))
    save(tmp_path / "camera/extra.jpg", plain(), exif=dated(2000))
    pairing = find_pairs(tmp_path / "phone", tmp_path / "camera", NullProgress())
    assert names(pairing) == {(f"p{number}.jpg", f"c{9 - number}.jpg") for number in range(5)}
    assert {pair.how for pair in pairing.pairs} == {How.TIME}
    assert pairing.clock == pytest.approx(1235.5, abs=2)
    assert len(pairing.lonely) == 1
    assert "extra.jpg" in pairing.lonely[0]


def test_photos_at_regular_intervals_are_not_paired_by_time():
    """Shifted by one, the clocks agree nearly as well: that is guessing."""
    phones = {f"p{i}": 60.0 * i for i in range(6)}
    assert by_time(phones, {f"c{i}": 60.0 * i + 500.0 for i in range(6)}) is None


def test_one_photo_each_says_nothing_about_the_clocks():
    assert by_time({"p": 0.0}, {"c": 3.0}) is None


def test_the_time_of_capture_counts_parts_of_a_second_and_its_absence_is_no_error(tmp_path):
    first = capture_time(save(tmp_path / "a.jpg", plain(), exif=dated(10.25)))
    second = capture_time(save(tmp_path / "b.jpg", plain(), exif=dated(12)))
    assert second - first == pytest.approx(1.75)
    assert capture_time(save(tmp_path / "c.png", plain())) is None
    (tmp_path / "d.jpg").write_bytes(b"\xff\xd8\xff nonsense")
    assert capture_time(tmp_path / "d.jpg") is None


def test_content_pairs_what_neither_name_nor_time_does(tmp_path):
    for seed in range(3):
        view = scene(620, 480, seed)
        save(tmp_path / f"phone/p{seed}.png", PHONE.photo(view))
        save(tmp_path / f"camera/c{2 - seed}.png", CAMERA.photo(view, 2))
    save(tmp_path / "phone/alone.png", PHONE.photo(scene(620, 480, 50)))
    (tmp_path / "camera" / "broken.jpg").write_bytes(b"\xff\xd8\xff nonsense")
    pairing = find_pairs(tmp_path / "phone", tmp_path / "camera", NullProgress())
    assert names(pairing) == {(f"p{seed}.png", f"c{2 - seed}.png") for seed in range(3)}
    assert {pair.how for pair in pairing.pairs} == {How.CONTENT}
    said = "\n".join(pairing.lonely)
    assert "alone.png: no photo of the camera" in said
    assert "broken.jpg" in said
    assert len(pairing.lonely) == 2


def test_a_folder_without_photos_or_none_at_all_is_wrong_usage(tmp_path):
    save(tmp_path / "phone/a.png", plain())
    (tmp_path / "camera").mkdir()
    with pytest.raises(UsageError, match="no photo"):
        find_pairs(tmp_path / "phone", tmp_path / "camera", NullProgress())
    with pytest.raises(UsageError, match="not a folder"):
        find_pairs(tmp_path / "nowhere", tmp_path / "camera", NullProgress())
