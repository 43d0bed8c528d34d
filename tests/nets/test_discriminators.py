"""Discriminators have the shapes and sizes of their sources."""

import pytest

torch = pytest.importorskip("torch")

from engine.nets.discriminators import PatchJudge, UNetJudge  # noqa: E402
from tests.helpers.networks import weights  # noqa: E402


def test_dpeds_discriminator_has_its_layers_and_weights():
    judge = PatchJudge()
    assert weights(judge) == 7_361_122
    sizes: list[int] = []
    for layer in judge.features:
        if isinstance(layer, torch.nn.Conv2d):
            layer.register_forward_hook(lambda module, inputs, output: sizes.append(output.shape[-1]))
    assert judge(torch.rand(2, 1, 100, 100)).shape == (2, 2)
    assert sizes == [25, 13, 13, 13, 7]


def test_the_patch_discriminator_fits_other_patches_and_ppcns_widths():
    assert PatchJudge(side=48, widths=(8, 8, 8, 8, 8))(torch.rand(3, 1, 48, 48)).shape == (3, 2)
    judge = PatchJudge(widths=(64, 128, 192, 192, 256, 256), first_kernel=9)
    assert judge(torch.rand(1, 1, 100, 100)).shape == (1, 2)


def test_each_picture_is_judged_by_itself():
    torch.manual_seed(0)
    pictures = torch.rand(3, 1, 40, 40)
    for judge in (PatchJudge(side=40, widths=(8, 8, 8, 8, 8)).eval(), UNetJudge(4, channels=1).eval()):
        together = judge(pictures)
        alone = torch.cat([judge(picture[None]) for picture in pictures])
        torch.testing.assert_close(together, alone, atol=1e-5, rtol=1e-5)


def test_the_unet_discriminator_is_real_esrgans_at_width_64_and_judges_every_pixel():
    assert weights(UNetJudge()) == 4_376_897
    assert UNetJudge(4)(torch.rand(2, 3, 32, 48)).shape == (2, 1, 32, 48)


def test_spectral_norm_bounds_the_middle_convolutions():
    judge = UNetJudge(4)
    with torch.no_grad():
        for conv in [*judge.down, *judge.up, *judge.refine]:
            conv.parametrizations.weight.original.mul_(50)
        for _ in range(25):  # one power iteration a pass
            judge(torch.rand(1, 3, 16, 16))
        for conv in [*judge.down, *judge.up, *judge.refine]:
            assert float(torch.linalg.matrix_norm(conv.weight.flatten(1), 2)) == pytest.approx(1.0, abs=0.05)


def test_discriminators_learn_to_tell_sharp_from_blurred():
    torch.manual_seed(0)
    sharp = torch.rand(4, 1, 24, 24)
    blurred = torch.nn.functional.avg_pool2d(sharp, 3, 1, 1)
    judge = UNetJudge(4, channels=1)
    optimiser = torch.optim.Adam(judge.parameters(), 1e-2)
    for _ in range(20):
        optimiser.zero_grad()
        loss = torch.nn.functional.softplus(-judge(sharp)).mean() + torch.nn.functional.softplus(judge(blurred)).mean()
        loss.backward()
        optimiser.step()
    with torch.no_grad():
        assert float(judge(sharp).mean()) > float(judge(blurred).mean()) + 1
