"""The window over a fake engine: opening, running by itself, latest wins, strength, saving, errors."""

import os
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QTextDocumentFragment, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.actions import ActionId
from app.application import Application
from app.messages import Severity
from app.panels.crash_dialog import CrashDialog
from app.session import RunState
from app.widgets.compare_view import ViewMode
from app.widgets.param_form import NumberRow
from engine.batch.jobs import JobState
from engine.core.errors import InferenceError
from engine.core.focus import seen_region
from engine.core.precision import Precision
from tests.helpers.batches import listed
from tests.helpers.fakes import CLASSICAL, MISSING, NETWORK, NO_FILES, NO_PTQ, FakeBackend, write_fake_photo
from tests.helpers.windows import StartApp, drop, drop_mime, message, started


def test_a_photo_from_the_command_line_is_shown_and_enhanced_by_itself(opened: Application, backend: FakeBackend) -> None:
    assert opened.window.pages.currentWidget() is opened.window.view
    assert opened.window.windowTitle() == "IMG_1.jpg – Heliograph"
    assert [(request.method, request.precision) for request in backend.engine.requests] == [(NETWORK.id, Precision.QAT)]
    assert opened.batch.jobs == []
    assert "160 × 120" in opened.status.facts.text()
    assert "QAT INT8" in opened.status.summary.text()


def test_the_request_carries_the_visible_part_as_focus(opened: Application, backend: FakeBackend) -> None:
    focus = seen_region(backend.engine.requests[0].focus)
    assert focus is not None
    assert (focus.width, focus.height, focus.photo_width, focus.photo_height) == (160, 120, 160, 120)


def test_the_window_can_be_used_before_the_engine_is_there_and_the_request_waits(
    start_app: StartApp, qtbot: QtBot, photo: Path, backend: FakeBackend
) -> None:
    backend.opening.clear()
    application = start_app(photo)
    qtbot.waitUntil(lambda: application.session.photo is not None)
    assert application.session.catalogue is None
    assert application.session.run.active
    backend.opening.set()
    qtbot.waitUntil(lambda: application.session.result is not None)


def test_an_engine_that_does_not_open_is_said_and_photos_can_still_be_seen(
    start_app: StartApp, qtbot: QtBot, photo: Path, backend: FakeBackend
) -> None:
    backend.fail_open = InferenceError("onnxruntime could not be loaded.")
    application = start_app(photo)
    qtbot.waitUntil(lambda: application.session.photo is not None and message(application) != "")
    assert message(application) == "onnxruntime could not be loaded."


def test_tiles_appear_before_the_run_is_done(start_app: StartApp, qtbot: QtBot, photo: Path, backend: FakeBackend) -> None:
    backend.engine.gate.clear()
    application = start_app(photo)
    pieces: list[tuple[int, int]] = []
    application.presenter.piece.connect(lambda left, top, pixels: pieces.append((left, top)))
    qtbot.waitUntil(lambda: bool(pieces))
    assert pieces == [(0, 0)]
    assert application.session.result is None
    backend.engine.gate.set()
    qtbot.waitUntil(lambda: application.session.result is not None)


def test_a_newer_choice_cancels_the_older_run_and_only_its_result_is_shown(
    start_app: StartApp, qtbot: QtBot, photo: Path, backend: FakeBackend
) -> None:
    backend.engine.gate.clear()
    application = start_app(photo)
    qtbot.waitUntil(lambda: len(backend.engine.requests) == 1)
    application.session.set_precision(Precision.FP32)
    qtbot.waitUntil(lambda: backend.engine.cancelled == 1)
    backend.engine.gate.set()
    qtbot.waitUntil(lambda: application.session.result is not None)
    assert application.session.result is not None
    assert application.session.result.report.precision is Precision.FP32


