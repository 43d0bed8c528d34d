"""Joins the darkroom to the window: undo and redo, the history as a menu, an edit copied to another photo, presets by menu and by drop.

Presets are files, read and written on the light lane; what is on the shelf is kept here for the menus. Main thread.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QActionGroup, QGuiApplication
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from app.actions import ActionId, ActionRecord, ActionSet, Menu
from app.darkroom import Darkroom
from app.i18n import mark, tr
from app.jobs.job import Handlers, JobContext, Lane
from app.jobs.runner import JobRunner
from app.messages import MessageAction, Messages
from app.panels.presets_dialog import PresetsDialog
from app.panels.steps_panel import step_row
from app.session import Session
from engine.core.errors import UsageError
from engine.edit import presets
from engine.edit.presets import Preset, Shelf

MIME = "application/x-heliograph-edit"

BUNDLED = (mark("Old phone, clearer"),)
"""Names of the presets that come with the program, for whoever translates them."""


class EditDesk(QObject):
    """Signals: shelf_changed(), other presets are there."""

    shelf_changed = Signal()

    def __init__(
        self, darkroom: Darkroom, runner: JobRunner, session: Session, messages: Messages, window: QWidget, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._darkroom = darkroom
        self._runner = runner
        self._session = session
        self._messages = messages
        self._window = window
        self.shelf = Shelf()
        self._list: PresetsDialog | None = None
        self.presets_menu = _filled_menu(tr("&Presets"), self._fill_presets, window)
        self.history_menu = _filled_menu(tr("&History"), self._fill_history, window)

    def records(self) -> tuple[ActionRecord, ...]:
        """What the user can ask for."""
        edit = Menu.EDIT

        def has_steps() -> bool:
            return bool(self._session.edit.steps)

        def can_undo() -> bool:
            return self._darkroom.undo_stack.canUndo()

        def can_redo() -> bool:
            return self._darkroom.undo_stack.canRedo()

        return (
            ActionRecord(ActionId.UNDO, edit, tr("&Undo"), self._undo, ("Ctrl+Z",), can_undo, icon="undo"),
            ActionRecord(ActionId.REDO, edit, tr("&Redo"), self._redo, ("Ctrl+Shift+Z", "Ctrl+Y"), can_redo, icon="redo"),
            ActionRecord(ActionId.COPY_EDIT, edit, tr("&Copy edit"), self.copy, ("Ctrl+Shift+C",), has_steps, separator=True),
            ActionRecord(ActionId.PASTE_EDIT, edit, tr("Paste &edit"), self.paste, ("Ctrl+Shift+V",), has_steps),
            ActionRecord(ActionId.KEEP_PRESET, edit, tr("Keep as pre&set…"), self.ask_name, ("Ctrl+Shift+P",), has_steps, separator=True),
            ActionRecord(ActionId.PRESETS, edit, tr("&Manage presets…"), self.manage, ("Ctrl+Shift+M",)),
        )

    def join(self, actions: ActionSet, menu: QMenu) -> None:
        """The menus that are filled anew each time, and the names of what can be undone."""
        menu.insertMenu(actions[ActionId.COPY_EDIT], self.history_menu)
        menu.insertMenu(actions[ActionId.PRESETS], self.presets_menu)

        def show_texts() -> None:
            stack = self._darkroom.undo_stack
            undo, redo = stack.undoText(), stack.redoText()
            actions[ActionId.UNDO].setText(tr("&Undo: {what}").format(what=_plain(undo)) if undo else tr("&Undo"))
            actions[ActionId.REDO].setText(tr("&Redo: {what}").format(what=_plain(redo)) if redo else tr("&Redo"))
            actions.refresh()

        self._darkroom.history_changed.connect(show_texts)
        self._session.edit_changed.connect(show_texts)

    def start(self) -> None:
        """Look at the shelf for the first time."""
        self._on_shelf(presets.shelf)

    def take_presets(self, paths: Sequence[Path]) -> list[Path]:
        """Apply the first preset among files that were dropped or named; returns what is none."""
        found = [path for path in paths if path.name.endswith(presets.ENDING)]
        if found:
            self._read(found[0], self.apply)
        return [path for path in paths if path not in found]

    def words(self, preset: Preset) -> str:
        """What it does, step by step."""
        rows = [step_row(step, self._session.catalogue) for step in preset.edit.steps if step.on]
        return "\n".join(f"{row.name} · {row.details}" if row.details else row.name for row in rows)

    def apply(self, preset: Preset) -> None:
        """Do with the photo what the preset says; one command. Says what is wrong with it where it cannot be done here."""
        catalogue = self._session.catalogue
        if catalogue is None:
            self._session.catalogue_changed.connect(partial(self.apply, preset), Qt.ConnectionType.SingleShotConnection)
            return
        try:
            edit = preset.edit.checked(catalogue.methods)
        except UsageError as error:
            self._messages.warning(tr("The preset {name} cannot be used here.").format(name=preset.name), error.message)
            return
        self._darkroom.apply(edit, tr("Preset: {name}").format(name=preset.name))

    def ask_name(self) -> None:
        """Ask for a name and keep the edit under it."""
        name, given = QInputDialog.getText(self._window, tr("Keep as preset"), tr("Name of the preset:"))
        if given:
            self.keep_as(name)

    def keep_as(self, name: str) -> None:
        """Keep the edit, without its mask, under that name; an older preset of that name is replaced."""
        edit = self._session.edit.plain

        def keep() -> Shelf:
            presets.keep_preset(name, edit)
            return presets.shelf()

        said = tr("The preset {name} is kept.").format(name=name.strip())
        self._on_shelf(keep, lambda: self._messages.info(said))

    def rename(self, preset: Preset, name: str) -> None:
        self._after(lambda: presets.rename_preset(preset, name))

    def delete(self, preset: Preset) -> None:
        """At once; the message that says so brings it back."""

        def work() -> Shelf:
            presets.delete_preset(preset)
            return presets.shelf()

        def bring_back() -> None:
            self._after(lambda: presets.keep_preset(preset.name, preset.edit))

        gone = tr("The preset {name} is deleted.").format(name=preset.name)
        self._on_shelf(work, lambda: self._messages.info(gone, MessageAction(tr("Bring back"), bring_back)))

    def export(self, preset: Preset, target: Path) -> None:
        """Write a copy of a preset for others; the file dialog has asked already where one exists."""
        self._after(lambda: presets.write_preset(target, preset.name, preset.edit, overwrite=True))

    def take_in(self, path: Path) -> None:
        """Put a preset that somebody else made on the shelf."""
        catalogue = self._session.catalogue
        methods = catalogue.methods if catalogue is not None else None

        def work() -> object:
            preset = presets.read_preset(path, methods)
            return presets.keep_preset(preset.name, preset.edit)

        self._after(work)

    def manage(self) -> None:
        """Show the list of presets beside the photo, which shows what they do."""
        if self._list is None:
            self._list = PresetsDialog(self, self._window)
        self._list.show()
        self._list.raise_()
        self._list.activateWindow()

    def copy(self) -> None:
        """Put the edit on the clipboard, for another photo or as the text of a preset."""
        text = presets.preset_text(tr("Copied"), self._session.edit.plain)
        mime = QMimeData()
        mime.setData(MIME, text)
        mime.setText(text.decode())
        QGuiApplication.clipboard().setMimeData(mime)
        photo = self._session.photo
        if photo is not None:
            self._messages.info(tr("The edit of {name} is copied.").format(name=photo.name))

    def paste(self) -> None:
        """Do with this photo what was copied; what is protected on it stays."""
        mime, catalogue = QGuiApplication.clipboard().mimeData(), self._session.catalogue
        data = bytes(mime.data(MIME).data()) or mime.text().encode("utf-8", "replace")
        if catalogue is None:
            return
        try:
            edit = presets.preset_of(data).edit.checked(catalogue.methods)
        except UsageError as error:
            self._messages.warning(tr("There is no edit on the clipboard that can be used."), error.message if mime.hasFormat(MIME) else "")
            return
        self._darkroom.apply(edit, tr("Paste edit"))

    def _undo(self) -> None:
        self._darkroom.undo_stack.undo()

    def _redo(self) -> None:
        self._darkroom.undo_stack.redo()

    def _fill_history(self, menu: QMenu) -> None:
        stack = self._darkroom.undo_stack
        texts = [self._darkroom.opened_text, *(stack.text(index) for index in range(stack.count()))]
        group = QActionGroup(menu)
        for index, text in enumerate(texts):
            action = group.addAction(menu.addAction(_plain(text)))
            action.setCheckable(True)
            action.setChecked(index == stack.index())
            action.triggered.connect(partial(self._go_to, index))

    def _go_to(self, index: int, checked: bool = False) -> None:
        self._darkroom.undo_stack.setIndex(index)

    def _fill_presets(self, menu: QMenu) -> None:
        for preset in self.shelf.bundled:
            menu.addAction(_plain(tr(preset.name))).triggered.connect(partial(self._on_apply, replace(preset, name=tr(preset.name))))
        menu.addSeparator()
        for preset in self.shelf.presets:
            menu.addAction(_plain(preset.name)).triggered.connect(partial(self._on_apply, preset))
        menu.addSeparator()
        menu.addAction(tr("Keep as preset…")).triggered.connect(self.ask_name)
        menu.addAction(tr("Manage presets…")).triggered.connect(self.manage)

    def _on_apply(self, preset: Preset, checked: bool = False) -> None:
        self.apply(preset)

    def _read(self, path: Path, then: Callable[[Preset], None]) -> None:
        handlers = Handlers(done=then, failed=self._messages.failure)
        self._runner.submit(Lane.LIGHT, lambda context: presets.read_preset(path), handlers)

    def _after(self, work: Callable[[], object]) -> None:
        """Change files, then look at the shelf again."""

        def change() -> Shelf:
            work()
            return presets.shelf()

        self._on_shelf(change)

    def _on_shelf(self, work: Callable[[], Shelf], done: Callable[[], None] | None = None) -> None:
        def show(shelf: Shelf) -> None:
            self.shelf = shelf
            self.shelf_changed.emit()
            if done is not None:
                done()

        def look(context: JobContext) -> Shelf:
            return work()

        self._runner.submit(Lane.LIGHT, look, Handlers(done=show, failed=self._messages.failure))


def _plain(text: str) -> str:
    """As it is in a menu, where "&" would underline the next letter."""
    return text.replace("&", "&&")


def _filled_menu(title: str, fill: Callable[[QMenu], None], parent: QWidget) -> QMenu:
    """A menu that is filled each time it is about to be seen."""
    menu = QMenu(title, parent)

    def renew() -> None:
        menu.clear()
        fill(menu)

    menu.aboutToShow.connect(renew)
    return menu
