"""The training loop, to be read from top to bottom. What differs between methods and phases stands in their recipes.

Runs in a process of its own, or in several at once (see `engine.training.team`). Killed at any moment it resumes from the last saved
state and, given the same number of torch threads, arrives at the same weights as an unbroken run.
"""

import math
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Protocol

import torch
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from engine.core.errors import TrainingError
from engine.core.sentences import said
from engine.core.training_events import TrainingDone, TrainingEvent, TrainingPaused, TrainingStarted, TrainingStep, TrainingStopped
from engine.core.training_run import Wish
from engine.training.checkpoint import load_state, save_state
from engine.training.data import Batch
from engine.training.optimisers import BETAS, OptimiserKind, make_optimisers
from engine.training.team import Team

PAUSE_SECONDS = 0.2


class Shape(Enum):
    """How the learning rate falls: along half a cosine to `floor`, or halved every `halve_every` steps."""

    COSINE = "cosine"
    STEPS = "steps"


@dataclass(frozen=True)
class Schedule:
    """steps; batch size in each process; warm_up: steps until the peak rate is reached; clip: gradient norm limit; average: decay of the
    moving average of the weights, which is what the phase delivers; half: bf16 where torch's autocast finds it safe."""

    steps: int
    batch: int
    warm_up: int = 200
    shape: Shape = Shape.COSINE
    floor: float = 0.01
    halve_every: int = 100_000
    clip: float = 1.0
    average: float = 0.999
    half: bool = True
    save_every: int = 500
    report_every: int = 100

    def factor(self, step: int) -> float:
        """Learning rate at `step` as a share of the peak."""
        if step < self.warm_up:
            return (step + 1) / self.warm_up
        if self.shape is Shape.STEPS:
            return float(0.5 ** ((step - self.warm_up) // self.halve_every))
        done = (step - self.warm_up) / max(1, self.steps - self.warm_up)
        return self.floor + (1 - self.floor) * 0.5 * (1 + math.cos(math.pi * min(done, 1.0)))


class Batches(Protocol):
    """Where batches come from, see `engine.training.data.Reservoir`."""

    def batch(self, step: int, size: int) -> Batch: ...


Loss = Callable[[nn.Module, Batch], tuple[Tensor, Tensor]]
"""(network, batch) to the scalar loss and the network's output."""


@dataclass(frozen=True)
class Rival:
    """The discriminator of an adversarial phase. loss(rival, output, batch): what it is to lower, the output without gradient; its
    part in the network's own loss is the recipe's business."""

    network: nn.Module
    rate: float
    loss: Callable[[nn.Module, Tensor, Batch], Tensor]


@dataclass(frozen=True)
class Phase:
    """One leg of a recipe. groups: optimiser groups, each with its own peak rate ("lr"); batches(first_step) opens the source of
    batches; before_step(network, step, steps) may switch things (freeze norms, freeze ranges); ends: modules that read or make pictures,
    which Muon leaves to Adam."""

    name: str
    network: nn.Module
    groups: Sequence[dict[str, Any]]
    batches: Callable[[int], AbstractContextManager[Batches]]
    loss: Loss
    before_step: Callable[[nn.Module, int, int], None] = lambda network, step, steps: None
    rival: Rival | None = None
    optimiser: OptimiserKind = OptimiserKind.ADAM
    ends: Sequence[str] = ()


class Watch(Protocol):
    """Who looks at the loop from outside. look(phase, step, steps, average): called after every step, returns soon unless it is time
    to measure the averaged network; it must not change it. (Only the team's leader is watched.)"""

    def tell(self, event: TrainingEvent) -> None: ...

    def wish(self) -> Wish: ...

    def look(self, phase: str, step: int, steps: int, average: Callable[[], nn.Module]) -> None: ...


class Stopped(Exception):
    """The run has saved its state and ends on request."""


class _Objective(nn.Module):
    """Network and loss as one module: what DistributedDataParallel wants to see called."""

    def __init__(self, network: nn.Module, loss: Loss) -> None:
        super().__init__()
        self.network, self.loss = network, loss

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        return self.loss(self.network, batch)


class _State:
    """Everything a run consists of, and the file it is kept in."""

    def __init__(self, phase: Phase, schedule: Schedule, file: Path, team: Team) -> None:
        self.file, self.step, self.seconds = file, 0, 0.0
        self.network = phase.network.to(team.device)
        self.network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.average = AveragedModel(self.network, multi_avg_fn=get_ema_multi_avg_fn(schedule.average), use_buffers=False)
        self.optimisers = make_optimisers(phase.optimiser, self.network, phase.groups, phase.ends)
        self.peaks = [group["lr"] for group in self.groups()]
        self.parts: dict[str, Any] = {"network": self.network, "average": self.average}
        self.parts |= {f"optimiser{index or ''}": optimiser for index, optimiser in enumerate(self.optimisers)}
        self.rival = None if phase.rival is None else phase.rival.network.to(team.device)
        if phase.rival is not None and self.rival is not None:
            self.rival_optimiser = torch.optim.Adam(self.rival.parameters(), lr=phase.rival.rate, betas=BETAS)
            self.parts |= {"rival": self.rival, "rival_optimiser": self.rival_optimiser}
        saved = load_state(file)
        if saved is not None:
            for name, part in self.parts.items():
                part.load_state_dict(saved[name])
            self.step, self.seconds = saved["step"], saved.get("seconds", 0.0)

    def groups(self) -> list[dict[str, Any]]:
        """The parameter groups of all optimisers."""
        return [group for optimiser in self.optimisers for group in optimiser.param_groups]

    def move(self, factor: float) -> None:
        """One step of all optimisers, at this share of their peak rates."""
        for group, peak in zip(self.groups(), self.peaks, strict=True):
            group["lr"] = peak * factor
        for optimiser in self.optimisers:
            optimiser.step()

    def save(self, seconds: float) -> None:
        state = {name: part.state_dict() for name, part in self.parts.items()}
        save_state(self.file, state | {"step": self.step, "seconds": self.seconds + seconds})

    def delivered(self) -> nn.Module:
        """The averaged weights with the network's present buffers, ready to be used."""
        net: nn.Module = self.average.module
        net.load_state_dict(net.state_dict() | dict(self.network.named_buffers()))
        return net.eval()


def train(phase: Phase, schedule: Schedule, folder: Path, watch: Watch, team: Team | None = None) -> nn.Module:
    """Run a phase to its end and return the averaged network. State lives in `folder`/`phase.name`.pt.

    Raises TrainingError when the loss is no number any more, Stopped when the watcher wished so (the state is saved).
    """
    team = team or Team()
    state = _State(phase, schedule, folder / f"{phase.name}.pt", team)
    objective = team.share(_Objective(state.network, phase.loss))
    rival = None if state.rival is None else team.share(state.rival)
    kind = torch.device(team.device).type
    started = reported = time.monotonic()
    losses: list[float] = []
    watch.tell(TrainingStarted(phase.name, state.step, schedule.steps, team.device, torch.get_num_threads()))
    with phase.batches(state.step) as source:
        while state.step < schedule.steps:
            state.network.train()
            phase.before_step(state.network, state.step, schedule.steps)
            batch = source.batch(state.step, schedule.batch).to(team.device)
            with torch.autocast(kind, torch.bfloat16, enabled=schedule.half):
                loss, output = objective(batch)
            if not torch.isfinite(loss):
                raise TrainingError(
                    said(
                        "The loss of {phase} is {value} at step {step}; a lower rate may help.",
                        phase=phase.name,
                        value=float(loss.detach()),
                        step=state.step,
                    )
                )
            state.network.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(state.network.parameters(), schedule.clip)
            state.move(schedule.factor(state.step))
            state.average.update_parameters(state.network)
            if phase.rival is not None and rival is not None:
                with torch.autocast(kind, torch.bfloat16, enabled=schedule.half):
                    rival_loss = phase.rival.loss(rival, output.detach(), batch)
                state.rival_optimiser.zero_grad(set_to_none=True)
                rival_loss.backward()
                state.rival_optimiser.step()
            state.step += 1
            losses.append(float(loss.detach()))
            now = time.monotonic()
            if state.step % schedule.report_every == 0 or state.step == schedule.steps:
                rate = len(losses) / (now - reported)
                mean = sum(losses) / len(losses)
                watch.tell(TrainingStep(phase.name, state.step, schedule.steps, mean, round(rate, 2), round(now - started, 1)))
                losses, reported = [], now
            if team.leads and (state.step % schedule.save_every == 0 or state.step == schedule.steps):
                state.save(now - started)
            if team.leads:
                watch.look(phase.name, state.step, schedule.steps, state.delivered)
            started += _obey(watch, team, phase.name, schedule.steps, state, started)
    watch.tell(TrainingDone(phase.name, state.step, round(time.monotonic() - started, 1), str(state.file)))
    return state.delivered()


def _obey(watch: Watch, team: Team, phase: str, steps: int, state: _State, started: float) -> float:
    """Do what the watcher wishes: nothing, wait, or save and stop. Returns the seconds waited; raises Stopped."""
    wish = team.agree(watch.wish())
    if wish is Wish.RUN:
        return 0.0
    began = time.monotonic()
    if team.leads:
        state.save(began - started)
    if wish is Wish.PAUSE:
        watch.tell(TrainingPaused(phase, state.step))
        while wish is Wish.PAUSE:
            time.sleep(PAUSE_SECONDS)
            wish = team.agree(watch.wish())
        if wish is Wish.RUN:
            watch.tell(TrainingStarted(phase, state.step, steps, team.device, torch.get_num_threads()))
    if wish is Wish.STOP:
        watch.tell(TrainingStopped(phase, state.step))
        raise Stopped
    return time.monotonic() - began
