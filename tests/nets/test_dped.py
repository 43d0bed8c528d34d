"""DPED's generator: the source's sizes and range, what each part of DPED+ changes, tiles that agree, INT8 in integers."""

import importlib.util
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

import onnx  # noqa: E402
from torch import nn  # noqa: E402
from torch.nn import functional as F  # noqa: E402

from engine.export.onnx_export import export_tile_graph, float_convolutions, openvino_float_convolutions  # noqa: E402
from engine.export.ptq import best_ptq, enhanced, psnr_between  # noqa: E402
from engine.nets.dped import (  # noqa: E402
    SIGMAS,
    Block,
    DeployGenerator,
    Design,
    FaithfulBlock,
    FaithfulGenerator,
    GaussianBank,
    IntegerGenerator,
    Skip,
)
from engine.training.qat import Calibration, Tiles, observe  # noqa: E402

DPED = Design(8)
PLUS = Design(8, slope=0.005, separable=True, filtered=True)


@pytest.fixture(scope="module")
def tiles() -> Tiles:
    generator = torch.Generator().manual_seed(2)
    images = F.interpolate(torch.rand(3, 3, 10, 10, generator=generator), size=(48, 48), mode="bicubic").clamp(0, 1)
    return [(image[None], image[None]) for image in images]


def seasoned(design: Design) -> DeployGenerator:
    """Norms that have seen something, biases nowhere zero, a change of some hundredths; not folded."""
    torch.manual_seed(1)
    net = DeployGenerator(design)
    with torch.no_grad():
        for module in net.modules():
            if isinstance(module, nn.Conv2d) and module.weight.requires_grad:
                module.bias += 0.02 * torch.randn_like(module.bias)  # type: ignore[operator, arg-type]
        net.tail.weight *= 10
        for _ in range(3):
            net.enhance(torch.rand(2, 3, 32, 32), torch.rand(2, 3, 64, 64))
    return net.eval()


def weights(net: nn.Module) -> int:
    return sum(parameter.numel() for parameter in net.parameters() if parameter.requires_grad)


def test_the_faithful_form_has_the_sources_weights() -> None:
    assert weights(FaithfulGenerator(Design())) == 401_475
    # ResNet_8_32 of the challenge: half the blocks, half the channels.
    assert weights(FaithfulGenerator(Design(32, blocks=2))) == 71_331


def test_separable_convolutions_have_the_weights_of_a_depthwise_and_a_1x1() -> None:
    c = 64
    saved = weights(FaithfulGenerator(Design(c))) - weights(FaithfulGenerator(Design(c, separable=True)))
    assert saved == 10 * ((9 * c * c + c) - (9 * c + c + c * c + c))


def test_the_faithful_form_ends_in_the_sources_range() -> None:
    net = FaithfulGenerator(DPED)
    for sign, end in ((1.0, 1.08), (-1.0, -0.08)):
        nn.init.constant_(net.tail.bias, sign * 50.0)
        with torch.no_grad():
            assert torch.allclose(net.enhance(torch.rand(1, 3, 20, 20), torch.zeros(1, 3, 64, 64)), torch.tensor(end), atol=1e-4)


@pytest.mark.parametrize("design", [DPED, PLUS])
@pytest.mark.parametrize("form", [DeployGenerator, FaithfulGenerator])
def test_the_picture_keeps_its_size(form: type, design: Design) -> None:
    image = torch.rand(2, 3, 22, 34)
    with torch.no_grad():
        assert form(design).enhance(image, torch.rand(2, 3, 64, 64)).shape == image.shape


@pytest.mark.parametrize("skip", Skip)
@pytest.mark.parametrize("faithful", [True, False])
def test_the_skip_starts_where_the_design_says(skip: Skip, faithful: bool) -> None:
    """With a second step that gives nothing, what is left is what was skipped to the sum."""
    torch.manual_seed(3)
    design = Design(4, skip=skip)
    x, shift = torch.rand(1, 4, 9, 9), torch.zeros(1, 4, 1, 1)
    with torch.no_grad():
        if faithful:
            block = FaithfulBlock(design)
            norm = block.steps[1][1]
            inner, result = block.steps[0], lambda: block(x)
        else:
            deploy = Block(design).eval()
            norm = deploy.second.norm
            inner, result = (lambda y: deploy.first(y, shift)), lambda: deploy(x, shift)
        nn.init.zeros_(norm.weight)
        nn.init.constant_(norm.bias, -1.0)
        wanted = x if skip is Skip.BLOCK else inner(x)
        assert torch.allclose(result(), wanted)
        assert not torch.allclose(x, inner(x), atol=0.1)