def test_many_quick_changes_make_one_run(opened: Application, qtbot: QtBot, backend: FakeBackend) -> None:
    opened.session.choose(CLASSICAL.id)
    backend.engine.requests.clear()
    for tiles in range(2, 12):
        opened.session.set_param("tiles", tiles)
    qtbot.waitUntil(lambda: opened.session.run.state is RunState.DONE)
    assert [request.params["tiles"] for request in backend.engine.requests] == [11]


def test_going_back_to_an_earlier_choice_does_not_run_again(opened: Application, qtbot: QtBot, backend: FakeBackend) -> None:
    first = opened.session.result
    opened.session.set_precision(Precision.FP32)
    qtbot.waitUntil(lambda: len(backend.engine.requests) == 2 and opened.session.result is not None)
    opened.session.set_precision(Precision.QAT)
    qtbot.waitUntil(lambda: opened.session.result is first)
    assert len(backend.engine.requests) == 2


def test_cancel_is_obeyed_and_a_run_can_be_asked_for_again(start_app: StartApp, qtbot: QtBot, photo: Path, backend: FakeBackend) -> None:
    backend.engine.gate.clear()
    application = start_app(photo)
    qtbot.waitUntil(lambda: application.session.run.state is RunState.RUNNING)
    application.status.progress.cancel_button.click()
    assert application.session.run.state is RunState.CANCELLED
    qtbot.waitUntil(lambda: backend.engine.cancelled == 1)
    assert message(application) == ""
    assert application.window.enhance.run.isVisible()
    backend.engine.gate.set()
    application.window.enhance.run.click()
    qtbot.waitUntil(lambda: application.session.result is not None)


def test_an_error_of_the_run_is_said_in_words_and_is_no_crash(start_app: StartApp, qtbot: QtBot, photo: Path, backend: FakeBackend) -> None:
    backend.engine.fail_with = InferenceError("The model does not fit.", hint="Try FP32.")
    application = start_app(photo)
    qtbot.waitUntil(lambda: application.session.run.state is RunState.FAILED)
    bar = application.window.bar
    assert bar.message is not None
    assert (bar.message.severity, bar.message.text, bar.message.hint) == (Severity.ERROR, "The model does not fit.", "Try FP32.")
    assert application.window.findChild(CrashDialog) is None


def test_an_unexpected_error_shows_a_report_that_can_be_copied_and_the_window_goes_on(
    start_app: StartApp, qtbot: QtBot, photo: Path, backend: FakeBackend
) -> None:
    backend.engine.fail_with = ZeroDivisionError("a fault of ours")
    application = start_app(photo)
    qtbot.waitUntil(lambda: application.window.findChild(CrashDialog) is not None)
    dialog = application.window.findChild(CrashDialog)
    dialog.copy.click()
    assert "ZeroDivisionError: a fault of ours" in QGuiApplication.clipboard().text()
    dialog.reject()
    backend.engine.fail_with = None
    application.enhancer.run_now()
    qtbot.waitUntil(lambda: application.session.result is not None)


