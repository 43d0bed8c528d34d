"""MobileIE keeps its promises: the source's weights, merged as trained, frozen increments, reach, one gate for the whole photo."""

import copy
import importlib.util
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")

import onnxruntime  # noqa: E402
from torch import nn  # noqa: E402
from torch.nn import functional as F  # noqa: E402

from engine.core.training_events import TrainingEvent  # noqa: E402
from engine.core.training_run import Wish  # noqa: E402
from engine.export.onnx_export import export_tile_graph, openvino_float_convolutions  # noqa: E402
from engine.export.ptq import best_ptq, enhanced, psnr_between  # noqa: E402
from engine.methods.mobile_ie import METHOD, net  # noqa: E402
from engine.methods.mobile_ie.integer import IntegerMobileIE  # noqa: E402
from engine.methods.mobile_ie.net import MbrConv, MobileIE  # noqa: E402
from engine.methods.mobile_ie.recipe import RECIPE, Objective, Options  # noqa: E402
from engine.training.data import Batch  # noqa: E402
from engine.training.loop import Phase, Schedule, Stopped, train  # noqa: E402
from engine.training.losses import PsnrLoss, Seen  # noqa: E402
from engine.training.qat import Calibration, Tiles, observe  # noqa: E402

MERGED, WIDE = 4_075, 47_239


def weights(network: nn.Module) -> int:
    return sum(parameter.numel() for parameter in network.parameters() if parameter.requires_grad)


def lively(network: nn.Module, seed: int = 1) -> nn.Module:
    """Norms that have seen something of their own and every other weight away from where it starts."""
    generator = torch.Generator().manual_seed(seed)

    def noise(like: torch.Tensor, size: float) -> torch.Tensor:
        return size * torch.randn(like.shape, generator=generator).to(like)

    with torch.no_grad():
        for parameter in network.parameters():
            parameter += noise(parameter, 0.05)
        for module in network.modules():
            if isinstance(module, nn.BatchNorm2d):
                module.running_mean += noise(module.running_mean, 0.3)  # type: ignore[operator, arg-type]
                module.running_var *= 0.5 + torch.rand(module.running_var.shape, generator=generator)  # type: ignore[operator, union-attr]
    return network.eval()


@pytest.fixture
def wide() -> MobileIE:
    torch.manual_seed(0)
    network = MobileIE()
    lively(network)
    return network


@pytest.fixture
def merged(wide: MobileIE) -> MobileIE:
    network = copy.deepcopy(wide)
    network.fold()
    return network


# ----------------------------------------------------------------------------------------------------------- the network


def test_it_is_trained_wide_and_delivered_with_the_sources_weights() -> None:
    network = MobileIE()
    assert weights(network) == WIDE
    network.fold()
    assert weights(network) == MERGED


def test_merged_equals_wide(wide: MobileIE, merged: MobileIE) -> None:
    image, thumbnail = torch.rand(1, 3, 37, 50), torch.rand(1, 3, 64, 64)
    with torch.no_grad():
        wanted, found = wide.enhance(image, thumbnail), merged.enhance(image, thumbnail)
    assert float((wanted - image).abs().max()) > 0.01
    torch.testing.assert_close(found, wanted, atol=1e-5, rtol=0)


