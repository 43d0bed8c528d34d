"""Model folders: whose counts, what is refused and with which words, and what may be done with the user's own."""

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine.core.errors import ModelError, UsageError
from engine.core.method import Method, Variant
from engine.core.precision import Precision
from engine.inference.manifest import read_manifest
from engine.inference.model_store import OWN_PREFIX, ModelStore
from engine.methods import METHODS
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


# ------------------------------------------------------------------------------------------------- variants of the user's own


@pytest.fixture
def store(tmp_path: Path) -> ModelStore:
    """The user's root `own` before the bundled one `stock`, which has the declared variant of `tiny`."""
    write_folder(tmp_path / "stock", tiny_method(), {Precision.FP32: identity()})
    return ModelStore((tmp_path / "own", tmp_path / "stock"), tmp_path / "own")


def _own(store: ModelStore, variant: str, **fields: Any) -> Path:
    assert store.own is not None
    return write_folder(store.own, tiny_method(), {Precision.FP32: affine(2.0)}, None, variant, **fields)


def _variant(store: ModelStore, variant: str) -> tuple[Method, Variant]:
    (method,) = store.with_found((tiny_method(),))
    return method, method.variant(variant)


def test_own_variants_come_behind_the_declared_ones_by_name(store: ModelStore) -> None:
    _own(store, "my-b", name="alpha", summary="Of the garden.", origin="only")
    _own(store, "my-a", name="Émile’s phone")
    _own(store, "my-c", name="Zebra")
    (method,) = store.with_found((tiny_method(),))
    assert [variant.id for variant in method.variants] == ["only", "my-b", "my-c", "my-a"]
    assert method.variants[1] == Variant("my-b", "alpha", "Of the garden.", own=True, origin="only")
    assert not method.variants[0].own
    assert store.file(method, method.variants[1], Precision.FP32).path.is_file()
    assert store.problems() == ()


def test_a_folder_without_a_name_goes_by_its_id(store: ModelStore) -> None:
    _own(store, "my-a")
    assert _variant(store, "my-a")[1].name == "my-a"


def test_a_method_without_own_variants_stays_as_declared_and_other_roots_are_not_looked_at(store: ModelStore, tmp_path: Path) -> None:
    write_folder(tmp_path / "stock", tiny_method(), {Precision.FP32: identity()}, None, "surprise")
    method = tiny_method()
    assert store.with_found((method,))[0] is method
    _own(store, "only")  # the user's own weights for a declared variant
    assert store.with_found((method,))[0] is method
    assert ModelStore((tmp_path,)).with_found((method,))[0] is method


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"scale": 2}, "its scale is 2"),
        ({"halo": 64}, "its halo is 64"),
        ({"multiple_of": 3}, "its multiple_of is 3"),
        ({"method": "other"}, "its method is other"),
        ({"variant": "my-b"}, "its variant is my-b"),
        ({"schema": 2}, "reads schema 1"),
        ({"files": {}}, "holds no weights"),
        ({"files": {"qat": {"file": "qat.onnx", "sha256": "0" * 64}}}, "holds no weights"),
        ({"name": 5}, "name is not a line of text"),
        ({"name": "two\nlines"}, "name is not a line of text"),
        ({"name": "x" * 61}, "name is not a line of text"),
        ({"origin": None}, "origin is not a line of text"),
        ({"notes": [1]}, "notes is not a table"),
    ],
)
def test_a_folder_that_does_not_fit_is_left_out_and_said(
    store: ModelStore, caplog: pytest.LogCaptureFixture, fields: dict[str, Any], words: str
) -> None:
    _own(store, "my-good")
    _change(_own(store, "my-a"), **fields)
    (method,) = store.with_found((tiny_method(),))
    assert [variant.id for variant in method.variants] == ["only", "my-good"]
    (problem,) = store.problems()
    assert "my-a" in problem
    assert words in problem
    assert problem in caplog.text


