"""The work of a written file is counted exactly, and how much of it each provider does in integers is told truly."""

import importlib.util
from pathlib import Path

import onnx
import pytest
import torch
from torch import Tensor, nn

from engine.core.errors import ModelError
from engine.core.precision import Precision
from engine.export.manifest_writer import Facts, export_variant
from engine.export.onnx_export import (
    export_tile_graph,
    float_convolutions,
    integer_shares,
    multiply_adds,
    openvino_float_convolutions,
    share_in_integers,
)
from engine.export.ptq import PtqResult
from engine.inference.manifest import read_manifest
from engine.nets.taps import FloatConv2d, ReluTap, UnitTap
from engine.training.qat import Calibration, calibrate, observe, quantise
from tests.helpers import tiny_models

HAS_OPENVINO = importlib.util.find_spec("openvino") is not None
TILES = [(torch.rand(1, 3, 40, 40, generator=torch.Generator().manual_seed(1)), torch.zeros(1, 3, 64, 64))]


class Known(nn.Module):
    """3x3 from 3 to 8 channels, 1x1 from 8 to 8, both rounded, and a 3x3 from 8 to 3 in FP32 behind a repeated border: for each pixel
    216 + 64 + 216 multiply-adds, the last 216 in float."""

    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(2)
        self.image_tap, self.first_tap, self.second_tap = UnitTap(), ReluTap(), ReluTap()
        self.first, self.second = nn.Conv2d(3, 8, 3, 1, 1), nn.Conv2d(8, 8, 1)
        self.last = FloatConv2d(8, 3, 3)

    def forward(self, image: Tensor) -> Tensor:
        x = self.second_tap(self.second(self.first_tap(self.first(self.image_tap(image)))))
        return image + self.last(nn.functional.pad(x, (1, 1, 1, 1), mode="replicate"))

    def enhance(self, image: Tensor, thumbnail: Tensor) -> Tensor:
        return self(image)


def rounded(net: nn.Module) -> nn.Module:
    net = quantise(net)
    calibrate(net, observe(net, TILES), Calibration.MIN_MAX)
    return net.eval()


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("known") / "ptq.onnx"
    export_tile_graph(rounded(Known()), None, path, 1)
    return path


def test_every_weight_is_counted_once_for_each_pixel_of_its_result(tmp_path: Path) -> None:
    onnx.save(tiny_models.pyramid(), tmp_path / "pyramid.onnx")
    counts = list(multiply_adds(tmp_path / "pyramid.onnx", 32).values())
    assert sum(counts) == 8 * 3 * 9 * 16**2 + 8 * 8 * 9 * 8**2 + 32 * 8 * 9 * 8**2 + 12 * 8 * 9 * 16**2


def test_a_border_that_torch_computes_does_not_hide_a_convolutions_size(written: Path) -> None:
    assert multiply_adds(written, 40) == {"/first/Conv": 216 * 1600, "/second/Conv": 64 * 1600, "/last/Conv": 216 * 1600}


def test_a_size_that_is_not_known_beforehand_is_refused_by_name(tmp_path: Path) -> None:
    nodes = [
        tiny_models.node("NonZero", ["image"], ["places"]),
        tiny_models.node("Cast", ["places"], ["floats"], to=onnx.TensorProto.FLOAT),
        tiny_models.node("Unsqueeze", ["floats", "front"], ["row"]),
        tiny_models.node("Conv", ["row", "kernel"], ["enhanced"], name="/unknown/Conv"),
    ]
    constants = {"front": torch.tensor([0]).numpy(), "kernel": torch.ones(1, 4, 1).numpy()}
    onnx.save(tiny_models.graph(nodes, constants, output_shape=(1, 1, "n")), tmp_path / "no.onnx")
    with pytest.raises(ModelError, match="/unknown/Conv"):
        multiply_adds(tmp_path / "no.onnx", 8)


def test_the_share_in_integers_is_that_of_the_work_not_of_the_layers(written: Path) -> None:
    assert share_in_integers({"a": 30, "b": 10}, ["b"]) == 0.75
    assert share_in_integers({}, []) == 1.0
    shares = integer_shares(written, 40)
    assert set(shares) == ({"cpu", "openvino"} if HAS_OPENVINO else {"cpu"})
    for share in shares.values():
        assert share == pytest.approx(280 / 496)


@pytest.mark.skipif(not HAS_OPENVINO, reason="OpenVINO is not installed")
def test_openvinos_float_convolutions_have_the_names_of_the_file(written: Path, tmp_path: Path) -> None:
    assert openvino_float_convolutions(written) == float_convolutions(written) == ["/last/Conv"]
    export_tile_graph(Known().eval(), None, tmp_path / "fp32.onnx", 1)
    assert sorted(openvino_float_convolutions(tmp_path / "fp32.onnx")) == ["/first/Conv", "/last/Conv", "/second/Conv"]


def test_the_manifest_says_work_and_share_of_each_file(tmp_path: Path) -> None:
    method = tiny_models.tiny_method(halo=4, precisions=(Precision.FP32, Precision.PTQ))
    net = Known().eval()
    ptq = PtqResult(rounded(net), Calibration.MIN_MAX, {})
    facts = Facts("made pictures", "CC0", 1, 0.0)
    folder = export_variant(net, ptq, None, method, "only", TILES, tmp_path / "only", facts, declared_float=["last"])
    files = read_manifest(folder).files
    assert [files[precision].facts["multiply_adds_per_pixel"] for precision in (Precision.FP32, Precision.PTQ)] == [496, 496]
    assert files[Precision.PTQ].facts["integer_share"]["cpu"] == pytest.approx(280 / 496, abs=1e-4)
    assert "integer_share" not in files[Precision.FP32].facts
