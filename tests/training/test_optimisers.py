"""Muon's steps are orthogonal and as long as Adam's, and each weight has one optimiser."""

import pytest

torch = pytest.importorskip("torch")

from torch import nn  # noqa: E402

from engine.training.optimisers import ADAMS_LENGTH, ADAMS_SHARE, Muon, OptimiserKind, make_optimisers, orthogonal  # noqa: E402


@pytest.mark.parametrize("shape", [(48, 432), (16, 16), (64, 9)])
def test_the_nearest_orthogonal_matrix_keeps_directions_and_evens_out_lengths(shape: tuple[int, int]) -> None:
    generator = torch.Generator().manual_seed(1)
    left, _ = torch.linalg.qr(torch.randn(shape[0], shape[0], generator=generator))
    right, _ = torch.linalg.qr(torch.randn(shape[1], shape[1], generator=generator))
    least = min(shape)
    lengths = torch.logspace(0, -1, least)
    matrix = left[:, :least] @ torch.diag(lengths) @ right[:, :least].T
    found = orthogonal(matrix[None] * 1e-4)[0]
    values = left[:, :least].T @ found @ right[:, :least]
    assert found.shape == shape
    assert found.dtype == torch.float32
    assert float(values.diagonal().min()) > 0.6
    assert float(values.diagonal().max()) < 1.3
    assert float((values - torch.diag(values.diagonal())).abs().max()) < 0.05


def test_matrices_go_through_together_as_they_would_alone_and_zeros_stay() -> None:
    matrices = torch.randn(3, 8, 20, generator=torch.Generator().manual_seed(2))
    matrices[1] = 0
    together = orthogonal(matrices)
    for index in range(3):
        torch.testing.assert_close(together[index], orthogonal(matrices[index : index + 1])[0], atol=0.02, rtol=0)
    assert not together[1].any()


def test_a_step_is_as_long_as_one_of_adam_usually_is() -> None:
    weight = nn.Parameter(torch.zeros(32, 16, 3, 3))
    weight.grad = torch.randn(weight.shape, generator=torch.Generator().manual_seed(3))
    Muon([{"params": [weight], "lr": 0.01}]).step()
    # All singular values about 0.9 where they should be 1.
    moved = weight.detach()
    assert float(moved.square().mean().sqrt()) == pytest.approx(0.01 * ADAMS_LENGTH, rel=0.25)
    assert float((moved * weight.grad).sum()) < 0


class Small(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.head, self.middle, self.wide = nn.Conv2d(3, 8, 3), nn.Conv2d(8, 8, 3), nn.Conv2d(8, 8, 3, groups=8)
        self.norm, self.tail = nn.BatchNorm2d(8), nn.Conv2d(8, 3, 3)


def test_every_weight_has_one_optimiser_and_what_is_no_matrix_of_features_has_adam() -> None:
    network = Small()
    halves = [{"params": list(network.parameters())[:2], "lr": 0.3}, {"params": list(network.parameters())[2:], "lr": 0.9}]
    muon, adam = make_optimisers(OptimiserKind.MUON, network, halves, ("head", "tail"))
    assert [weight is network.middle.weight for group in muon.param_groups for weight in group["params"]] == [True]
    others = [id(weight) for group in adam.param_groups for weight in group["params"]]
    assert sorted([*others, id(network.middle.weight)]) == sorted(id(weight) for weight in network.parameters())
    assert [group["lr"] for group in muon.param_groups] == [0.9]
    assert [group["lr"] for group in adam.param_groups] == pytest.approx([0.3 * ADAMS_SHARE, 0.9 * ADAMS_SHARE])
    (plain,) = make_optimisers(OptimiserKind.ADAM, network, halves, ("head", "tail"))
    assert sum(len(group["params"]) for group in plain.param_groups) == len(list(network.parameters()))
