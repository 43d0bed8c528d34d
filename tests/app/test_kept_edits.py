"""Edits that outlast the window over a fake engine: side-cars beside photos, the clipboard, presets."""

from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.actions import ActionId
from app.application import Application
from app.panels.presets_dialog import PresetsDialog
from engine.core.method import Task
from engine.core.precision import Precision
from engine.core.protect import ProtectMask
from engine.edit import presets
from engine.edit.edit import Edit, Step
from engine.edit.sidecar import ENDING, Place, SideCars
from tests.helpers.fakes import (
    CLASSICAL,
    NETWORK,
    write_fake_photo,
)
from tests.helpers.windows import StartApp, chain, done, drop, started


def side_car(photo: Path) -> Path:
    return photo.with_name(photo.name + ENDING)


# -- side-cars -----------------------------------------------------------------------------------------------------------------


def test_who_changes_nothing_leaves_nothing_beside_the_photo(start_app: StartApp, qtbot: QtBot, photo: Path) -> None:
    application = started(start_app, qtbot, photo)
    application.close()
    assert not side_car(photo).exists()


def test_the_next_start_goes_on_where_one_left_off(start_app: StartApp, qtbot: QtBot, photo: Path) -> None:
    before = (photo.read_bytes(), photo.stat().st_mtime_ns)
    application = started(start_app, qtbot, photo)
    chain(application, qtbot, Task.TONE)
    application.session.set_strength(0.4)
    application.session.set_protect(ProtectMask(np.arange(12, dtype=np.uint8).reshape(3, 4)))
    edit = application.session.edit
    application.close()
    assert (photo.read_bytes(), photo.stat().st_mtime_ns) == before
    again = start_app(photo)
    qtbot.waitUntil(lambda: again.session.edit == edit)
    assert again.session.current == 1
    done(again, qtbot)
    again.edits.history_menu.aboutToShow.emit()
    assert again.edits.history_menu.actions()[0].text().startswith("As left on 2")


def test_a_side_car_is_written_by_itself_and_goes_when_everything_is_undone(opened: Application, qtbot: QtBot, photo: Path) -> None:
    opened.session.set_strength(0.4)
    qtbot.waitUntil(lambda: side_car(photo).exists())
    opened.darkroom.undo_stack.undo()
    qtbot.waitUntil(lambda: not side_car(photo).exists())


def test_who_comes_back_by_hand_to_what_fresh_photos_get_keeps_that(start_app: StartApp, qtbot: QtBot, photo: Path) -> None:
    SideCars(lambda: Place.BESIDE, "1").write(photo, Edit((Step(NETWORK.id, "strong", Precision.QAT),)), 0)
    application = start_app(photo)
    qtbot.waitUntil(lambda: [step.variant for step in application.session.edit.steps] == ["strong"])
    application.session.choose(NETWORK.id, "plain")
    assert application.session.edit.plain == application.darkroom._sheet.fresh.plain, "or this shows nothing"
    application.close()
    written = SideCars(lambda: Place.BESIDE, "1").read(photo)
    assert written is not None
    assert written.edit is not None
    assert [step.variant for step in written.edit.steps] == ["plain"]


def test_starting_afresh_takes_the_side_car_away(start_app: StartApp, qtbot: QtBot, photo: Path) -> None:
    SideCars(lambda: Place.BESIDE, "1").write(photo, Edit((Step(NETWORK.id, "strong", Precision.QAT),)), 0)
    application = start_app(photo)
    qtbot.waitUntil(lambda: application.window.bar.message is not None and bool(application.window.bar.message.actions))
    assert application.window.bar.message is not None
    application.window.bar.message.actions[0].run()
    application.close()
    assert not side_car(photo).exists()


def test_a_side_car_of_another_picture_is_said_and_not_used(start_app: StartApp, qtbot: QtBot, photo: Path) -> None:
    SideCars(lambda: Place.BESIDE, "1").write(photo, Edit((Step(NETWORK.id, "strong"),)), 0)
    write_fake_photo(photo, 80, 60)
    application = start_app(photo)
    qtbot.waitUntil(lambda: application.window.bar.message is not None)
    assert application.window.bar.message is not None
    assert "belongs to another picture" in application.window.bar.message.text
    done(application, qtbot)
    assert [step.variant for step in application.session.edit.steps] == ["plain"]
    application.session.set_strength(0.4)
    application.close()
    assert side_car(photo).with_name(side_car(photo).name + ".old").exists(), "what could not be used is not lost"


def test_what_cannot_run_here_is_said_and_switched_off(start_app: StartApp, qtbot: QtBot, photo: Path) -> None:
    steps = (Step(NETWORK.id, "plain", Precision.PTQ), Step("fake_missing", "default"))
    SideCars(lambda: Place.BESIDE, "1").write(photo, Edit(steps), 0)
    application = start_app(photo)
    qtbot.waitUntil(lambda: application.session.photo is not None and len(application.session.edit.steps) == 2)
    assert [(step.precision, step.on) for step in application.session.edit.steps] == [(Precision.QAT, True), (Precision.FP32, False)]
    assert application.window.bar.message is not None
    assert application.window.bar.message.text == (
        "Step 1, Fake network: PTQ INT8 is not installed, and QAT INT8 is used. "
        "Step 2, Fake without files, is switched off. The model files are not installed."
    )
    done(application, qtbot)
    written = side_car(photo).read_bytes()
    application.close()
    assert side_car(photo).read_bytes() == written, "another computer may have what is missing here"


def test_side_cars_can_be_switched_off(opened: Application, photo: Path) -> None:
    opened.settings.change(side_cars=Place.NOWHERE)
    opened.session.set_strength(0.4)
    opened.close()
    assert not side_car(photo).exists()


