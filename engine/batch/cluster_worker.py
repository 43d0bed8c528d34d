"""What a worker of a cluster does with one photo: it makes sure that it has the right file, enhances it and sends the encoded result back.

Nothing is written here: only the process that holds the journal gives files their names. Scheduler and workers unpickle what is declared
here, so importing this is quick. Each worker process opens one engine, which finds out by itself what is fastest on its machine. Runs on
a worker's threads.
"""

import hashlib
import importlib.metadata
import os
import socket
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from engine.batch.jobs import JobOrder, Made
from engine.batch.steps import check_file_holds, enhance, finish, in_words, weights_of
from engine.core.errors import Cancelled
from engine.core.progress import ProgressToken
from engine.core.sentences import said

if TYPE_CHECKING:
    from engine.core.method import Method
    from engine.core.photo import Photo
    from engine.pipeline import Engine

_PACKAGE = "heliograph"
_OPENING = threading.Lock()


@dataclass(frozen=True)
class Sent:
    """A photo that is to be done. version: of the Heliograph that asks; order: a `JobOrder` as JSON; weights: `Engine.weights` of what it
    asks for; source, length, digest: the file as the sender sees it, and its SHA-256; content: its bytes, None where the worker is to
    read the file itself; name: of the result, for its ending and for messages."""

    version: str
    order: str
    weights: str
    source: str
    length: int
    digest: str
    name: str
    content: bytes | None = None


@dataclass(frozen=True)
class Finished:
    """The encoded result. size: of the upright source; pictures: as the journal keeps them."""

    content: bytes
    made: Made
    size: tuple[int, int]
    pictures: tuple[bytes, bytes]


@dataclass(frozen=True)
class Failed:
    """The photo cannot be done; words: a sentence."""

    words: str


@dataclass(frozen=True)
class Unseen:
    """The worker does not see the very file; machine: which worker that is."""

    machine: str


@dataclass(frozen=True)
class Unfit:
    """The worker must not do this batch's photos; words: a sentence."""

    words: str


Answer = Finished | Failed | Unseen | Unfit


def version() -> str:
    """Of the Heliograph that is installed here, "unknown" where it was not installed but only lies there."""
    try:
        return importlib.metadata.version(_PACKAGE)
    except importlib.metadata.PackageNotFoundError:
        return "unknown"


def another_version(worker: str, found: str, here: str) -> str:
    """Why a worker cannot be used."""
    return said(
        "The worker {worker} has Heliograph {found}, and this is {version}; all must be the same.", worker=worker, found=found, version=here
    )


def sees(source: str, length: int, digest: str) -> bool:
    """Whether the very file lies there, byte for byte."""
    path = Path(source)
    try:
        with path.open("rb") as file:
            return os.fstat(file.fileno()).st_size == length and hashlib.file_digest(file, "sha256").hexdigest() == digest
    except (OSError, ValueError):
        return False


def do(sent: Sent) -> Answer | None:
    """Everything between the source's bytes and the result's; None when nobody wants it any more. Raises nothing about the photo."""
    from distributed import get_worker

    worker = get_worker()
    machine = f"{socket.gethostname()} ({worker.name})"
    if sent.version != version():
        return Unfit(another_version(machine, version(), sent.version))
    if sent.content is None and not sees(sent.source, sent.length, sent.digest):
        return Unseen(machine)
    try:
        return _done(sent, machine, _Wanted(_still_wanted(worker)))
    except Cancelled:
        return None
    except Exception as error:  # noqa: BLE001 - it is this photo's, and the sentence travels better than the error
        return Failed(in_words(error))


def _done(sent: Sent, machine: str, token: ProgressToken) -> Answer:
    """Raises EngineError, Cancelled, and whatever a library does."""
    from engine.core.photo_io import encode_photo

    order = JobOrder.from_json(sent.order)
    engine = opened()
    if weights_of(order, engine.weights) != sent.weights:
        words = said(
            "The worker {worker} has other weights of {method} than this computer; all must be the same.",
            worker=machine,
            method=order.request.method,
        )
        return Unfit(words)
    began = time.perf_counter()
    photo = _photo(sent, order, engine.methods, token)
    check_file_holds(photo, order)
    seconds = time.perf_counter() - began
    done = finish(photo, enhance(engine, photo, order, token), order, seconds)
    began = time.perf_counter()
    content, notes = encode_photo(done.photo, Path(sent.name), done.options, token)
    made = replace(done.made, seconds=done.made.seconds + time.perf_counter() - began, machine=machine, notes=(*done.made.notes, *notes))
    return Finished(bytes(content), made, (photo.width, photo.height), done.pictures)


def _photo(sent: Sent, order: JobOrder, methods: "Sequence[Method]", token: ProgressToken) -> "Photo":
    """In memory, or on the disk where the run would take too much of it."""
    from engine.core.errors import PhotoReadError
    from engine.core.photo_io import decode_photo
    from engine.core.safe_files import new_file, shown
    from engine.core.stream_pixels import scratch_folder
    from engine.streaming import read_to_enhance

    def read(path: Path) -> "Photo":
        return read_to_enhance(path, order.request, order.format, methods, token, order.edit)

    content = sent.content
    if content is None:
        return read(Path(sent.source))
    try:
        with new_file(scratch_folder(), lambda file: file.write(content)) as path:
            return replace(read(path), source=None)
    except PhotoReadError:
        return decode_photo(content, shown(Path(sent.source)))  # which names it as the sender does


def opened() -> "Engine":
    """This process's engine."""
    with _OPENING:
        return _opened_once()


@cache
def _opened_once() -> "Engine":
    from engine.pipeline import Engine

    return Engine.open()


class _Wanted(ProgressToken):
    """A token that is cancelled when the worker's scheduler has no use for the result any more: the batch was stopped, or has died."""

    def __init__(self, wanted: Callable[[], bool]) -> None:
        super().__init__()
        self._wanted = wanted

    def check_cancelled(self) -> None:
        if not self._wanted():
            self.cancel()
        super().check_cancelled()


def _still_wanted(worker: "object") -> Callable[[], bool]:
    """For the task this thread is at; made there, asked anywhere."""
    key = worker.get_current_task()  # type: ignore[attr-defined]
    tasks = worker.state.tasks  # type: ignore[attr-defined]

    def wanted() -> bool:
        task = tasks.get(key)
        return task is not None and task.state != "cancelled"

    return wanted
