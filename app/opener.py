"""Everything that brings photos in: paths from the dialog, the command line, a drop or the clipboard.

One photo goes to the viewer; several files or a folder go to the batch list and the first of them to the viewer. Decoding and the
walk through folders are jobs on the light lane; a later opening replaces an earlier one that is still decoding. Main thread.
"""

import itertools
from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QObject, Signal
from PySide6.QtGui import QImage

from app.backend import Backend
from app.i18n import tr, tr_n
from app.jobs.job import Handlers, JobContext, Lane
from app.jobs.runner import JobRunner
from app.messages import Messages
from app.photo_search import Search, find_photos
from app.session import OpenPhoto, Session
from app.widgets.drops import local_paths
from engine.core.errors import EngineError
from engine.core.photo import Photo
from engine.edit.sidecar import Found

PASTED_NAME = "pasted.png"


class Slot(Enum):
    """Keys under which the latest job wins."""

    FIND = "find"
    DECODE = "decode"


class Opener(QObject):
    """Signals: listed(list[engine.batch.plan.Found]), photos for the batch list; loading(str), the name of a photo that is being decoded,
    "" at the end, however it ended.
    """

    listed = Signal(list)
    loading = Signal(str)

    def __init__(
        self,
        backend: Backend,
        runner: JobRunner,
        session: Session,
        messages: Messages,
        prepare: Callable[[Photo], tuple[Any, Any]],
        template: Callable[[], str],
        recall: Callable[[Path | None], Found],
        parent: QObject | None = None,
    ) -> None:
        """prepare makes the viewer's layer and mask of the decoded photo, on the worker; template: how our results are called; recall:
        finds what is kept of a photo's editing, on the worker."""
        super().__init__(parent)
        self._backend = backend
        self._runner = runner
        self._session = session
        self._messages = messages
        self._prepare = prepare
        self._template = template
        self._recall = recall
        self._ids = itertools.count(1)
        self._wanted: Path | None = None

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open files and folders, in the order given."""
        if not paths:
            return
        given = list(paths)

        template = self._template()

        def work(context: JobContext) -> Search:
            return find_photos(given, self._backend.suffixes(), template, context.progress.check_cancelled)

        handlers = Handlers(done=lambda found: self._on_found(given, found), failed=self._on_failed)
        self._runner.submit(Lane.LIGHT, work, handlers, replaces=Slot.FIND)

    def show(self, path: Path) -> None:
        """Decode one file and show it, or say why not. Nothing happens when it is shown already."""
        if path != self._wanted:
            self._show_first([path])

    def paste(self, mime: QMimeData) -> None:
        """Open what lies on the clipboard or was dropped: files, or a picture."""
        paths = local_paths(mime)
        if paths:
            self.open_paths(paths)
            return
        image = QImage(mime.imageData()) if mime.hasImage() else QImage()
        if image.isNull():
            self._messages.warning(tr("There is no photo on the clipboard."), tr("Copy a picture or picture files first."))
            return
        # PNG keeps every pixel, and decoding it on the worker makes a pasted picture take the same road as a file.
        self._wanted = None
        self._decode(PASTED_NAME, lambda: self._backend.decode(png_bytes(image), PASTED_NAME), self._on_failed)

    def _on_found(self, given: list[Path], search: Search) -> None:
        found = [photo.path for photo in search.photos]
        if search.earlier_results:
            self._messages.info(tr_n("%n earlier results are left out of the list.", search.earlier_results))
        if not found:
            names = ", ".join(path.name or str(path) for path in given[:3])
            known = tr("JPEG, PNG, TIFF, WebP, AVIF, HEIC, JPEG XL and camera raw files can be opened.")
            self._messages.warning(tr("There is no photo in {names}.").format(names=names), known)
            return
        if len(found) > 1 or given[0].is_dir():
            self.listed.emit(search.photos)
        self._show_first(found)

    def _show_first(self, paths: list[Path]) -> None:
        """Show the first of them that is a photo; the last one's fault is said when none is."""
        path, others = paths[0], paths[1:]
        self._wanted = path

        def go_on(error: Exception) -> None:
            if others and isinstance(error, EngineError):
                self._show_first(others)
            else:
                self._on_failed(error)

        self._decode(path.name, lambda: self._backend.read(path), go_on)

    def _decode(self, name: str, read: Callable[[], Photo], failed: Callable[[Exception], None]) -> None:
        number = next(self._ids)

        def work(context: JobContext) -> OpenPhoto:
            photo = read()
            context.progress.check_cancelled()
            return OpenPhoto(number, photo, name, *self._prepare(photo), self._recall(photo.source))

        self._runner.submit(Lane.LIGHT, work, Handlers(done=self._on_decoded, failed=failed), replaces=Slot.DECODE)
        self.loading.emit(name)

    def _on_decoded(self, photo: OpenPhoto) -> None:
        self.loading.emit("")
        self._messages.photo_left.emit()
        self._session.set_photo(photo)

    def _on_failed(self, error: Exception) -> None:
        self.loading.emit("")
        self._wanted = None
        self._messages.failure(error)


def png_bytes(image: QImage) -> bytes:
    """The picture as a PNG file in memory."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())
