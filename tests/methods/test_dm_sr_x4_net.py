"""The enlarger's networks keep their promises: weights, size, Pillow's bicubic below them, two paths, reach, learning, INT8 in integers."""

import copy
import importlib.util
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

torch = pytest.importorskip("torch")

import onnxruntime  # noqa: E402
from torch import Tensor, nn  # noqa: E402
from torch.nn import functional as F  # noqa: E402

from engine.export.onnx_export import export_tile_graph, float_convolutions, openvino_float_convolutions  # noqa: E402
from engine.export.ptq import best_ptq, enhanced, psnr_between  # noqa: E402
from engine.methods.dm_sr_x4 import METHOD  # noqa: E402
from engine.methods.dm_sr_x4.net import SCALE, Bicubic, DenseModulationSr, IntegerSr  # noqa: E402
from engine.methods.dm_sr_x4.recipe import RECIPE, Options  # noqa: E402
from engine.nets.dense_modulation import Form  # noqa: E402
from engine.nets.taps import Tap  # noqa: E402
from engine.training.data import Batch  # noqa: E402
from engine.training.losses import Seen  # noqa: E402
from engine.training.optimisers import make_optimisers  # noqa: E402
from engine.training.qat import Calibration, Tiles  # noqa: E402

REACH = 27
"""Input pixels that a result depends on in each direction, by the convolutions one behind the other: 8 that make the map, 17 behind the
first step, 2 at the end."""


@pytest.fixture(scope="module")
def net() -> DenseModulationSr:
    """Not trained, but nowhere zero, and with a change of some hundredths."""
    torch.manual_seed(1)
    net = DenseModulationSr().eval()
    with torch.no_grad():
        for module in net.modules():
            if isinstance(module, nn.Conv2d) and module.bias is not None:
                module.bias += 0.03 * torch.randn_like(module.bias)
        net.tail.weight *= 4
    return net


@pytest.fixture(scope="module")
def tiles() -> Tiles:
    generator = torch.Generator().manual_seed(2)
    coarse = torch.rand(3, 3, 8, 8, generator=generator)
    images = F.interpolate(coarse, size=(40, 40), mode="bicubic").clamp(0, 1)
    return [(image[None], torch.zeros(1, 3, 64, 64)) for image in images]


def trained_weights(net: nn.Module) -> int:
    return sum(p.numel() for p in net.parameters() if p.requires_grad)


def pillow(image: Tensor) -> Tensor:
    """Each channel enlarged by Pillow in float, (1, 3, h, w) to (1, 3, 4h, 4w)."""
    size = SCALE * image.shape[3], SCALE * image.shape[2]
    planes = [np.asarray(Image.fromarray(plane.numpy(), mode="F").resize(size, Image.Resampling.BICUBIC)) for plane in image[0]]
    return torch.from_numpy(np.stack(planes))[None]


def test_the_faithful_form_has_the_sources_weights_and_the_deploy_form_what_the_card_says() -> None:
    assert trained_weights(DenseModulationSr(Form.FAITHFUL)) == 260_291
    assert trained_weights(DenseModulationSr()) == 915_840


@pytest.mark.parametrize("form", Form)
def test_the_picture_is_four_times_as_wide_and_high(form: Form) -> None:
    with torch.no_grad():
        assert DenseModulationSr(form).enhance(torch.rand(2, 3, 9, 14), torch.rand(2, 3, 64, 64)).shape == (2, 3, 36, 56)
    assert METHOD.scale == SCALE


@pytest.mark.parametrize("form", Form)
def test_without_a_change_the_result_is_pillows_bicubic_enlargement(form: Form) -> None:
    net = DenseModulationSr(form)
    for name, module in net.named_children():
        if name.endswith("tail"):
            nn.init.zeros_(module.weight)
            nn.init.zeros_(module.bias)
    image = torch.rand(1, 3, 20, 24)
    with torch.no_grad():
        found = net(image)
    rim = SCALE * Bicubic.REACH
    inside = (..., slice(rim, -rim), slice(rim, -rim))
    torch.testing.assert_close(found[inside], pillow(image)[inside], atol=1e-5, rtol=0)


def test_beyond_the_border_the_bicubic_enlargement_sees_the_border_repeated() -> None:
    image = torch.rand(1, 3, 12, 10)
    base = Bicubic()
    with torch.no_grad():
        found = F.pixel_shuffle(base(image), SCALE)
        more = F.pixel_shuffle(base(F.pad(image, (3, 3, 3, 3), mode="replicate")), SCALE)
    torch.testing.assert_close(found, more[..., 12:-12, 12:-12], atol=1e-6, rtol=0)
    flat = F.pixel_shuffle(base(torch.full((1, 3, 5, 5), 0.7)), SCALE)
    torch.testing.assert_close(flat, torch.full_like(flat, 0.7), atol=1e-6, rtol=0)


def test_the_bicubic_enlargement_is_not_trained() -> None:
    assert not any(p.requires_grad for p in Bicubic().parameters())