def test_the_bank_blurs_by_each_sigma_and_keeps_what_is_flat() -> None:
    bank = GaussianBank(Design(2, filtered=True))
    point = torch.zeros(1, 2, 33, 33)
    point[..., 16, 16] = 1.0
    offsets = torch.arange(33.0) - 16
    with torch.no_grad():
        for sigma, blur in zip(SIGMAS, bank.blurs, strict=True):
            across = blur(point)[0, 1].sum(0)
            assert float(across.sum()) == pytest.approx(1.0, abs=1e-5)
            # The kernel ends at three sigma, and 0.5 is sampled coarsely: both change the spread a little.
            assert float((across * offsets**2).sum()) ** 0.5 == pytest.approx(sigma, rel=0.08)
            assert torch.allclose(blur(torch.full((1, 2, 33, 33), 0.7))[..., 6:-6, 6:-6], torch.tensor(0.7), atol=1e-5)
    assert not any(parameter.requires_grad for parameter in bank.blurs.parameters())


def test_a_slope_lets_a_little_of_what_is_negative_through() -> None:
    for slope in (0.0, 0.005):
        tap = Design(slope=slope).active()
        assert torch.allclose(tap(torch.tensor([-2.0, 3.0])), torch.tensor([-2.0 * slope, 3.0]))


@pytest.mark.parametrize("design", [DPED, PLUS])
def test_without_a_change_the_result_is_the_photo(design: Design) -> None:
    net = DeployGenerator(design).eval()
    nn.init.zeros_(net.tail.weight)
    image = torch.rand(1, 3, 16, 24)
    with torch.no_grad():
        assert torch.equal(net.enhance(image, torch.rand(1, 3, 64, 64)), image)


@pytest.mark.parametrize("design", [DPED, PLUS])
def test_folding_the_norms_keeps_the_picture(design: Design, tiles: Tiles) -> None:
    net = seasoned(design)
    before = enhanced(net, tiles)
    net.fold()
    assert not any(isinstance(module, nn.BatchNorm2d) for module in net.modules())
    for one, other in zip(before, enhanced(net, tiles), strict=True):
        torch.testing.assert_close(one, other, atol=1e-5, rtol=0)


@pytest.mark.parametrize("design", [DPED, PLUS])
def test_the_photo_s_code_changes_every_block(design: Design, tiles: Tiles) -> None:
    net, image = seasoned(design), tiles[0][0]
    c, number = design.channels, design.blocks
    code = torch.zeros(1, number * c, 1, 1)
    with torch.no_grad():
        plain = net(image, code)
        for block in range(number):
            changed = code.clone()
            changed[:, block * c : (block + 1) * c] = 1.0
            assert float((net(image, changed) - plain).abs().max()) > 1e-4, block


def test_a_tiny_slope_is_left_to_the_rounding_in_int8(tiles: Tiles) -> None:
    """Rounding to 8 bits everywhere costs this network more than that."""
    net = seasoned(PLUS)
    net.fold()
    integer = IntegerGenerator.of(net)
    assert all(float(values.min()) >= 0.0 for name, values in observe(integer, tiles).items() if not name.endswith("depth_tap"))
    assert psnr_between(enhanced(net, tiles), enhanced(integer, tiles)) > 44.0


def test_balancing_fills_the_bank_s_common_range_and_keeps_the_picture(tiles: Tiles) -> None:
    net = seasoned(PLUS)
    net.fold()
    integer = IntegerGenerator.of(net)
    before = enhanced(integer, tiles)
    integer.balance({name: torch.from_numpy(abs(values).max(1)) for name, values in observe(integer, tiles).items()})
    for one, other in zip(before, enhanced(integer, tiles), strict=True):
        torch.testing.assert_close(one, other, atol=1e-4, rtol=0)
    after = observe(integer, tiles)
    assert float(after["head_tap"].max()) == pytest.approx(1.0, abs=1e-3)
    assert all(float(after[f"bank.blurs.{index}.tap"].max()) <= 1.0 for index in range(len(SIGMAS)))


@pytest.mark.parametrize("design", [DPED, PLUS])
def test_int8_computes_all_but_the_tail_in_integers_and_on_openvino_everything(design: Design, tiles: Tiles, tmp_path: Path) -> None:
    net = seasoned(design)
    net.fold()
    int8 = best_ptq(IntegerGenerator.of(net), tiles[:2], tiles[2:], (Calibration.MIN_MAX,)).net
    assert psnr_between(enhanced(net, tiles), enhanced(int8, tiles)) > 36.0
    export_tile_graph(int8, design.blocks * design.channels, tmp_path / "ptq.onnx", 2)
    assert float_convolutions(tmp_path / "ptq.onnx") == ["/tail/Conv"]
    if importlib.util.find_spec("openvino") is not None:
        assert openvino_float_convolutions(tmp_path / "ptq.onnx") == []
    joined = [node for node in onnx.load(tmp_path / "ptq.onnx").graph.node if node.op_type == "Concat"]
    assert len(joined) == (1 if design.filtered else 0)
