"""Joins the export of comparisons to the photo window: its menu entry, its dialog with a preview, and the file.

Main thread; making pictures is a job.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from app.actions import ActionId, ActionRecord, Menu
from app.backend import Backend
from app.candidate import method_label
from app.i18n import tr
from app.jobs.job import Handlers, JobContext, Lane
from app.jobs.runner import JobRunner
from app.messages import MessageAction, Messages
from app.panels.export_dialog import ExportDialog
from app.saver import show_in_folder
from app.session import Session
from app.widgets.compare_view import PLACES, CompareView, Exhibit, Kind, Layer
from engine.core.errors import UsageError
from engine.core.photo import Photo, Pixels, to_depth
from engine.core.request import Finish, Result
from engine.inspection.export import Candidate, ExportOptions, Form, check_target, export_comparison, frames

PREVIEW_SIZE = 460
"""Pixels that the preview's width is made of."""


class Slot(Enum):
    """Keys under which the latest job wins."""

    PREVIEW = "export_preview"


@dataclass(frozen=True)
class _Wish:
    """What is compared, as values that a worker may use. stands: what is seen, place by place, by name."""

    photo: Photo
    base: Photo
    result: Result
    finish: Finish
    stands: tuple[tuple[str, Exhibit], ...]

    def candidates(self, backend: Backend) -> list[Candidate]:
        """In the order of their places. On a worker: pictures are finished here."""
        return [self._candidate(backend, name, exhibit) for name, exhibit in self.stands]

    def original(self) -> Candidate:
        return Candidate(tr("Original"), self.photo.pixels, self.photo.metadata.icc)

    def _candidate(self, backend: Backend, name: str, exhibit: Exhibit) -> Candidate:
        icc = self.photo.metadata.icc
        if exhibit.kind is Kind.ORIGINAL:
            return Candidate(name, self.photo.pixels, icc)
        if exhibit.kind is Kind.RESULT:
            return Candidate(name, backend.finish(self.base, self.result, self.finish).pixels, icc)
        assert exhibit.layer is not None
        if exhibit.mixed:
            return Candidate(name, self._mixed(exhibit), icc)
        return Candidate(name, exhibit.layer.levels[0], exhibit.icc if exhibit.own_colours else icc)

    def _mixed(self, exhibit: Exhibit) -> Pixels:
        """As the view shows it: at the result's strength, with the same parts protected; its colours are nobody's but its own."""
        from engine.finishing import Finisher

        assert exhibit.layer is not None
        enhanced, base, gentle = _deep(exhibit.layer), self.photo, None
        if exhibit.beneath is not None and exhibit.beneath.levels[0].shape == enhanced.shape:
            gentle = _deep(exhibit.beneath)
        elif exhibit.beneath is not None:
            base = Photo(exhibit.beneath.levels[0])
        return Finisher(base, enhanced, gentle, replace(self.finish, colour_lock=0.0, origin=self.photo)).pixels()


