"""Networks that are not the flagship: other activations, resizing, a larger output, no condition, layers kept in FP32."""

import copy
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import onnx
import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from engine.core.errors import Cancelled, ModelError, UsageError
from engine.core.precision import Precision
from engine.core.progress import ProgressToken
from engine.export.manifest_writer import HELD_OUT, Facts, export_variant
from engine.export.onnx_export import export_tile_graph, float_convolutions
from engine.export.parity import check_fp32, check_int8
from engine.export.ptq import PtqResult, best_ptq
from engine.inference.manifest import read_manifest
from engine.nets.taps import FloatConv2d, ReluTap, Tap, UnitTap
from engine.training.qat import Calibration, Tiles, calibrate, observe, quantise
from tests.helpers.tiny_models import tiny_method

FACTS = Facts("made pictures", "CC0", 1, 0.0)


class Body(nn.Module):
    """Convolution, what is being tried, convolution, head: the picture plus a change. `middle` works on 12 channels."""

    def __init__(self, middle: nn.Module, scale: int = 1) -> None:
        super().__init__()
        torch.manual_seed(8)
        self.scale = scale
        self.image_tap, self.first_tap, self.last_tap = UnitTap(), Tap(), ReluTap()
        self.first, self.last = nn.Conv2d(3, 12, 3, 1, 1), nn.Conv2d(12, 12, 3, 1, 1)
        self.middle = middle
        self.head = FloatConv2d(12, 3 * scale * scale, 3, 1, 1)

    def forward(self, image: Tensor) -> Tensor:
        x = self.middle(self.first_tap(self.first(self.image_tap(image))))
        change = F.pixel_shuffle(self.head(self.last_tap(self.last(x))), self.scale)
        return F.interpolate(image, scale_factor=float(self.scale), mode="nearest") + 0.2 * change

    def enhance(self, image: Tensor, thumbnail: Tensor) -> Tensor:
        return self(image)


class Resized(nn.Module):
    """Enlarged by 2 and halved again by a strided convolution; `tap`: what stores the enlarged tensor."""

    def __init__(self, mode: str, tap: Tap | None) -> None:
        super().__init__()
        self.mode, self.tap = mode, tap
        self.down, self.down_tap = nn.Conv2d(12, 12, 3, 2, 1), ReluTap()

    def forward(self, x: Tensor) -> Tensor:
        larger = F.interpolate(x, scale_factor=2.0, mode=self.mode, align_corners=None if self.mode == "nearest" else False)
        return self.down_tap(self.down(larger if self.tap is None else self.tap(larger)))


class Shuffled(nn.Module):
    """12 channels to 3 at twice the size and back."""

    def __init__(self) -> None:
        super().__init__()
        self.down, self.down_tap = nn.Conv2d(3, 12, 3, 2, 1), ReluTap()

    def forward(self, x: Tensor) -> Tensor:
        return self.down_tap(self.down(F.pixel_shuffle(x, 2)))


class SplitSum(nn.Module):
    """Adds one half of the channels to a convolution of the other: an addition that is no code."""

    def __init__(self) -> None:
        super().__init__()
        self.conv, self.tap = nn.Conv2d(6, 6, 3, 1, 1), ReluTap()
        self.wide, self.wide_tap = nn.Conv2d(6, 12, 1, bias=False), ReluTap()

    def forward(self, x: Tensor) -> Tensor:
        left, right = torch.split(x, 6, 1)
        return self.wide_tap(self.wide(self.tap(self.conv(left) + right)))


def activation(module: nn.Module) -> nn.Module:
    return nn.Sequential(module, Tap())


MIDDLES: dict[str, Callable[[], nn.Module]] = {
    "leaky relu": lambda: activation(nn.LeakyReLU(0.2)),
    "prelu": lambda: activation(nn.PReLU(12)),
    "pixel shuffle": Shuffled,
    "nearest": lambda: Resized("nearest", None),
    "bilinear": lambda: Resized("bilinear", Tap()),
}


def tiles(count: int, seed: int) -> Tiles:
    generator = torch.Generator().manual_seed(seed)
    smooth = torch.rand(count, 3, 6, 6, generator=generator)
    images = F.interpolate(smooth, size=(48, 48), mode="bilinear").clamp(0, 1)
    return [(image[None], torch.zeros(1, 3, 64, 64)) for image in images]


