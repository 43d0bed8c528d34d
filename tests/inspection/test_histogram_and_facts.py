"""Histograms count every pixel, clipping is found and shown where it is, and a file's facts are those its blocks tell."""

from pathlib import Path

import numpy as np
import pytest

from engine.core.history import with_edits
from engine.core.photo import FileFormat, Metadata, Photo
from engine.core.progress import NullProgress
from engine.inspection import histogram as histogram_module
from engine.inspection.facts import edits_in, record_of
from engine.inspection.histogram import HIGHLIGHT, SHADOW, clipping_overlay, histogram
from tests.helpers.metadata_samples import exif, rgb_profile, xmp


def test_every_pixel_is_counted_once_in_every_channel_and_both_depths_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(histogram_module, "STRIP_PIXELS", 37 * 5)
    pixels = np.random.default_rng(1).integers(0, 256, (31, 37, 3), dtype=np.uint8)
    found = histogram(pixels, NullProgress())
    assert found.counts.sum(axis=1).tolist() == [31 * 37] * 4
    for channel in range(3):
        np.testing.assert_array_equal(found.counts[channel], np.bincount(pixels[..., channel].ravel(), minlength=256))
    np.testing.assert_array_equal(found.counts, histogram(pixels.astype(np.uint16) * 257, NullProgress()).counts)


def test_luma_of_a_grey_photo_is_its_grey() -> None:
    grey = np.repeat(np.arange(256, dtype=np.uint8).reshape(16, 16, 1), 3, axis=2)
    assert histogram(grey, NullProgress()).counts[3].tolist() == [1] * 256


def test_clipping_is_one_channel_at_an_end_and_its_share_is_of_all_pixels() -> None:
    pixels = np.full((10, 20, 3), 128, np.uint8)
    pixels[0, :5, 0] = 255
    pixels[9, :2, 2] = 0
    found = histogram(pixels, NullProgress())
    assert (found.highlights, found.shadows) == (5 / 200, 2 / 200)


@pytest.mark.parametrize("most", [10_000, 30])
def test_the_overlay_covers_what_is_clipped_and_a_single_pixel_survives_in_a_smaller_one(most: int) -> None:
    pixels = np.full((21, 33, 3), 30_000, np.uint16)
    pixels[20, 32] = 65_535
    pixels[3, 4, 1] = 100  # 0 in eight bits
    overlay = clipping_overlay(pixels, NullProgress(), most)
    rows, columns = overlay.shape[:2]
    assert rows * columns <= 10_000 if most > 30 else rows * columns < 21 * 33
    assert tuple(overlay[-1, -1]) == HIGHLIGHT
    assert tuple(overlay[3 * rows // 21, 4 * columns // 33]) == SHADOW
    assert int((overlay[..., 3] > 0).sum()) == 2


def test_the_camera_the_exposure_and_the_history_are_read_and_a_position_is_told_but_not_where(tmp_path: Path) -> None:
    lines = ["Heliograph: a & b, FP32, strength 1", "Heliograph: c, QAT INT8, strength 0.5"]
    (tmp_path / "a.jpg").write_bytes(b"x" * 1234)
    metadata = Metadata(exif(), with_edits(xmp(), lines), None, rgb_profile())
    photo = Photo(np.zeros((6, 8, 3), np.uint16), metadata=metadata, format=FileFormat.TIFF, source=tmp_path / "a.jpg", edits=("last",))
    record = record_of(photo)
    assert (record.bytes, record.width, record.height, record.depth) == (1234, 8, 6, 16)
    assert (record.camera, record.lens, record.exposure) == ("Maker", "Lens 24-70 mm", 1 / 125)
    assert record.taken == "2026-05-04 03:02:01"
    assert record.position is True
    assert "sRGB" in record.profile
    assert record.edits == (*lines, "last")


def test_a_photo_without_metadata_or_with_garbage_has_a_record_all_the_same() -> None:
    for metadata in (Metadata(), Metadata(b"II*\0\xff\xff\xff\xff", b"<heliograph:Edits>", None, b"no profile")):
        record = record_of(Photo(np.zeros((2, 2, 3), np.uint8), metadata=metadata))
        assert (record.bytes, record.camera, record.taken, record.position, record.edits) == (None, "", "", False, ())
    assert edits_in(None) == ()
    unreadable = exif().replace(b"Maker\0", b"\1 \2\0\0\0")
    assert unreadable != exif()
    assert record_of(Photo(np.zeros((2, 2, 3), np.uint8), metadata=Metadata(unreadable))).camera == ""