@pytest.mark.parametrize(("silent", "still", "moved"), [("tail", Seen.LUMA, Seen.CHROMA), ("colour_tail", Seen.CHROMA, Seen.LUMA)])
def test_each_path_changes_its_own_part_of_the_picture(net: DenseModulationSr, silent: str, still: Seen, moved: Seen) -> None:
    image = torch.rand(1, 3, 24, 24)
    alone = copy.deepcopy(net)
    nn.init.zeros_(alone.get_submodule(silent).weight)
    nn.init.zeros_(alone.get_submodule(silent).bias)
    with torch.no_grad():
        change = alone(image) - F.pixel_shuffle(net.bicubic(image), SCALE)

    def size(seen: Seen) -> float:
        return float(torch.einsum("nchw,kc->nkhw", change, torch.tensor(seen.value) / 255).abs().max())

    assert size(still) < 1e-5
    assert size(moved) > 1e-3


def test_no_pixel_farther_than_the_reach_matters(net: DenseModulationSr) -> None:
    """What is not a number spreads as far as anything can."""
    image = torch.rand(1, 3, 90, 90)
    image[..., 45, 45] = torch.nan
    with torch.no_grad():
        touched = net(image).isnan().any(1)[0].nonzero() // SCALE
    assert (int(touched.min()), int(touched.max())) == (45 - REACH, 45 + REACH)


def test_a_part_with_the_whole_reach_around_it_equals_the_whole(net: DenseModulationSr) -> None:
    image = torch.rand(1, 3, 16, 120, generator=torch.Generator().manual_seed(3))
    with torch.no_grad():
        whole, part = net(image), net(image[..., 30:])
    same = SCALE * REACH
    torch.testing.assert_close(part[..., same:], whole[..., SCALE * 30 + same :], atol=1e-6, rtol=0)
    assert float((part[..., :same] - whole[..., SCALE * 30 : SCALE * 30 + same]).abs().max()) > 1e-3


def test_the_integer_form_gives_the_same_picture_before_and_after_balancing(net: DenseModulationSr, tiles: Tiles) -> None:
    integer = IntegerSr.of(net)
    for one, other in zip(enhanced(net, tiles), enhanced(integer, tiles), strict=True):
        assert torch.equal(one, other)
    integer.balance({name: torch.linspace(0.2, 3.0, 48) for name, module in integer.named_modules() if isinstance(module, Tap)})
    for one, other in zip(enhanced(net, tiles), enhanced(integer, tiles), strict=True):
        torch.testing.assert_close(one, other, atol=1e-4, rtol=0)
    assert trained_weights(integer) == trained_weights(net)


def test_int8_computes_all_but_the_ends_in_integers_and_on_openvino_all_but_the_fixed_convolutions(
    net: DenseModulationSr, tiles: Tiles, tmp_path: Path
) -> None:
    int8 = best_ptq(IntegerSr.of(net), tiles[:2], tiles[2:], (Calibration.MIN_MAX,)).net
    assert psnr_between(enhanced(net, tiles), enhanced(int8, tiles)) > 40.0
    export_tile_graph(int8, None, tmp_path / "ptq.onnx", METHOD.multiple_of)
    assert sorted(float_convolutions(tmp_path / "ptq.onnx")) == sorted(f"/{name}/Conv" for name in RECIPE.declared_float)
    if importlib.util.find_spec("openvino") is not None:
        assert openvino_float_convolutions(tmp_path / "ptq.onnx") == ["/to_rgb/Conv", "/bicubic/Conv"]
    session = onnxruntime.InferenceSession(str(tmp_path / "ptq.onnx"), providers=["CPUExecutionProvider"])
    written = [torch.from_numpy(session.run(None, {"image": image.numpy()})[0]) for image, _ in tiles]
    assert psnr_between([picture.clamp(0, 1) for picture in written], enhanced(int8, tiles)) > 45.0


@pytest.mark.parametrize(("form", "factor"), [(Form.DEPLOY, 0.7), (Form.FAITHFUL, 0.9)])
def test_it_learns_one_picture(form: Form, factor: float) -> None:
    torch.manual_seed(5)
    options = Options(form=form)
    net, loss = RECIPE.network(options), RECIPE.loss(options)
    target = F.interpolate((torch.rand(1, 3, 8, 8) > 0.5).float(), scale_factor=6, mode="nearest")
    source = F.interpolate(target, scale_factor=1 / SCALE, mode="area")
    batch = Batch(source, target, torch.zeros(1, 3, 64, 64))
    optimisers = make_optimisers(options.optimiser, net, [{"params": list(net.parameters()), "lr": 3e-3}], RECIPE.ends)
    errors = []
    for _ in range(30):
        net.zero_grad()
        value, output = loss(net, batch)
        value.backward()
        for optimiser in optimisers:
            optimiser.step()
        errors.append(float(F.mse_loss(output.detach(), target)))
    # The first picture is the bicubic enlargement.
    assert errors[0] == pytest.approx(float(F.mse_loss(F.pixel_shuffle(Bicubic()(source), SCALE), target)), rel=0.1)
    assert errors[-1] < factor * errors[0], errors
