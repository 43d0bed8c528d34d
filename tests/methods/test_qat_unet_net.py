"""The flagship's network keeps its promises: size, halo, folding, and the source's parameter counts."""

import pytest

torch = pytest.importorskip("torch")

from engine.methods.qat_unet import METHOD  # noqa: E402
from engine.methods.qat_unet.net import DeployUNet, FaithfulUNet  # noqa: E402


def test_the_faithful_form_has_the_source_s_parameter_counts() -> None:
    for width, parameters in ((8, 58_147), (16, 230_083), (32, 915_331)):
        assert sum(p.numel() for p in FaithfulUNet(width).parameters()) == parameters


@pytest.mark.parametrize("form", [DeployUNet, FaithfulUNet])
def test_the_picture_keeps_its_size(form: type) -> None:
    image = torch.rand(2, 3, 40, 56)
    assert form(8).enhance(image, torch.rand(2, 3, 64, 64)).shape == image.shape


def test_folding_the_norms_keeps_the_picture() -> None:
    torch.manual_seed(0)
    net = DeployUNet(8)
    for _ in range(3):
        net.enhance(torch.rand(4, 3, 64, 64), torch.rand(4, 3, 64, 64))
    net.eval()
    image, thumbnail = torch.rand(1, 3, 64, 64), torch.rand(1, 3, 64, 64)
    with torch.no_grad():
        before = net.enhance(image, thumbnail)
        net.fold()
        assert not any(isinstance(m, torch.nn.BatchNorm2d) for m in net.modules())
        assert torch.allclose(net.enhance(image, thumbnail), before, atol=1e-4)


def test_no_pixel_beyond_the_declared_halo_matters() -> None:
    """With positive weights nothing cancels, so whatever can be reached shows."""
    net = DeployUNet(8)
    net.eval()
    net.fold()
    net.double()
    for module in net.modules():
        if isinstance(module, torch.nn.Conv2d):
            torch.nn.init.constant_(module.weight, 0.01)
            torch.nn.init.constant_(module.bias, 0.01)
    image = torch.rand(1, 3, 256, 256, dtype=torch.float64) * 0.5
    image.requires_grad_()
    output = net(image, torch.zeros(1, sum(net.shifts), 1, 1, dtype=torch.float64))
    reach = 0
    for place in range(128, 136):
        (gradient,) = torch.autograd.grad(output[0, :, place, place].sum(), image, retain_graph=True)
        touched = (gradient.abs().sum((0, 1)) > 0).nonzero()
        reach = max(reach, place - int(touched.min()), int(touched.max()) - place)
    assert METHOD.halo - METHOD.multiple_of < reach <= METHOD.halo
