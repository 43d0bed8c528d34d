"""The rearranged network is the trained one, only faster: same picture, one range for whatever is concatenated."""

import copy

import numpy as np
import pytest
import torch
from torch import nn

from engine.core.progress import NullProgress
from engine.export.ptq import PtqResult, best_ptq, correct_biases, enhanced, psnr_between
from engine.methods.qat_unet.integer import IntegerUNet
from engine.nets.blocks import BlockConv2d, depth_to_space, space_to_depth
from engine.training.qat import Calibration, calibrate, observe, quantise


def test_depth_to_space_undoes_space_to_depth() -> None:
    x = torch.rand(2, 3, 8, 12)
    blocks = space_to_depth(x)
    assert blocks.shape == (2, 12, 4, 6)
    assert torch.equal(blocks[:, 3:6], x[:, :, 0::2, 1::2])
    assert torch.equal(depth_to_space(blocks), x)


def test_a_block_convolution_equals_the_strided_one_up_to_the_border() -> None:
    strided = nn.Conv2d(3, 5, 3, 2, 1)
    assert strided.bias is not None
    blocks = BlockConv2d.from_strided(strided.weight.detach(), strided.bias.detach())
    x = torch.rand(1, 3, 10, 14)
    with torch.no_grad():
        assert torch.allclose(blocks(space_to_depth(x)), strided(x), atol=1e-6)


def test_the_integer_form_gives_the_trained_networks_picture(trained) -> None:
    for one, other in zip(enhanced(trained.net, trained.held_out), enhanced(trained.integer, trained.held_out), strict=True):
        assert float((one - other).abs().max()) < 1e-5


def test_balancing_keeps_the_picture_and_brings_every_linked_tap_into_its_range(trained) -> None:
    net = copy.deepcopy(trained.integer)
    seen = observe(net, trained.held_out)
    net.balance({name: torch.from_numpy(np.abs(values).max(1)) for name, values in seen.items()})
    for one, other in zip(enhanced(trained.net, trained.held_out), enhanced(net, trained.held_out), strict=True):
        assert float((one - other).abs().max()) < 1e-4
    after = observe(net, trained.held_out)
    for name, link in net.links().items():
        assert float(after[name].max()) < 1.001, name
        if link.others:
            assert max(float(np.abs(after[other]).max()) for other in link.others) < 1.001, name
        else:
            assert float(after[name].max()) == pytest.approx(1.0, abs=1e-3), name


def test_making_the_integer_form_leaves_the_trained_network_alone(trained) -> None:
    before = {name: value.clone() for name, value in trained.net.state_dict().items()}
    IntegerUNet(trained.net)
    assert all(torch.equal(trained.net.state_dict()[name], value) for name, value in before.items())
    assert all(parameter.requires_grad for parameter in trained.net.parameters())


def test_ptq_takes_the_kind_nearest_to_the_fp32_picture_and_stays_close_to_it(trained) -> None:
    assert set(trained.ptq.psnr) == set(Calibration)
    assert trained.ptq.psnr[trained.ptq.kind] == max(trained.ptq.psnr.values())
    reference = enhanced(trained.folded, trained.held_out)
    assert psnr_between(reference, enhanced(trained.ptq.net, trained.held_out)) > 40.0


def test_corrected_biases_give_every_convolution_the_mean_it_has_in_fp32_and_can_be_taken_back(trained) -> None:
    plain = IntegerUNet(trained.net)
    net = quantise(plain)
    calibrate(net, observe(plain, trained.held_out), Calibration.PERCENTILE)
    corrected, shifts = correct_biases(plain, net, trained.held_out, NullProgress())
    assert set(shifts) == {name for name, layer in plain.named_modules() if isinstance(layer, nn.Conv2d) and "condition" not in name}

    def off(other: nn.Module) -> float:
        pairs = zip(enhanced(other, trained.held_out), enhanced(plain, trained.held_out), strict=True)
        return float(torch.stack([(a - b).mean((0, 2, 3)).abs().max() for a, b in pairs]).mean())

    assert off(corrected) < 0.5 * off(net)
    back = PtqResult(corrected, Calibration.PERCENTILE, {}, shifts).before_correction()
    for name in shifts:
        assert torch.allclose(back.get_submodule(name).bias, net.get_submodule(name).bias, atol=1e-6), name
        assert not torch.equal(corrected.get_submodule(name).bias, net.get_submodule(name).bias), name


def test_the_heads_weights_stay_float_when_asked(trained) -> None:
    net = quantise(IntegerUNet(trained.net, float_head=True))
    assert torch.equal(net.head.weight, IntegerUNet(trained.net).head.weight)


def test_ptq_without_balancing_is_possible_for_a_network_that_cannot_balance(trained) -> None:
    result = best_ptq(trained.folded, trained.held_out, trained.held_out, (Calibration.MIN_MAX,))
    assert result.kind is Calibration.MIN_MAX
    assert result.psnr[Calibration.MIN_MAX] > 30.0
