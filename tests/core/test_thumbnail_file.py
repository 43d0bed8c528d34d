"""Small pictures of files: upright, in the photo's colours, as small as asked for, whatever the short way was."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageCms

from engine.core.errors import PhotoReadError
from engine.core.photo_io import read_photo
from engine.core.thumbnail_file import read_thumbnail


def quarters(width: int, height: int) -> np.ndarray:
    """Four flat quarters, so that no turn looks like another."""
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[: height // 2, : width // 2] = (220, 30, 30)
    pixels[: height // 2, width // 2 :] = (30, 200, 30)
    pixels[height // 2 :, : width // 2] = (30, 30, 220)
    pixels[height // 2 :, width // 2 :] = (230, 230, 40)
    return pixels


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_jpeg_has_the_thumbnail_of_the_upright_photo(tmp_path: Path, orientation: int) -> None:
    path = tmp_path / "turned.jpg"
    exif = Image.Exif()
    exif[274] = orientation
    Image.fromarray(quarters(1200, 800)).save(path, quality=95, exif=exif)
    small, photo = read_thumbnail(path, 120).pixels, read_photo(path)
    assert max(small.shape[:2]) == 120
    wanted = cv2.resize(np.asarray(photo.pixels), small.shape[1::-1], interpolation=cv2.INTER_AREA)
    for x in (0.25, 0.75):
        for y in (0.25, 0.75):
            at = int(y * small.shape[0]), int(x * small.shape[1])
            assert np.abs(small[at].astype(int) - wanted[at]).max() <= 6


@pytest.mark.parametrize("size", [(5000, 30), (90, 60), (1, 1), (333, 1000)])
def test_it_is_as_small_as_asked_for_and_never_larger_than_the_photo(tmp_path: Path, size: tuple[int, int]) -> None:
    for name in ("a.jpg", "a.png"):
        Image.fromarray(quarters(*size)).save(tmp_path / name)
        height, width = read_thumbnail(tmp_path / name, 96).pixels.shape[:2]
        assert max(width, height) == min(96, max(size))
        assert width / size[0] == pytest.approx(height / size[1], abs=1 / min(size))


def test_sixteen_bits_and_the_profile_are_kept_as_the_screen_needs_them(tmp_path: Path) -> None:
    cv2.imwrite(str(tmp_path / "deep.png"), np.full((200, 300, 3), 257 * 100, np.uint16))
    assert (read_thumbnail(tmp_path / "deep.png", 64).pixels == 100).all()
    icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    Image.fromarray(quarters(300, 200)).save(tmp_path / "profile.jpg", icc_profile=icc)
    assert read_thumbnail(tmp_path / "profile.jpg", 64).icc == icc


def test_what_is_no_photo_is_said(tmp_path: Path) -> None:
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 nothing more")
    (tmp_path / "text.png").write_text("no photo")
    for name in ("broken.jpg", "text.png", "missing.jpg"):
        with pytest.raises(PhotoReadError, match=name):
            read_thumbnail(tmp_path / name, 64)
