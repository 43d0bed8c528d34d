"""Phone profiles: what was planted in photos is measured again, from pairs and from the phone's photos alone."""

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image as PillowImage

from app.training_environment import sentence
from engine.core.errors import TrainingError, UsageError
from engine.core.sentences import Sentence
from engine.training import calibrate_phone
from engine.training.age_photos import age
from engine.training.calibrate_phone import profile_from_pairs, vignetting_range
from engine.training.phone_look import PHONE_2009, PhoneLook, PhoneModel
from engine.training.phone_profile import camera_name, jpeg_quality, profile_from_photos

BASE = PhoneModel.load(PHONE_2009)
SIDE = 264


def photo(seed: int) -> np.ndarray:
    """(264, 264, 3) uint8 with what photos have: smooth parts, edges, and texture whose power falls as in nature."""
    rng = np.random.default_rng(seed)
    radius = np.hypot(np.fft.fftfreq(SIDE)[:, None], np.fft.fftfreq(SIDE)[None])
    radius[0, 0] = 1.0
    texture = np.fft.ifft2(np.fft.fft2(rng.standard_normal((SIDE, SIDE))) / radius**1.2).real
    texture /= texture.std()
    y, x = np.mgrid[:SIDE, :SIDE] / SIDE
    smooth = 0.5 + 0.2 * np.sin(3 * x + seed) * np.cos(2 * y + seed)
    picture = np.where(x < 0.55, smooth, smooth + 0.12 * texture)[..., None] + rng.normal(0, 0.06, 3)
    for _ in range(6):
        top, left = rng.integers(0, SIDE - 80, 2)
        picture[top : top + 70, left : left + 70] = rng.uniform(0.2, 0.8, 3)
    return (np.clip(picture, 0, 1) * 255).astype(np.uint8)


def save(folder: Path, name: str, picture: np.ndarray, quality: int = 95) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    flags = [cv2.IMWRITE_JPEG_QUALITY, quality] if path.suffix == ".jpg" else []
    assert cv2.imwrite(str(path), picture[..., ::-1], flags)
    return path


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("good")
    return [save(folder, f"{seed:02d}.png", photo(seed)) for seed in range(6)]


def taken(folder: Path, phone: PhoneModel, count: int = 6, quality: int = 90) -> list[Path]:
    """Photos of other scenes than the good ones."""
    look = PhoneLook(phone)
    return [save(folder, f"{seed:02d}.jpg", age(photo(100 + seed), look, seed), quality) for seed in range(count)]


@pytest.mark.parametrize(("noise", "blur"), [(0.02, 0.9), (0.006, 1.6)])
def test_planted_noise_and_blur_are_found_from_the_phones_photos_alone(tmp_path: Path, good: list[Path], noise: float, blur: float) -> None:
    """Within 30 % for noise and 0.35 px for blur: six photos of other scenes, noise that varies 1.6-fold from photo to photo."""
    found = profile_from_photos(taken(tmp_path, replace(BASE, noise=noise, blur=blur, noise_spread=0.1)), good, BASE)
    assert found.noise == pytest.approx(noise, rel=0.3)
    assert found.blur == pytest.approx(blur, abs=0.35)


def test_more_colour_noise_is_found_as_more(tmp_path: Path, good: list[Path]) -> None:
    shares = []
    for share in (0.2, 0.9):
        phone = replace(BASE, noise=0.015, chroma_noise=[share, share], quality=[96, 97], noise_spread=0.1)
        found = profile_from_photos(taken(tmp_path / str(share), phone), good, BASE)
        shares.append(float(np.mean(found.chroma_noise)))
    assert shares[1] > 1.8 * shares[0]


@pytest.mark.parametrize("quality", [35, 72, 85, 93])
def test_jpeg_quality_is_read_from_the_files_tables(tmp_path: Path, quality: int) -> None:
    assert jpeg_quality(save(tmp_path, "a.jpg", photo(1), quality)) == pytest.approx(quality, abs=1)
    assert jpeg_quality(save(tmp_path, "a.png", photo(1))) is None


def test_the_profile_carries_the_files_quality_and_says_what_was_measured(tmp_path: Path, good: list[Path]) -> None:
    found = profile_from_photos(taken(tmp_path, BASE, 4, quality=72), good, BASE)
    assert found.quality == pytest.approx([72, 72], abs=1)
    said = " ".join(found.measured)
    assert "4 photos of the phone and 6 good photos" in said
    assert "it takes 12 photos" in said
    assert "Noise" in said
    assert "Lens blur" in said
    found.save(tmp_path / "phone.json")
    assert PhoneModel.load(tmp_path / "phone.json") == found


def test_aged_good_photos_get_the_phones_colours(tmp_path: Path, good: list[Path]) -> None:
    """A phone with a blue, flat picture: the aged means come two thirds of the way from the base's to it, or nearer.

    Sixteen photos count four times as much as the base, so four fifths is the most that is meant.
    """
    flat = [save(tmp_path, f"{seed}.png", (photo(200 + seed) * 0.4 + (60, 70, 110)).astype(np.uint8)) for seed in range(16)]

    def aged_mean(phone: PhoneModel) -> np.ndarray:
        look = PhoneLook(phone)
        return np.mean([age(cv2.imread(str(file))[..., ::-1], look, seed).mean((0, 1)) for seed, file in enumerate(good)], 0)

    wanted = np.mean([cv2.imread(str(file))[..., ::-1].mean((0, 1)) for file in flat], 0)
    before, after = aged_mean(BASE), aged_mean(profile_from_photos(flat, good, BASE))
    assert np.abs(after - wanted).max() < 0.34 * np.abs(before - wanted).max()