class ExportDesk(QObject):
    """One export at a time: its dialog is in front of the window."""

    def __init__(
        self,
        window: QWidget,
        view: CompareView,
        backend: Backend,
        runner: JobRunner,
        session: Session,
        messages: Messages,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._view, self._backend, self._runner = window, view, backend, runner
        self._session, self._messages = session, messages
        self.dialog: ExportDialog | None = None

    def records(self) -> tuple[ActionRecord, ...]:
        """What the user can ask for."""
        return (ActionRecord(ActionId.EXPORT, Menu.FILE, tr("&Export comparison…"), self.show, ("Ctrl+E",), self._can),)

    def show(self) -> None:
        """The dialog, over what is compared now; what changes behind it does not count."""
        wish = self._wish()
        if wish is None or self.dialog is not None:
            return
        view, seen = self._view, self._view.visible_region()
        whole = (seen.width, seen.height) == (seen.photo_width, seen.photo_height)
        dialog = self.dialog = ExportDialog(
            None if whole or not seen.width else seen, view.selection, view.divider, view.divider_angle, len(wish.stands), self._window
        )
        title = self._session.photo.name if self._session.photo is not None else ""
        made: list[Candidate] = []

        def prepared(context: JobContext) -> list[Candidate]:
            if not made:
                made.extend(wish.candidates(self._backend))
            return made

        dialog.preview_asked.connect(lambda options: self._preview(wish, dialog, prepared, replace(options, title=title)))
        dialog.export_asked.connect(lambda options: self._export(wish, prepared, replace(options, title=title)))
        dialog.finished.connect(self._on_closed)
        dialog.open()
        dialog.ask_preview()

    def close(self) -> None:
        """The program ends."""
        if self.dialog is not None:
            self.dialog.reject()

    def _can(self) -> bool:
        return self._session.photo is not None and self._session.result is not None

    def _wish(self) -> _Wish | None:
        session = self._session
        if session.photo is None or session.result is None:
            return None
        stands = [(self._name(exhibit), exhibit) for exhibit in map(self._view.exhibit, PLACES) if exhibit is not None and _whole(exhibit)]
        if len(stands) < 2:
            stands = [(self._name(one), one) for one in (Exhibit(Kind.ORIGINAL, ""), Exhibit(Kind.RESULT, ""))]
        photo = session.photo.photo
        return _Wish(photo, session.base or photo, session.result, session.finish, tuple(stands))

    def _name(self, exhibit: Exhibit) -> str:
        if exhibit.name or exhibit.kind is Kind.OTHER:
            return exhibit.name
        return tr("Original") if exhibit.kind is Kind.ORIGINAL else self._result_name()

    def _result_name(self) -> str:
        """Method and precision; what came of several steps has no such name."""
        session, choice = self._session, self._session.choice
        if choice is None or len(session.edit.active) > 1:
            return tr("Result")
        return method_label(session.catalogue, choice.method, choice.variant, choice.precision)

    def _preview(
        self, wish: _Wish, dialog: ExportDialog, prepared: Callable[[JobContext], list[Candidate]], options: ExportOptions
    ) -> None:
        small = replace(options, width=PREVIEW_SIZE)

        def work(context: JobContext) -> Any:
            return frames(_taken(wish, prepared(context), options.form), small, context.progress)

        self._runner.submit(Lane.LIGHT, work, Handlers(done=dialog.show_preview, failed=dialog.show_failure), replaces=Slot.PREVIEW)

    def _export(self, wish: _Wish, prepared: Callable[[JobContext], list[Candidate]], options: ExportOptions) -> None:
        """Asks where, then writes."""
        source = wish.photo.source
        folder, stem = (source.parent, source.stem) if source is not None else (Path.home(), "comparison")
        filters = ";;".join(
            tr("{kind} pictures (*{suffix})").format(kind=suffix[1:].upper(), suffix=suffix) for suffix in options.form.suffixes
        )
        start = str(folder / f"{stem}-{options.form.value}{options.form.suffixes[0]}")
        name, chosen = QFileDialog.getSaveFileName(self.dialog, tr("Export comparison"), start, filters)
        if not name:
            return
        target = Path(name)
        if not target.suffix:
            target = target.with_suffix(chosen.rpartition("*")[2].rstrip(")") or options.form.suffixes[0])
        try:
            check_target(target, options.form, source)
        except UsageError as error:
            self._messages.error(error)
            return

        def work(context: JobContext) -> Path:
            export_comparison(_taken(wish, prepared(context), options.form), options, target, context.progress, source)
            return target

        self._runner.submit(Lane.SAVING, work, Handlers(done=self._on_written, failed=self._messages.failure))
        if self.dialog is not None:
            self.dialog.accept()

    def _on_written(self, target: Path) -> None:
        show = MessageAction(tr("Show in folder"), lambda: show_in_folder(target))
        self._messages.info(tr("{name} is saved.").format(name=target.name), show)

    def _on_closed(self) -> None:
        self._runner.cancel(Slot.PREVIEW)
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


def _whole(exhibit: Exhibit) -> bool:
    """Whether all of it is there to be exported."""
    return exhibit.kind is not Kind.OTHER or (exhibit.layer is not None and exhibit.layer.finished is None)


def _deep(layer: Layer) -> NDArray[np.uint16]:
    return np.asarray(to_depth(layer.levels[0], 16), np.uint16)


def _taken(wish: _Wish, candidates: Sequence[Candidate], form: Form) -> Sequence[Candidate]:
    """A line has two sides only; a sheet begins with the photo."""
    if form is Form.SHEET:
        others = [one for one in candidates if one.pixels is not wish.photo.pixels]
        return [wish.original(), *others]
    return candidates[:2] if form is Form.SPLIT else candidates
