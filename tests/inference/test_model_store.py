"""Model folders: whose counts, what is refused, and with which words."""

import json
from pathlib import Path
from typing import Any

import pytest

from engine.core.errors import ModelError
from engine.core.precision import Precision
from engine.inference.manifest import read_manifest
from engine.inference.model_store import ModelStore
from tests.helpers.tiny_models import affine, identity, mean_code, tiny_method, write_folder

BOTH = (Precision.FP32, Precision.QAT)


def _change(folder: Path, **fields: Any) -> None:
    path = folder / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **fields}))


def test_the_users_folder_wins_over_the_bundled_one_as_a_whole(tmp_path: Path) -> None:
    method = tiny_method(precisions=BOTH)
    write_folder(tmp_path / "bundled", method, {Precision.FP32: identity(), Precision.QAT: identity()})
    write_folder(tmp_path / "user", method, {Precision.FP32: affine(2.0)})
    store = ModelStore((tmp_path / "user", tmp_path / "bundled"))
    assert store.file(method, method.variants[0], Precision.FP32).path.is_relative_to(tmp_path / "user")
    assert store.why_missing(method, method.variants[0], Precision.QAT) == "No trained weights for QAT INT8 are installed."


def test_a_method_without_a_folder_is_refused_in_words(tmp_path: Path) -> None:
    method = tiny_method()
    with pytest.raises(ModelError, match="No trained weights for Tiny, Only"):
        ModelStore((tmp_path,)).file(method, method.variants[0], Precision.FP32)


def test_a_precision_the_method_does_not_declare_is_not_offered(tmp_path: Path) -> None:
    method = tiny_method()
    write_folder(tmp_path, method, {Precision.FP32: identity(), Precision.PTQ: identity()})
    assert ModelStore((tmp_path,)).why_missing(method, method.variants[0], Precision.PTQ) == "Tiny does not exist in PTQ INT8."


def test_a_damaged_file_is_noticed_before_it_runs_and_again_after_a_change(tmp_path: Path) -> None:
    method = tiny_method()
    folder = write_folder(tmp_path, method, {Precision.FP32: identity()})
    store = ModelStore((tmp_path,))
    path = store.file(method, method.variants[0], Precision.FP32).path
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(ModelError, match=r"fp32\.onnx is damaged"):
        store.file(method, method.variants[0], Precision.FP32)
    write_folder(tmp_path, method, {Precision.FP32: affine(2.0)})
    assert store.file(method, method.variants[0], Precision.FP32).path == folder / "fp32.onnx"


def test_a_hash_is_computed_once_per_file_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    method = tiny_method()
    write_folder(tmp_path, method, {Precision.FP32: identity()})
    store = ModelStore((tmp_path,))
    store.file(method, method.variants[0], Precision.FP32)
    monkeypatch.setattr("engine.inference.model_store.hashlib.file_digest", None)
    store.file(method, method.variants[0], Precision.FP32)


@pytest.mark.parametrize("field", ["halo", "multiple_of", "scale"])
def test_a_folder_exported_for_another_declaration_is_refused(tmp_path: Path, field: str) -> None:
    method = tiny_method(halo=8, multiple_of=4)
    _change(write_folder(tmp_path, method, {Precision.FP32: identity()}), **{field: 2})
    reason = ModelStore((tmp_path,)).why_missing(method, method.variants[0], Precision.FP32)
    assert reason is not None
    assert f"its {field} is 2" in reason


def test_a_missing_graph_is_told_without_opening_it(tmp_path: Path) -> None:
    method = tiny_method()
    folder = write_folder(tmp_path, method, {Precision.FP32: identity()})
    (folder / "fp32.onnx").unlink()
    reason = ModelStore((tmp_path,)).why_missing(method, method.variants[0], Precision.FP32)
    assert reason == "The weights for FP32 are missing from their folder (fp32.onnx)."


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"schema": 2}, "schema is 2"),
        ({"surprise": 1}, "surprise is not a field"),
        ({"halo": "64"}, "halo is '64'"),
        ({"halo": -1}, "halo is -1"),
        ({"multiple_of": True}, "multiple_of is True"),
        ({"input": ""}, "input is ''"),
        ({"files": []}, "files is not a table"),
        ({"files": {"int4": {"file": "x", "sha256": "0" * 64}}}, "precision 'int4'"),
        ({"files": {"fp32": {"file": "../fp32.onnx", "sha256": "0" * 64}}}, "outside the folder"),
        ({"files": {"fp32": {"file": "fp32.onnx", "sha256": "abc"}}}, "no valid sha256"),
        ({"condition": {"file": "c.onnx", "sha256": "0" * 64, "input": "thumbnail", "size": 0, "outputs": ["code"]}}, "size is 0"),
        ({"condition": {"file": "c.onnx", "sha256": "0" * 64, "input": "thumbnail", "size": 8, "outputs": []}}, "outputs must be names"),
    ],
)
def test_a_manifest_that_is_not_exactly_right_is_refused_with_the_reason(tmp_path: Path, fields: dict[str, Any], words: str) -> None:
    folder = write_folder(tmp_path, tiny_method(), {Precision.FP32: identity()})
    _change(folder, **fields)
    with pytest.raises(ModelError) as caught:
        read_manifest(folder)
    assert words in caught.value.message


def test_a_manifest_without_a_field_says_which(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, tiny_method(), {Precision.FP32: identity()})
    data = json.loads((folder / "manifest.json").read_text())
    del data["opset"]
    (folder / "manifest.json").write_text(json.dumps(data))
    with pytest.raises(ModelError, match="opset is missing"):
        read_manifest(folder)


def test_text_that_is_not_json_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("{")
    with pytest.raises(ModelError, match="cannot be read"):
        read_manifest(tmp_path)


def test_everything_the_export_wrote_is_read_back(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, tiny_method(halo=8), {Precision.FP32: identity()}, (mean_code(8), 8))
    _change(folder, quality=[{"set": "pairs", "precision": "fp32", "psnr": 21.0}], parity={"fp32_max_error": 1e-5}, licence="CC0")
    manifest = read_manifest(folder)
    assert manifest.halo == 8
    assert manifest.condition is not None
    assert manifest.condition.outputs == ("code",)
    assert manifest.quality[0]["psnr"] == 21.0
    assert manifest.licence == "CC0"
    assert set(manifest.files) == {Precision.FP32}
