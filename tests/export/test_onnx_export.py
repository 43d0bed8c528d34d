"""The written files: every declared convolution in integers, int8 weights, no leftover activations, free sizes."""

import copy
import importlib.util
from collections import Counter
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from onnx import TensorProto

from engine.core.errors import ModelError
from engine.export.onnx_export import export_condition, export_tile_graph, float_convolutions, openvino_float_convolutions
from engine.nets.taps import Through


def kinds(path: Path) -> Counter[str]:
    return Counter(node.op_type for node in onnx.load(path).graph.node)


def run(path: Path, **feed: np.ndarray) -> np.ndarray:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"]).run(None, feed)[0]


def test_only_the_head_stays_in_float_in_an_int8_file(files) -> None:
    assert float_convolutions(files.ptq) == ["/head/Conv"]


def test_nothing_stays_in_float_on_openvino(files) -> None:
    if importlib.util.find_spec("openvino") is None:
        pytest.skip("OpenVINO is not installed")
    assert openvino_float_convolutions(files.ptq) == []
    assert len(openvino_float_convolutions(files.fp32)) == len(float_convolutions(files.fp32))


def test_an_fp32_file_has_all_its_convolutions_in_float(files, trained) -> None:
    convolutions = sum(isinstance(m, torch.nn.Conv2d) for name, m in trained.folded.named_modules() if not name.startswith("condition"))
    assert len(float_convolutions(files.fp32)) == convolutions


def test_a_convolution_that_is_not_rounded_behind_is_found(trained, tmp_path: Path) -> None:
    net = copy.deepcopy(trained.ptq.net)
    net.refine4.main1_tap = Through()
    export_tile_graph(net, trained.code, tmp_path / "hole.onnx")
    assert "/refine4/main1/Conv" in float_convolutions(tmp_path / "hole.onnx")


def test_weights_are_stored_as_int8_and_nothing_constant_is_rounded_at_run_time(files) -> None:
    graph = onnx.load(files.ptq).graph
    constants = {constant.name: constant for constant in graph.initializer}
    assert not [node.name for node in graph.node if node.op_type == "QuantizeLinear" and node.input[0] in constants]
    large = {name: constant.data_type for name, constant in constants.items() if len(constant.dims) == 4 and np.prod(constant.dims) > 600}
    in_float = [name for name, kind in large.items() if kind != TensorProto.INT8]
    assert len(large) > 15
    assert in_float == []


def test_an_int8_file_is_much_smaller_than_fp32(trained, files) -> None:
    weights = sum(p.numel() for name, p in trained.folded.named_parameters() if not name.startswith("condition"))
    # Names, scales and float biases cost some tens of kilobytes beside one byte a weight.
    assert files.ptq.stat().st_size < weights + 70_000
    assert files.fp32.stat().st_size > 4 * weights


def test_the_roundings_are_the_activations_of_an_int8_file(files) -> None:
    found = kinds(files.ptq)
    assert not {"Relu", "Clip", "Identity", "Pad", "BatchNormalization"} & set(found)
    assert found["SpaceToDepth"] == 1
    assert found["DepthToSpace"] == 3


def test_any_height_and_width_that_is_a_multiple_runs(files, trained) -> None:
    code = np.zeros((1, trained.code, 1, 1), np.float32)
    for height, width in ((8, 8), (64, 136), (40, 24)):
        image = np.random.default_rng(1).random((1, 3, height, width), np.float32)
        for path in (files.fp32, files.ptq):
            assert run(path, image=image, code=code).shape == (1, 3, height, width)


def test_the_code_changes_the_int8_picture_as_it_changes_torchs(files, trained) -> None:
    image, thumbnail = trained.held_out[0]
    with torch.no_grad():
        for code in (trained.net.condition(thumbnail), trained.net.condition(thumbnail) + 0.7):
            expected = trained.ptq.net(image, code).numpy()
            got = run(files.ptq, image=image.numpy(), code=code.numpy())
            assert np.abs(got - expected).mean() < 1.0 / 255


def test_the_condition_graph_equals_torch(trained, tmp_path: Path) -> None:
    export_condition(trained.net.condition, 64, tmp_path / "condition.onnx")
    thumbnail = trained.held_out[0][1]
    with torch.no_grad():
        expected = trained.net.condition(thumbnail).numpy()
    assert np.abs(run(tmp_path / "condition.onnx", thumbnail=thumbnail.numpy()) - expected).max() < 1e-4


def test_a_network_that_cannot_be_written_is_a_model_error(tmp_path: Path) -> None:
    class Unwritable(torch.nn.Module):
        def forward(self, image: torch.Tensor, code: torch.Tensor) -> torch.Tensor:
            return torch.linalg.matrix_exp(image) + code.sum()

    with pytest.raises(ModelError):
        export_tile_graph(Unwritable(), 4, tmp_path / "no.onnx")
