"""Settings survive a restart, and no file on the disk can keep the application from starting."""

import json
from dataclasses import fields
from pathlib import Path

import pytest

from app.i18n import Language
from app.settings import READERS, BatchDeed, NameTaken, Settings, SettingsStore, from_json, to_json
from app.theme import ColourScheme
from engine.core.photo import FileFormat
from engine.core.precision import Precision
from engine.edit.sidecar import Place

CHANGED = Settings(
    theme=ColourScheme.LIGHT,
    language=Language.GERMAN,
    geometry="QUJD",
    splits="REVG",
    provider="cpu",
    method="qat_unet",
    variant="phone",
    precision=Precision.PTQ,
    size=3,
    output_folder=Path("out"),
    template="{name}_better{scale}",
    output_format=FileFormat.TIFF,
    quality=80,
    depth=16,
    full_chroma=False,
    history=False,
    private_data=False,
    file_times=True,
    batch_deed=BatchDeed.RULES,
    batch_rules=Path("rules.toml"),
    name_taken=NameTaken.ASK,
    last_folder=Path("photos"),
    training_python=Path("bin/python"),
    preview=False,
    keep_view=False,
    side_cars=Place.NOWHERE,
    film_shown=True,
    inspect_shown=True,
    inspect_width=411,
    strengths={"qat_unet": 0.4},
)


def test_every_setting_survives_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    store = SettingsStore(path)
    assert store.current == Settings()
    store.change(**{field.name: getattr(CHANGED, field.name) for field in fields(Settings)})
    store.save()
    assert SettingsStore(path).current == CHANGED
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_every_setting_has_a_reader_and_the_example_above_changes_all_of_them() -> None:
    names = {field.name for field in fields(Settings)}
    assert set(READERS) == names
    assert all(getattr(CHANGED, name) != getattr(Settings(), name) for name in names)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("theme", "pink"),
        ("quality", 0),
        ("quality", "95"),
        ("quality", True),
        ("preview", 1),
        ("depth", 12),
        ("template", "same for all"),
        ("template", "../{name}"),
        ("batch_deed", "magic"),
        ("output_format", 3),
        ("precision", "fp64"),
        ("geometry", 5),
    ],
)
def test_a_wrong_value_costs_only_itself(name: str, wrong: object) -> None:
    raw = to_json(CHANGED) | {name: wrong}
    read = from_json(raw)
    assert getattr(read, name) == getattr(Settings(), name)
    others = [field.name for field in fields(Settings) if field.name != name]
    assert all(getattr(read, other) == getattr(CHANGED, other) for other in others)


def test_what_was_put_behind_names_becomes_a_template() -> None:
    assert from_json({"version": 1, "suffix": "_{new}", "quality": 80}).template == "{name}_{{new}}"


def test_a_file_of_a_newer_version_is_read_as_far_as_it_is_understood(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"version": 99, "theme": "light", "holograms": [1, 2]}))
    assert SettingsStore(path).current == Settings(theme=ColourScheme.LIGHT)


@pytest.mark.parametrize("content", ["", "{", "[1, 2]", "\x00\xff", "[" * 100_000], ids=["empty", "cut", "list", "bytes", "deep"])
def test_a_damaged_file_is_put_aside_and_defaults_are_used(tmp_path: Path, content: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(content, encoding="latin-1")
    assert SettingsStore(path).current == Settings()
    assert not path.exists()
    assert (tmp_path / "settings.damaged").read_text(encoding="latin-1") == content


def test_a_folder_that_cannot_be_made_costs_the_settings_not_the_session(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = SettingsStore(tmp_path / "file" / "settings.json")
    store.save()
    assert store.current == Settings()
