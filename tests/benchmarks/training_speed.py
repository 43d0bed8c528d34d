"""Pictures a second of our training loop against a plain one, in one run: `python tests/benchmarks/training_speed.py PHOTOS`.

Same network, loss, optimiser, batch size and patches. The plain loop is what one writes first: NCHW in FP32, every batch made anew by one
loader process, torch's default threads. Ours: channels_last, bf16 where autocast finds it safe, a reservoir that a patch leaves
after a few uses, and a core left to the loader. The two take turns, so that a busy machine slows both.
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
from torch import nn

from engine.core.training_events import TrainingEvent
from engine.core.training_plan import DataLayout, DataPlan
from engine.core.training_run import Wish
from engine.methods.qat_unet.recipe import RECIPE
from engine.training.data import Batch, Reservoir
from engine.training.degradations import make_degradation
from engine.training.loop import Phase, Schedule, train
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


def plain(options: TrainOptions, source: PatchSource, steps: int) -> float:
    torch.set_num_threads(os.cpu_count() or 2)
    net = new_network(options)
    optimiser, loss = torch.optim.Adam(net.parameters(), lr=options.rate), RECIPE.loss(options)
    context = multiprocessing.get_context("spawn")
    made: Any = context.Queue(8)
    loader = context.Process(target=make_batches, args=(source, options.batch, made), daemon=True)
    loader.start()
    times = []
    try:
        for _ in range(steps):
            batch = Batch(*(torch.from_numpy(side).permute(0, 3, 1, 2).float().div(255).contiguous() for side in made.get()))
            value, _ = loss(net, batch)
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
    rates: dict[str, list[float]] = {"plain": [], "ours": []}
    for _ in range(arguments.rounds):
        rates["plain"].append(plain(options, source, arguments.steps))
        rates["ours"].append(ours(options, source, arguments.steps))
    best = {name: max(found) for name, found in rates.items()}
    print(f"{RECIPE.method.id}, batch {options.batch}, patches of {options.patch} px, {os.cpu_count()} cores, torch {torch.__version__}")
    print(f"plain loop {best['plain']:.1f} pictures/s, ours {best['ours']:.1f} pictures/s, ratio {best['ours'] / best['plain']:.2f}")


if __name__ == "__main__":
    main()