# -- presets, copy and paste ---------------------------------------------------------------------------------------------------


def test_an_edit_is_copied_to_another_photo_in_one_command(start_app: StartApp, qtbot: QtBot, tmp_path: Path) -> None:
    application = started(start_app, qtbot, write_fake_photo(tmp_path / "a.jpg"))
    plain = application.session.edit
    chain(application, qtbot, Task.TONE)
    application.session.set_strength(0.4)
    edit = application.session.edit
    application.actions[ActionId.COPY_EDIT].trigger()
    application.darkroom.undo_stack.setIndex(0)
    application.opener.show(write_fake_photo(tmp_path / "b.jpg"))
    qtbot.waitUntil(lambda: application.session.photo is not None and application.session.photo.name == "b.jpg")
    assert application.session.edit == plain
    application.actions[ActionId.PASTE_EDIT].trigger()
    assert application.session.edit == edit
    application.darkroom.undo_stack.undo()
    assert application.session.edit == plain


def test_a_clipboard_without_an_edit_is_said(opened: Application) -> None:
    QGuiApplication.clipboard().setText("a poem")
    before = opened.session.edit
    opened.actions[ActionId.PASTE_EDIT].trigger()
    assert opened.session.edit == before
    assert opened.window.bar.message is not None
    assert "no edit on the clipboard" in opened.window.bar.message.text


def test_presets_are_kept_listed_applied_and_deleted(opened: Application, qtbot: QtBot) -> None:
    opened.session.set_strength(0.4)
    edit = opened.session.edit
    opened.edits.keep_as("Half & half")
    qtbot.waitUntil(lambda: [preset.name for preset in opened.edits.shelf.presets] == ["Half & half"])
    opened.session.choose(CLASSICAL.id)
    opened.edits.presets_menu.aboutToShow.emit()
    next(action for action in opened.edits.presets_menu.actions() if action.text() == "Half && half").trigger()
    assert opened.session.edit == edit
    assert opened.darkroom.undo_stack.undoText() == "Preset: Half & half"
    opened.edits.delete(opened.edits.shelf.presets[0])
    qtbot.waitUntil(lambda: opened.edits.shelf.presets == ())


def test_the_list_of_presets_renames_gives_away_and_takes_in(opened: Application, qtbot: QtBot, tmp_path: Path) -> None:
    desk = opened.edits
    opened.actions[ActionId.PRESETS].trigger()
    dialog = opened.window.findChild(PresetsDialog)
    assert not dialog.apply.isEnabled()

    def listed() -> list[str]:
        return [dialog.list.item(row).text() for row in range(dialog.list.count())]

    desk.keep_as("One")
    qtbot.waitUntil(lambda: listed() == ["One"])
    assert dialog.words.text() == "Fake network · Plain · QAT INT8"
    desk.rename(desk.shelf.presets[0], "Another")
    qtbot.waitUntil(lambda: listed() == ["Another"])
    target = tmp_path / f"given{presets.ENDING}"
    desk.export(desk.shelf.presets[0], target)
    qtbot.waitUntil(target.exists)
    dialog.delete.click()
    qtbot.waitUntil(lambda: listed() == [] and opened.window.bar.message is not None)
    assert opened.window.bar.message is not None
    opened.window.bar.message.actions[0].run()
    qtbot.waitUntil(lambda: listed() == ["Another"])
    desk.delete(desk.shelf.presets[0])
    qtbot.waitUntil(lambda: listed() == [])
    desk.take_in(target)
    qtbot.waitUntil(lambda: listed() == ["Another"])
    assert desk.shelf.presets[0].edit.plain == opened.session.edit.plain


def test_a_preset_that_is_dropped_on_the_window_is_applied(opened: Application, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / f"theirs{presets.ENDING}"
    presets.write_preset(path, "Theirs", Edit((Step(NETWORK.id, "strong", strength=0.5),)), overwrite=False)
    drop(opened.window, [path])
    qtbot.waitUntil(lambda: opened.session.edit.steps == (Step(NETWORK.id, "strong", strength=0.5),))
    assert opened.session.photo is not None
    assert opened.session.photo.name == "IMG_1.jpg"


def test_a_preset_named_at_the_start_is_applied_to_the_photo(start_app: StartApp, qtbot: QtBot, photo: Path, tmp_path: Path) -> None:
    path = tmp_path / f"theirs{presets.ENDING}"
    presets.write_preset(path, "Theirs", Edit((Step(NETWORK.id, "strong", strength=0.5),)), overwrite=False)
    application = start_app(path, photo)
    qtbot.waitUntil(lambda: application.session.edit.steps == (Step(NETWORK.id, "strong", strength=0.5),))
    done(application, qtbot)


def test_a_preset_that_cannot_be_used_is_said_by_name(opened: Application, qtbot: QtBot, tmp_path: Path) -> None:
    before = opened.session.edit
    path = tmp_path / f"odd{presets.ENDING}"
    presets.write_preset(path, "Odd", Edit((Step("no_such", "v"),)), overwrite=False)
    opened.edits.take_presets([path])
    qtbot.waitUntil(lambda: opened.window.bar.message is not None)
    assert opened.window.bar.message is not None
    assert (opened.window.bar.message.text, opened.session.edit) == ("The preset Odd cannot be used here.", before)
    path.write_text("{}")
    opened.edits.take_presets([path])
    qtbot.waitUntil(lambda: opened.window.bar.message is not None and "odd.heliograph-preset" in opened.window.bar.message.text)
    assert replace(opened.session.edit) == before
