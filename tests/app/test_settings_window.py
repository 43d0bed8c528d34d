"""The window of all settings: what is changed is in force and remembered, and the search finds a setting by any word it shows."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel

from app import theme
from app.actions import ActionId
from app.i18n import Language
from app.settings import SettingsStore
from app.theme import ColourScheme
from engine.core.photo import FileFormat


@pytest.fixture
def window(opened, qtbot):
    opened.actions[ActionId.SETTINGS].trigger()
    window = opened.settings_menu.window
    assert window is not None
    qtbot.waitExposed(window)
    return window


def pick(box: QComboBox, value: object) -> None:
    """As a user does: the box says that it was activated."""
    index = box.findData(value)
    assert index >= 0, value
    box.setCurrentIndex(index)
    box.activated.emit(index)


def visible_pages(window) -> list[str]:
    return [window.pages.item(row).text() for row in range(window.pages.count()) if not window.pages.item(row).isHidden()]


def test_a_theme_is_put_on_at_once_and_ticked_in_the_menu(opened, window):
    pick(window.theme, ColourScheme.LIGHT)
    assert opened.scheme is ColourScheme.LIGHT
    ticked = [action.text() for action in opened.settings_menu._themes.values() if action.isChecked()]
    assert ticked == ["Light"]


def test_changes_of_every_page_are_in_the_file_when_the_window_closes(opened, window, tmp_path, qtbot):
    pick(window.language, Language.GERMAN)
    window.preview.click()
    window.keep_view.click()
    window.film.click()
    assert opened.compare.film.isVisible()
    assert (opened.actions[ActionId.KEEP_VIEW].isChecked(), opened.actions[ActionId.FILM].isChecked()) == (False, True)
    window.folder.line.setText(str(tmp_path / "out"))
    window.template.line.setText("{name} better")
    pick_format = window.output.format
    index = pick_format.findText(FileFormat.PNG.label)
    pick_format.setCurrentIndex(index)
    pick_format.activated.emit(index)
    window.output.strip.click()
    window.python.line.setText("/opt/python")
    window.close()
    qtbot.waitUntil(lambda: opened.settings_menu.window is None)
    written = SettingsStore(opened.settings.path).current
    assert written.language is Language.GERMAN
    assert (written.preview, written.private_data) == (False, False)
    assert (written.keep_view, written.film_shown) == (False, True)
    assert (written.output_folder, written.template) == (tmp_path / "out", "{name} better")
    assert written.output_format is FileFormat.PNG
    assert str(written.training_python) == "/opt/python"
    assert json.loads(opened.settings.path.read_text())["language"] == "de"


def test_a_template_that_cannot_work_is_not_taken(opened, window):
    before = opened.settings.current.template
    window.template.line.setText("{nonsense}")
    assert opened.settings.current.template == before


@pytest.mark.parametrize(
    ("words", "pages"),
    [
        ("theme", ["Appearance"]),
        ("tiếng", ["Appearance"]),
        ("serial numbers", ["Saving"]),
        ("privacy network", ["Privacy and files"]),
        ("pytorch", ["Training"]),
    ],
)
def test_the_search_leaves_the_pages_and_rows_that_have_all_its_words(window, qtbot, words, pages):
    window.search.setText(words)
    assert visible_pages(window) == pages
    shown = window.forms[window.pages.currentRow()]
    assert any(shown.isRowVisible(row) for row in range(shown.rowCount()))
    assert not all(shown.isRowVisible(row) for row in range(shown.rowCount())) or shown.rowCount() == 1


def test_nothing_found_is_said_and_an_empty_search_shows_all_again(window, qtbot):
    qtbot.keyClicks(window.search, "zebra")
    assert window.stack.currentWidget() is window.nothing
    window.search.clear()
    assert len(visible_pages(window)) == window.pages.count()
    assert window.stack.currentWidget() is not window.nothing


def test_the_page_on_privacy_says_that_nothing_goes_over_a_network(window):
    texts = " ".join(label.text() for label in window.findChildren(QLabel))
    assert "opens no connection to any network" in texts


def test_the_window_follows_the_desktop_while_it_is_asked_to(opened, window, qapp, monkeypatch):
    # The offscreen platform has no scheme of its own to change: what it says is put in its mouth.
    said = [Qt.ColorScheme.Light]
    monkeypatch.setattr(theme, "desktop_scheme", lambda app: said[-1])
    pick(window.theme, ColourScheme.SYSTEM)
    assert opened.scheme is ColourScheme.LIGHT
    said.append(Qt.ColorScheme.Dark)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert opened.scheme is ColourScheme.DARK
    pick(window.theme, ColourScheme.DARK)
    said.append(Qt.ColorScheme.Light)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert opened.scheme is ColourScheme.DARK