def test_a_broken_file_is_said_and_the_open_photo_stays(opened: Application, qtbot: QtBot, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_text("no photo")
    opened.opener.open_paths([broken])
    qtbot.waitUntil(lambda: message(opened) != "")
    assert message(opened) == "broken.jpg is not a photo."
    assert opened.session.photo is not None
    assert opened.session.photo.name == "IMG_1.jpg"


def test_warnings_of_a_run_are_shown(start_app: StartApp, qtbot: QtBot, photo: Path, backend: FakeBackend) -> None:
    backend.engine.warnings = ("The graphics card failed; the processor was used.",)
    application = start_app(photo)
    qtbot.waitUntil(lambda: message(application).startswith("The graphics card failed"))


def test_what_was_said_of_one_photo_goes_with_it_and_holds_nothing_back_that_concerns_the_next(
    start_app: StartApp, qtbot: QtBot, photo: Path, tmp_path: Path, backend: FakeBackend
) -> None:
    backend.engine.fail_with = InferenceError("It does not work.")
    application = start_app(photo)
    bar = application.window.bar
    qtbot.waitUntil(lambda: bar.message is not None and bar.message.text == "It does not work.")
    backend.engine.fail_with = None
    backend.engine.warnings = ("One tile is odd.",)
    application.opener.show(write_fake_photo(tmp_path / "next.jpg", 40, 30))
    qtbot.waitUntil(lambda: bar.message is not None and bar.message.text == "One tile is odd.")
    backend.engine.warnings = ()
    application.opener.show(write_fake_photo(tmp_path / "last.jpg", 40, 30))
    qtbot.waitUntil(lambda: application.session.photo is not None and application.session.photo.name == "last.jpg")
    assert bar.message is None


@pytest.mark.parametrize("on_view", [False, True])
def test_a_photo_can_be_dropped_anywhere(start_app: StartApp, qtbot: QtBot, photo: Path, on_view: bool) -> None:
    application = start_app()
    drop(application.window.view if on_view else application.window, [photo])
    qtbot.waitUntil(lambda: application.session.photo is not None)
    assert application.batch.jobs == []


def test_a_dropped_folder_becomes_the_batch_list_and_its_first_photo_is_shown(start_app: StartApp, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "Urlaub ä b"
    (folder / "deep").mkdir(parents=True)
    for name in ("b.jpg", "a.JPG", "deep/c.png", ".hidden.jpg", "notes.txt"):
        write_fake_photo(folder / name)
    application = start_app()
    drop(application.window, [folder])
    qtbot.waitUntil(lambda: application.session.photo is not None and len(application.batch.jobs) == 3)
    assert [job.source.name for job in application.batch.jobs] == ["a.JPG", "b.jpg", "c.png"]
    assert application.session.photo is not None
    assert application.session.photo.name == "a.JPG"
    assert application.batch_panel.isVisible()
    assert all(job.state is JobState.LISTED for job in application.batch.jobs)


def test_a_broken_first_photo_of_a_folder_is_passed_over_in_the_viewer(start_app: StartApp, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "lot"
    folder.mkdir()
    (folder / "a.jpg").write_text("no photo")
    write_fake_photo(folder / "b.jpg")
    application = start_app(folder)
    qtbot.waitUntil(lambda: application.session.photo is not None and application.session.photo.name == "b.jpg")
    qtbot.waitUntil(lambda: len(application.batch.jobs) == 2)
    assert message(application) == ""


def test_results_of_an_earlier_run_are_left_out_of_a_folder(start_app: StartApp, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "lot"
    folder.mkdir()
    for name in ("a.jpg", "a-enhanced.jpg", "a-enhanced-2.png", "b-enhanced.jpg", "c.jpg"):
        write_fake_photo(folder / name)
    application = start_app(folder)
    qtbot.waitUntil(lambda: bool(application.batch.jobs))
    # There is no b: what is called its result may be all that is left of it.
    assert [job.source.name for job in application.batch.jobs] == ["a.jpg", "b-enhanced.jpg", "c.jpg"]
    assert message(application) == "2 earlier results are left out of the list."


def test_a_folder_without_photos_is_said(start_app: StartApp, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    application = start_app(tmp_path / "empty")
    qtbot.waitUntil(lambda: message(application) == "There is no photo in empty.")


def test_a_picture_and_files_can_be_pasted(start_app: StartApp, qtbot: QtBot, photo: Path) -> None:
    application = start_app()
    image = QImage(32, 24, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    mime = QMimeData()
    mime.setImageData(image)
    application.opener.paste(mime)
    qtbot.waitUntil(lambda: application.session.photo is not None and application.session.photo.name == "pasted.png")
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(photo))])
    application.opener.paste(files)
    qtbot.waitUntil(lambda: application.session.photo is not None and application.session.photo.name == "IMG_1.jpg")
    application.opener.paste(QMimeData())
    assert message(application) == "There is no photo on the clipboard."


@pytest.mark.parametrize("on_view", [False, True])
def test_a_picture_dragged_out_of_a_browser_is_opened(opened: Application, qtbot: QtBot, on_view: bool) -> None:
    image = QImage(32, 24, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    mime = QMimeData()
    mime.setImageData(image)
    mime.setUrls([QUrl("https://example.org/teal.jpg")])
    drop_mime(opened.window.view if on_view else opened.window, mime)
    qtbot.waitUntil(lambda: opened.session.photo is not None and opened.session.photo.name == "pasted.png")


def test_a_file_that_is_offered_to_be_moved_is_taken_as_a_copy(opened: Application, photo: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photo))])
    for target in (opened.window, opened.window.view, opened.window.batch):
        answered = drop_mime(target, mime, Qt.DropAction.MoveAction)
        assert answered == [Qt.DropAction.CopyAction, Qt.DropAction.CopyAction], "or a file manager deletes it as moved"


def test_precisions_without_a_file_are_greyed_and_say_why(opened: Application) -> None:
    selector = opened.window.enhance.precision
    assert [selector.buttons[precision].isEnabled() for precision in Precision] == [True, False, True]
    assert selector.buttons[Precision.PTQ].toolTip() == NO_PTQ
    assert selector.reasons.text() == f"PTQ INT8: {NO_PTQ}"
    assert selector.buttons[Precision.QAT].isChecked()


def test_a_method_without_files_is_greyed_and_says_why(opened: Application) -> None:
    button = opened.window.enhance.picker.methods.buttons[MISSING.id]
    assert not button.isEnabled()
    assert button.toolTip() == NO_FILES


def test_a_classical_method_shows_one_exact_precision_and_its_parameters(opened: Application, qtbot: QtBot, backend: FakeBackend) -> None:
    panel = opened.window.enhance
    panel.picker.task_buttons[CLASSICAL.task].click()
    assert opened.session.choice is not None
    assert opened.session.choice.method == CLASSICAL.id
    shown = [button.text() for button in panel.precision.buttons.values() if button.isVisible()]
    assert shown == ["FP32 (exact)"]
    assert set(panel.params.controls) == {"amount", "tiles", "gentle", "look"}
    assert panel.params.controls["amount"].toolTip() == "How much of it."
    assert not panel.params.reset.isEnabled()
    panel.params.controls["amount"].box.setValue(0.9)  # type: ignore[attr-defined]
    assert opened.session.choice.params["amount"] == pytest.approx(0.9)
    panel.params.reset.click()
    assert opened.session.choice.params["amount"] == 0.5


def test_scrolling_the_panel_changes_no_parameter_by_accident(opened: Application, qtbot: QtBot) -> None:
    opened.session.choose(CLASSICAL.id)
    row = opened.window.enhance.params.controls["amount"]
    assert isinstance(row, NumberRow)
    before = row.slider.value()
    opened.window.view.setFocus()
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(row.slider.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(row.slider, turn)
    assert row.slider.value() == before


def test_a_provider_is_insisted_on_for_networks_only(opened: Application, qtbot: QtBot, backend: FakeBackend) -> None:
    backend.engine.requests.clear()
    cpu = next(action for action in opened.settings_menu.providers.actions() if action.text() == "Processor")
    cpu.trigger()
    qtbot.waitUntil(lambda: len(backend.engine.requests) == 1)
    qtbot.waitUntil(lambda: opened.session.run.state is RunState.DONE)
    opened.session.choose(CLASSICAL.id)
    qtbot.waitUntil(lambda: len(backend.engine.requests) == 2)
    # The fake curve has no solver, so it counts as a network too; what matters is that the choice arrives.
    assert backend.engine.requests[0].provider == "cpu"
    unavailable = next(action for action in opened.settings_menu.providers.actions() if action.text().startswith("NVIDIA"))
    assert not unavailable.isEnabled()
    assert unavailable.toolTip() == "No such card here."


@pytest.mark.parametrize(
    ("key", "mode"),
    [
        (Qt.Key.Key_2, ViewMode.SIDE_BY_SIDE),
        (Qt.Key.Key_3, ViewMode.ORIGINAL),
        (Qt.Key.Key_4, ViewMode.ENHANCED),
        (Qt.Key.Key_1, ViewMode.DIVIDER),
    ],
)
def test_keys_change_the_view(opened: Application, qtbot: QtBot, key: Qt.Key, mode: ViewMode) -> None:
    with qtbot.waitActive(opened.window):
        opened.window.activateWindow()
    qtbot.keyClick(opened.window.view, key)
    assert opened.window.view.mode is mode
    assert opened.actions[ActionId(mode.value)].isChecked()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Backslash])
