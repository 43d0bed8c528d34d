"""Fake quantisation: what is rounded, what is left alone, how ranges are chosen, and that a checkpoint brings all of it back."""

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from engine.nets.taps import FloatConv2d, ReluTap, Tap, UnitTap
from engine.training.qat import (
    ActivationQuantizer,
    Calibration,
    calibrate,
    freeze_ranges,
    observe,
    parameter_groups,
    quantise,
    quantizers,
    range_of,
)


class SmallNet(nn.Module):
    """Two convolutions with taps, a float head and a condition part."""

    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(3)
        self.image_tap, self.hidden_tap, self.signed_tap = UnitTap(), ReluTap(), Tap()
        self.first, self.second, self.head = nn.Conv2d(3, 6, 3, 1, 1), nn.Conv2d(6, 6, 3, 1, 1), FloatConv2d(6, 3, 1)
        self.condition = nn.Conv2d(3, 6, 8)

    def enhance(self, image: Tensor, thumbnail: Tensor) -> Tensor:
        hidden = self.hidden_tap(self.first(self.image_tap(image)))
        return self.head(self.signed_tap(self.second(hidden)) + self.condition(thumbnail))


def tiles(count: int = 2) -> list[tuple[Tensor, Tensor]]:
    return [(torch.rand(1, 3, 16, 24), torch.rand(1, 3, 8, 8)) for _ in range(count)]


def calibrated() -> nn.Module:
    net, seen = SmallNet(), tiles()
    rounded = quantise(net)
    calibrate(rounded, observe(rounded, seen), Calibration.MIN_MAX)
    return rounded


def squared_error(values: np.ndarray, step: float) -> float:
    return float(np.mean((np.clip(np.round(values / step), 0, 255) * step - values) ** 2))


def test_an_unsigned_quantizer_clips_below_zero_and_rounds_to_half_a_step_inside_its_range() -> None:
    quantizer = ActivationQuantizer(ReluTap())
    quantizer.set_range(-9.0, 2.0)
    x = torch.linspace(-1.0, 2.0, 1001)
    with torch.no_grad():
        rounded, step = quantizer(x), float(quantizer.scale())
    assert int(quantizer.zero_point) == 0
    assert float(rounded.min()) == 0.0
    assert float(rounded.max()) == pytest.approx(2.0)
    assert float((rounded - x.clamp(min=0.0)).abs().max()) <= step / 2 + 1e-6
    assert len(torch.unique(rounded)) == 256


def test_a_signed_quantizer_represents_zero_exactly() -> None:
    quantizer = ActivationQuantizer(Tap())
    quantizer.set_range(-0.37, 1.9)
    with torch.no_grad():
        assert float(quantizer(torch.zeros(1))) == 0.0
        assert float(quantizer(torch.tensor(-5.0))) == pytest.approx(-0.37, abs=0.01)


def test_a_fixed_range_stays_and_keeps_8_bit_images_exact() -> None:
    quantizer = ActivationQuantizer(UnitTap())
    quantizer.set_range(0.0, 7.0)
    image = torch.arange(256) / 255.0
    assert torch.allclose(quantizer(image), image, atol=1e-7)
    assert not list(quantizer.parameters())


def test_a_learned_range_grows_when_clipped_values_are_asked_to_grow() -> None:
    quantizer = ActivationQuantizer(ReluTap())
    quantizer.set_range(0.0, 1.0)
    optimiser = torch.optim.SGD(quantizer.parameters(), lr=10.0)
    before = float(quantizer.scale().detach())
    loss = (quantizer(torch.full((64,), 3.0)) - 3.0).square().mean()
    loss.backward()
    optimiser.step()
    assert float(quantizer.scale().detach()) > before


def test_training_and_evaluation_round_alike() -> None:
    quantizer = ActivationQuantizer(Tap())
    quantizer.set_range(-1.3, 2.1)
    x = torch.randn(2000)
    learning = quantizer(x)
    with torch.no_grad():
        assert torch.equal(learning.detach(), quantizer(x))


