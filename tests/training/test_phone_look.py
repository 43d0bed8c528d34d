"""The phone look: repeatable, inside the range, and each step does what it says."""

import json
from pathlib import Path

import numpy as np
import pytest

from engine.core.errors import UsageError
from engine.training.phone_look import PHONE_2009, PhoneLook, PhoneModel, scene_statistics, vignetting


@pytest.fixture
def look() -> PhoneLook:
    return PhoneLook(PhoneModel.load(PHONE_2009))


def scene(height: int = 160, width: int = 200, seed: int = 3) -> np.ndarray:
    """Soft fields with hard edges, 0.1-0.9, tinted as lightly as most photos are."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[:height, :width] / max(height, width)
    picture = np.stack([0.5 + 0.25 * np.sin(7 * x + 0.2 * k) * np.cos(5 * y + 0.2 * k) for k in range(3)], -1)
    for _ in range(60):
        top, left = int(rng.integers(height - 30)), int(rng.integers(width - 30))
        picture[top : top + 30, left : left + 30] = np.clip(rng.uniform(0.15, 0.85) + rng.normal(0, 0.05, 3), 0.1, 0.9)
    return picture.astype(np.float32)


@pytest.mark.parametrize(
    ("name", "figures"),
    [
        *(("curve", [[1.0, 2.0, 3.0]]), ("curve", [[1.0, 0.0, 0.0]] * 9 + [[1.0]]), ("content", ["a"] * 15), ("blur", None)),
        *(("deviation_scatter", [[-1.0] * 12] * 12), ("vignette", [0.5, 0.1]), ("quality", [0, 300]), ("noise", float("inf"))),
    ],
)
def test_a_profile_with_figures_that_no_phone_has_is_refused_in_a_sentence(tmp_path: Path, name: str, figures: object) -> None:
    path = tmp_path / "theirs.json"
    path.write_text(json.dumps({**json.loads(PHONE_2009.read_text(encoding="utf-8")), name: figures}), encoding="utf-8")
    with pytest.raises(UsageError, match="is not a phone profile"):
        PhoneModel.load(path)


def test_same_seed_gives_the_same_picture(look: PhoneLook) -> None:
    pictures = []
    for _ in range(2):
        rng = np.random.default_rng(5)
        pictures.append(look.render(scene(), look.shot(scene(), rng), rng))
    assert np.array_equal(*pictures)


def test_pictures_stay_in_range_and_keep_their_size(look: PhoneLook) -> None:
    for seed in range(8):
        rng = np.random.default_rng(seed)
        out = look.render(scene(), look.shot(scene(), rng), rng)
        assert out.shape == scene().shape
        assert out.dtype == np.float32
        assert 0.0 <= out.min() <= out.max() <= 1.0


def test_the_phone_is_darker_flatter_and_softer_on_average(look: PhoneLook) -> None:
    good, aged = [], []
    for seed in range(24):
        rng = np.random.default_rng(seed)
        picture = scene(seed=seed)
        out = look.render(picture, look.shot(picture, rng), rng)
        good.append([picture.mean(), picture.std(), np.abs(np.diff(picture, axis=1)).max()])
        aged.append([out.mean(), out.std(), np.abs(np.diff(out, axis=1)).max()])
    brightness, contrast, edge = np.mean(aged, axis=0) / np.mean(good, axis=0)
    assert brightness < 0.95
    assert contrast < 0.95
    assert edge < 0.8


def test_strength_zero_leaves_the_colours_alone(look: PhoneLook) -> None:
    shot = look.shot(scene(), np.random.default_rng(1), strength=0.0)
    assert np.allclose(look.colour(scene(), shot, strength=0.0), scene(), atol=1e-6)


def test_vignetting_darkens_corners_only(look: PhoneLook) -> None:
    shot = look.shot(scene(), np.random.default_rng(2))
    gain = vignetting(-0.8, -0.6, 161, 121, 0.01, shot)[..., 0]
    assert gain[60, 80] == pytest.approx(1.0, abs=1e-3)
    assert gain[0, 0] == pytest.approx(1.0 - shot.vignette, abs=1e-3)


def test_scene_statistics_are_means_then_spreads() -> None:
    flat = np.full((10, 10, 3), (0.2, 0.4, 0.6), np.float32)
    assert scene_statistics(flat) == pytest.approx([0.2, 0.4, 0.6, 0, 0, 0], abs=1e-6)
