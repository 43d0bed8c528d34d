"""The loop learns, and a run broken off at any step arrives where an unbroken one does."""

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

torch = pytest.importorskip("torch")

from engine.core.errors import TrainingError, UsageError  # noqa: E402
from engine.core.training_events import TrainingDone, TrainingEvent, from_line, to_line  # noqa: E402
from engine.methods.qat_unet import recipe  # noqa: E402
from engine.methods.qat_unet.net import DeployUNet  # noqa: E402
from engine.training.__main__ import parse_options  # noqa: E402
from engine.training.data import Batch  # noqa: E402
from engine.training.loop import Phase, Schedule, train  # noqa: E402
from engine.training.losses import camera_look  # noqa: E402


def nothing(network: torch.nn.Module, step: int, steps: int) -> None:
    """No switches."""


class Fixed:
    """A source that gives what a function gives."""

    def __init__(self, give: Callable[[int, int], Batch]) -> None:
        self.batch = give

    def close(self) -> None:
        """Nothing is open."""


def tiny_batch(step: int, size: int) -> Batch:
    """Four fixed pairs: the phone's side is darker and bluer."""
    generator = torch.Generator().manual_seed(4)
    coarse = torch.rand(4, 3, 5, 5, generator=generator)
    camera = torch.nn.functional.interpolate(coarse, (40, 40), mode="bilinear")
    phone = camera * torch.tensor([0.6, 0.65, 0.75]).view(1, 3, 1, 1)
    return Batch(phone, camera, torch.nn.functional.interpolate(phone, (64, 64)))


def phase(name: str, seed: int = 0) -> Phase:
    torch.manual_seed(seed)
    net = DeployUNet(8)

    def loss(network: torch.nn.Module, batch: Batch) -> torch.Tensor:
        return camera_look(network.enhance(batch.phone, batch.thumbnail), batch.camera)

    return Phase(name, net, [{"params": list(net.parameters()), "lr": 3e-3}], lambda first: Fixed(tiny_batch), loss, nothing)


def error(network: torch.nn.Module) -> float:
    batch = tiny_batch(0, 4)
    with torch.no_grad():
        return float((network.enhance(batch.phone, batch.thumbnail) - batch.camera).abs().mean())


def test_a_minute_on_four_pairs_overfits_them(tmp_path: Path) -> None:
    schedule = Schedule(steps=250, batch=4, rate=3e-3, warm_up=20, average=0.97, half=False)
    before = float((tiny_batch(0, 4).phone - tiny_batch(0, 4).camera).abs().mean())
    trained = train(phase("tiny"), schedule, tmp_path, lambda event: None)
    assert error(trained) < 0.15 * before


def test_resuming_gives_the_weights_of_an_unbroken_run(tmp_path: Path) -> None:
    whole = Schedule(steps=12, batch=4, rate=1e-3, warm_up=3, half=False, save_every=6)
    first, second = tmp_path / "a", tmp_path / "b"
    first.mkdir()
    second.mkdir()
    unbroken = train(phase("run"), whole, first, lambda event: None)

    class Killed(Exception):
        pass

    def die_at_nine(step: int, size: int) -> Batch:
        if step == 9:
            raise Killed
        return tiny_batch(step, size)

    broken = phase("run")
    broken = Phase(broken.name, broken.network, broken.groups, lambda first_step: Fixed(die_at_nine), broken.loss, nothing)
    with pytest.raises(Killed):
        train(broken, whole, second, lambda event: None)
    resumed = train(phase("run", seed=99), whole, second, lambda event: None)
    for a, b in zip(unbroken.state_dict().values(), resumed.state_dict().values(), strict=True):
        assert torch.equal(a, b)


def test_a_loss_that_is_no_number_stops_the_run(tmp_path: Path) -> None:
    bad = phase("bad")

    def no_number(network: torch.nn.Module, batch: Batch) -> torch.Tensor:
        return next(network.parameters()).sum() * float("nan")

    bad = Phase(bad.name, bad.network, bad.groups, bad.batches, no_number, nothing)
    with pytest.raises(TrainingError, match="at step 0"):
        train(bad, Schedule(steps=2, batch=4, rate=1e-3), tmp_path, lambda event: None)


def test_the_command_line_recipe_runs_on_a_folder_of_photos(tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    rng = np.random.default_rng(0)
    for number in range(2):
        coarse = rng.integers(0, 255, (9, 12, 3)).astype(np.uint8)
        cv2.imwrite(str(photos / f"{number}.png"), cv2.resize(coarse, (320, 280)))
    options = parse_options(recipe.Options, [f"photos={photos}", "steps=4", "batch=2", "chunks=1", "width=8"])
    events: list[TrainingEvent] = []
    recipe.train_fp32(options, tmp_path, events.append)
    assert isinstance(events[-1], TrainingDone)
    assert from_line(to_line(events[-1])) == events[-1]
    assert Path(events[-1].state).exists()


def test_unknown_and_unreadable_options_are_refused() -> None:
    with pytest.raises(UsageError, match="no training option 'stepz'"):
        parse_options(recipe.Options, ["stepz=3"])
    with pytest.raises(UsageError, match="deploy, faithful"):
        parse_options(recipe.Options, ["form=wide"])