def test_rubbish_among_the_model_folders_hurts_nobody(store: ModelStore) -> None:
    folder = _own(store, "my-good").parent
    (folder / "notes.txt").write_text("a file")
    (folder / ".my-half-1x").mkdir()
    (folder / "empty").mkdir()
    for name, text in (("no-json", b"{"), ("no-text", b"\xff\xfe"), ("no-table", b"[]"), ("deep", b"[" * 100_000)):
        (folder / name).mkdir()
        (folder / name / "manifest.json").write_bytes(text)
    (folder / "folder-for-file" / "manifest.json").mkdir(parents=True)
    (method,) = store.with_found((tiny_method(),))
    assert [variant.id for variant in method.variants] == ["only", "my-good"]
    said = store.problems()
    assert len(said) == 6
    for name in ("empty", "no-json", "no-text", "no-table", "deep", "folder-for-file"):
        assert any(name in sentence for sentence in said)
    (folder / "empty").rmdir()
    store.with_found((tiny_method(),))
    assert len(store.problems()) == 5


def test_training_facts_are_read_back(store: ModelStore) -> None:
    notes = {"photos": 24, "minutes": 5, "psnr_start": 18.25, "psnr_end": 19.5}
    _own(store, "my-a", name="Night", origin="scratch", notes=notes)
    manifest = store.manifest(*_variant(store, "my-a"))
    assert (manifest.name, manifest.origin, dict(manifest.notes)) == ("Night", "scratch", notes)


def test_another_name_is_seen_at_once_and_nothing_else_changes(store: ModelStore) -> None:
    folder = _own(store, "my-a", name="Night", notes={"photos": 24})
    before = json.loads((folder / "manifest.json").read_text())
    method, variant = _variant(store, "my-a")
    store.rename(method, variant, "  Nächte   in Wien 🌃 ")
    method, variant = _variant(store, "my-a")
    assert variant.name == "Nächte in Wien 🌃"
    assert store.fingerprint(method, variant) != ""
    assert json.loads((folder / "manifest.json").read_text(encoding="utf-8")) == {**before, "name": variant.name}
    assert sorted(path.name for path in folder.iterdir()) == ["fp32.onnx", "manifest.json"]


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "a\0b", "bell\a", "ONLY", "day"])
def test_an_unfit_or_taken_name_is_refused_and_the_old_one_stays(store: ModelStore, name: str) -> None:
    _own(store, "my-a", name="Night")
    _own(store, "my-b", name="Day")
    method, variant = _variant(store, "my-a")
    with pytest.raises(UsageError):
        store.rename(method, variant, name)
    assert _variant(store, "my-a")[1].name == "Night"
    store.rename(method, variant, "NIGHT")  # its own name in other letters is not taken


def test_a_deleted_variant_is_gone_with_its_folder_and_with_older_remains(store: ModelStore) -> None:
    folder = _own(store, "my-a")
    (folder.parent / ".deleted-00").mkdir()
    _own(store, "my-b")
    store.delete(*_variant(store, "my-a"))
    (method,) = store.with_found((tiny_method(),))
    assert [variant.id for variant in method.variants] == ["only", "my-b"]
    assert [path.name for path in folder.parent.iterdir()] == ["my-b"]


def test_a_folder_the_system_does_not_let_go_of_stays_whole(store: ModelStore, monkeypatch: pytest.MonkeyPatch) -> None:
    _own(store, "my-a")
    method, variant = _variant(store, "my-a")

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", refuse)
        with pytest.raises(ModelError, match="cannot be deleted: writing there is not permitted"):
            store.delete(method, variant)
    assert store.file(*_variant(store, "my-a"), Precision.FP32).path.is_file()


