"""What results say of themselves, by command and from the window, and formats for which a library may be missing."""

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.backend import EngineBackend, OutputRule
from app.cli.enhance import EnhanceOptions, enhance_photos
from app.command_line import build_parser
from app.panels.save_dialog import SaveDialog
from app.settings import Settings
from app.widgets.format_box import FormatBox
from engine.core.errors import UsageError
from engine.core.photo import FileFormat
from engine.core.photo_io import read_photo
from engine.core.request import EnhanceRequest
from engine.pipeline import Engine
from tests.helpers import metadata_samples, tiny_models
from tests.helpers.rare_samples import heic

pytestmark = pytest.mark.usefixtures("unmeasured")


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return tiny_models.two_weights_engine(tmp_path / "models", tiny_models.affine(0.5), tiny_models.affine(0.8))


@pytest.fixture
def source(tmp_path: Path, picture: Any) -> Path:
    path = tmp_path / "a.jpg"
    Image.fromarray(picture(30, 44)).save(path, exif=b"Exif\0\0" + metadata_samples.exif(), xmp=metadata_samples.xmp())
    os.utime(path, (1_000_000_000, 1_100_000_000))
    return path


def enhance(engine: Engine, source: Path, **options: Any) -> int:
    return enhance_photos(EnhanceOptions((source,), source.parent / "out", json=True, **options), engine)


def test_a_result_says_method_variant_precision_strength_and_weights(engine: Engine, source: Path) -> None:
    assert enhance(engine, source, strength=0.5) == 0
    xmp = (read_photo(source.parent / "out" / "a.jpg").metadata.xmp or b"").decode()
    method = engine.methods[0]
    variant = method.variants[0]
    assert f"Heliograph: {method.id} {variant.id}, " in xmp
    assert "strength 0.5" in xmp
    assert f"weights {engine.models.fingerprint(method, variant)}" in xmp
    assert 'xmp:Rating="4"' in xmp


def test_history_and_private_data_stay_out_and_times_stay_on_request(engine: Engine, source: Path) -> None:
    assert enhance(engine, source, edits=False, private=False, times=True) == 0
    result = source.parent / "out" / "a.jpg"
    metadata = read_photo(result).metadata
    assert metadata.xmp is None
    assert metadata_samples.MAKER_NOTE not in (metadata.exif or b"")
    assert metadata_samples.LENS in (metadata.exif or b"")
    assert int(result.stat().st_mtime) == 1_100_000_000


def test_the_command_line_reads_the_switches() -> None:
    words = ["enhance", "a.jpg", "-o", "out", "--no-history", "--strip-private", "--keep-times", "--half-chroma", "--format", "jxl"]
    parsed = build_parser().parse_args(words)
    assert (parsed.no_history, parsed.strip_private, parsed.keep_times, parsed.half_chroma) == (True, True, True, True)
    assert parsed.format is FileFormat.JXL


@pytest.mark.parametrize("word", ["heic", "raw"])
def test_formats_that_are_only_read_cannot_be_asked_for(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        build_parser().parse_args(["enhance", "a.jpg", "-o", "out", "--format", word])
    assert "avif, jxl" in capsys.readouterr().err


def test_a_missing_library_is_named_before_the_run(engine: Engine, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "OpenImageIO", None)
    monkeypatch.setattr(Engine, "enhance", lambda *_: pytest.fail("it ran"))
    with pytest.raises(UsageError, match="the package openimageio is not installed"):
        enhance(engine, source, format=FileFormat.JXL)


def test_a_heic_is_enhanced_into_a_jpeg_beside_its_namesake(engine: Engine, tmp_path: Path, picture: Any, source: Path) -> None:
    (tmp_path / "a.heic").write_bytes(heic(picture(64, 80)))
    assert enhance_photos(EnhanceOptions((source, tmp_path / "a.heic"), tmp_path / "out"), engine) == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a-2.jpg", "a.jpg"]
    assert read_photo(tmp_path / "out" / "a-2.jpg").format is FileFormat.JPEG


# -- the window ----------------------------------------------------------------------------------------------------------------


def test_a_save_from_the_window_keeps_and_leaves_out_what_was_chosen(source: Path) -> None:
    photo = replace(read_photo(source), edits=("Heliograph: it was done.",))
    rule = OutputRule(format=FileFormat.JPEG, full_chroma=False, edits=True, private=False, times=True)
    result = source.with_name("b.jpg")
    assert EngineBackend().save(photo, result, rule, overwrite=False) == ()
    metadata = read_photo(result).metadata
    assert b"Heliograph: it was done." in (metadata.xmp or b"")
    assert metadata_samples.MAKER_NOTE not in (metadata.exif or b"")
    assert int(result.stat().st_mtime) == 1_100_000_000
    with Image.open(result) as image:
        assert image.layer[0][1:3] == (2, 2)  # type: ignore[attr-defined]


def test_the_save_dialog_remembers_all_of_its_options(qtbot: QtBot, source: Path) -> None:
    dialog = SaveDialog(
        read_photo(source), source.parent, "a-enhanced.jpg", OutputRule(), None, EnhanceRequest("m", "v", size=2, strength=0.5)
    )
    qtbot.addWidget(dialog)
    dialog.template.line.setText("{name}_{method}{scale}_{strength}")
    assert dialog.name.text() == "a_m_x2_50.jpg"
    dialog.output.chroma.setCurrentIndex(1)
    for box in (dialog.output.history, dialog.output.strip, dialog.output.times):
        box.click()
    dialog.output.quality.setValue(70)
    settings = replace(Settings(), **dialog.rule.as_settings())
    assert OutputRule.of(settings) == OutputRule(
        None, "{name}_{method}{scale}_{strength}", None, 70, full_chroma=False, edits=False, private=False, times=True
    )


def test_the_save_dialog_greys_a_format_whose_library_is_missing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.core.extras.importlib.util.find_spec", lambda name: None)
    box = FormatBox(None)
    qtbot.addWidget(box)
    index = box.findText("JPEG XL")
    assert not box.model().item(index).isEnabled()  # type: ignore[attr-defined]
    assert "openimageio" in box.itemData(index, Qt.ItemDataRole.ToolTipRole)
    assert box.model().item(box.findText("AVIF")).isEnabled()  # type: ignore[attr-defined]
