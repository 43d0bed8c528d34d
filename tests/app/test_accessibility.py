"""Every control of every window has a name for screen readers, is reached by Tab and is shown whole; a photo is told of in words."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt, QTranslator
from PySide6.QtWidgets import QDialog, QWidget

from app import i18n
from app.actions import ActionId
from app.i18n import Language
from app.session import RunState
from engine.core.method import Task
from tests.helpers.controls import beyond_tab, controls_of, cut_off, nameless, unreached
from tests.helpers.dialogs import answer
from tests.helpers.fakes import CLASSICAL
from tests.helpers.windows import chain


def check(window: QWidget) -> None:
    assert nameless(window) == []
    assert beyond_tab(window) == []


def test_every_control_of_the_main_window_has_a_name_and_can_be_reached(opened):
    window = opened.window
    window.show_batch(True)
    opened.actions[ActionId.INSPECT].trigger()
    assert len(controls_of(window)) > 40
    check(window)


def test_the_tab_key_goes_through_all_controls_in_sight_and_is_caught_by_none(opened, qtbot):
    window = opened.window
    window.show_batch(True)
    opened.actions[ActionId.INSPECT].trigger()
    with qtbot.waitActive(window):
        window.activateWindow()
    assert unreached(window) == []


def test_in_the_panel_the_tab_key_goes_from_top_to_bottom_also_after_another_task(opened):
    panel = opened.window.enhance
    opened.session.choose(CLASSICAL.id)
    tops = []
    widget = panel
    for _ in range(400):
        widget = widget.nextInFocusChain()
        if widget is panel:
            break
        stops = widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if stops and panel.isAncestorOf(widget):
            tops.append((widget.mapTo(panel, QPoint(0, 0)).y(), widget.accessibleName() or widget.text()))
    assert [top for top, _ in tops] == sorted(top for top, _ in tops), tops
    assert len(tops) >= 8


@pytest.mark.parametrize("language", [Language.GERMAN, Language.VIETNAMESE])
def test_in_the_smallest_window_nothing_is_cut_off_in_languages_with_longer_words(qapp, start_app, photo, qtbot, language):
    i18n.install(qapp, language)
    try:
        application = start_app(photo)
        window = application.window
        qtbot.waitUntil(lambda: application.session.run.state is RunState.DONE)
        chain(application, qtbot, Task.TONE)
        window.resize(window.minimumSize())
        window.show_batch(True)
        application.actions[ActionId.INSPECT].trigger()
        application.actions[ActionId.SETTINGS].trigger()
        settings = application.settings_menu.window
        qtbot.waitExposed(settings)
        qtbot.waitUntil(lambda: window.inspect.isVisible() and cut_off(window) == [])
        assert window.size() == window.minimumSize()
        rows = [settings.pages.visualItemRect(settings.pages.item(row)) for row in range(settings.pages.count())]
        assert all(above.bottom() < below.top() for above, below in pairwise(rows))
        for page in range(settings.pages.count()):
            settings.pages.setCurrentRow(page)
            qapp.processEvents()
            assert cut_off(settings) == []
        settings.close()
        application.actions[ActionId.TRAIN].trigger()
        qtbot.waitUntil(lambda: cut_off(application.training.window) == [])
    finally:
        for translator in qapp.findChildren(QTranslator):
            qapp.removeTranslator(translator)
            translator.deleteLater()
        QLocale.setDefault(QLocale.c())


MODAL = {
    "save": lambda application: application.dialogs.save_as(),
    "shortcuts": lambda application: application.dialogs.shortcuts(),
    "about": lambda application: application.dialogs.about(),
    "batch options": lambda application: application.batch_panel.output.ask(),
}


@pytest.mark.parametrize("name", MODAL)
def test_every_control_of_the_dialogs_has_a_name_and_can_be_reached(opened, name):
    found: list[str] = []

    def look(dialog: QWidget) -> None:
        found.extend([*nameless(dialog), *beyond_tab(dialog), *([] if controls_of(dialog) else ["nothing in it"])])
        assert isinstance(dialog, QDialog)
        dialog.reject()

    met = answer(look)
    MODAL[name](opened)
    assert met
    assert found == []


def test_every_control_of_the_windows_beside_the_photo_has_a_name_and_can_be_reached(opened, qtbot):
    opened.actions[ActionId.SETTINGS].trigger()
    assert isinstance(opened.settings_menu.window, QWidget)
    check(opened.settings_menu.window)
    opened.settings_menu.window.close()
    opened.messages.unexpected(ValueError("x"))
    check(opened.dialogs._crash)
    opened.dialogs._crash.close()
    for action, owner in ((ActionId.EXPORT, opened.inspect.exports), (ActionId.REPORT, opened.inspect.reports)):
        opened.actions[action].trigger()
        check(owner.dialog)
        owner.dialog.reject()
    opened.actions[ActionId.PRESETS].trigger()
    check(opened.edits._list)
    opened.edits._list.close()
    opened.actions[ActionId.TRAIN].trigger()
    check(opened.training.window)


def test_the_photo_is_described_in_words(opened):
    view = opened.window.view
    assert view.accessibleName()
    assert "Before and after" in view.accessibleDescription()


def test_every_command_of_the_menus_says_what_it_does_and_no_key_is_given_twice(opened):
    keys: dict[str, str] = {}
    for record in opened.actions.records:
        assert record.text.strip("&…")
        for key in record.shortcuts:
            assert key not in keys, f"{key} is {keys[key]} and {record.text}"
            keys[key] = record.text
