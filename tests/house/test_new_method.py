"""What `sh packaging/dev new-method` writes works as it stands."""

import importlib
import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

import engine.methods

ROOT = Path(__file__).resolve().parents[2]


def load_new_method() -> ModuleType:
    spec = importlib.util.spec_from_file_location("new_method", ROOT / "packaging" / "new_method.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def made(tmp_path, monkeypatch):
    """`made(templates)`: the package of a new method, importable during the test."""
    monkeypatch.setattr(engine.methods, "__path__", [*engine.methods.__path__, str(tmp_path)])
    before = set(sys.modules)

    def make(templates: str) -> str:
        script = load_new_method()
        script.write_method(tmp_path / "night_light", getattr(script, templates))
        return "engine.methods.night_light"

    yield make
    for name in set(sys.modules) - before:
        if name.startswith("engine.methods.night_light"):
            del sys.modules[name]
    if hasattr(engine.methods, "night_light"):
        del engine.methods.night_light


@pytest.mark.parametrize("templates", ["CLASSICAL", "NETWORK"])
def test_it_keeps_the_rules_of_the_house(templates, made, tmp_path):
    made(templates)
    command = [sys.executable, "-m", "ruff", "check", "--config", str(ROOT / "pyproject.toml"), str(tmp_path / "night_light")]
    child = subprocess.run(command, capture_output=True, text=True, check=False)
    assert child.returncode == 0, child.stdout
    command[3:4] = ["format", "--check"]
    child = subprocess.run(command, capture_output=True, text=True, check=False)
    assert child.returncode == 0, child.stdout


def test_a_classical_one_hands_the_tile_back(made):
    from engine.core.method import Region

    method = importlib.import_module(made("CLASSICAL")).METHOD
    assert (method.id, method.name, method.is_network) == ("night_light", "Night light", False)
    solver = method.solver()
    tile = np.random.default_rng(0).random((8, 8, 3), np.float32)
    measured = solver.measure(tile, {param.id: param.default for param in method.params})
    np.testing.assert_array_equal(solver.apply(tile, Region(0, 0, 8, 8, 8, 8), measured), tile)


def test_a_network_can_be_trained_quantised_and_exported(made, tmp_path):
    torch = pytest.importorskip("torch")
    from engine.core.precision import Precision
    from engine.export.manifest_writer import Facts, export_variant
    from engine.export.ptq import PtqResult
    from engine.inference.manifest import read_manifest
    from engine.training.data import Batch
    from engine.training.qat import Calibration, calibrate, observe, quantise

    recipe = importlib.import_module(made("NETWORK") + ".recipe").RECIPE
    options = recipe.options(width=8)
    torch.manual_seed(0)
    network = recipe.network(options)
    source, thumbnail = torch.rand(2, 3, 96, 96), torch.rand(2, 3, 64, 64)
    assert torch.equal(network.enhance(source, thumbnail), source), "untrained it changes nothing"
    loss, output = recipe.loss(options)(network, Batch(source, (source * 0.5).contiguous(), thumbnail))
    loss.backward()
    assert output.shape == source.shape
    assert network.head.weight.grad.abs().max() > 0
    torch.nn.init.normal_(network.head.weight, std=0.01)
    tiles = [(source[:1], thumbnail[:1]), (source[1:], thumbnail[1:])]
    rounded = quantise(recipe.integer(network.eval()))
    calibrate(rounded, observe(rounded, tiles), Calibration.MIN_MAX)
    folder = export_variant(
        network,
        PtqResult(rounded.eval(), Calibration.MIN_MAX, {}),
        None,
        recipe.method,
        "default",
        tiles,
        tmp_path / "models" / "night_light" / "default",
        Facts(recipe.training_data, "CC0", 1, 0.0),
        declared_float=recipe.declared_float,
    )
    assert set(read_manifest(folder).files) == {Precision.FP32, Precision.PTQ}
