"""Losses agree with the metrics they stand for and point the right way."""

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from engine.core import metrics  # noqa: E402
from engine.training import losses  # noqa: E402


def pictures(seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    target = np.clip(rng.normal(0.5, 0.2, (48, 56, 3)), 0, 1)
    return np.clip(target + rng.normal(0, 0.05, target.shape), 0, 1), target


def tensor(picture: np.ndarray) -> "torch.Tensor":
    return torch.from_numpy(picture.transpose(2, 0, 1)[None]).float()


def test_ssim_of_grey_pictures_equals_the_metric() -> None:
    a, b = (np.repeat(p[..., :1], 3, -1) for p in pictures())
    wanted = metrics.ssim(a * 255, b * 255)
    assert float(losses.ssim(tensor(a), tensor(b))) == pytest.approx(wanted, abs=2e-3)


def test_log_mse_counts_in_decibels() -> None:
    a, b = pictures()
    near, far = (tensor(b + k * (a - b)) for k in (1.0, 2.0))
    step = float(losses.log_mse(far, tensor(b)) - losses.log_mse(near, tensor(b)))
    assert step == pytest.approx(np.log(4.0), abs=0.1)


def test_camera_look_falls_as_the_picture_gets_better() -> None:
    a, b = pictures()
    worse, better, same = (float(losses.camera_look(tensor(b + k * (a - b)), tensor(b))) for k in (1.0, 0.5, 0.0))
    assert worse > better > same


def test_camera_look_is_finite_under_bf16_on_flat_pictures() -> None:
    flat = torch.full((1, 3, 32, 32), 0.7, requires_grad=True)
    with torch.autocast("cpu", torch.bfloat16):
        loss = losses.camera_look(flat, torch.full((1, 3, 32, 32), 0.7))
    loss.backward()
    assert torch.isfinite(loss)
    assert torch.isfinite(flat.grad).all()
