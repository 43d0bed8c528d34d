"""What the user does to a photo as a history that can be walked back and forth, one for each photo, and kept beside it for the next time.

Watches the session's edit, so panels need not know of it: every change becomes a command on the photo's own undo stack, and a moment later
the side-car is written. Nobody else writes side-cars. Main thread; files are read by the opener's job and written on the saving lane.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from app.edit_words import Words, changed, fitted
from app.figures import moment
from app.i18n import tr
from app.jobs.job import Handlers, Lane
from app.jobs.runner import JobRunner
from app.messages import MessageAction, Messages
from app.session import Session
from app.timers import once_after
from engine.core.errors import UsageError
from engine.edit.edit import Edit
from engine.edit.sidecar import Found, Place, SideCars

KEEP_AFTER_MS = 800
"""After the last change: a side-car is not written for every pixel a slider moves."""

MOST_COMMANDS = 200


@dataclass(frozen=True)
class State:
    """An edit, and which step of it one works on."""

    edit: Edit = field(default_factory=Edit)
    current: int = 0


class EditCommand(QUndoCommand):
    """From one state to another. The session is in the second already when it is pushed. Changes of one control, one after another, are
    one command."""

    def __init__(self, before: State, after: State, words: Words, restore: Callable[[State], None]) -> None:
        super().__init__(words.text)
        self._before, self._after = before, after
        self._words = words
        self._restore = restore
        self._pushed = False

    @property
    def gives_up(self) -> bool:
        """Whether the user wants to have done nothing."""
        return self._words.gives_up

    def id(self) -> int:
        return 1 if self._words.control is not None else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, EditCommand) or other._words.control != self._words.control:
            return False
        self._after, self._words = other._after, other._words
        self.setText(self._words.text)
        self.setObsolete(self._after == self._before)
        return True

    def redo(self) -> None:
        if self._pushed:
            self._restore(self._after)
        self._pushed = True

    def undo(self) -> None:
        self._restore(self._before)


@dataclass(eq=False)
class Sheet:
    """What is remembered of one photo while the program runs. path: None for a pasted one. state: as it is now; fresh: what is done with a
    photo nobody has touched; kept: what its side-car says, None without one. waiting: what was found beside it, until the methods are
    known. aside: a side-car that cannot be used and must not be lost. failed: the user has heard that it cannot be kept."""

    path: Path | None
    stack: QUndoStack
    state: State = field(default_factory=State)
    fresh: Edit = field(default_factory=Edit)
    kept: Edit | None = None
    waiting: Found | None = None
    aside: Path | None = None
    failed: bool = False
    opened: str = ""

    @property
    def untouched(self) -> bool:
        """Whether nothing is to be kept: nobody has done anything, or all of it was undone or given up. Who has come back to the same by
        hand has made up their mind; the next fresh photo may begin with something else."""
        if self.state.edit.plain != self.fresh.plain:
            return False
        last = self.stack.command(self.stack.index() - 1) if self.stack.index() else None
        return not self.opened if last is None else isinstance(last, EditCommand) and last.gives_up


class Darkroom(QObject):
    """Signals: history_changed(), another stack, or another place in it; its texts may be others."""

    history_changed = Signal()

    def __init__(
        self,
        runner: JobRunner,
        session: Session,
        messages: Messages,
        side_cars: SideCars,
        place: Callable[[], Place],
        parent: QObject | None = None,
    ) -> None:
        """place: where side-cars go now."""
        super().__init__(parent)
        self._runner = runner
        self._session = session
        self._messages = messages
        self._side_cars = side_cars
        self._place = place
        self._sheets: dict[Hashable, Sheet] = {}
        self._sheet = Sheet(None, self._new_stack())
        self._quiet = 0
        self._drags = 0
        self._words: Words | None = None
        self._keep = once_after(self, KEEP_AFTER_MS, self.keep_now)
        session.photo_changed.connect(self._on_photo_changed)
        session.edit_changed.connect(self._on_edit_changed)

    @property
    def undo_stack(self) -> QUndoStack:
        """Of the open photo. Whoever pushes a command of their own changes the session inside `quietly` in its redo and undo."""
        return self._sheet.stack

    @property
    def opened_text(self) -> str:
        """What the history begins with."""
        return self._sheet.opened or tr("As opened")

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """Changes of the edit in here are no commands; the side-car is written all the same."""
        self._quiet += 1
        try:
            yield
        finally:
            self._quiet -= 1

    def begin_drag(self) -> None:
        """Somebody takes hold of a slider: what it changes now is a line of its own, also after an earlier drag of the same one."""
        self._drags += 1

    def apply(self, edit: Edit, text: str) -> None:
        """Put another edit in place of the present one, as one command called `text`; what is protected stays. Steps get what can run of
        them here, and what that changes is said."""
        assert self._session.catalogue is not None
        fit, notes = fitted(edit, self._session.catalogue)
        self._change(Edit(fit.steps, self._session.edit.protect), len(fit.steps) - 1, Words(text))
        if notes:
            self._messages.warning(" ".join(notes), of_photo=True)

    def settle(self) -> None:
        """The catalogue is there, or another one: every step gets what can run of it here, and what was found beside the photo is used."""
        session, found = self._session, self._sheet.waiting
        if session.catalogue is None:
            return
        self._fit()
        if found is not None or not self._sheet.fresh.steps:
            self._sheet.fresh = session.edit
        if found is not None:
            self._sheet.waiting = None
            self._use(found)

    def keep_now(self) -> None:
        """Write the side-car of the open photo, if it has changed; or take it away where everything was undone."""
        self._keep.stop()
        sheet = self._sheet
        path, state = sheet.path, sheet.state
        if path is None or not state.edit.steps or self._place() is Place.NOWHERE:
            return
        wanted = None if sheet.untouched else state.edit.plain
        if wanted == sheet.kept:
            return
        aside, sheet.aside, sheet.kept = sheet.aside, None, wanted
        if wanted is None:
            self._runner.submit(Lane.SAVING, lambda context: self._side_cars.forget(path), Handlers())
            return

        def on_failed(error: Exception) -> None:
            if not sheet.failed:  # said once: the next change would fail in the same way
                sheet.failed = True
                self._messages.failure(error)

        def work(context: object) -> Path:
            return self._side_cars.write(path, state.edit, state.current, aside)

        self._runner.submit(Lane.SAVING, work, Handlers(failed=on_failed))

    def close(self) -> None:
        """The window goes: what is not written yet is handed to the saving lane, which finishes it."""
        if self._keep.isActive():
            self.keep_now()

    def _new_stack(self) -> QUndoStack:
        stack = QUndoStack(self)
        stack.setUndoLimit(MOST_COMMANDS)
        stack.indexChanged.connect(self.history_changed)
        return stack

    def _state(self) -> State:
        return State(self._session.edit, self._session.current)

    def _restore(self, state: State) -> None:
        """With the weights there are now: some may have been trained anew since, or have gone."""
        catalogue = self._session.catalogue
        edit = fitted(state.edit, catalogue)[0] if catalogue is not None else state.edit
        with self.quietly():
            self._session.set_edit(edit, state.current)

    def _on_edit_changed(self) -> None:
        sheet, before, after = self._sheet, self._sheet.state, self._state()
        sheet.state = after
        if self._session.photo is None or before.edit.plain == after.edit.plain:
            return
        if not self._quiet and before.edit.steps:
            catalogue = self._session.catalogue
            words = self._words or changed(before.edit, after.edit, catalogue)
            if words is not None:
                words = replace(words, control=(self._drags, words.control)) if words.control is not None else words
                sheet.stack.push(EditCommand(before, after, words, self._restore))
        self._keep.start()

    def _on_photo_changed(self) -> None:
        if self._keep.isActive():
            self.keep_now()
        photo = self._session.photo
        path = photo.photo.source if photo is not None else None
        key: Hashable = path if path is not None or photo is None else photo.id
        sheet = self._sheets.get(key)
        if sheet is not None:
            self._sheet = sheet
            self._restore(sheet.state)
        else:
            state = State(self._session.edit.shared, self._session.current)
            sheet = Sheet(path, self._new_stack(), state, state.edit, waiting=photo.found if photo is not None else None)
            self._sheet = self._sheets[key] = sheet
            self._restore(state)
        self.settle()
        self.history_changed.emit()

    def _use(self, found: Found) -> None:
        """What was kept of the photo is what is done with it now."""
        sheet, catalogue, photo = self._sheet, self._session.catalogue, self._session.photo
        assert catalogue is not None
        assert photo is not None
        if found.edit is None:
            if found.why_not:
                sheet.aside = found.path
                self._messages.warning(found.why_not, of_photo=True)
            return
        try:
            edit = found.edit.checked(catalogue.methods)
        except UsageError as error:
            sheet.aside = found.path
            refused = tr("What was kept of {name} cannot be used.").format(name=photo.name)
            self._messages.warning(refused, error.in_full, of_photo=True)
            return
        with self.quietly():
            self._session.set_edit(edit, found.current)
        sheet.opened = _left(found)
        goes_on = tr("{name} goes on as you left it.").format(name=photo.name)
        self._messages.info(goes_on, MessageAction(tr("Start afresh"), lambda: self._start_afresh(sheet)), of_photo=True)
        sheet.kept = edit.plain
        self._fit()

    def _fit(self) -> None:
        """Every step gets what can run of it here; what that changes is said. It is no reason to write a side-car, for another computer may
        have what is missing here. The first change of the user's is."""
        assert self._session.catalogue is not None
        sheet, before = self._sheet, self._session.edit
        edit, notes = fitted(before, self._session.catalogue)
        if sheet.kept == before.plain:
            sheet.kept = edit.plain
        if sheet.fresh.plain == before.plain:
            sheet.fresh = edit
        with self.quietly():
            self._session.set_edit(edit)
        if notes:
            self._messages.warning(" ".join(notes), of_photo=True)

    def _start_afresh(self, sheet: Sheet) -> None:
        """Unless another photo has been opened meanwhile."""
        if sheet is self._sheet:
            self._change(sheet.fresh, 0, Words(tr("Start afresh"), gives_up=True))

    def _change(self, edit: Edit, current: int, words: Words) -> None:
        self._words = words
        try:
            self._session.set_edit(edit, current)
        finally:
            self._words = None


def _left(found: Found) -> str:
    """The first line of the history of a photo that goes on."""
    return tr("As left on {date}").format(date=moment(found.modified))
