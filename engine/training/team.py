"""Several processes training one network (torch's DistributedDataParallel): who am I, and what do we do together.

Started by torchrun, each process trains on its share of every batch and the gradients are averaged, so N processes with batch b give
the weights of one with batch N*b. Batch norms see only their own share (on CUDA they are synchronised), which is the one
difference left. Alone, everything here is nothing.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import torch
from torch import distributed as dist
from torch import nn

from engine.core.errors import UsageError
from engine.core.sentences import said
from engine.core.training_run import Device, Wish


@dataclass(frozen=True)
class Team:
    """This process among `size`; device: torch's name of where it trains."""

    rank: int = 0
    size: int = 1
    device: str = "cpu"

    @property
    def leads(self) -> bool:
        """One of them talks to the watcher and writes the states."""
        return self.rank == 0

    def share(self, module: nn.Module) -> nn.Module:
        """Average the module's gradients over the team from now on."""
        if self.size == 1:
            return module
        if self.device.startswith("cuda"):
            module = nn.SyncBatchNorm.convert_sync_batchnorm(module)
            return nn.parallel.DistributedDataParallel(module, device_ids=[torch.device(self.device).index])
        return nn.parallel.DistributedDataParallel(module)

    def agree(self, wish: Wish) -> Wish:
        """The leader's wish, for all: nobody may stop while the others wait for its gradients."""
        if self.size == 1:
            return wish
        wishes = list(Wish)
        told = torch.tensor(wishes.index(wish), device=self.device)
        dist.broadcast(told, 0)
        return wishes[int(told)]

    def wait(self) -> None:
        """Until everybody is here."""
        if self.size > 1:
            dist.barrier()


@contextmanager
def team(device: Device) -> Iterator[Team]:
    """The team that torchrun's variables describe, or a team of one. Raises UsageError when CUDA is asked for and not there."""
    cuda = torch.cuda.is_available() if device is not Device.CPU else False
    if device is Device.CUDA and not cuda:
        raise UsageError(said("This torch finds no CUDA device."), hint=said("Train on the processor, or install torch's CUDA build."))
    size, rank = int(os.environ.get("WORLD_SIZE", "1")), int(os.environ.get("RANK", "0"))
    name = f"cuda:{int(os.environ.get('LOCAL_RANK', '0'))}" if cuda else "cpu"
    if cuda:
        torch.cuda.set_device(name)
    if size == 1:
        yield Team(device=name)
        return
    dist.init_process_group("nccl" if cuda else "gloo")
    try:
        yield Team(rank, size, name)
    finally:
        dist.destroy_process_group()
