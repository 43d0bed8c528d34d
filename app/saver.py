"""Saves the enhanced photo of the session: on the saving lane, in one step, never over the source unless asked for by name.

The dialog asks, this decides the path and does it. Main thread; blending and encoding happen on the worker.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from app.backend import Backend, OutputRule
from app.i18n import tr
from app.jobs.job import Handlers, JobContext, Lane
from app.jobs.runner import JobRunner
from app.messages import MessageAction, Messages
from app.session import Session
from engine.core.request import EnhanceRequest
from engine.core.sentences import together


class Saver(QObject):
    """Signals: saved(Path), after a photo is on the disk."""

    saved = Signal(object)

    def __init__(
        self,
        backend: Backend,
        runner: JobRunner,
        session: Session,
        messages: Messages,
        rule: Callable[[], OutputRule],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._backend = backend
        self._runner = runner
        self._session = session
        self._messages = messages
        self._rule = rule

    @property
    def can_save(self) -> bool:
        return self._session.photo is not None and self._session.result is not None

    def default_folder(self) -> Path:
        """Where Save puts the photo: the chosen output folder, else beside the source, else the user's home."""
        photo = self._session.photo
        source = photo.photo.source if photo else None
        return self._rule().folder or (source.parent if source else Path.home())

    def default_name(self) -> str:
        """By the template; "" while there is no result."""
        photo, request = self._session.photo, self.request()
        return self._rule().name_for(photo.name, photo.photo.format, request) if photo and request else ""

    def request(self) -> EnhanceRequest | None:
        """What the result came of, for names."""
        result = self._session.result
        if result is None:
            return None
        report = result.report
        return EnhanceRequest(
            report.method, report.variant, report.precision, size=self._session.edit.scale, strength=self._session.finish.strength
        )

    def save(self) -> None:
        """Save under the default name; a name that is taken gets a number."""
        if self.can_save:
            self._submit(self.default_folder() / self.default_name(), self._rule(), exact=False)

    def save_as(self, target: Path, rule: OutputRule) -> None:
        """Save under exactly this name. The dialog has asked already when the file exists."""
        if self.can_save:
            self._submit(target, rule, exact=True)

    def _submit(self, target: Path, rule: OutputRule, *, exact: bool) -> None:
        photo, result, base, finish = self._session.photo, self._session.result, self._session.base, self._session.finish
        assert photo is not None
        assert result is not None
        assert base is not None
        source = photo.photo

        def work(context: JobContext) -> tuple[Path, tuple[str, ...]]:
            finished = self._backend.finish(base, result, finish)
            target.parent.mkdir(parents=True, exist_ok=True)
            path = target if exact else self._backend.free_path(target.parent, target.name)
            return path, self._backend.save(finished, path, rule.for_photo(source, path), overwrite=exact)

        self._messages.info(tr("Saving {name}…").format(name=target.name))
        self._runner.submit(Lane.SAVING, work, Handlers(done=self._on_saved, failed=self._messages.failure))

    def _on_saved(self, written: tuple[Path, tuple[str, ...]]) -> None:
        path, lost = written
        show = MessageAction(tr("Show in folder"), lambda: show_in_folder(path))
        if lost:
            self._messages.warning(tr("Saved {name}.").format(name=path.name), together(lost), show)
        else:
            self._messages.info(tr("Saved {name}.").format(name=path.name), show)
        self.saved.emit(path)


def show_in_folder(path: Path) -> None:
    """Open the folder in the desktop's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