def rounded(net: nn.Module, *float_layers: str) -> nn.Module:
    net = quantise(net.eval(), float_layers=float_layers)
    calibrate(net, observe(net, tiles(3, 1)), Calibration.MIN_MAX)
    return net.eval()


def publish(net: nn.Module, int8: nn.Module | None, folder: Path, scale: int = 1, multiple_of: int = 2, **more: object) -> Path:
    method = tiny_method(halo=16, multiple_of=multiple_of, scale=scale, precisions=tuple(Precision))
    ptq = None if int8 is None else PtqResult(int8, Calibration.MIN_MAX, {})
    return export_variant(net, ptq, None, method, "only", tiles(2, 2), folder, FACTS, **more)


@pytest.mark.parametrize("name", MIDDLES)
def test_only_the_head_is_in_float_and_the_file_is_the_network(name: str, tmp_path: Path) -> None:
    net = Body(MIDDLES[name]()).eval()
    int8 = rounded(net)
    image, thumbnail = tiles(1, 3)[0]
    for each, file, check in ((net, "fp32.onnx", check_fp32), (int8, "ptq.onnx", check_int8)):
        export_tile_graph(each, None, tmp_path / file, 2)
        check(each, tmp_path / file, image, thumbnail)
    assert float_convolutions(tmp_path / "ptq.onnx") == ["/head/Conv"]


def test_an_addition_that_is_no_code_is_not_made_a_bias(tmp_path: Path) -> None:
    int8 = rounded(Body(SplitSum()))
    export_tile_graph(int8, None, tmp_path / "ptq.onnx", 2)
    check_int8(int8, tmp_path / "ptq.onnx", *tiles(1, 3)[0])
    assert {node.op_type for node in onnx.load(tmp_path / "ptq.onnx").graph.node}.isdisjoint({"Round", "Cast"})
    assert "/middle/conv/Conv" in float_convolutions(tmp_path / "ptq.onnx")


