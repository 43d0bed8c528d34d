"""Edits in files: what comes back is what was written, everything wrong is one sentence, and no photo is ever touched."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import pytest

from engine.core.errors import PhotoReadError, PhotoWriteError, UsageError
from engine.core.method import Method, Task, Variant
from engine.core.params import FloatParam
from engine.core.precision import Precision
from engine.core.protect import ProtectMask
from engine.edit import presets
from engine.edit.edit import Edit, Step
from engine.edit.form import edit_from_json, edit_to_json, read_document, write_document
from engine.edit.sidecar import ENDING, Found, Place, SideCars
from tests.helpers import tiny_models

CURVE = Method("curve", "Curve", Task.TONE, "", (Variant("soft", "Soft", ""),), (Precision.FP32,))
CURVE = replace(CURVE, params=(FloatParam("amount", "Amount", "", 0.5, 0.0, 1.0),))
LARGER = replace(tiny_models.tiny_method(scale=4, sizes=(2, 4), precisions=(Precision.FP32, Precision.QAT)), id="larger", name="Larger")
METHODS = (CURVE, LARGER)
MASK = ProtectMask(np.arange(48, dtype=np.uint8).reshape(6, 8))
EDIT = Edit(
    (
        Step("curve", "soft", params=MappingProxyType({"amount": 0.25}), strength=0.7, colour_lock=0.4, on=False),
        Step("larger", "only", Precision.QAT, size=2),
    ),
    MASK,
)


def step(**changes: Any) -> dict[str, Any]:
    return {"steps": [{"method": "curve", "variant": "soft", "precision": "fp32", **changes}]}


def test_an_edit_survives_being_written_exactly() -> None:
    assert edit_from_json(json.loads(json.dumps(edit_to_json(EDIT)))) == EDIT


def test_which_training_it_was_stays_on_this_machine() -> None:
    trained = Edit((replace(EDIT.steps[0], weights="abc"),))
    assert edit_from_json(edit_to_json(trained)).steps[0].weights == ""


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ([], "no list of names"),
        ({"steps": []}, "'steps' of the edit"),
        ({"steps": [{}] * 21}, "'steps' of the edit"),
        ({**step(), "more": 1}, "'more' of the edit"),
        (step(colour="red"), "'colour' of step 1"),
        ({"steps": [{"method": "curve"}]}, "'variant' of step 1"),
        (step(method=7), "'method' of step 1"),
        (step(precision="fp64"), "'precision' of step 1 is not one of fp32"),
        (step(precision=[1]), "'precision' of step 1"),
        (step(strength=1.5), "'strength' of step 1 is not a number from 0 to 1"),
        (step(strength=True), "'strength' of step 1"),
        (step(colour_lock=-0.1), "'colour_lock' of step 1"),
        (step(size=0), "'size' of step 1"),
        (step(size=2.0), "'size' of step 1"),
        (step(on=1), "'on' of step 1"),
        (step(params={"amount": None}), "'amount' of step 1"),
        (step(params={"amount": 10**400}), "'amount' of step 1"),
        ({**step(), "protect": "AAAA"}, "mask"),
        ({**step(), "protect": "no base64!"}, "mask"),
    ],
)
def test_what_no_edit_says_is_refused_by_name(raw: object, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        edit_from_json(raw)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (replace(EDIT.steps[0], method="curfew"), "Step 1: There is no method 'curfew'; the methods are: curve, larger"),
        (replace(EDIT.steps[0], variant="hard"), "Step 1: curve has no variant 'hard'; it has: soft"),
        (replace(EDIT.steps[0], precision=Precision.PTQ), "Step 1: Curve does not exist in PTQ INT8"),
        (replace(EDIT.steps[0], params=MappingProxyType({"amount": 3.0})), "Step 1: amount is 3; it must be between 0 and 1"),
        (replace(EDIT.steps[0], params=MappingProxyType({"glow": 1})), "Step 1: There is no parameter 'glow' here"),
        (replace(EDIT.steps[1], size=3), "Step 1: Larger does not enlarge 3 times, only 2 or 4 times"),
    ],
)
def test_what_the_methods_here_do_not_know_is_refused_by_name(wrong: Step, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        Edit((wrong,)).checked(METHODS)


def test_an_edit_that_makes_sense_gets_the_parameters_it_does_not_name() -> None:
    assert Edit((Step("curve", "soft"),)).checked(METHODS).steps[0].params == {"amount": 0.5}
    assert EDIT.checked(METHODS) == EDIT


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "damaged"),
        (b"\xff\xfe", "damaged"),
        (b'{"heliograph": "edit", "version": 1, "a": NaN}', "damaged"),
        (b"[" * 100_000, "damaged"),
        (b'{"heliograph": "preset", "version": 1}', "no edit of Heliograph"),
        (b'"edit"', "no edit of Heliograph"),
        (b'{"heliograph": "edit"}', "version"),
        (b'{"heliograph": "edit", "version": true}', "version"),
        (b'{"heliograph": "edit", "version": 2}', "version 2, and this Heliograph knows version 1"),
    ],
)
def test_a_text_that_is_no_such_document_is_refused(text: bytes, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        read_document("edit", text)


# -- side-cars -----------------------------------------------------------------------------------------------------------------


@pytest.fixture
def photo(tmp_path: Path, picture: Callable[..., Any]) -> Path:
    path: Path = picture.file(tmp_path / "photos" / "IMG_1.jpg")  # type: ignore[attr-defined]
    return path


@pytest.fixture
def cars(tmp_path: Path) -> SideCars:
    return SideCars(lambda: Place.BESIDE, "1.0", tmp_path / "own")


def test_a_side_car_brings_the_edit_back_and_the_photo_is_as_it_was(cars: SideCars, photo: Path) -> None:
    before = (photo.read_bytes(), photo.stat().st_mtime_ns)
    path = cars.write(photo, EDIT, 1)
    assert path == photo.with_name("IMG_1.jpg" + ENDING)
    assert cars.read(photo) == Found(EDIT, 1, path=path, modified=path.stat().st_mtime)
    assert (photo.read_bytes(), photo.stat().st_mtime_ns) == before
    assert sorted(file.name for file in photo.parent.iterdir()) == ["IMG_1.jpg", "IMG_1.jpg" + ENDING]


@pytest.mark.parametrize("name", ["写真" * 41 + ".jpg", "a\udcff b.jpg"])
def test_names_that_are_long_or_no_text_have_side_cars_too(cars: SideCars, photo: Path, name: str) -> None:
    other = photo.with_name(name)
    other.write_bytes(photo.read_bytes())
    path = cars.write(other, EDIT, 1)
    assert path.is_file()
    assert cars.read(other) == replace(cars.read(other), edit=EDIT, current=1, path=path)


def test_a_place_that_is_no_folder_is_one_sentence(photo: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(PhotoWriteError, match="could not be made"):
        presets.keep_preset("Mine", EDIT, tmp_path / "file" / "presets")


def test_a_photo_without_a_side_car_and_a_pasted_one_have_no_edit(cars: SideCars, photo: Path) -> None:
    assert cars.read(photo) == cars.read(None) == Found()


def test_a_side_car_of_another_picture_is_noticed_and_put_aside_before_it_is_replaced(cars: SideCars, photo: Path, tmp_path: Path) -> None:
    path = cars.write(photo, EDIT, 0)
    old = path.read_bytes()
    photo.write_bytes(photo.read_bytes() + b"\0")
    found = cars.read(photo)
    assert found.edit is None
    assert "The side-car belongs to another picture" in found.why_not
    assert path.read_bytes() == old
    cars.write(photo, EDIT, 0, aside=found.path)
    assert cars.read(photo).edit == EDIT
    assert path.with_name(path.name + ".old").read_bytes() == old


@pytest.mark.parametrize(
    "damage", [lambda data: data[: len(data) // 2], lambda data: b"", lambda data: data.replace(b'"size": 2', b'"size": -2')]
)
def test_a_damaged_side_car_is_said_and_left_alone(cars: SideCars, photo: Path, damage: Callable[[bytes], bytes]) -> None:
    path = cars.write(photo, EDIT, 0)
    path.write_bytes(damage(path.read_bytes()))
    left = path.read_bytes()
    found = cars.read(photo)
    assert found.edit is None
    assert found.why_not.startswith("IMG_1.jpg.heliograph.json was left alone.")
    assert path.read_bytes() == left


def test_where_the_folder_takes_no_files_the_side_car_goes_into_the_users_own(
    cars: SideCars, photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: Path(path) != photo.parent)
    path = cars.write(photo, EDIT, 0)
    assert path.parent == tmp_path / "own"
    assert cars.read(photo).edit == EDIT
    assert list(photo.parent.iterdir()) == [photo]
    twin = tmp_path / "other" / photo.name
    twin.parent.mkdir()
    twin.write_bytes(photo.read_bytes())
    assert cars.read(twin) == Found()


def test_what_was_done_to_a_sample_does_not_lie_beside_it(
    cars: SideCars, photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HELIOGRAPH_RESOURCES", str(tmp_path / "photos"))
    assert cars.write(photo, EDIT, 0).parent == tmp_path / "own"
    assert list(photo.parent.iterdir()) == [photo]


def test_of_two_side_cars_there_is_one_truth(photo: Path, tmp_path: Path) -> None:
    places = [Place.OWN]
    cars = SideCars(lambda: places[0], "1.0", tmp_path / "own")
    cars.write(photo, EDIT, 0)
    places[0] = Place.BESIDE
    cars.write(photo, EDIT.shared, 0)
    assert cars.read(photo).edit == EDIT.shared
    assert list((tmp_path / "own").iterdir()) == []
    cars.forget(photo)
    assert cars.read(photo) == Found()


def test_who_wants_no_side_cars_gets_none(photo: Path, tmp_path: Path) -> None:
    cars = SideCars(lambda: Place.NOWHERE, "1.0", tmp_path / "own")
    with pytest.raises(UsageError):
        cars.write(photo, EDIT, 0)
    assert list(photo.parent.iterdir()) == [photo]


# -- presets -------------------------------------------------------------------------------------------------------------------


def test_a_preset_is_an_edit_with_a_name_and_without_the_mask(tmp_path: Path) -> None:
    kept = presets.keep_preset("Night, then larger", EDIT, tmp_path)
    assert kept.path is not None
    assert kept.path.suffix == presets.ENDING
    assert presets.read_preset(kept.path, METHODS) == presets.Preset("Night, then larger", EDIT.shared, kept.path)


def test_presets_can_be_replaced_renamed_and_deleted(tmp_path: Path) -> None:
    presets.keep_preset("B", EDIT, tmp_path)
    first = presets.keep_preset("a", EDIT, tmp_path)
    presets.keep_preset("b", Edit(EDIT.steps[:1]), tmp_path)
    assert [(preset.name, len(preset.edit.steps)) for preset in presets.shelf(tmp_path).presets] == [("a", 2), ("b", 1)]
    with pytest.raises(UsageError, match="already"):
        presets.rename_preset(first, "B")
    presets.rename_preset(first, "Zoo/é")
    assert [preset.name for preset in presets.shelf(tmp_path).presets] == ["b", "Zoo/é"]
    presets.delete_preset(presets.shelf(tmp_path).presets[1])
    assert [preset.name for preset in presets.shelf(tmp_path).presets] == ["b"]


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "x" * 61])
def test_a_name_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError):
        presets.keep_preset(name, EDIT, tmp_path)


def test_a_file_that_is_no_preset_costs_only_itself_and_is_named(tmp_path: Path) -> None:
    presets.keep_preset("Good", EDIT, tmp_path)
    (tmp_path / f"bad{presets.ENDING}").write_bytes(write_document("edit", {}))
    found = presets.shelf(tmp_path)
    assert [preset.name for preset in found.presets] == ["Good"]
    assert found.problems == ("bad.heliograph-preset cannot be used. It is no preset of Heliograph.",)
    with pytest.raises(PhotoReadError, match=r"gone\.heliograph-preset"):
        presets.read_preset(tmp_path / f"gone{presets.ENDING}")


def test_a_preset_whose_method_is_not_here_is_said(tmp_path: Path) -> None:
    kept = presets.keep_preset("Mine", EDIT, tmp_path)
    assert kept.path is not None
    with pytest.raises(UsageError, match=r"Mine\.heliograph-preset cannot be used\. Step 2: There is no method 'larger'"):
        presets.read_preset(kept.path, (CURVE,))


def test_every_bundled_preset_runs_with_what_is_bundled_and_has_a_name_to_translate() -> None:
    from app.edit_desk import BUNDLED
    from engine.inference.model_store import ModelStore
    from engine.methods import METHODS

    bundled, models = presets.shelf().bundled, ModelStore.open()
    assert {preset.name for preset in bundled} == set(BUNDLED)
    for preset in bundled:
        for step in preset.edit.checked(METHODS).steps:
            method = next(one for one in METHODS if one.id == step.method)
            assert models.why_not(method, method.variant(step.variant), step.precision) is None
