"""Pictures a second of our training loop against a plain one, in one run: `python tests/benchmarks/training_speed.py PHOTOS`.

Same network, optimiser, batch size and patches, and losses of the same value. The plain loop is what one writes first: NCHW in FP32,
every batch made anew by one loader process, torch's default threads, SSIM's window as a convolution. Ours: channels_last, bf16 where
autocast finds it safe, a reservoir that a patch leaves after a few uses, a core left to the loader, the window as matrix products. A
third row gives the plain loop our loss, to tell the two apart. They take turns, so that a busy machine slows all.
"""

import argparse
import multiprocessing
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from engine.core.training_events import TrainingEvent
from engine.core.training_plan import DataLayout, DataPlan
from engine.core.training_run import Wish
from engine.methods.qat_unet.recipe import RECIPE
from engine.training.data import Batch, Reservoir
from engine.training.degradations import make_degradation
from engine.training.loop import Phase, Schedule, train
from engine.training.losses import CoarseColour, LogMse, camera_look, luma
from engine.training.options import TrainOptions
from engine.training.patches import PatchSource
from engine.training.sources import open_source


class Quiet:
    """A watch that only notes the time of each step."""

    def __init__(self) -> None:
        self.times: list[float] = []

    def tell(self, event: TrainingEvent) -> None:
        return

    def wish(self) -> Wish:
        return Wish.RUN

    def look(self, phase: str, step: int, steps: int, average: Callable[[], nn.Module]) -> None:
        self.times.append(time.perf_counter())

    def rate(self) -> float:
        """Steps a second, after the first three."""
        return (len(self.times) - 4) / (self.times[-1] - self.times[3])


def patches(photos: Path, options: TrainOptions) -> PatchSource:
    data = DataPlan(DataLayout.PHOTOS, photos, held_out=0)
    return open_source(data, make_degradation(RECIPE.degradations[0], RECIPE.profile), RECIPE.cut(options), options.seed)


def new_network(options: TrainOptions) -> nn.Module:
    torch.manual_seed(options.seed)
    return RECIPE.network(options)


def ours(options: TrainOptions, source: PatchSource, steps: int) -> float:
    torch.set_num_threads(max(1, (os.cpu_count() or 2) - 1))
    net, watch = new_network(options), Quiet()

    @contextmanager
    def batches(step: int) -> Iterator[Reservoir]:
        with Reservoir(source, options.chunks, options.renew, options.seed, step) as reservoir:
            yield reservoir

    phase = Phase("ours", net, [{"params": list(net.parameters()), "lr": options.rate}], batches, RECIPE.loss(options))
    with TemporaryDirectory() as folder:
        train(phase, Schedule(steps, options.batch, save_every=10**9), Path(folder), watch)
    return watch.rate() * options.batch


def make_batches(source: PatchSource, size: int, made: Any) -> None:
    """The plain loop's loader process: each chunk cut into batches, each patch used once."""
    number = 0
    while True:
        chunk = source.chunk(number)
        for first in range(0, len(chunk[0]) - size + 1, size):
            made.put(tuple(side[first : first + size] for side in chunk))
        number += 1


def plain_look(output: Tensor, target: Tensor) -> Tensor:
    """The camera look with SSIM as it is usually written: an 11x11 Gaussian window, convolved."""
    offsets = torch.arange(11) - 5.0
    taps = torch.exp(-(offsets**2) / (2 * 1.5**2))
    window = (taps[:, None] * taps[None] / taps.sum() ** 2)[None, None]
    a, b = luma(output), luma(target)
    ma, mb, aa, bb, ab = (F.conv2d(x, window) for x in (a, b, a * a, b * b, a * b))
    above = (2 * ma * mb + 0.01**2) * (2 * (ab - ma * mb) + 0.03**2)
    ssim = (above / ((ma * ma + mb * mb + 0.01**2) * (aa - ma * ma + bb - mb * mb + 0.03**2))).mean()
    return 0.1 * LogMse()(output, target) + (1 - ssim) + (output - target).abs().mean() + CoarseColour()(output, target)


def plain(options: TrainOptions, source: PatchSource, steps: int, look: Callable[[Tensor, Tensor], Tensor]) -> float:
    torch.set_num_threads(os.cpu_count() or 2)
    net = new_network(options)
    optimiser = torch.optim.Adam(net.parameters(), lr=options.rate)
    context = multiprocessing.get_context("spawn")
    made: Any = context.Queue(8)
    loader = context.Process(target=make_batches, args=(source, options.batch, made), daemon=True)
    loader.start()
    times = []
    try:
        for _ in range(steps):
            batch = Batch(*(torch.from_numpy(side).permute(0, 3, 1, 2).float().div(255).contiguous() for side in made.get()))
            value = look(net.enhance(batch.source, batch.thumbnail), batch.target)  # type: ignore[operator]
            optimiser.zero_grad()
            value.backward()
            optimiser.step()
            times.append(time.perf_counter())
    finally:
        loader.kill()
        loader.join()
    return (len(times) - 4) / (times[-1] - times[3]) * options.batch


def main() -> None:
    parser = argparse.ArgumentParser(description="Training speed of our loop against a plain one.")
    parser.add_argument("photos", type=Path)
    parser.add_argument("--steps", type=int, default=120)
    parser.add_argument("--rounds", type=int, default=2)
    arguments = parser.parse_args()
    options = RECIPE.options(chunks=4)
    source = patches(arguments.photos, options)
    probe = torch.rand(2, 3, 64, 64), torch.rand(2, 3, 64, 64)
    assert abs(float(plain_look(*probe) - camera_look(*probe))) < 1e-4, "the losses differ"
    rates: dict[str, list[float]] = {"plain loop": [], "plain loop, our loss": [], "ours": []}
    for _ in range(arguments.rounds):
        rates["plain loop"].append(plain(options, source, arguments.steps, plain_look))
        rates["plain loop, our loss"].append(plain(options, source, arguments.steps, camera_look))
        rates["ours"].append(ours(options, source, arguments.steps))
    print(f"{RECIPE.method.id}, batch {options.batch}, patches of {options.patch} px, {os.cpu_count()} cores, torch {torch.__version__}")
    for name, found in rates.items():
        print(f"{name}: {max(found):.1f} pictures/s, ours is {max(rates['ours']) / max(found):.2f} times as fast")


if __name__ == "__main__":
    main()
