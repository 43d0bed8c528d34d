"""Weights of an installed model back in torch: exactly those that were published, or a sentence that says what does not fit."""

import shutil
from pathlib import Path

import onnx
import pytest
import torch
from onnx import numpy_helper

from engine.core import paths
from engine.core.errors import ModelError
from engine.export.manifest_writer import Facts, export_variant
from engine.export.stock import load_stock
from engine.methods.qat_unet import METHOD
from engine.methods.qat_unet.net import DeployUNet


def folded(width: int = 8) -> DeployUNet:
    torch.manual_seed(99)
    net = DeployUNet(width).eval()
    net.fold()
    return net


@pytest.fixture(scope="module")
def installed(trained, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models") / "phone"
    return export_variant(trained.net, None, None, METHOD, "phone", trained.held_out, folder, Facts("made", "CC0", 1, 0.0))


def changed(folder: Path, made: Path, name: str, to: str, factor: float = 1.0) -> Path:
    """A copy of the folder whose FP32 file calls the constant `name` otherwise, or has it scaled."""
    shutil.copytree(folder, made)
    model = onnx.load(made / "fp32.onnx")
    constant = next(each for each in model.graph.initializer if each.name == name)
    constant.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(constant) * factor, to))
    for node in model.graph.node:
        node.input[:] = [to if each == name else each for each in node.input]
    onnx.save(model, made / "fp32.onnx")
    return made


def test_the_published_weights_come_back(installed: Path, trained) -> None:
    net = folded()
    assert not torch.equal(net.head.weight, trained.folded.head.weight)
    load_stock(net, installed)
    assert set(net.state_dict()) == set(trained.folded.state_dict())
    assert all(torch.equal(net.state_dict()[name], value) for name, value in trained.folded.state_dict().items())
    assert all(parameter.requires_grad for parameter in net.parameters())


def test_the_shipped_weights_of_the_flagship_come_back() -> None:
    net = folded(16)
    before = net.head.weight.detach().clone()
    load_stock(net, paths.resources_dir() / "models" / "qat_unet" / "phone")
    assert not torch.equal(net.head.weight, before)


@pytest.mark.parametrize(
    ("net", "sentence"),
    [
        (lambda: folded(16), "is .*, not .*"),
        (lambda: DeployUNet(8), "has no .*norm"),
        (lambda: torch.nn.Sequential(torch.nn.Conv2d(3, 3, 1)), "has no 0.bias"),
    ],
)
def test_a_network_of_another_form_is_refused_and_left_as_it_was(installed: Path, net, sentence: str) -> None:
    other = net()
    before = {name: value.clone() for name, value in other.state_dict().items()}
    with pytest.raises(ModelError, match=f"do not fit this network: .*{sentence}"):
        load_stock(other, installed)
    assert all(torch.equal(other.state_dict()[name], value) for name, value in before.items())


def test_a_file_with_another_name_is_refused(installed: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"it has no head\.weight"):
        load_stock(folded(), changed(installed, tmp_path / "phone", "head.weight", "tail.weight"))


def test_a_file_that_computes_something_else_with_these_weights_is_refused(installed: Path, tmp_path: Path, trained) -> None:
    made = changed(installed, tmp_path / "phone", "/image_tap/Constant_1_output_0", "/other_limit", 0.5)
    net = folded()
    before = net.head.weight.detach().clone()
    with pytest.raises(ModelError, match="another picture"):
        load_stock(net, made)
    assert torch.equal(net.head.weight, before)


def test_a_damaged_file_and_a_folder_without_one_are_told_in_words(installed: Path, tmp_path: Path) -> None:
    made = Path(shutil.copytree(installed, tmp_path / "phone"))
    (made / "fp32.onnx").write_bytes(b"\x00broken")
    with pytest.raises(ModelError, match="cannot be read"):
        load_stock(folded(), made)
    with pytest.raises(ModelError):
        load_stock(folded(), tmp_path / "nowhere")