@pytest.mark.parametrize("side", [1, 3, 5])
def test_the_kernel_of_a_training_step_is_the_wide_block_over_the_same_batch(side: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """With every place looked at: result, gradients and what the norms remember."""
    monkeypatch.setattr(net, "_SAMPLED", 1)
    torch.manual_seed(2)
    quick = MbrConv(4, 6, side)
    lively(quick)
    wide = copy.deepcopy(quick)
    quick.train()
    wide.train()
    x = torch.rand(3, 4, 10, 12)
    results = [quick(x), wide.block(x)]
    torch.testing.assert_close(results[0], results[1], atol=1e-5, rtol=1e-4)
    for result in results:
        (result * torch.linspace(0, 1, result.numel()).view_as(result)).sum().backward()
    for (name, one), other in zip(quick.named_parameters(), wide.parameters(), strict=True):
        if one.requires_grad:
            torch.testing.assert_close(one.grad, other.grad, atol=2e-3, rtol=1e-3, msg=lambda text, name=name: f"{name}: {text}")
    for one, other in zip(quick.buffers(), wide.buffers(), strict=True):
        torch.testing.assert_close(one, other, atol=1e-5, rtol=1e-4)


def test_the_gate_of_the_whole_photo_is_taken_once_so_tiles_agree(merged: MobileIE) -> None:
    image, thumbnail = torch.rand(1, 3, 60, 80), torch.rand(1, 3, 64, 64)
    with torch.no_grad():
        code = merged.condition(thumbnail)
        whole, part = merged(image, code), merged(image[..., 20:], code)
    assert 0 < float(code.min()) < float(code.max()) < 1
    assert torch.allclose(part[..., METHOD.halo :], whole[..., 20 + METHOD.halo :], atol=1e-6)
    with torch.no_grad():
        assert not torch.allclose(merged.enhance(image, thumbnail * 0.2), whole, atol=1e-5)


def test_no_pixel_beyond_the_declared_halo_matters(merged: MobileIE) -> None:
    image = torch.rand(1, 3, 41, 41)
    image[..., 20, 20] = torch.nan
    with torch.no_grad():
        touched = merged(image, torch.full((1, 12, 1, 1), 0.5)).isnan().any(1)[0].nonzero()
    assert METHOD.halo - METHOD.multiple_of < 20 - int(touched.min()) == int(touched.max()) - 20 <= METHOD.halo


# ----------------------------------------------------------------------------------------------------------- training


def test_half_way_the_joining_weights_are_frozen_and_trained_on_as_an_increment() -> None:
    torch.manual_seed(3)
    options = Options(steps=6, increment_at=0.5, freeze_at=0.7)
    network, before = RECIPE.network(options), RECIPE.before_step(options)
    optimiser = torch.optim.Adam(network.parameters(), lr=1e-2)
    firsts = [m for name, m in network.named_modules() if name.endswith("block.1.0")]
    increments = [m for name, m in network.named_modules() if name.endswith("block.1.1")]
    picture = torch.rand(2, 3, 24, 24)
    for step in range(6):
        was = [m.weight.detach().clone() for m in firsts]
        network.train()
        before(network, step, 6)
        loss = (network.enhance(picture, torch.rand(2, 3, 64, 64)) - 0.5).square().mean()
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        moved = [not torch.equal(m.weight, old) for m, old in zip(firsts, was, strict=True)]
        assert len(moved) == 6
        assert all(moved) if step < 3 else not any(moved)
        assert all(bool(m.weight.any()) == (step >= 3) for m in increments)


def test_switches_follow_from_the_step_alone() -> None:
    """As a resumed run needs it: a new network asked for the second half at once."""
    options = Options(increment_at=0.5, freeze_at=0.5)
    network = RECIPE.network(options).train()
    RECIPE.before_step(options)(network, 50, 100)
    assert not any(m.training for m in network.modules() if isinstance(m, nn.BatchNorm2d))
    frozen = [name for name, parameter in network.named_parameters() if not parameter.requires_grad]
    assert len(frozen) == 6
    assert all(name.endswith("block.1.0.weight") for name in frozen)
    picture = torch.rand(1, 3, 16, 16)
    network.enhance(picture, picture).sum().backward()
    assert all((parameter.grad is None) == (name in frozen) for name, parameter in network.named_parameters())


class Watching:
    """Stops the run after so many steps, if at all; remembers nothing else."""

    def __init__(self, stop_after: int = 10**9) -> None:
        self.stop_after, self.step = stop_after, 0

    def tell(self, event: TrainingEvent) -> None:
        return

    def wish(self) -> Wish:
        return Wish.STOP if self.step == self.stop_after else Wish.RUN

    def look(self, phase: str, step: int, steps: int, average: Callable[[], nn.Module]) -> None:
        self.step = step


class Same:
    """One batch for ever."""

    def batch(self, step: int, size: int) -> Batch:
        picture = torch.rand(2, 3, 16, 16, generator=torch.Generator().manual_seed(step))
        return Batch(0.3 * picture, picture, 0.3 * picture)


def trained(folder: Path, watch: Watching) -> nn.Module:
    """Six steps, the second half of them on increments."""
    torch.manual_seed(6)
    options = Options(increment_at=0.5, freeze_at=0.7)
    network = RECIPE.network(options)
    groups = [{"params": list(network.parameters()), "lr": 1e-2}]
    phase = Phase("fp32", network, groups, lambda step: nullcontext(Same()), RECIPE.loss(options), RECIPE.before_step(options))
    return train(phase, Schedule(6, 2, warm_up=0, average=0.5, half=False, save_every=1), folder, watch)


def test_a_run_stopped_behind_the_switch_ends_as_an_unbroken_one_and_so_does_its_average(tmp_path: Path) -> None:
    unbroken, broken = tmp_path / "unbroken", tmp_path / "broken"
    unbroken.mkdir()
    broken.mkdir()
    wanted = trained(unbroken, Watching())
    with pytest.raises(Stopped):
        trained(broken, Watching(4))
    found = trained(broken, Watching())
    for (name, one), other in zip(wanted.state_dict().items(), found.state_dict().values(), strict=True):
        torch.testing.assert_close(other, one, atol=1e-6, rtol=1e-5, msg=lambda text, name=name: f"{name}: {text}")
    increments = [tensor for name, tensor in found.state_dict().items() if name.endswith("block.1.1.weight")]
    assert increments
    assert all(bool(tensor.any()) for tensor in increments)


@pytest.mark.parametrize("objective", Objective)
def test_a_tiny_problem_is_learned_with_either_loss(objective: Objective) -> None:
    torch.manual_seed(4)
    options = Options(objective=objective)
    network, loss = RECIPE.network(options), options.objective.loss()
    optimiser = torch.optim.Adam(network.parameters(), lr=3e-3)
    target = torch.rand(2, 3, 6, 6).repeat_interleave(8, 2).repeat_interleave(8, 3)
    dark = target * torch.tensor([0.25, 0.2, 0.3]).view(1, 3, 1, 1)
    network.train()
    quality = []
    for _ in range(60):
        output = network.enhance(dark, dark)
        optimiser.zero_grad(set_to_none=True)
        loss(output, target).backward()
        optimiser.step()
        quality.append(50 - 100 * float(PsnrLoss(Seen.RGB)(output.detach(), target)))
    assert quality[-1] > quality[0] + 4


# ----------------------------------------------------------------------------------------------------------- integers


@pytest.fixture
def tiles() -> Tiles:
    generator = torch.Generator().manual_seed(5)
    images = [F.interpolate(torch.rand(1, 3, 8, 8, generator=generator), size=(48, 48), mode="bilinear") for _ in range(4)]
    return [(image * light, image * light) for image, light in zip(images, (0.2, 0.5, 0.8, 1.0), strict=True)]


def test_the_integer_form_is_the_same_picture_before_and_after_balancing(merged: MobileIE, tiles: Tiles) -> None:
    integer = IntegerMobileIE(merged)
    for _ in range(2):
        for one, other in zip(enhanced(merged, tiles), enhanced(integer, tiles), strict=True):
            torch.testing.assert_close(other, one, atol=1e-5, rtol=0)
        seen = observe(integer, tiles)
        integer.balance({name: torch.from_numpy(values).abs().amax(1) for name, values in seen.items()})
        for name in ("head_tap", "square_tap", "root_tap"):
            tops = np.abs(observe(integer, tiles)[name]).max(1)
            assert tops.max() < 1.001
            assert tops.min() > 0.2


def test_int8_stays_near_and_runs_in_integers(merged: MobileIE, tiles: Tiles, tmp_path: Path) -> None:
    """OpenVINO computes every convolution in integers; onnxruntime's own provider has no square between a convolution and its
    rounding, and computes the same in floats."""
    openvino = importlib.util.find_spec("openvino")
    result = best_ptq(IntegerMobileIE(merged), tiles, tiles, (Calibration.MIN_MAX,))
    assert psnr_between(enhanced(merged, tiles), enhanced(result.net, tiles)) > 32
    file = tmp_path / "ptq.onnx"
    export_tile_graph(result.net, 12, file, METHOD.multiple_of)
    image, thumbnail = tiles[3]
    code = merged.condition(thumbnail).detach()
    made = onnxruntime.InferenceSession(file).run(None, {"image": image.numpy(), "code": code.numpy()})[0]
    with torch.no_grad():
        wanted = result.net(image, code)
    assert float((torch.from_numpy(made) - wanted).abs().mean()) < 2e-3
    if openvino is not None:
        assert openvino_float_convolutions(file) == []
