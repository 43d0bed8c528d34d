"""The training loop, to be read from top to bottom. What differs between methods and phases stands in their recipes.

Runs in a process of its own. Killed at any moment it resumes from the last saved state and, given the same number of torch
threads, arrives at the same weights as an unbroken run.
"""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import torch
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from engine.core.errors import TrainingError
from engine.core.training_events import TrainingDone, TrainingEvent, TrainingStep
from engine.training.checkpoint import load_state, save_state
from engine.training.data import Batch


@dataclass(frozen=True)
class Schedule:
    """steps; batch size; peak learning rate, reached after `warm_up` steps and lowered to `floor` of it by a cosine; gradient norm
    limit; decay of the moving average of the weights, which is what the phase delivers."""

    steps: int
    batch: int
    rate: float
    warm_up: int = 200
    floor: float = 0.01
    clip: float = 1.0
    average: float = 0.999
    half: bool = True
    """bf16 where torch's autocast finds it safe."""
    save_every: int = 500
    report_every: int = 100

    def factor(self, step: int) -> float:
        """Learning rate at `step` as a share of the peak."""
        if step < self.warm_up:
            return (step + 1) / self.warm_up
        done = (step - self.warm_up) / max(1, self.steps - self.warm_up)
        return self.floor + (1 - self.floor) * 0.5 * (1 + math.cos(math.pi * min(done, 1.0)))


class Batches(Protocol):
    """Where batches come from, see `engine.training.data.Reservoir`."""

    def batch(self, step: int, size: int) -> Batch: ...

    def close(self) -> None: ...


@dataclass(frozen=True)
class Phase:
    """One leg of a recipe. groups: optimiser groups, each with its own peak rate; batches(first_step) opens the source of
    batches; loss(network, batch) is a scalar; before_step(network, step, steps) may switch things (freeze norms, freeze ranges)."""

    name: str
    network: nn.Module
    groups: list[dict[str, object]]
    batches: Callable[[int], Batches]
    loss: Callable[[nn.Module, Batch], Tensor]
    before_step: Callable[[nn.Module, int, int], None]


def train(phase: Phase, schedule: Schedule, folder: Path, emit: Callable[[TrainingEvent], None], device: str = "cpu") -> nn.Module:
    """Run a phase to its end and return the averaged network. State lives in `folder`/`phase.name`.pt."""
    file = folder / f"{phase.name}.pt"
    network = phase.network.to(device)
    network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    average = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(schedule.average), use_buffers=False)
    optimiser = torch.optim.Adam(phase.groups, lr=schedule.rate, betas=(0.9, 0.99))
    peaks = [group["lr"] for group in optimiser.param_groups]
    step, spent = 0, 0.0
    saved = load_state(file)
    if saved is not None:
        network.load_state_dict(saved["network"])
        average.load_state_dict(saved["average"])
        optimiser.load_state_dict(saved["optimiser"])
        step, spent = saved["step"], saved.get("seconds", 0.0)
    source = phase.batches(step)
    started, losses, reported = time.monotonic(), [], time.monotonic()
    while step < schedule.steps:
        network.train()
        phase.before_step(network, step, schedule.steps)
        batch = source.batch(step, schedule.batch)
        batch = Batch(*(side.to(device, memory_format=torch.channels_last) for side in (batch.phone, batch.camera, batch.thumbnail)))
        with torch.autocast(device, torch.bfloat16, enabled=schedule.half):
            loss = phase.loss(network, batch)
        if not torch.isfinite(loss):
            raise TrainingError(f"The loss of {phase.name} is {float(loss.detach())} at step {step}; a lower rate may help.")
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), schedule.clip)
        for group, peak in zip(optimiser.param_groups, peaks, strict=True):
            group["lr"] = peak * schedule.factor(step)
        optimiser.step()
        average.update_parameters(network)
        step += 1
        losses.append(float(loss.detach()))
        if step % schedule.report_every == 0:
            now = time.monotonic()
            rate = len(losses) / (now - reported)
            emit(TrainingStep(phase.name, step, schedule.steps, sum(losses) / len(losses), round(rate, 2), round(now - started, 1)))
            losses, reported = [], now
        if step % schedule.save_every == 0 or step == schedule.steps:
            seconds = spent + time.monotonic() - started
            state = {"network": network.state_dict(), "average": average.state_dict(), "optimiser": optimiser.state_dict()}
            save_state(file, state | {"step": step, "seconds": seconds})
    source.close()
    delivered: nn.Module = average.module
    delivered.load_state_dict(delivered.state_dict() | dict(network.named_buffers()))
    emit(TrainingDone(phase.name, step, round(time.monotonic() - started, 1), str(file)))
    return delivered.eval()