def test_a_tap_used_twice_is_refused_by_name(tmp_path: Path) -> None:
    net = Body(activation(nn.LeakyReLU(0.2)))
    net.last_tap = net.middle[1]
    int8 = rounded(net)
    export_tile_graph(int8, None, tmp_path / "ptq.onnx", 2)
    with pytest.raises(ModelError, match="last_tap is used twice"):
        check_int8(int8, tmp_path / "ptq.onnx", *tiles(1, 3)[0])


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda net: setattr(net, "middle", Resized("bilinear", None)), "middle.down in FP32.*reads comes from Resize"),
        (lambda net: setattr(net, "middle", nn.LeakyReLU(0.2)), "last in FP32.*reads comes from LeakyRelu"),
        (lambda net: setattr(net, "first_tap", nn.Identity()), "first in FP32.*gives goes to LeakyRelu"),
        (lambda net: setattr(net, "last", FloatConv2d(12, 12, 3, 1, 1)), "last in FP32.*weights are not rounded"),
    ],
)
def test_a_convolution_in_float_is_refused_with_what_keeps_it_there(
    change: Callable[[nn.Module], None], sentence: str, tmp_path: Path
) -> None:
    net = Body(activation(nn.LeakyReLU(0.2)))
    change(net)
    with pytest.raises(ModelError, match=f"PTQ INT8 would compute {sentence}"):
        publish(net, rounded(net), tmp_path / "only", declared_float=["head"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("layer", ["first", "first_tap", "last_tap"])
def test_a_layer_kept_in_fp32_may_be_declared_and_must_be(layer: str, tmp_path: Path) -> None:
    net = Body(activation(nn.LeakyReLU(0.2)))
    int8 = rounded(net, layer)
    with pytest.raises(ModelError, match="not declared"):
        publish(net, int8, tmp_path / "only", declared_float=["head"])
    folder = publish(net, int8, tmp_path / "only", declared_float=["head", layer])
    assert read_manifest(folder).files[Precision.PTQ].facts["declared_float"] == ["head", layer]


def test_a_declared_layer_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    net = Body(activation(nn.LeakyReLU(0.2)))
    with pytest.raises(UsageError, match="elsewhere"):
        publish(net, rounded(net), tmp_path / "only", declared_float=["head", "elsewhere"])


def test_a_network_that_enlarges_is_published_without_a_condition_and_measured(tmp_path: Path) -> None:
    net = Body(activation(nn.LeakyReLU(0.2)), scale=2).eval()
    source = np.random.default_rng(5).integers(0, 255, (24, 32, 3), np.uint8)
    with torch.no_grad():
        made = net(torch.from_numpy(source).permute(2, 0, 1)[None] / 255.0)[0]
    target = (made.clamp(0, 1) * 255).round().byte().permute(1, 2, 0).numpy()
    photo = SimpleNamespace(source=source, target=target, thumbnail=source)
    seen: list[tuple[float, str]] = []
    folder = publish(
        net,
        rounded(net),
        tmp_path / "only",
        scale=2,
        declared_float=["head"],
        photos=[photo],
        progress=ProgressToken(lambda fraction, text: seen.append((fraction, text))),
    )
    manifest = read_manifest(folder)
    assert manifest.condition is None
    assert manifest.scale == 2
    assert not (folder / "condition.onnx").exists()
    quality = {row["precision"]: row for row in manifest.quality}
    assert {row["set"] for row in manifest.quality} == {HELD_OUT}
    assert quality["fp32"]["psnr"] == 100.0
    assert 30.0 < quality["ptq"]["psnr"] < 90.0
    assert [fraction for fraction, _ in seen] == sorted(fraction for fraction, _ in seen)
    assert seen[-1][0] == 1.0
    assert any("PTQ INT8" in text for _, text in seen)


def test_a_network_of_another_scale_than_the_methods_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"96 x 96 pixels .* enlarges by 1"):
        publish(Body(activation(nn.LeakyReLU(0.2)), scale=2), None, tmp_path / "only")


def test_a_size_that_became_a_constant_is_found(tmp_path: Path) -> None:
    class Fixed(Body):
        def forward(self, image: Tensor) -> Tensor:
            height, width = int(image.shape[2]), int(image.shape[3])
            return super().forward(image) + torch.linspace(0.0, 1.0, width).expand(1, 3, height, width)

    # Traced at 8 times the multiple, which is the tile's own size: only another size shows it.
    with pytest.raises(ModelError, match="FP32 cannot be run on 24 x 42 pixels"):
        publish(Fixed(activation(nn.LeakyReLU(0.2))), None, tmp_path / "only", multiple_of=6)
    assert list(tmp_path.iterdir()) == []


def test_publishing_can_be_cancelled_and_leaves_nothing(tmp_path: Path) -> None:
    net = Body(activation(nn.LeakyReLU(0.2)))
    token = ProgressToken(lambda fraction, text: token.cancel())
    with pytest.raises(Cancelled):
        publish(net, rounded(net), tmp_path / "only", declared_float=["head"], progress=token)
    assert list(tmp_path.iterdir()) == []


def test_what_the_user_reads_of_a_variant_goes_into_the_manifest(tmp_path: Path) -> None:
    facts = Facts("24 photos", "own", 5, 1.0, name="My phone", summary="Mine.", origin="only", notes={"photos": 24})
    method = tiny_method(halo=16, multiple_of=2, precisions=tuple(Precision))
    net = Body(activation(nn.LeakyReLU(0.2)))
    folder = export_variant(net, None, None, method, "my-phone", tiles(1, 2), tmp_path / "my-phone", facts)
    manifest = read_manifest(folder)
    assert (manifest.variant, manifest.name, manifest.summary, manifest.origin) == ("my-phone", "My phone", "Mine.", "only")
    assert dict(manifest.notes) == {"photos": 24}
    assert set(manifest.files) == {Precision.FP32}


def test_a_network_quantised_before_folding_is_refused(tmp_path: Path) -> None:
    net = Body(nn.Sequential(nn.Conv2d(12, 12, 1), nn.BatchNorm2d(12), ReluTap()))
    with pytest.raises(ModelError, match=r"batch norm middle\.1"):
        publish(net, rounded(net), tmp_path / "only", declared_float=["head"])


def test_calibration_reports_each_kind_can_be_cancelled_and_keeps_layers_float() -> None:
    net, seen = Body(activation(nn.LeakyReLU(0.2))), []
    token = ProgressToken(lambda fraction, text: seen.append(text))
    result = best_ptq(net, tiles(2, 1), tiles(1, 2), float_layers=["first"], progress=token)
    assert set(result.psnr) == set(Calibration)
    assert len(set(seen)) == 2 + len(Calibration)
    assert torch.equal(result.net.first.weight, net.first.weight)
    token.cancel()
    with pytest.raises(Cancelled):
        best_ptq(copy.deepcopy(net), tiles(2, 1), tiles(1, 2), progress=token)
