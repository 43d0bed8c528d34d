"""Colour from file to file: wide gamuts pass formats and networks without being clipped, differences measured as CIEDE2000."""

import io
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image, ImageCms

from engine.core import icc, jxl_file
from engine.core.errors import PhotoReadError
from engine.core.paths import resources_dir
from engine.core.photo import Metadata, Photo
from engine.core.photo_io import SaveOptions, read_photo, save_photo
from engine.core.precision import Precision
from engine.core.progress import ProgressToken
from engine.core.request import EnhanceRequest
from engine.pipeline import Engine, finished_photo
from tests.helpers import tiny_models
from tests.helpers.colour_samples import (
    ADOBE,
    DISPLAY_P3,
    PROPHOTO,
    SRGB,
    WIDE,
    Space,
    centres,
    delta_e,
    moved,
    outside_srgb,
    patches,
)
from tests.helpers.metadata_samples import rgb_profile

every_space = pytest.mark.parametrize("space", WIDE, ids=lambda space: space.name)

pytestmark = pytest.mark.usefixtures("unmeasured")


def in_lab(photo: Photo) -> np.ndarray:
    """What a colour-managed viewer shows, by LittleCMS: of 8 bits, so good to about half a unit."""
    profile = ImageCms.ImageCmsProfile(io.BytesIO(photo.metadata.icc or rgb_profile()))
    eight = (photo.pixels // 257).astype(np.uint8) if photo.depth == 16 else photo.pixels
    lab = ImageCms.profileToProfile(Image.fromarray(eight), profile, ImageCms.createProfile("LAB"), renderingIntent=3, outputMode="LAB")
    assert lab is not None
    raw = np.frombuffer(lab.tobytes(), np.uint8).reshape(photo.height, photo.width, 3)
    return np.dstack([raw[..., 0] * (100 / 255), raw[..., 1:].view(np.int8)])


@every_space
@pytest.mark.parametrize(
    ("suffix", "quality", "tolerance"),
    [
        ("tif", 95, 0.01),
        ("png", 95, 0.01),
        ("avif", 100, 0.05),
        ("jxl", 100, 0.01),
        ("jpg", 95, 1.0),
        ("webp", 95, 2.0),
        ("avif", 95, 0.5),
    ],
)
def test_a_wide_gamut_passes_a_file_whole(space: Space, suffix: str, quality: int, tolerance: float, tmp_path: Path) -> None:
    """16 bits to the file and back, every patch: the profile byte for byte, the colours within the tolerance."""
    profile = space.profile()
    path = tmp_path / f"a.{suffix}"
    assert save_photo(Photo(patches(), metadata=Metadata(icc=profile)), path, SaveOptions(quality=quality)) == ()
    again = read_photo(path)
    assert again.metadata.icc == profile
    assert delta_e(centres(space.lab(patches())), centres(space.lab(again.pixels))).max() <= tolerance


@every_space
def test_a_lossy_jpeg_xl_means_the_same_colours_by_a_profile_of_its_own(space: Space, tmp_path: Path) -> None:
    """It holds primaries and curve instead of the profile; judged by LittleCMS in 8 bits, where the source itself is off by 0.7."""
    photo = Photo(patches(), metadata=Metadata(icc=space.profile()))
    save_photo(photo, tmp_path / "a.jxl", SaveOptions(quality=95))
    again = read_photo(tmp_path / "a.jxl")
    assert icc.colour_space(again.metadata.icc or b"") == "RGB"
    difference = delta_e(centres(in_lab(photo)), centres(in_lab(again)))
    assert difference.mean() <= 1.0
    assert np.percentile(difference, 99) <= 3.5


@every_space
def test_the_road_through_a_network_keeps_every_colour_of_a_wide_gamut(space: Space, tmp_path: Path) -> None:
    """With a network that changes nothing, from file to file in 16 bits, nothing changes at all."""
    engine = tiny_models.tiny_engine(tmp_path / "models", tiny_models.identity())
    save_photo(Photo(patches(), metadata=Metadata(icc=space.profile())), tmp_path / "a.tif")
    photo = read_photo(tmp_path / "a.tif")
    method = engine.methods[0]
    result = engine.enhance(photo, EnhanceRequest(method.id, precision=Precision.FP32), ProgressToken())
    save_photo(finished_photo(photo, result), tmp_path / "b.tif")
    again = read_photo(tmp_path / "b.tif")
    assert again.metadata.icc == photo.metadata.icc
    assert delta_e(space.lab(photo.pixels), space.lab(again.pixels)).max() <= 0.05
    outside = outside_srgb(space, photo.pixels)
    assert outside.mean() > 0.5, "most patches lie outside sRGB"
    assert (outside_srgb(space, again.pixels) == outside).mean() > 0.999


@pytest.fixture(scope="module")
def real() -> Engine:
    return Engine.open()


def run(engine: Engine, method: str, variant: str, pixels: np.ndarray, space: Space) -> np.ndarray:
    request = EnhanceRequest(method, variant, Precision.FP32, provider="cpu")
    return engine.enhance(Photo(pixels, metadata=Metadata(icc=space.profile())), request, ProgressToken()).enhanced


@every_space
@pytest.mark.parametrize(
    ("method", "variant", "average", "worst"), [("dm_restore", "detail", 0.2, 1.0), ("dm_sr_x4", "real", 0.4, 2.0)], ids=["restore", "x4"]
)
def test_a_shipped_network_clips_no_colour_that_srgb_has_not(
    real: Engine, method: str, variant: str, average: float, worst: float, space: Space
) -> None:
    """Flat patches are as they should be already. Each patch's average changed, when measured, by 0.04 on average and 0.14 at most when
    restored, by 0.23 and 1.47 when enlarged."""
    enhanced = run(real, method, variant, patches(), space)
    before_it, behind_it = (centres(space.lab(pixels)).mean(axis=(1, 3)) for pixels in (patches(), enhanced))
    difference = delta_e(before_it, behind_it)
    assert difference.mean() <= average
    assert difference.max() <= worst
    before, after = (centres(outside_srgb(space, pixels)[..., None].astype(float)).mean() for pixels in (patches(), enhanced))
    assert abs(after - before) <= 0.02


@pytest.mark.parametrize(("space", "tolerance"), [(DISPLAY_P3, 1.5), (ADOBE, 2.0), (PROPHOTO, 5.0)], ids=["P3", "Adobe", "ProPhoto"])
def test_the_look_of_a_camera_is_nearly_the_same_whatever_space_a_photo_is_in(real: Engine, space: Space, tolerance: float) -> None:
    """The network sees encoded values and has learnt on sRGB. Measured on one sample: 0.75, 1.13 and 3.27 on average, while the look itself
    changes the photo by 6.9."""
    file = sorted((resources_dir() / "samples").glob("*.jpg"))[0]
    with Image.open(file) as image:
        sample = np.array(image.convert("RGB").resize((384, 288)))
    there = SRGB.lab(run(real, "qat_unet", "phone", moved(sample, SRGB), SRGB))
    here = space.lab(run(real, "qat_unet", "phone", moved(sample, space), space))
    assert delta_e(there, here).mean() <= tolerance


def test_a_jpeg_xl_for_printing_is_refused_in_words() -> None:
    profile = bytearray(rgb_profile())
    profile[16:20] = b"CMYK"
    spec = SimpleNamespace(getattribute=lambda name: np.frombuffer(profile, np.uint8) if name == "ICCProfile" else None)
    with pytest.raises(PhotoReadError, match=r"a\.jxl is a CMYK picture"):
        jxl_file._profile(spec, "a.jxl")
