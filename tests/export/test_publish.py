"""Parity and publishing: good files pass with numbers, damaged ones are refused and leave the published folder as it was."""

import copy
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from onnx import numpy_helper

from engine.core.errors import ModelError
from engine.core.precision import Precision
from engine.export.manifest_writer import Facts, export_variant, write_quality
from engine.export.onnx_export import float_convolutions
from engine.export.parity import check_fp32, check_int8
from engine.inference.manifest import read_manifest
from engine.methods.qat_unet import METHOD
from engine.nets.taps import Through

FACTS = Facts("made pictures", "CC0", 60, 3.0)


def damaged(path: Path, made: Path, name: str, factor: float) -> Path:
    model = onnx.load(path)
    for constant in model.graph.initializer:
        if constant.name == name:
            value = numpy_helper.to_array(constant)
            constant.CopyFrom(numpy_helper.from_array((value * factor).astype(value.dtype), name))
            onnx.save(model, made)
            return made
    raise AssertionError(f"no constant {name}")


def test_the_fp32_file_equals_torch(files, trained) -> None:
    assert check_fp32(trained.net, files.fp32, *trained.held_out[0]) < 1e-4


def test_every_layer_of_the_int8_file_is_within_one_step_of_torch(files, trained) -> None:
    parity = check_int8(trained.ptq.net, files.ptq, *trained.held_out[0])
    assert parity.worst_steps <= 1
    assert parity.changed < 0.01
    assert parity.psnr > 45.0
    assert parity.openvino_psnr is None or parity.openvino_psnr > 45.0


def test_a_changed_fp32_weight_is_refused(files, trained, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"FP32 differs .* behind fuse4\.mix"):
        check_fp32(trained.folded, damaged(files.fp32, tmp_path / "fp32.onnx", "fuse4.mix.weight", 1.1), *trained.held_out[0])


def test_a_changed_int8_weight_is_refused_and_the_layer_named(files, trained, tmp_path: Path) -> None:
    graph = onnx.load(files.ptq).graph
    producer = {node.output[0]: node for node in graph.node}
    convolution = next(node for node in graph.node if node.name == "/refine2/main1/Conv")
    weight = producer[convolution.input[1]].input[0]
    with pytest.raises(ModelError, match=r"behind refine2\.main1_tap"):
        check_int8(trained.ptq.net, damaged(files.ptq, tmp_path / "bad.onnx", weight, 0.8), *trained.held_out[0])


@pytest.fixture(scope="module")
def published(trained, tmp_path_factory: pytest.TempPathFactory) -> Path:
    qat = copy.deepcopy(trained.ptq.net)
    with torch.no_grad():
        qat.head.bias += 0.001
    folder = tmp_path_factory.mktemp("models") / "qat_unet" / "phone"
    return export_variant(trained.net, trained.ptq, qat, METHOD, "phone", trained.held_out, folder, FACTS, declared_float=["head"])


@pytest.fixture
def folder(published: Path, tmp_path: Path) -> Path:
    """A copy of the published folder, free to be changed."""
    return Path(shutil.copytree(published, tmp_path / "qat_unet" / "phone"))


def test_a_published_folder_reads_back_with_true_hashes_and_numbers(folder: Path, trained) -> None:
    manifest = read_manifest(folder)
    assert set(manifest.files) == set(Precision)
    for file in (*manifest.files.values(), manifest.condition.file):
        data = file.path.read_bytes()
        assert hashlib.sha256(data).hexdigest() == file.sha256
        assert len(data) == file.bytes
    assert (manifest.halo, manifest.multiple_of, manifest.condition.outputs) == (METHOD.halo, METHOD.multiple_of, ("code",))
    for precision in (Precision.PTQ, Precision.QAT):
        facts = manifest.files[precision].facts
        assert facts["declared_float"] == ["head"]
        assert float_convolutions(manifest.files[precision].path) == ["/head/Conv"]
        assert manifest.parity[f"{precision.value}_psnr"] > 40.0
    assert manifest.parity["fp32_max_error"] < 1e-4
    assert manifest.parity["ptq_calibration"] == trained.ptq.kind.value
    assert manifest.files[Precision.PTQ].sha256 != manifest.files[Precision.QAT].sha256
    assert sorted(path.name for path in folder.parent.iterdir()) == ["phone"]


def test_quality_rows_can_be_written_afterwards(folder: Path) -> None:
    write_quality(folder, [{"set": "clean", "precision": "fp32", "psnr": 30.0, "ssim": 0.9}])
    assert read_manifest(folder).quality[0]["psnr"] == 30.0


def test_publishing_again_keeps_the_card_and_replaces_the_graphs(folder: Path, trained) -> None:
    (folder / "card.md").write_text("About this model.")
    (folder / "stray.onnx").write_bytes(b"old")
    export_variant(trained.net, trained.ptq, None, METHOD, "phone", trained.held_out, folder, FACTS, declared_float=["head"])
    assert (folder / "card.md").read_text() == "About this model."
    assert not (folder / "stray.onnx").exists()
    assert set(read_manifest(folder).files) == {Precision.FP32, Precision.PTQ}


def test_a_network_with_a_hole_is_not_published_and_the_old_folder_stays(folder: Path, trained) -> None:
    before = (folder / "manifest.json").read_bytes()
    hole = copy.deepcopy(trained.ptq.net)
    hole.refine4.main1_tap = Through()
    with pytest.raises(ModelError, match=r"QAT INT8 would compute refine4\.main1 in FP32, which is not declared"):
        export_variant(trained.net, trained.ptq, hole, METHOD, "phone", trained.held_out, folder, FACTS, declared_float=["head"])
    assert (folder / "manifest.json").read_bytes() == before
    assert sorted(path.name for path in folder.parent.iterdir()) == ["phone"]


def test_another_condition_network_is_refused(trained, tmp_path: Path) -> None:
    other = copy.deepcopy(trained.ptq.net)
    with torch.no_grad():
        other.condition.mix[0].weight += 0.1
    with pytest.raises(ModelError, match="condition"):
        export_variant(trained.net, trained.ptq, other, METHOD, "phone", trained.held_out, tmp_path / "phone", FACTS)
    assert not (tmp_path / "phone").exists()


def test_the_manifest_is_plain_json_without_machine_paths(folder: Path) -> None:
    text = (folder / "manifest.json").read_text()
    assert str(folder.parent) not in text
    assert json.loads(text)["trained"] == {"steps": 60, "seconds": 3}
    assert np.isfinite(json.loads(text)["parity"]["qat_psnr"])
