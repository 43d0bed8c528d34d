"""What is dropped on a window or lies on the clipboard: local files and folders, or a picture. Main thread."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent


def local_paths(mime: QMimeData) -> list[Path]:
    """Files and folders; addresses on the net are left out."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def is_welcome(mime: QMimeData) -> bool:
    """Whether there are files, or a picture as browsers hand it out."""
    return bool(local_paths(mime)) or mime.hasImage()


def take_copy(event: QDropEvent) -> None:
    """Accept it as a copy, whatever was proposed: who offers to move a file may delete it when told that it was moved."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
