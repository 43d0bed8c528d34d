"""Patch sources: every layout is read, nothing held out is trained on, and what is odd about the data is said in plain words."""

import pickle
from pathlib import Path

import cv2
import numpy as np
import pytest

import engine.methods.qat_unet as qat_unet
from engine.core.errors import UsageError
from engine.core.training_events import Level
from engine.core.training_plan import DataLayout, DataPlan, DegradationKind
from engine.training.degradations import Degradation, make_degradation
from engine.training.patches import PatchOptions, PatchSource
from engine.training.sources import open_source

MODEL = Path(qat_unet.__file__).with_name("phone_2009.json")


def scene(height: int = 288, width: int = 320, seed: int = 3) -> np.ndarray:
    """(height, width, 3) uint8: soft fields with hard edges, tinted as lightly as most photos are."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[:height, :width] / max(height, width)
    picture = np.stack([0.5 + 0.25 * np.sin(7 * x + 0.2 * k + seed) * np.cos(5 * y + 0.2 * k) for k in range(3)], -1)
    for _ in range(60):
        top, left = int(rng.integers(height - 30)), int(rng.integers(width - 30))
        picture[top : top + 30, left : left + 30] = np.clip(rng.uniform(0.15, 0.85) + rng.normal(0, 0.05, 3), 0.1, 0.9)
    return (picture * 255).astype(np.uint8)


def write(path: Path, picture: np.ndarray) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    assert cv2.imwrite(str(path), picture[..., ::-1])


def write_photos(folder: Path, count: int, height: int = 288, width: int = 320) -> Path:
    for seed in range(count):
        write(folder / f"photo_{seed:03d}.png", scene(height, width, seed))
    return folder


@pytest.fixture
def look() -> Degradation:
    return make_degradation(DegradationKind.PHONE_LOOK, MODEL)


def photos_plan(folder: Path, held_out: int | None = None) -> DataPlan:
    return DataPlan(DataLayout.PHOTOS, folder, held_out=held_out)


def texts(source: PatchSource, level: Level | None = None) -> str:
    return "\n".join(finding.text for finding in source.findings() if level in (None, finding.level))


def test_a_folder_without_photos_is_refused(tmp_path: Path, look: Degradation) -> None:
    with pytest.raises(UsageError, match="not a folder of photos"):
        open_source(photos_plan(tmp_path), look, PatchOptions(), 1)
    (tmp_path / "notes.txt").write_text("no picture")
    with pytest.raises(UsageError, match="no picture of at least 256"):
        open_source(photos_plan(tmp_path), look, PatchOptions(), 1)


def test_chunks_depend_on_seed_and_number_only_and_survive_the_way_to_another_process(tmp_path: Path, look: Degradation) -> None:
    write_photos(tmp_path, 5)
    first, again = (open_source(photos_plan(tmp_path), look, PatchOptions(count=6), 7) for _ in range(2))
    again.chunk(0)
    travelled = pickle.loads(pickle.dumps(again))
    for a, b in zip(first.chunk(2), travelled.chunk(2), strict=True):
        assert np.array_equal(a, b)
    assert not np.array_equal(first.chunk(2)[0], first.chunk(3)[0])
    other = open_source(photos_plan(tmp_path), look, PatchOptions(count=6), 8)
    assert not np.array_equal(first.chunk(2)[0], other.chunk(2)[0])


def test_patches_of_both_sides_show_the_same_place(tmp_path: Path, look: Degradation) -> None:
    source = open_source(photos_plan(write_photos(tmp_path, 4)), look, PatchOptions(count=32), 1)
    phone, camera, thumbnail = source.chunk(0)
    assert phone.shape == camera.shape == (32, 104, 104, 3)
    assert thumbnail.shape == (32, 64, 64, 3)
    alike = []
    for a, b in zip(phone.mean(-1), camera.mean(-1), strict=True):
        if a.std() > 8 and b.std() > 8:
            alike.append(np.corrcoef(a.ravel(), b.ravel())[0, 1])
    assert len(alike) > 8
    assert np.median(alike) > 0.9
