"""Ranges that learn or follow, what freezing stops, batch norms estimated anew, and layers that stay FP32 on request."""

import copy

import pytest
import torch
from torch import Tensor, nn

from engine.core.errors import UsageError
from engine.nets.taps import ReluTap, Tap, UnitTap
from engine.training.qat import (
    ActivationQuantizer,
    Calibration,
    Freezing,
    RangeKind,
    calibrate,
    freeze_ranges,
    observe,
    quantise,
    quantizers,
    reestimate_norms,
    unquantised,
    with_ranges,
)


class Net(nn.Module):
    """A convolution with a batch norm, then one without."""

    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(4)
        self.image_tap, self.hidden_tap, self.out_tap = UnitTap(), ReluTap(), Tap()
        self.first, self.norm, self.last = nn.Conv2d(3, 6, 3, 1, 1), nn.BatchNorm2d(6), nn.Conv2d(6, 3, 3, 1, 1)

    def enhance(self, image: Tensor, thumbnail: Tensor) -> Tensor:
        return self.out_tap(self.last(self.hidden_tap(self.norm(self.first(self.image_tap(image))))))


def tiles(count: int, seed: int = 1) -> list[tuple[Tensor, Tensor]]:
    generator = torch.Generator().manual_seed(seed)
    return [(torch.rand(2, 3, 16, 16, generator=generator), torch.zeros(2, 3, 8, 8)) for _ in range(count)]


def following(net: Net | None = None) -> nn.Module:
    rounded = quantise((net or Net()).eval(), ranges=RangeKind.EMA)
    calibrate(rounded, observe(rounded, tiles(2)), Calibration.MIN_MAX)
    return rounded


def test_a_following_range_goes_to_the_values_it_sees_and_holds_zero() -> None:
    quantizer = ActivationQuantizer(Tap(), RangeKind.EMA)
    quantizer.set_range(-0.1, 0.1)
    x = torch.linspace(-1.0, 3.0, 500)
    for _ in range(600):
        quantizer(x)
    low, high = quantizer.range()
    assert low == pytest.approx(-1.0, abs=0.03)
    assert high == pytest.approx(3.0, abs=0.03)
    assert float(quantizer(torch.zeros(1))) == 0.0
    only_positive = ActivationQuantizer(ReluTap(), RangeKind.EMA)
    for _ in range(600):
        only_positive(x)
    assert only_positive.range() == pytest.approx((0.0, 3.0), abs=0.03)


def test_a_following_range_forgets_one_outlier_but_not_at_once() -> None:
    quantizer = ActivationQuantizer(ReluTap(), RangeKind.EMA)
    quantizer.set_range(0.0, 1.0)
    quantizer(torch.tensor([0.0, 100.0]))
    after = quantizer.range()[1]
    assert 1.5 < after < 3.0
    for _ in range(600):
        quantizer(torch.tensor([0.0, 1.0]))
    assert quantizer.range()[1] == pytest.approx(1.0, abs=0.02)


def test_ranges_follow_in_training_only_and_not_once_frozen() -> None:
    net = following()
    image = 5.0 * tiles(1)[0][0]

    def moved() -> set[str]:
        before = {name: quantizer.range() for name, quantizer in quantizers(net).items()}
        net.enhance(image, image)
        return {name for name, quantizer in quantizers(net).items() if quantizer.range() != before[name]}

    net.eval()
    assert moved() == set()
    net.train()
    assert moved() == {"hidden_tap.quantizer", "out_tap.quantizer"}
    freeze_ranges(net)
    assert moved() == set()


def test_following_ranges_are_no_parameters_and_a_checkpoint_brings_them_back() -> None:
    net = following().train()
    for image, thumbnail in tiles(5, seed=9):
        net.enhance(2.0 * image, thumbnail)
    assert not [name for name, _ in net.named_parameters() if "quantizer" in name]
    other = quantise(Net(), ranges=RangeKind.EMA).train()
    other.load_state_dict(net.state_dict())
    for image, thumbnail in tiles(3, seed=10):
        assert torch.equal(net.enhance(image, thumbnail), other.enhance(image, thumbnail))
    assert {n: q.range() for n, q in quantizers(net).items()} == {n: q.range() for n, q in quantizers(other).items()}


