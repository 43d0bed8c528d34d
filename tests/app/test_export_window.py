"""The export of comparisons in the window: a preview of what will come, files that open again, never in the photo's place."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.actions import ActionId
from app.application import Application
from app.candidate import Source, Stand
from app.panels.export_dialog import ExportDialog
from app.widgets.compare_view import Place, ViewMode
from engine.core.method import Region
from engine.core.precision import Precision
from engine.inspection.export import Form
from tests.helpers.fakes import NETWORK


def begin(application: Application) -> ExportDialog:
    application.actions[ActionId.EXPORT].trigger()
    dialog = application.inspect.exports.dialog
    assert dialog is not None
    return dialog


def answer(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda parent, title, start, filters: (str(path), filters.split(";;")[0]))


def test_the_preview_follows_the_controls_and_only_what_belongs_to_the_form_is_shown(opened: Application, qtbot: QtBot) -> None:
    dialog = begin(opened)
    qtbot.waitUntil(lambda: not dialog.picture.pixmap().isNull())
    wide = dialog.picture.pixmap().size()
    assert not dialog.angle.isVisible()
    dialog.form.setCurrentIndex(dialog.form.findData(Form.SPLIT))
    assert dialog.angle.isVisible()
    qtbot.waitUntil(lambda: dialog.picture.pixmap().size() != wide)
    assert dialog.picture.pixmap().width() == pytest.approx(dialog.picture.pixmap().height() * 160 / 120, abs=2)


def test_a_split_of_the_selection_is_written_as_asked(
    opened: Application, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.window.view.set_selection(Region(20, 10, 100, 80, 160, 120))
    dialog = begin(opened)
    dialog.form.setCurrentIndex(dialog.form.findData(Form.SPLIT))
    dialog.labels.setChecked(False)
    dialog.true_pixels.setChecked(True)
    dialog.divider.setValue(500)
    answer(monkeypatch, tmp_path / "both")
    dialog.export.click()
    qtbot.waitUntil((tmp_path / "both.png").exists)
    session = opened.session
    assert session.photo is not None
    with Image.open(tmp_path / "both.png") as image:
        pixels = np.asarray(image)
    assert pixels.shape == (80, 100, 3)
    np.testing.assert_array_equal(pixels[:, :48], session.photo.photo.pixels[10:90, 20:68])
    assert (pixels[:, 52:].astype(int) > session.photo.photo.pixels[10:90, 72:120]).all(), "the fake makes everything brighter"
    assert opened.inspect.exports.dialog is None


def test_a_blinking_one_has_both_frames_and_the_photos_own_place_is_refused(
    opened: Application, qtbot: QtBot, photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = begin(opened)
    before = photo.read_bytes()
    answer(monkeypatch, photo)
    dialog.export.click()
    assert "is the photo itself" in (opened.window.bar.message.text if opened.window.bar.message else "")
    assert photo.read_bytes() == before
    dialog.form.setCurrentIndex(dialog.form.findData(Form.BLINK))
    dialog.rate.setValue(0.3)
    answer(monkeypatch, tmp_path / "a.gif")
    dialog.export.click()
    qtbot.waitUntil((tmp_path / "a.gif").exists)
    with Image.open(tmp_path / "a.gif") as image:
        assert (getattr(image, "n_frames", 1), image.info["duration"]) == (2, 300)


def test_a_contact_sheet_can_be_made_and_nothing_before_there_is_a_result(opened: Application, qtbot: QtBot) -> None:
    dialog = begin(opened)
    dialog.form.setCurrentIndex(dialog.form.findData(Form.SHEET))
    assert not dialog.width_box.isVisible()
    shape = dialog.picture.pixmap().size()
    qtbot.waitUntil(lambda: not dialog.picture.pixmap().isNull() and dialog.picture.pixmap().size() != shape)
    dialog.reject()
    opened.session.set_result(None)
    opened.actions.refresh()
    assert not opened.actions[ActionId.EXPORT].isEnabled()


def test_what_is_compared_is_exported_in_its_order_a_file_in_its_colours_and_a_method_at_the_strength_that_is_seen(
    opened: Application, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    red = np.zeros((120, 160, 3), np.uint8)
    red[..., 0] = 200
    Image.fromarray(red).save(tmp_path / "red.png")
    session, candidates = opened.session, opened.compare.candidates
    assert session.photo is not None
    candidates.put(Place.FIRST, Stand(Source.FILE, path=tmp_path / "red.png"))
    candidates.put(Place.SECOND, Stand(Source.METHOD, NETWORK.id, "strong", Precision.FP32))
    session.set_strength(0.5)
    view = opened.window.view
    view.set_mode(ViewMode.GRID)

    def whole(place: Place) -> bool:
        exhibit = view.exhibit(place)
        return exhibit is not None and exhibit.layer is not None and exhibit.layer.finished is None

    qtbot.waitUntil(lambda: whole(Place.FIRST) and whole(Place.SECOND))
    dialog = begin(opened)
    dialog.form.setCurrentIndex(dialog.form.findData(Form.SPLIT))
    dialog.labels.setChecked(False)
    dialog.true_pixels.setChecked(True)
    answer(monkeypatch, tmp_path / "both.png")
    dialog.export.click()
    qtbot.waitUntil((tmp_path / "both.png").exists)
    with Image.open(tmp_path / "both.png") as image:
        pixels = np.asarray(image).astype(int)
    assert (pixels[:, :76] == [200, 0, 0]).all()
    brighter = np.minimum(session.photo.photo.pixels[:, 84:].astype(float) + 0.5 * 25.5, 255)
    assert np.abs(pixels[:, 84:] - brighter).max() <= 1, "half of what the fake adds"
