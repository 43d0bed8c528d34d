"""Opens the dialogs and hands their answers on: open, save as, shortcuts, about, crash report; a variant's name and end. Main thread."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QInputDialog, QWidget

from app.backend import Backend, OutputRule
from app.diagnostics import CrashReport
from app.i18n import tr
from app.opener import Opener
from app.panels.about_dialog import AboutDialog
from app.panels.crash_dialog import CrashDialog
from app.panels.question import agreed
from app.panels.save_dialog import SaveDialog
from app.panels.shortcuts_dialog import ShortcutRow, ShortcutsDialog, view_rows
from app.saver import Saver
from app.session import Session
from app.settings import SettingsStore
from engine.batch.plan import Found


class Dialogs(QObject):
    """Made by the application; `shortcut_rows` is filled in when the actions exist.

    Signals: batch_wanted(list[Path]), photos picked for the batch list.
    """

    batch_wanted = Signal(list)

    def __init__(self, window: QWidget, backend: Backend, opener: Opener, saver: Saver, session: Session, settings: SettingsStore) -> None:
        super().__init__(window)
        self._window = window
        self._backend = backend
        self._opener = opener
        self._saver = saver
        self._session = session
        self._settings = settings
        self._crash: CrashDialog | None = None
        self.shortcut_rows: list[ShortcutRow] = []

    def open_files(self) -> None:
        self._open(self._ask_files(tr("Open photos")))

    def add_to_batch(self) -> None:
        paths = self._ask_files(tr("Add photos to the batch list"))
        if paths:
            self._settings.change(last_folder=paths[0].parent)
            self.batch_wanted.emit([Found(path) for path in paths])

    def open_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self._window, tr("Open a folder of photos"), self._start_folder())
        self._open([Path(name)] if name else [])

    def save_as(self) -> None:
        photo, result = self._session.photo, self._session.result
        if photo is None or result is None:
            return
        rule = OutputRule.of(self._settings.current)
        folder, name = self._saver.default_folder(), self._saver.default_name()
        dialog = SaveDialog(photo.photo, folder, name, rule, self._window, self._saver.request())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            chosen = dialog.rule
            if dialog.remember:
                self._settings.change(**chosen.as_settings())
            self._saver.save_as(dialog.target, chosen)
        dialog.deleteLater()

    def shortcuts(self) -> None:
        dialog = ShortcutsDialog([*self.shortcut_rows, *view_rows()], self._window)
        dialog.exec()
        dialog.deleteLater()

    def about(self) -> None:
        catalogue = self._session.catalogue
        dialog = AboutDialog(catalogue.providers if catalogue is not None else (), QApplication.windowIcon(), self._window)
        dialog.exec()
        dialog.deleteLater()

    def crash(self, report: CrashReport) -> None:
        """Show a crash report, or add it to the one on the screen: errors that repeat must not bury the window."""
        if self._crash is not None and self._crash.isVisible():
            self._crash.add(report)
            return
        if self._crash is not None:
            self._crash.deleteLater()
        self._crash = CrashDialog(report, self._window)
        self._crash.show()

    def may_stop_batch(self) -> bool:
        """Ask whether quitting may pause the batch list."""
        words = tr("The batch list is not done. Pause it and quit?")
        more = tr("Nothing is lost: only the photo being enhanced is begun anew. The next start offers to go on.")
        return agreed(self._window, tr("Quit Heliograph"), words, tr("Pause and quit"), more=more)

    def _ask_files(self, title: str) -> list[Path]:
        patterns = " ".join(f"*{suffix} *{suffix.upper()}" for suffix in self._backend.suffixes())
        filters, hide = tr("Photos ({patterns});;All files (*)").format(patterns=patterns), QFileDialog.Option.HideNameFilterDetails
        names, _ = QFileDialog.getOpenFileNames(self._window, title, self._start_folder(), filters, options=hide)
        return [Path(name) for name in names]

    def _start_folder(self) -> str:
        return str(self._settings.current.last_folder or Path.home())

    def _open(self, paths: list[Path]) -> None:
        if paths:
            self._settings.change(last_folder=paths[0] if paths[0].is_dir() else paths[0].parent)
            self._opener.open_paths(paths)


def ask_variant_name(window: QWidget, name: str) -> str | None:
    """Above `window`: another name for a variant of the user's own; None when they think better of it."""
    text, given = QInputDialog.getText(window, tr("Rename variant"), tr("Name of the variant:"), text=name)
    return text.strip() if given else None


def may_delete_variant(window: QWidget, name: str) -> bool:
    """Ask above `window` whether a variant of the user's own may go for good."""
    words = tr("Delete “{name}”?").format(name=name)
    more = tr("What it learnt is lost for good. Photos made with it stay as they are.")
    return agreed(window, tr("Delete variant"), words, tr("Delete"), more=more, destroys=True)
