"""A small network trained for a few seconds, its quantised form and tiles: rounding is only judged on weights that mean something."""

from dataclasses import dataclass
from pathlib import Path

import pytest
import torch
from torch import Tensor
from torch.nn import functional as F

from engine.export.onnx_export import export_tile_graph
from engine.export.ptq import PtqResult, best_ptq
from engine.methods.qat_unet.integer import IntegerUNet
from engine.methods.qat_unet.net import DeployUNet

Tiles = list[tuple[Tensor, Tensor]]


@dataclass(frozen=True)
class Trained:
    """net: FP32 with its norms; folded: the same, folded; integer: rearranged; ptq: quantised; held_out: tiles nobody calibrated on."""

    net: DeployUNet
    folded: DeployUNet
    integer: IntegerUNet
    ptq: PtqResult
    held_out: Tiles

    @property
    def code(self) -> int:
        return sum(self.net.shifts)


@dataclass(frozen=True)
class Files:
    fp32: Path
    ptq: Path


def pictures(count: int, side: int, generator: torch.Generator) -> Tensor:
    """Smooth random colours with an edge and a little noise, (count, 3, side, side)."""
    coarse = torch.rand(count, 3, 5, 5, generator=generator)
    smooth = F.interpolate(coarse, size=(side, side), mode="bicubic", align_corners=False)
    smooth[:, :, side // 3 :, : side // 2] *= 0.6
    return (smooth + 0.02 * torch.randn(smooth.shape, generator=generator)).clamp(0.0, 1.0)


def batch(count: int, side: int, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    image = pictures(count, side, generator)
    return image, F.interpolate(image, size=(64, 64), mode="area")


@pytest.fixture(scope="session")
def trained() -> Trained:
    torch.manual_seed(11)
    generator = torch.Generator().manual_seed(12)
    net = DeployUNet(8)
    optimiser = torch.optim.Adam(net.parameters(), 3e-3)
    for _ in range(60):
        image, thumbnail = batch(4, 64, generator)
        wanted = (image**0.7) * torch.tensor([1.0, 0.9, 0.8]).reshape(1, 3, 1, 1)
        loss = (net.enhance(image, thumbnail) - wanted).abs().mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    net.eval()
    integer = IntegerUNet(net)
    folded = DeployUNet(8).eval()
    folded.load_state_dict(net.state_dict())
    folded.fold()
    calibration, held_out = ([batch(1, 96, generator) for _ in range(count)] for count in (4, 2))
    return Trained(net, folded, integer, best_ptq(integer, calibration, held_out), held_out)


@pytest.fixture(scope="session")
def files(trained: Trained, tmp_path_factory: pytest.TempPathFactory) -> Files:
    folder = tmp_path_factory.mktemp("exported")
    made = Files(folder / "fp32.onnx", folder / "ptq.onnx")
    export_tile_graph(trained.folded, trained.code, made.fp32)
    export_tile_graph(trained.ptq.net, trained.code, made.ptq)
    return made