def test_weights_have_255_levels_for_each_output_channel() -> None:
    net = SmallNet()
    with torch.no_grad():
        net.second.weight[1] *= 100.0
    rounded = quantise(net)
    weight, original = rounded.second.weight.detach(), net.second.weight.detach()
    step = original.abs().amax((1, 2, 3), keepdim=True) / 127.0
    levels = weight / step
    assert torch.allclose(levels, levels.round(), atol=1e-3)
    assert float(levels.abs().max()) <= 127.001
    assert float(((weight - original).abs() / step).max()) <= 0.501


def test_quantising_leaves_the_network_itself_the_float_head_and_the_condition_alone() -> None:
    net = SmallNet()
    before = {name: value.clone() for name, value in net.state_dict().items()}
    rounded = quantise(net)
    assert not quantizers(net)
    assert set(net.state_dict()) == set(before)
    assert all(torch.equal(net.state_dict()[name], value) for name, value in before.items())
    for part in ("head", "condition"):
        assert torch.equal(getattr(rounded, part).weight, getattr(net, part).weight)
    assert not torch.equal(rounded.first.weight, net.first.weight)
    assert set(quantizers(rounded)) == {"image_tap.quantizer", "hidden_tap.quantizer", "signed_tap.quantizer"}


def test_observing_sees_values_without_rounding_and_puts_the_quantizers_back() -> None:
    rounded, seen = calibrated(), tiles()
    held = quantizers(rounded)
    values = observe(rounded, seen)["signed_tap"]
    assert quantizers(rounded) == held
    plain = observe(quantise(SmallNet()), seen)["signed_tap"]
    assert len(values) == 6
    assert len(np.unique(values)) > 300
    assert plain.shape == values.shape


def test_min_max_keeps_an_outlier_percentile_and_entropy_do_not() -> None:
    values = np.abs(np.random.default_rng(0).normal(0.0, 1.0, 100_000)).astype(np.float32)
    values[7] = 60.0
    assert range_of(values, Calibration.MIN_MAX) == (0.0, 60.0)
    for kind in (Calibration.PERCENTILE, Calibration.ENTROPY):
        low, high = range_of(values, kind)
        assert low == 0.0
        assert 2.0 < high < 20.0, kind


def test_mse_weighs_clipping_against_rounding() -> None:
    values = np.abs(np.random.default_rng(0).normal(0.0, 1.0, 100_000)).astype(np.float32)
    values[7] = 200.0
    _, high = range_of(values, Calibration.MSE)
    step = high / 255
    for other in (high * 0.7, high * 1.3):
        assert squared_error(values, step) <= squared_error(values, other / 255)


@pytest.mark.parametrize("kind", list(Calibration))
def test_every_calibration_holds_zero_and_most_of_an_even_spread(kind: Calibration) -> None:
    low, high = range_of(np.linspace(-0.5, 2.0, 5000, dtype=np.float32), kind)
    assert -0.5 <= low <= 0.0
    assert 1.5 <= high <= 2.0


def test_a_checkpoint_brings_back_the_ranges_exactly() -> None:
    rounded = calibrated()
    with torch.no_grad():
        for quantizer in quantizers(rounded).values():
            if quantizer.stretch is not None:
                quantizer.stretch += 0.123
    other = quantise(SmallNet())
    other.load_state_dict(rounded.state_dict())
    image, thumbnail = tiles(1)[0]
    with torch.no_grad():
        assert torch.equal(rounded.enhance(image, thumbnail), other.enhance(image, thumbnail))


def test_parameter_groups_hold_every_trainable_parameter_once_and_scales_apart() -> None:
    rounded = calibrated()
    rounded.condition.requires_grad_(False)
    weights, scales = parameter_groups(rounded, 1e-4, 1e-3)
    assert len(scales["params"]) == 2
    together = [*weights["params"], *scales["params"]]
    assert {id(p) for p in together} == {id(p) for p in rounded.parameters() if p.requires_grad}
    assert len(together) == len({id(p) for p in together})


def test_frozen_ranges_get_no_gradient_while_weights_do() -> None:
    rounded = calibrated()
    freeze_ranges(rounded)
    image, thumbnail = tiles(1)[0]
    rounded.enhance(image, thumbnail).square().mean().backward()
    assert all(quantizer.stretch.grad is None for quantizer in quantizers(rounded).values() if quantizer.stretch is not None)
    assert float(rounded.first.parametrizations.weight.original.grad.abs().sum()) > 0.0