def test_a_held_key_shows_the_original(opened: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, key: Qt.Key) -> None:
    shown: list[bool] = []
    monkeypatch.setattr(opened.window.view, "show_original", shown.append)
    qtbot.keyPress(opened.window.view, key)
    qtbot.keyRelease(opened.window.view, key)
    assert shown == [True, False]


def test_the_choice_and_the_window_survive_a_restart(start_app: StartApp, qtbot: QtBot, backend: FakeBackend) -> None:
    first = start_app()
    qtbot.waitUntil(lambda: first.session.choice is not None)
    first.session.choose(NETWORK.id, "strong", Precision.FP32)
    first.window.close()
    second = start_app()
    qtbot.waitUntil(lambda: second.session.choice is not None)
    assert second.session.choice is not None
    choice = second.session.choice
    assert (choice.method, choice.variant, choice.precision) == (NETWORK.id, "strong", Precision.FP32)


def test_full_screen_shows_the_photo_alone_and_gives_everything_back(opened: Application, qtbot: QtBot) -> None:
    window = opened.window
    parts = (window.menuBar(), window.toolbar, window.enhance, window.status, window.batch)
    opened.actions[ActionId.BATCH].trigger()
    opened.actions[ActionId.FULL_SCREEN].trigger()
    assert [part.isHidden() for part in parts] == [True] * len(parts)
    qtbot.keyClick(window.view, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert [part.isHidden() for part in parts] == [False] * len(parts)


@pytest.mark.skipif(os.name == "nt", reason="no file of such a name can exist")
def test_a_name_with_markup_in_it_is_shown_as_it_is_and_loads_nothing(start_app: StartApp, qtbot: QtBot, tmp_path: Path) -> None:
    name = "<img src=there.png> <b>x.jpg"
    photo = write_fake_photo(tmp_path / name)
    application = started(start_app, qtbot, photo)
    listed(application, qtbot, [photo])
    labels = [label for label in application.window.findChildren(QLabel) if name in label.text()]
    assert application.status.facts in labels
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    for model in (application.batch_panel.model, application.compare.film.model()):
        tip = model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
        assert name in QTextDocumentFragment.fromHtml(tip).toPlainText()


def test_closing_during_a_run_leaves_no_thread_and_finishes_a_save(opened: Application, qtbot: QtBot, backend: FakeBackend) -> None:
    opened.saver.save()
    backend.engine.gate.clear()
    opened.session.set_precision(Precision.FP32)
    qtbot.waitUntil(lambda: opened.session.run.state is RunState.RUNNING)
    opened.window.close()
    assert len(backend.saved) == 1
    assert opened.runner.live() == ()


def test_closing_during_a_batch_asks_first(
    opened: Application, qtbot: QtBot, backend: FakeBackend, tmp_path: Path, picture: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend.engine.gate.clear()
    listed(opened, qtbot, [picture.file(tmp_path / "a.jpg")])
    opened.batch_panel.start.click()
    qtbot.waitUntil(lambda: opened.batch.count(JobState.RUNNING) == 1)
    monkeypatch.setattr(opened.dialogs, "may_stop_batch", lambda: False)
    assert not opened.window.close()
    assert opened.window.isVisible()
    monkeypatch.setattr(opened.dialogs, "may_stop_batch", lambda: True)
    assert opened.window.close()