def test_changing_the_kind_keeps_the_ranges_and_the_picture() -> None:
    learned = quantise(Net().eval())
    calibrate(learned, observe(learned, tiles(2)), Calibration.PERCENTILE)
    with torch.no_grad():
        for quantizer in quantizers(learned).values():
            if quantizer.stretch is not None:
                quantizer.stretch += 0.2
    image, thumbnail = tiles(1, seed=3)[0]
    net = learned.eval()
    with torch.no_grad():
        wanted = net.enhance(image, thumbnail)
        for kind in (RangeKind.EMA, RangeKind.LSQ):
            net = with_ranges(net, kind).eval()
            assert torch.allclose(net.enhance(image, thumbnail), wanted, atol=1e-5)
            assert any("stretch" in name for name in net.state_dict()) == (kind is RangeKind.LSQ)


def test_freezing_comes_when_it_is_due_and_stays() -> None:
    net, freezing = following().train(), Freezing(ranges=0.2, norms=0.6)
    learned = quantise(Net())
    seen = []
    for step in range(10):
        for each in (net, learned):
            each.train()
            freezing(each, step, 10)
        scales = [q.stretch.requires_grad for q in quantizers(learned).values() if q.stretch is not None]
        seen.append((net.hidden_tap.quantizer.follows, all(scales), net.norm.training))
    assert seen == [(True, True, True)] * 2 + [(False, False, True)] * 4 + [(False, False, False)] * 4


@pytest.mark.parametrize("kind", list(RangeKind))
def test_each_kind_says_when_it_is_usually_frozen(kind: RangeKind) -> None:
    assert 0.0 < kind.frozen_at < 1.0


def test_batch_norms_are_estimated_as_the_mean_over_all_batches_and_nothing_else_changes() -> None:
    net = Net().train()
    with torch.no_grad():
        net.norm.running_mean += 3.0
    weights = {name: value.clone() for name, value in net.named_parameters()}
    batches = tiles(8, seed=6)
    reestimate_norms(net, batches)
    with torch.no_grad():
        values = torch.cat([net.first(image) for image, _ in batches])
    assert torch.allclose(net.norm.running_mean, values.mean((0, 2, 3)), atol=1e-5)
    assert torch.allclose(net.norm.running_var, values.var((0, 2, 3)), rtol=0.02)
    assert net.training
    assert net.norm.momentum == 0.1
    assert all(torch.equal(weights[name], value) for name, value in net.named_parameters())
    with pytest.raises(UsageError):
        reestimate_norms(net, [])


def test_layers_left_float_are_as_in_the_network_and_the_others_round() -> None:
    net = Net().eval()
    rounded = quantise(net, float_layers=("first", "hidden_tap"))
    assert torch.equal(rounded.first.weight, net.first.weight)
    assert not torch.equal(rounded.last.weight, net.last.weight)
    assert set(quantizers(rounded)) == {"image_tap.quantizer", "out_tap.quantizer"}


@pytest.mark.parametrize("name", ["nothing", "norm", "first.weight"])
def test_a_layer_that_cannot_stay_float_is_refused_by_name(name: str) -> None:
    with pytest.raises(UsageError, match=name):
        quantise(Net(), float_layers=(name,))


def test_taking_the_rounding_out_leaves_the_quantised_network_as_it_was() -> None:
    rounded = following().eval()
    image, thumbnail = tiles(1)[0]
    with torch.no_grad():
        before = rounded.enhance(image, thumbnail)
        plain = unquantised(copy.deepcopy(rounded))
        assert torch.equal(plain.enhance(image, thumbnail), Net().eval().enhance(image, thumbnail))
        assert torch.equal(rounded.enhance(image, thumbnail), before)
    assert set(plain.state_dict()) == set(Net().state_dict())
