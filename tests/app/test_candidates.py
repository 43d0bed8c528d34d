"""What stands beside what, over a fake engine: candidates that run in turn, kept results, files, menus, keys, the film strip."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from app.actions import ActionId
from app.application import Application
from app.candidate import Source, Stand
from app.jobs.job import Lane
from app.panels.shortcuts_dialog import ShortcutsDialog
from app.session import RunState
from app.widgets.compare_view import PLACES, Place, ViewMode
from engine.core.errors import InferenceError
from engine.core.focus import seen_region
from engine.core.precision import Precision
from tests.helpers.fakes import CLASSICAL, DETAIL, DOUBLE, NETWORK, FakeBackend, make_photo, write_fake_photo

StartApp = Callable[..., Application]
FP32 = Stand(Source.METHOD, NETWORK.id, "plain", Precision.FP32)
FROM_DOUBLE = Stand(Source.METHOD, DOUBLE.id, "default", Precision.FP32)


def precisions(backend: FakeBackend) -> list[tuple[str, Precision]]:
    return [(request.method, request.precision) for request in backend.engine.requests]


def complete(application: Application, place: Place) -> bool:
    exhibit = application.window.view.exhibit(place)
    return exhibit is not None and exhibit.layer is not None and exhibit.layer.finished is None


def at(application: Application, place: Place, row: int = 100, column: int = 140, times: int = 1) -> np.ndarray:
    """The colour that a pixel of the photo has in a place of the grid, shown `times` as large."""
    view = application.window.view
    left, top = view.layout_now.panes(view.width(), view.height())[PLACES.index(place)]
    width, height = view.layout_now.pane_size(view.width(), view.height())
    x, y = left + (width - 160 * times) // 2 + column * times, top + (height - 120 * times) // 2 + row * times
    colour = view.grab().toImage().pixelColor(x, y)
    return np.array([colour.red(), colour.green(), colour.blue()])


def brighter(by: float, row: int = 100, column: int = 140) -> np.ndarray:
    return np.minimum(make_photo(160, 120).pixels[row, column].astype(float) + by, 255)


def texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


# -- candidates ----------------------------------------------------------------------------------------------------------------


def test_a_candidate_is_added_by_its_key_run_behind_the_result_and_shown_beside_it(
    opened: Application, qtbot: QtBot, backend: FakeBackend
) -> None:
    qtbot.keyClick(opened.window.view, Qt.Key.Key_A)
    assert opened.window.view.mode is ViewMode.GRID
    assert opened.compare.candidates.stands[2] == FP32, "another precision of the same method comes first"
    qtbot.waitUntil(lambda: complete(opened, Place.THIRD))
    assert precisions(backend) == [(NETWORK.id, Precision.QAT), (NETWORK.id, Precision.FP32)]
    opened.window.view.zoom_actual()
    assert np.abs(at(opened, Place.THIRD) - brighter(25.5)).max() <= 2
    assert np.abs(at(opened, Place.FIRST) - brighter(0)).max() <= 2


def test_candidates_run_one_after_another_what_is_seen_first(opened: Application, qtbot: QtBot, backend: FakeBackend) -> None:
    candidates, view = opened.compare.candidates, opened.window.view
    view.zoom_by(8 / view.zoom)
    candidates.add(FP32)
    candidates.add(Stand(Source.METHOD, NETWORK.id, "strong", Precision.QAT))
    qtbot.waitUntil(lambda: complete(opened, Place.THIRD) and complete(opened, Place.FOURTH))
    first, second = backend.engine.requests[1:]
    assert (first.precision, second.variant) == (Precision.FP32, "strong")
    assert seen_region(first.focus) == view.visible_region()


def test_choosing_what_a_candidate_has_shown_needs_no_run_and_the_other_way_round(
    opened: Application, qtbot: QtBot, backend: FakeBackend
) -> None:
    opened.compare.candidates.add(FP32)
    qtbot.waitUntil(lambda: complete(opened, Place.THIRD))
    opened.session.set_precision(Precision.FP32)
    qtbot.waitUntil(lambda: opened.session.run.state is RunState.DONE)
    opened.compare.candidates.put(Place.THIRD, Stand(Source.METHOD, NETWORK.id, "plain", Precision.QAT))
    qtbot.waitUntil(lambda: complete(opened, Place.THIRD))
    assert len(backend.engine.requests) == 2


def test_the_current_run_comes_before_a_candidate_that_is_running(opened: Application, qtbot: QtBot, backend: FakeBackend) -> None:
    backend.engine.gate.clear()
    opened.compare.candidates.add(FP32)
    qtbot.waitUntil(lambda: len(backend.engine.requests) == 2)
    opened.session.choose(NETWORK.id, "strong")
    qtbot.waitUntil(lambda: len(backend.engine.requests) == 3)
    assert backend.engine.requests[2].variant == "strong"
    assert backend.engine.cancelled == 1
    backend.engine.gate.set()
    qtbot.waitUntil(lambda: complete(opened, Place.THIRD))
    assert backend.engine.requests[3].precision is Precision.FP32


def test_nothing_runs_for_a_place_that_is_not_seen(opened: Application, qtbot: QtBot, backend: FakeBackend) -> None:
    opened.window.view.set_mode(ViewMode.ORIGINAL)
    opened.compare.candidates.put(Place.SECOND, FP32)
    assert opened.runner.live(Lane.INFERENCE) == ()
    opened.window.view.set_mode(ViewMode.DIVIDER)
    qtbot.waitUntil(lambda: complete(opened, Place.SECOND))
    assert len(backend.engine.requests) == 2


def test_a_candidate_that_fails_is_said_once_and_the_others_go_on(opened: Application, qtbot: QtBot, backend: FakeBackend) -> None:
    backend.engine.fail_with = InferenceError("It does not fit.")
    opened.compare.candidates.add(FP32)
    qtbot.waitUntil(lambda: opened.window.bar.message is not None)
    assert opened.window.bar.message is not None
    assert opened.window.bar.message.text == "It does not fit."
    backend.engine.fail_with = None
    opened.compare.candidates.add(Stand(Source.METHOD, NETWORK.id, "strong", Precision.QAT))
    qtbot.waitUntil(lambda: complete(opened, Place.FOURTH))
    assert len(backend.engine.requests) == 3


def test_a_denser_candidate_and_one_between_two_weights_are_shown_and_follow_the_strength(
    opened: Application, qtbot: QtBot, backend: FakeBackend
) -> None:
    candidates, view = opened.compare.candidates, opened.window.view
    candidates.add(FROM_DOUBLE)
    candidates.add(Stand(Source.METHOD, DETAIL.id, "bold", Precision.FP32))
    qtbot.waitUntil(lambda: complete(opened, Place.THIRD) and complete(opened, Place.FOURTH))
    view.zoom_actual()
    opened.session.set_strength(0.0)
    assert np.abs(at(opened, Place.THIRD, times=2) - brighter(0)).max() <= 2
    assert np.abs(at(opened, Place.FOURTH, times=2) - brighter(12.75)).max() <= 2, "strength 0 is the gentler weights"


def test_another_photo_runs_the_methods_again_and_drops_what_belonged_to_the_old_one(
    opened: Application, qtbot: QtBot, backend: FakeBackend, tmp_path: Path
) -> None:
    candidates = opened.compare.candidates
    candidates.add(FP32)
    qtbot.waitUntil(lambda: complete(opened, Place.THIRD))
    candidates.keep()
    qtbot.waitUntil(lambda: len(candidates.kept) == 1)
    candidates.add(Stand(Source.KEPT, kept=candidates.kept[0]))
    opened.opener.show(write_fake_photo(tmp_path / "other.jpg", 80, 60))
    qtbot.waitUntil(lambda: len(backend.engine.requests) == 4 and complete(opened, Place.THIRD))
    assert candidates.stands[2:] == [FP32]
    assert candidates.kept == []
    assert opened.window.view.name_of(Place.THIRD) == "Fake network · Plain · FP32"


def test_a_kept_result_stays_as_it_was_seen(opened: Application, qtbot: QtBot) -> None:
    opened.session.set_strength(0.5)
    qtbot.keyClick(opened.window.view, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: len(opened.compare.candidates.kept) == 1)
    opened.session.set_strength(1.0)
    qtbot.keyClick(opened.window.view, Qt.Key.Key_A)
    opened.window.view.zoom_actual()
    assert opened.compare.candidates.stands[2].source is Source.KEPT
    assert np.abs(at(opened, Place.THIRD) - brighter(12.75)).max() <= 2
    assert "50 %" in opened.window.view.name_of(Place.THIRD)


def test_any_file_can_stand_beside_the_photo_and_a_broken_one_is_said(
    opened: Application, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = write_fake_photo(tmp_path / "other program.png", 320, 240)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *a, **k: (str(other), ""))
    opened.actions[ActionId.COMPARE_FILE].trigger()
    qtbot.waitUntil(lambda: complete(opened, Place.THIRD))
    assert opened.window.view.name_of(Place.THIRD) == "other program.png"
    (tmp_path / "broken.jpg").write_text("no photo")
    opened.compare.candidates.put(Place.THIRD, Stand(Source.FILE, path=tmp_path / "broken.jpg"))
    qtbot.waitUntil(lambda: opened.window.bar.message is not None)
    assert not complete(opened, Place.THIRD)


def test_places_are_taken_away_one_by_one_and_two_stay(opened: Application, qtbot: QtBot, backend: FakeBackend) -> None:
    candidates, view = opened.compare.candidates, opened.window.view
    for _ in range(3):
        candidates.add()
    qtbot.waitUntil(lambda: opened.runner.live() == ())
    assert len(candidates.stands) == 4
    runs, last = len(backend.engine.requests), candidates.stands[3]
    candidates.remove(Place.THIRD)
    assert candidates.stands[2] == last
    for _ in range(3):
        opened.actions[ActionId.REMOVE_CANDIDATE].trigger()
    assert [stand.source for stand in candidates.stands] == [Source.ORIGINAL, Source.RESULT]
    assert view.layout_now.count == 2
    assert len(backend.engine.requests) == runs, "what moves to another place is not run again"


def test_two_results_can_be_told_apart_by_the_divider(opened: Application, qtbot: QtBot) -> None:
    opened.compare.candidates.put(Place.FIRST, FP32)
    qtbot.waitUntil(lambda: complete(opened, Place.FIRST))
    assert opened.window.view.mode is ViewMode.DIVIDER
    assert opened.window.view.name_of(Place.FIRST) == "Fake network · Plain · FP32"
    opened.actions[ActionId.RESET_COMPARE].trigger()
    assert opened.window.view.name_of(Place.FIRST) == "Original"


# -- menus and keys ------------------------------------------------------------------------------------------------------------


def test_the_menu_of_a_place_offers_what_can_run_and_ticks_what_stands_there(opened: Application, qtbot: QtBot) -> None:
    menu = opened.compare.menu_for(Place.SECOND)
    assert texts(menu)[:4] == [
        "Original",
        "Current result: Fake network · Plain · QAT INT8",
        "Fake network · Plain · FP32",
        "Fake network · Plain · QAT INT8",
    ]
    assert [action.isChecked() for action in menu.actions()[:2]] == [False, True]
    menu.actions()[0].trigger()
    assert opened.compare.candidates.stands[1].source is Source.ORIGINAL
    others = next(action.menu() for action in menu.actions() if action.menu() is not None)
    assert isinstance(others, QMenu)
    tone = next(action.menu() for action in others.actions() if action.text() == CLASSICAL.task.value)
    assert isinstance(tone, QMenu)
    tone.actions()[0].trigger()
    qtbot.waitUntil(lambda: complete(opened, Place.SECOND))
    assert opened.compare.candidates.stands[1].method == CLASSICAL.id


def test_a_click_on_a_label_opens_its_menu(opened: Application, qtbot: QtBot) -> None:
    qtbot.mouseClick(opened.window.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(20, 20))
    menu = opened.compare._menu
    assert menu is not None
    assert menu.isVisible()
    menu.close()


def test_the_part_in_sight_is_selected_by_its_key_and_let_go_by_another(opened: Application, qtbot: QtBot) -> None:
    view = opened.window.view
    view.zoom_by(16.0)
    qtbot.keyClick(view, Qt.Key.Key_M)
    assert view.selection == view.visible_region()
    assert view.selection is not None
    assert view.selection.width < view.selection.photo_width
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.selection is None


def test_every_command_has_keys_of_its_own(opened: Application) -> None:
    keys = [key for record in opened.actions.records for key in record.shortcuts]
    assert sorted(keys) == sorted(set(keys))
    assert [record.id for record in opened.actions.records if not record.shortcuts] == []


def test_the_list_of_shortcuts_is_grouped_and_can_be_searched(opened: Application, qtbot: QtBot) -> None:
    dialog = ShortcutsDialog(opened.dialogs.shortcut_rows)
    qtbot.addWidget(dialog)
    headings = [dialog.tree.topLevelItem(number).text(0) for number in range(dialog.tree.topLevelItemCount())]  # type: ignore[union-attr]
    assert headings == sorted(set(headings), key=headings.index)
    assert "Compare" in headings
    qtbot.keyClicks(dialog.search, "loupe")
    assert [words for words, _ in dialog.found()] == ["Loupe", "Stronger loupe", "Weaker loupe"]
    dialog.search.setText("pgdown")
    assert dialog.found() == [("Next photo", "PgDown")]
    dialog.search.setText("zebra")
    assert dialog.found() == []
    assert not dialog.nothing.isHidden()


def test_no_tool_hides_where_the_window_is_narrow_and_words_come_back_with_the_room(opened: Application, qtbot: QtBot) -> None:
    toolbar = opened.window.toolbar
    buttons = [button for action in toolbar.actions() if isinstance(button := toolbar.widgetForAction(action), QToolButton)]
    for width, style in (
        (opened.window.minimumWidth(), Qt.ToolButtonStyle.ToolButtonIconOnly),
        (2400, Qt.ToolButtonStyle.ToolButtonTextBesideIcon),
    ):
        opened.window.resize(width, 600)
        assert buttons[0].toolButtonStyle() is style
        qtbot.waitUntil(lambda: all(button.isVisible() for button in buttons if button.objectName() != "qt_toolbar_ext_button"))


@pytest.mark.parametrize(("key", "mode"), [(Qt.Key.Key_8, ViewMode.DIFFERENCE), (Qt.Key.Key_7, ViewMode.BLINK)])
def test_the_bar_shows_and_sets_what_the_mode_is_adjusted_by(opened: Application, qtbot: QtBot, key: Qt.Key, mode: ViewMode) -> None:
    bar, view = opened.compare.bar, opened.window.view
    assert bar.isHidden()
    qtbot.keyClick(view, key)
    assert view.mode is mode
    assert bar.isVisible()
    before = bar.slider.value()
    qtbot.keyClick(view, Qt.Key.Key_Period)
    assert bar.slider.value() == before + 1
    bar.slider.setValue(0)
    assert (view.layout_now.gain, view.layout_now.blink)[mode is ViewMode.BLINK] == (1, 200)[mode is ViewMode.BLINK]
    qtbot.keyClick(view, Qt.Key.Key_1)
    assert bar.isHidden()


@pytest.mark.parametrize("width", [900, 330, 230])
def test_the_bar_never_stands_out_of_the_view(opened: Application, width: int) -> None:
    view, bar = opened.window.view, opened.compare.bar
    view.set_mode(ViewMode.DIFFERENCE)
    view.resize(width, 500)
    assert view.rect().contains(bar.geometry())
    assert bar.slider.isVisible()
    label = bar.slider.geometry().left() - bar.contentsRect().left() > 40
    assert label == (width > 300), "words go first"


# -- from photo to photo -------------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> list[Path]:
    names = ["IMG_2.jpg", "IMG_10.jpg", "IMG_9.png"]
    (tmp_path / "roll").mkdir()
    (tmp_path / "roll" / "notes.txt").write_text("no photo")
    paths = [write_fake_photo(tmp_path / "roll" / name, 1600, 1200) for name in names]
    return [paths[0], paths[2], paths[1]]


def test_the_strip_shows_the_folder_of_the_open_photo_with_pictures(start_app: StartApp, qtbot: QtBot, folder: list[Path]) -> None:
    application = start_app(folder[1])
    film = application.compare.film
    qtbot.waitUntil(lambda: film.paths == folder)
    assert film.currentIndex().row() == 1
    assert film.isHidden()
    qtbot.keyClick(application.window.view, Qt.Key.Key_T)
    assert film.isVisible()
    qtbot.waitUntil(lambda: all(application.compare.thumbnails.image(path) is not None for path in folder))
    assert application.settings.current.film_shown


def test_page_keys_and_arrow_keys_in_the_strip_go_from_photo_to_photo(start_app: StartApp, qtbot: QtBot, folder: list[Path]) -> None:
    application = start_app(folder[0])
    film, session, view = application.compare.film, application.session, application.window.view

    def shown(name: str) -> None:
        """Each is a true file that is decoded, which takes long where much else runs."""
        qtbot.waitUntil(lambda: session.photo is not None and session.photo.name == name, timeout=30_000)

    with qtbot.waitActive(application.window):  # or its keys go nowhere
        application.window.activateWindow()
    shown("IMG_2.jpg")
    qtbot.waitUntil(lambda: film.paths == folder and film.currentIndex().row() == 0)
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    shown("IMG_9.png")
    application.compare.toggle_film()
    film.setFocus()
    qtbot.keyClick(film, Qt.Key.Key_Right)
    shown("IMG_10.jpg")
    qtbot.keyClick(film, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    shown("IMG_9.png")


def test_pressing_on_skips_what_is_still_opening_and_what_cannot_be_opened(start_app: StartApp, qtbot: QtBot, folder: list[Path]) -> None:
    folder[1].write_text("no photo")
    application = start_app(folder[0])
    qtbot.waitUntil(lambda: application.compare.film.paths == folder and application.session.photo is not None)
    application.compare.step(1)
    application.compare.step(1)
    qtbot.waitUntil(lambda: application.session.photo is not None and application.session.photo.name == "IMG_10.jpg")
    application.compare.step(1)
    assert application.compare.film.currentIndex().row() == 2


@pytest.mark.parametrize("method", [NETWORK.id, DOUBLE.id])
def test_zoom_and_place_are_kept_from_photo_to_photo_unless_one_does_not_want_that(
    start_app: StartApp, qtbot: QtBot, folder: list[Path], method: str
) -> None:
    application = start_app(folder[0])
    view, session = application.window.view, application.session
    qtbot.waitUntil(lambda: session.run.state is RunState.DONE and len(application.compare.film.paths) == 3)
    session.choose(method)
    qtbot.waitUntil(lambda: session.run.state is RunState.DONE)
    view.zoom_actual()
    view.pan(-200, -100)
    seen = view.visible_region()
    application.compare.step(1)
    qtbot.waitUntil(lambda: session.photo is not None and session.photo.name == "IMG_9.png" and session.run.state is RunState.DONE)
    assert view.zoom == 1.0
    assert view.visible_region() == seen
    qtbot.keyClick(view, Qt.Key.Key_P)
    application.compare.step(1)
    qtbot.waitUntil(lambda: session.photo is not None and session.photo.name == "IMG_10.jpg")
    assert view.visible_region().width == 1600


def test_several_photos_opened_together_are_the_strip(start_app: StartApp, qtbot: QtBot, folder: list[Path]) -> None:
    application = start_app(folder[2], folder[0])
    qtbot.waitUntil(lambda: application.session.photo is not None and len(application.compare.film.paths) == 2)
    assert application.compare.film.paths == [folder[2], folder[0]]