def test_a_profile_bears_the_cameras_name(tmp_path: Path) -> None:
    exif = PillowImage.Exif()
    exif[0x0110] = "Pocket 7"
    files = [tmp_path / f"{index}.jpg" for index in range(3)]
    for index, file in enumerate(files):
        PillowImage.fromarray(photo(index)).save(file, **({"exif": exif} if index < 2 else {}))
    assert camera_name(files) == "Pocket 7"
    assert camera_name(files[2:]) == "your phone"


def test_too_few_photos_make_no_profile(tmp_path: Path, good: list[Path]) -> None:
    with pytest.raises(TrainingError, match="at least 3 photos of each side; of the phone 2 can be read"):
        profile_from_photos(taken(tmp_path, BASE, 2), good, BASE)
    (tmp_path / "broken.jpg").write_bytes(b"none")
    with pytest.raises(TrainingError, match="of good photos 0"):
        profile_from_photos(good, [tmp_path / "broken.jpg"], BASE)


def test_a_profile_of_before_loads_with_plausible_ranges() -> None:
    assert (BASE.chroma_noise, BASE.vignette, BASE.quality, BASE.measured) == ([0.25, 0.7], [0.0, 0.25], [78, 96], [])


def test_drawn_shots_keep_to_the_profiles_ranges() -> None:
    look = PhoneLook(replace(BASE, vignette=[0.1, 0.2], quality=[50, 60], chroma_noise=[1.0, 1.5], noise_spread=0.2))
    scene = photo(1).astype(np.float32) / 255
    shots = [look.shot(scene, np.random.default_rng(seed)) for seed in range(120)]
    assert {min(shot.quality for shot in shots), max(shot.quality for shot in shots)} == {50, 60}
    for values, low, high in (
        ([shot.vignette for shot in shots], 0.1, 0.2),
        ([shot.chroma_noise / shot.noise for shot in shots], 1.0, 1.5),
    ):
        assert low <= min(values) < low + 0.1 * (high - low)
        assert high - 0.1 * (high - low) < max(values) <= high


class TestPairs:
    def pairs(self, root: Path, phone: PhoneModel, count: int = 8) -> PhoneModel:
        look = PhoneLook(phone)
        for seed in range(count):
            save(root / "camera", f"{seed}.png", photo(seed))
            save(root / "phone", f"{seed}.png", age(photo(seed), look, seed))
        return profile_from_pairs(root / "phone", root / "camera", root / "camera", "mine")

    def test_planted_figures_are_found(self, tmp_path: Path) -> None:
        """Noise within 30 %, blur within 0.3 px, colour noise within 45 %: halved chroma in the JPEG takes some of it."""
        phone = replace(BASE, noise=0.02, noise_spread=0.05, chroma_noise=[0.8, 0.8], quality=[96, 97], sharpen=[0.0, 0.0], blur=1.2)
        found = self.pairs(tmp_path, phone)
        assert found.name == "mine"
        assert found.noise == pytest.approx(0.02, rel=0.3)
        assert found.blur == pytest.approx(1.2, abs=0.3)
        assert np.mean(found.chroma_noise) == pytest.approx(0.8, rel=0.45)
        assert found.quality == BASE.quality
        assert "JPEG quality could not be read." in found.measured

    def test_vignetting_is_found_within_its_range(self) -> None:
        """Photos whose corners lose 20 to 40 % give a range within 4 % of these ends (10th and 90th percentile of nine)."""
        axis = (np.arange(64) + 0.5) / 32 - 1
        radius2 = ((axis[:, None] ** 2 + axis[None] ** 2) / 2)[..., None]
        identity = np.zeros((10, 3))
        identity[1:4] = np.eye(3)
        whole = []
        for index, loss in enumerate(np.linspace(0.2, 0.4, 9)):
            scene = cv2.resize(photo(index), (64, 64), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
            whole.append(((0.8 * scene * (1 - loss * radius2)).astype(np.float32), scene))
        assert vignetting_range(whole, identity) == pytest.approx([0.22, 0.38], abs=0.04)
        assert vignetting_range(whole[:3], identity) is None

    def test_too_few_pairs_are_refused(self, tmp_path: Path) -> None:
        save(tmp_path / "a", "1.png", photo(1)[:100, :100])
        save(tmp_path / "b", "1.png", photo(2)[:100, :100])
        with pytest.raises(UsageError, match="share 1 differing patches"):
            profile_from_pairs(tmp_path / "a", tmp_path / "b", tmp_path / "b", "mine")


def test_the_window_hears_sentences_that_can_be_translated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "none").mkdir()
    BASE.save(tmp_path / "base.json")
    words = ["calibrate", "photos", "--base", tmp_path / "base.json", tmp_path / "none", tmp_path / "none", tmp_path / "new.json"]
    for asked, told in (([], str), (["--json"], Sentence)):
        monkeypatch.setattr("sys.argv", [*map(str, words), *asked])
        with pytest.raises(SystemExit) as refused:
            calibrate_phone.main()
        said = sentence(str(refused.value))
        assert type(said) is told
        assert said.startswith("A phone profile needs at least")
