"""Every kind of training-time branch becomes one convolution that gives the same picture, borders included, or is refused."""

import pytest

torch = pytest.importorskip("torch")

from torch import nn  # noqa: E402

from engine.core.errors import UsageError  # noqa: E402
from engine.nets.reparam import TOLERANCE, Mergeable, Stack, Sum, difference, merge, merge_all  # noqa: E402

C = 6


def same(kernel: int | tuple[int, int], outputs: int = C, *, bias: bool = True, groups: int = 1, inputs: int = C) -> nn.Conv2d:
    height, width = kernel if isinstance(kernel, tuple) else (kernel, kernel)
    return nn.Conv2d(inputs, outputs, (height, width), padding=(height // 2, width // 2), bias=bias, groups=groups)


def normed(*layers: nn.Module, channels: int = C) -> nn.Sequential:
    return nn.Sequential(*layers, nn.BatchNorm2d(channels))


def mobile_block(kernel: int) -> nn.Module:
    """MobileIE's block (section 3.2): branches four times as wide, each with its normalised copy, and a merging 1x1."""
    kernels = [kernel, 1, 3, (3, 1), (1, 3)] if kernel > 3 else [3, 1, (3, 1), (1, 3)]
    wide = 4 * C
    branches = [nn.Sequential(same(k, wide), Stack(nn.Identity(), nn.BatchNorm2d(wide))) for k in kernels]
    return nn.Sequential(Stack(*branches), nn.Conv2d(2 * wide * len(kernels), C, 1))


BLOCKS = {
    "one convolution": lambda: same(3),
    "convolution and norm": lambda: normed(same(3, bias=False)),
    "repvgg": lambda: Sum(normed(same(3, bias=False)), normed(same(1, bias=False)), nn.BatchNorm2d(C)),
    "without norms": lambda: Sum(same(3), same(1), nn.Identity()),
    "asymmetric": lambda: Sum(same(3), same((1, 3)), same((3, 1))),
    "five by five": lambda: Sum(same(5), same(3), same((1, 5)), same(1)),
    "1x1 then 3x3 without bias": lambda: nn.Sequential(same(1, 12, bias=False), same(3, inputs=12)),
    "1x1 then 3x3, padded before the bias": lambda: nn.Sequential(
        nn.Conv2d(C, 12, 1, padding=1), nn.BatchNorm2d(12), nn.Conv2d(12, C, 3), nn.BatchNorm2d(C)
    ),
    "1x1, 3x3, 1x1": lambda: nn.Sequential(nn.Conv2d(C, 12, 1, padding=1), nn.Conv2d(12, 12, 3), nn.Conv2d(12, C, 1)),
    "two 3x3": lambda: nn.Sequential(nn.Conv2d(C, 12, 3, padding=2), nn.Conv2d(12, C, 3)),
    "sums in sequences in sums": lambda: Sum(nn.Sequential(Sum(same(3), same(1)), same(1)), nn.Identity()),
    "mobile 3": lambda: mobile_block(3),
    "mobile 5": lambda: mobile_block(5),
}


def lived_in(block: nn.Module) -> nn.Module:
    """Norms with statistics and weights of their own, as after training."""
    torch.manual_seed(2)
    for module in block.modules():
        if isinstance(module, nn.BatchNorm2d):
            nn.init.uniform_(module.weight, 0.5, 2.0)
            nn.init.normal_(module.bias)
            nn.init.normal_(module.running_mean)
            nn.init.uniform_(module.running_var, 0.2, 3.0)
    return block.eval()


@pytest.mark.parametrize("name", BLOCKS)
def test_merged_equals_wide_within_1e_5(name):
    block = lived_in(BLOCKS[name]())
    merged = merge(block, C)
    picture = torch.rand(2, C, 9, 13)
    with torch.no_grad():
        wanted, found = block(picture), merged(picture)
    assert found.shape == wanted.shape == picture.shape
    assert float((found - wanted).abs().max() / wanted.abs().max()) < 1e-5


def test_the_merged_kernel_is_as_large_as_the_largest_branch():
    assert merge(BLOCKS["repvgg"]().eval(), C).weight.shape == (C, C, 3, 3)
    assert merge(BLOCKS["asymmetric"](), C).weight.shape == (C, C, 3, 3)
    assert merge(lived_in(mobile_block(5)), C).weight.shape == (C, C, 5, 5)


@pytest.mark.parametrize("groups", [2, C], ids=["groups", "depthwise"])
def test_grouped_branches_stay_grouped(groups):
    block = lived_in(Sum(normed(same(3, groups=groups)), same(1, groups=groups), nn.Identity()))
    merged = merge(block, C, groups)
    assert merged.weight.shape == (C, C // groups, 3, 3)
    assert difference(block, merged, C) < TOLERANCE
    assert merge(block, C).weight.shape == (C, C, 3, 3)


def test_strided_branches_keep_their_stride():
    block = lived_in(Sum(nn.Conv2d(C, 8, 3, 2, 1), nn.Conv2d(C, 8, 1, 2), nn.Sequential(nn.Conv2d(C, 4, 5, 2, 2), nn.Conv2d(4, 8, 1))))
    merged = merge(block, C)
    assert merged.stride == (2, 2)
    assert difference(block, merged, C) < TOLERANCE


def test_a_block_in_training_mode_is_merged_with_its_running_statistics_and_left_alone():
    block = lived_in(BLOCKS["repvgg"]()).train()
    before = {name: value.clone() for name, value in block.state_dict().items()}
    merged = merge(block, C)
    assert block.training
    assert all(torch.equal(value, before[name]) for name, value in block.state_dict().items())
    assert difference(block, merged, C) < TOLERANCE


@pytest.mark.parametrize(
    ("block", "says"),
    [
        (nn.Sequential(same(1), same(3)), "pad that one instead"),
        (nn.Sequential(same(3), same(3)), "pad that one instead"),
        (nn.Sequential(nn.BatchNorm2d(C), same(3)).eval(), None),
        (nn.Sequential(same(3), nn.ReLU(), same(1)), "ReLU"),
        (Sum(same(3), nn.Conv2d(C, C, 1, padding=1)), "one size"),
        (Sum(same(3), nn.Conv2d(C, C, 1, stride=2)), "one stride"),
        (nn.Sequential(nn.Conv2d(C, C, 3, 2, 1), nn.Conv2d(C, C, 3)), "stride"),
        (nn.Conv2d(C, C, 3, padding=2, dilation=2), "dilation"),
        (nn.Conv2d(C, C, 3, padding=1, padding_mode="reflect"), "zero padding"),
        (nn.BatchNorm2d(C, track_running_stats=False), "running statistics"),
    ],
)
def test_what_cannot_be_merged_exactly_is_refused(block, says):
    if says is None:
        # A norm that has learned nothing yet has no bias: exact. One that has is refused.
        assert difference(block, merge(block, C), C) < TOLERANCE
        says = "pad that one instead"
        lived_in(block)
    with pytest.raises(UsageError, match=says):
        merge(block, C)


def test_a_block_that_mixes_channels_is_not_called_grouped():
    with pytest.raises(UsageError, match="beyond its 2 groups"):
        merge(Sum(same(3, groups=2), same(1)), C, 2)


def test_a_network_is_merged_in_place_and_gives_the_same_picture():
    network = lived_in(nn.Sequential(Mergeable(mobile_block(3), C), nn.ReLU(), Mergeable(BLOCKS["repvgg"](), C), nn.Conv2d(C, 3, 1)))
    wide = sum(parameter.numel() for parameter in network.parameters())
    picture = torch.rand(1, C, 12, 10)
    with torch.no_grad():
        wanted = network(picture)
        assert merge_all(network) == 2
        found = network(picture)
    assert float((found - wanted).abs().max() / wanted.abs().max()) < 1e-5
    assert sum(parameter.numel() for parameter in network.parameters()) < wide / 4
    assert merge_all(network) == 2  # once more changes nothing
    with torch.no_grad():
        torch.testing.assert_close(network(picture), found)


def test_gradients_reach_every_branch():
    block = BLOCKS["repvgg"]().train()
    Mergeable(block, C)(torch.rand(2, C, 8, 8)).square().sum().backward()
    assert all(parameter.grad is not None and torch.isfinite(parameter.grad).all() for parameter in block.parameters())
