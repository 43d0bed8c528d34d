"""What tests of several networks ask in the same way. Imported only where torch is there."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from engine.training.data import Batch
from engine.training.loop import Rival


def weights(network: nn.Module) -> int:
    """How many there are."""
    return sum(parameter.numel() for parameter in network.parameters())


def soft_tiles() -> list[tuple[Tensor, Tensor]]:
    """Three pictures of 64 px, each its own thumbnail."""
    generator = torch.Generator().manual_seed(2)
    images = F.interpolate(torch.rand(3, 3, 10, 10, generator=generator), size=(64, 64), mode="bicubic").clamp(0, 1)
    return [(image[None], image[None]) for image in images]


def assert_rival_learns(rival: Rival, output: Tensor, batch: Batch, rate: float, steps: int) -> None:
    """The network's step has left the discriminator alone, and its own steps lower its loss by a fifth."""
    assert all(parameter.grad is None for parameter in rival.network.parameters())
    optimiser = torch.optim.Adam(rival.network.parameters(), rate)
    values = []
    for _ in range(steps):
        optimiser.zero_grad()
        told = rival.loss(rival.network, output.detach(), batch)
        told.backward()
        optimiser.step()
        values.append(float(told.detach()))
    assert values[-1] < 0.8 * values[0], values
