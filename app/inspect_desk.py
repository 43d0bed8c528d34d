"""Joins what is looked at to the photo window: the column of sections on the left, its key and its place in the settings.

Main thread.
"""

from PySide6.QtCore import QObject

from app.actions import ActionId, ActionRecord, Menu
from app.main_window import MainWindow
from app.panels.inspect_panel import InspectPanel
from app.settings import SettingsStore


class InspectDesk(QObject):
    """`panel` is where others add their sections, with `add_section(title, widget)`."""

    def __init__(self, window: MainWindow, settings: SettingsStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._settings = settings
        self.panel = InspectPanel()

    def records(self) -> tuple[ActionRecord, ...]:
        """What the user can ask for."""
        return (
            ActionRecord(
                ActionId.INSPECT, Menu.VIEW, "&Inspect", self._window.toggle_inspect, ("I",), checked=lambda: self.shown, icon="inspect"
            ),
        )

    @property
    def shown(self) -> bool:
        return not self.panel.isHidden()

    def restore(self) -> None:
        """As it was when the program ended; once the window is laid out."""
        self._window.set_inspect_width(self._settings.current.inspect_width)
        self._window.show_inspect(self._settings.current.inspect_shown)

    def remember(self) -> None:
        """For the next start."""
        self._settings.change(inspect_shown=self.shown, inspect_width=self._window.inspect_width)
