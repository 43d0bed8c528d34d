"""The column where things are looked at: it comes on a key, keeps its width over a restart, its sections fold."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.actions import ActionId
from app.application import Application

StartApp = Callable[..., Application]


def test_the_key_i_shows_the_column_and_the_next_start_has_it_as_wide_as_it_was_left(start_app: StartApp, qtbot: QtBot) -> None:
    first = start_app()
    qtbot.waitExposed(first.window)
    panel = first.inspect.panel
    assert not panel.isVisible()
    with qtbot.waitActive(first.window):
        first.window.activateWindow()
    QTest.keyClick(first.window, Qt.Key.Key_I)
    assert panel.isVisible()
    assert first.actions[ActionId.INSPECT].isChecked()
    first.window.columns.setSizes([411, first.window.columns.width() - 411])
    first.close()
    first.settings.change(geometry="")  # a restored window is made to fit the test's small screen
    first.settings.save()
    second = start_app()
    qtbot.waitUntil(lambda: second.inspect.panel.isVisible() and second.inspect.panel.width() == 411)


def test_hidden_it_takes_nothing_of_the_picture_and_keeps_its_width(start_app: StartApp, qtbot: QtBot) -> None:
    application = start_app()
    qtbot.waitExposed(application.window)
    window = application.window
    before = window.stage.width()
    window.toggle_inspect()
    window.columns.setSizes([350, window.columns.width() - 350])
    assert window.stage.width() < before
    window.toggle_inspect()
    qtbot.waitUntil(lambda: window.stage.width() == before)
    window.toggle_inspect()
    assert window.inspect_width == 350


def test_a_section_folds_on_its_heading_and_tells_so(start_app: StartApp, qtbot: QtBot) -> None:
    application = start_app()
    qtbot.waitExposed(application.window)
    application.window.toggle_inspect()
    text = QLabel("Something")
    section = application.inspect.panel.add_section("Any title", text)
    qtbot.waitUntil(text.isVisible)
    with qtbot.waitSignal(section.folded) as told:
        QTest.keyClick(section.head, Qt.Key.Key_Space)
    assert told.args == [True]
    assert not text.isVisible()
