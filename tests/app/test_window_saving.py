"""Strength and saving in the window over a fake engine: what is shown is what is saved, and no original is ever replaced."""

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.actions import ActionId
from app.application import Application
from app.backend import OutputRule
from app.messages import Severity
from app.panels.save_dialog import SaveDialog
from app.session import RunState
from app.widgets.compare_view import ViewMode
from engine.core.photo import FileFormat
from tests.helpers.fakes import DOUBLE, FakeBackend, make_photo
from tests.helpers.windows import StartApp, message, seen


@pytest.mark.parametrize("percent", [0, 50, 100])
def test_strength_mixes_at_once_and_without_running_again(opened: Application, qtbot: QtBot, backend: FakeBackend, percent: int) -> None:
    opened.window.view.set_mode(ViewMode.ENHANCED)
    source = make_photo(160, 120).pixels[60, 80].astype(float)
    full = np.minimum(source + 6554 / 257, 255)
    opened.window.enhance.strength.setValue(percent)
    wanted = source + (full - source) * percent / 100
    assert np.abs(seen(opened, 80, 60) - wanted).max() <= 2
    assert len(backend.engine.requests) == 1


def test_what_is_saved_has_the_strength_of_the_slider(opened: Application, qtbot: QtBot, backend: FakeBackend) -> None:
    opened.window.enhance.strength.setValue(50)
    opened.saver.save()
    qtbot.waitUntil(lambda: bool(backend.saved))
    source = make_photo(160, 120).pixels.astype(float)
    assert np.abs(backend.saved[0][1].pixels - (source + 6554 / 257 / 2)).max() <= 1


def test_a_method_that_enlarges_is_shown_mixed_and_saved_at_its_own_size(opened: Application, qtbot: QtBot, backend: FakeBackend) -> None:
    opened.session.choose(DOUBLE.id)
    qtbot.waitUntil(lambda: opened.session.result is not None and opened.session.result.scale == 2)
    opened.session.set_strength(0.5)
    opened.saver.save()
    qtbot.waitUntil(lambda: bool(backend.saved))
    assert (backend.saved[0][1].width, backend.saved[0][1].height) == (320, 240)


def test_save_goes_beside_the_source_under_a_new_name_and_never_over_anything(
    opened: Application, qtbot: QtBot, photo: Path, backend: FakeBackend
) -> None:
    before = photo.read_bytes()
    for _ in range(2):
        opened.actions[ActionId.SAVE].trigger()
    qtbot.waitUntil(lambda: len(backend.saved) == 2)
    assert [target.name for target, _, _ in backend.saved] == ["IMG_1-enhanced.jpg", "IMG_1-enhanced-2.jpg"]
    assert photo.read_bytes() == before
    qtbot.waitUntil(lambda: message(opened) == "Saved IMG_1-enhanced-2.jpg.")
    assert opened.window.bar.message is not None
    assert [action.label for action in opened.window.bar.message.actions] == ["Show in folder"]


def test_what_a_saved_file_could_not_hold_is_said_and_is_no_error(opened: Application, qtbot: QtBot, backend: FakeBackend) -> None:
    backend.lost = ("JPEG has no transparency.", "The metadata is too large.")
    opened.saver.save()
    qtbot.waitUntil(lambda: message(opened) == "Saved IMG_1-enhanced.jpg.")
    shown = opened.window.bar.message
    assert shown is not None
    assert (shown.severity, shown.hint) == (Severity.WARNING, "JPEG has no transparency. The metadata is too large.")
    assert [action.label for action in shown.actions] == ["Show in folder"]


def test_a_failed_save_is_said(opened: Application, qtbot: QtBot, backend: FakeBackend) -> None:
    backend.fail_save = True
    opened.saver.save()
    qtbot.waitUntil(lambda: message(opened) == "IMG_1-enhanced.jpg could not be written.")


def test_nothing_can_be_saved_before_there_is_a_result(start_app: StartApp, qtbot: QtBot, photo: Path, backend: FakeBackend) -> None:
    backend.engine.gate.clear()
    application = start_app(photo)
    qtbot.waitUntil(lambda: application.session.run.state is RunState.RUNNING)
    assert not application.actions[ActionId.SAVE].isEnabled()
    assert not application.window.enhance.save.isEnabled()
    application.saver.save()
    backend.engine.gate.set()
    qtbot.waitUntil(lambda: application.actions[ActionId.SAVE].isEnabled())
    assert backend.saved == []


def test_save_as_never_suggests_the_source_and_says_when_it_would_replace(qtbot: QtBot, photo: Path) -> None:
    source = make_photo(8, 8, name=photo)
    dialog = SaveDialog(source, photo.parent, "IMG_1-enhanced.jpg", OutputRule())
    qtbot.addWidget(dialog)
    assert dialog.target != photo
    assert dialog.save.text() == "Save"
    dialog.name.setText(photo.name)
    assert dialog.save.text() == "Replace"
    assert "original photo will be gone" in dialog._note.text()
    dialog.name.setText("")
    assert not dialog.save.isEnabled()


def test_save_as_offers_quality_and_depth_only_where_the_format_has_them(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = SaveDialog(make_photo(8, 8), tmp_path, "a-enhanced.jpg", OutputRule())
    qtbot.addWidget(dialog)
    assert dialog.output.quality.isEnabled()
    assert not dialog.output.bits.isEnabled()
    dialog.output.format.setCurrentIndex(dialog.output.format.findText("TIFF"))
    dialog.output.format.activated.emit(dialog.output.format.currentIndex())
    assert dialog.name.text() == "a-enhanced.tif"
    assert not dialog.output.quality.isEnabled()
    dialog.output.bits.setCurrentIndex(2)
    assert (dialog.rule.format, dialog.rule.depth) == (FileFormat.TIFF, 16)
