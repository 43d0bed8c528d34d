"""Every control of the windows has a name for screen readers and is reached by the keyboard; what the photo shows is told in words."""

from PySide6.QtWidgets import QWidget

from app.actions import ActionId
from tests.helpers.controls import beyond_tab, controls_of, nameless


def test_every_control_of_the_main_window_has_a_name_and_can_be_reached(opened, tmp_path, photo):
    window = opened.window
    window.show_batch(True)
    for action in (ActionId.INSPECT,):
        if not opened.actions[action].isChecked():
            opened.actions[action].trigger()
    assert len(controls_of(window)) > 40
    assert nameless(window) == []
    assert beyond_tab(window) == []


def test_every_control_of_the_settings_has_a_name_and_can_be_reached(opened):
    opened.actions[ActionId.SETTINGS].trigger()
    window = opened.settings_menu.window
    assert isinstance(window, QWidget)
    assert nameless(window) == []
    assert beyond_tab(window) == []


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