def test_only_own_variants_inside_the_users_root_are_touched(store: ModelStore, tmp_path: Path) -> None:
    elsewhere = write_folder(tmp_path / "elsewhere", tiny_method(), {Precision.FP32: identity()}, None, "my-link")
    link = _own(store, "my-a").with_name("my-link")
    link.symlink_to(elsewhere, target_is_directory=True)
    method, linked = _variant(store, "my-link")
    declared = method.variants[0]
    forged = [Variant(name, name, "", own=True) for name in ("../../elsewhere/tiny/my-link", "..", ".", "", "only", str(elsewhere))]
    for variant in (declared, linked, *forged):
        for act in (lambda v: store.delete(method, v), lambda v: store.rename(method, v, "Mine")):
            with pytest.raises(UsageError):
                act(variant)
    assert sorted(path.name for path in elsewhere.iterdir()) == ["fp32.onnx", "manifest.json"]
    assert link.is_symlink()
    assert "name" not in json.loads((elsewhere / "manifest.json").read_text())


def test_a_variant_removed_by_hand_is_said_to_be_gone(store: ModelStore) -> None:
    folder = _own(store, "my-a", name="Night")
    method, variant = _variant(store, "my-a")
    shutil.rmtree(folder)
    with pytest.raises(UsageError, match="Night is not there any more"):
        store.rename(method, variant, "Day")
    with pytest.raises(UsageError, match="Night is not there any more"):
        store.delete(method, variant)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Night", "my-night"),
        ("My  night / phone!", "my-night-phone"),
        ("Größe Ångström Łódź", "my-grosse-angstrom-lodz"),
        ("Nokia №5 ½", "my-nokia-no5-1-2"),
        ("夜の写真", "my-variant"),
        ("🌃", "my-variant"),
        ("", "my-variant"),
        ("con", "my-con"),
        ("../..", "my-variant"),
        ("manifest.json", "my-manifest-json"),
        ("x" * 300, "my-" + "x" * 40),
    ],
)
def test_any_name_gives_an_id_fit_for_a_folder_and_the_command_line(store: ModelStore, name: str, expected: str) -> None:
    assert store.new_variant_id(tiny_method(), name) == expected


def test_a_new_id_is_free_among_declared_ids_and_in_every_root(store: ModelStore, tmp_path: Path) -> None:
    _own(store, "my-night")
    (tmp_path / "stock" / "tiny" / "MY-Night-2").mkdir()
    method = replace(tiny_method(), variants=(Variant("only", "Only", ""), Variant("my-night-3", "Night", "")))
    assert store.new_variant_id(method, "Night") == "my-night-4"
    assert store.new_variant_id(tiny_method(), "only") == "my-only"


def test_no_declared_id_looks_like_one_of_the_users_own() -> None:
    assert not [variant.id for method in METHODS for variant in method.variants if variant.id.startswith(OWN_PREFIX)]


def test_the_fingerprint_follows_the_weights_and_not_the_name(store: ModelStore) -> None:
    _own(store, "my-a", name="Night")
    method, variant = _variant(store, "my-a")
    first = store.fingerprint(method, variant)
    store.rename(method, variant, "Day")
    assert store.fingerprint(*_variant(store, "my-a")) == first
    assert first not in ("", store.fingerprint(method, method.variants[0]))
    write_folder(store.own or Path(), tiny_method(), {Precision.FP32: affine(2.0)}, (mean_code(8), 8), "my-a")
    second = store.fingerprint(*_variant(store, "my-a"))
    assert second not in ("", first)
    store.delete(*_variant(store, "my-a"))
    assert store.fingerprint(method, variant) == ""


def test_looking_renaming_and_deleting_from_many_threads_ends_well(store: ModelStore) -> None:
    for number in range(12):
        _own(store, f"my-{number}")
    method, _ = _variant(store, "my-0")

    def work(number: int) -> None:
        variant = method.variant(f"my-{number}")
        store.rename(method, variant, f"Name {number}")
        store.with_found((tiny_method(),))
        if number % 2:
            store.delete(method, variant)
        store.with_found((tiny_method(),))

    with ThreadPoolExecutor(6) as threads:
        list(threads.map(work, range(12)))
    (method,) = store.with_found((tiny_method(),))
    assert {variant.name for variant in method.variants} == {"Only", *(f"Name {number}" for number in range(0, 12, 2))}
    assert store.problems() == ()
