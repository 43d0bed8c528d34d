"""Folders of photos to train on, made on the spot, and what a source says about them."""

from pathlib import Path

import cv2
import numpy as np

from engine.core.training_events import Level
from engine.core.training_plan import DataLayout, DataPlan
from engine.training.patches import PatchSource


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


def greys(pictures: np.ndarray) -> set[int]:
    return {round(float(np.median(picture)) / 8) for picture in pictures}


def photos_plan(folder: Path, held_out: int | None = None) -> DataPlan:
    return DataPlan(DataLayout.PHOTOS, folder, held_out=held_out)


def texts(source: PatchSource, level: Level | None = None) -> str:
    return "\n".join(finding.text for finding in source.findings() if level in (None, finding.level))


def marked(folder: Path, count: int) -> Path:
    """Flat photos, each of a grey of its own, so that a patch tells where it is from."""
    for index in range(count):
        write(folder / f"{index:03d}.png", np.full((260, 260, 3), 8 * index + 8, np.uint8))
    return folder


def write_endings(folder: Path, count: int, gain: float = 1.0, near: str = "H", far: str = "L") -> Path:
    """Real pairs in one folder, the sharp side darker by a gain."""
    for index in range(count):
        sharp = scene(seed=50 + index)
        write(folder / f"{index:03d}{far}.png", cv2.GaussianBlur(sharp, (0, 0), 1.5))
        write(folder / f"{index:03d}{near}.png", np.clip(sharp * gain, 0, 255).astype(np.uint8))
    return folder
