"""The last steps of a photo: its file is written aside, then gets its name in one step, and what a crash left between is put right.

Each step is in the journal before it is taken. The file is finished in a hidden folder that belongs to this batch alone, beside its
place, so that whatever lies there after a crash is ours to finish or to remove; its name, length and digest are written down; then it
is moved; then it is called done. Nothing of the pixels is known here. Saving lane; `recover` before the lanes start.
"""

import contextlib
import errno
import hashlib
import os
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from engine.batch.jobs import Collision, Job, JobState, Made
from engine.batch.journal import Journal
from engine.batch.steps import there_already
from engine.core.errors import PhotoWriteError
from engine.core.safe_files import flush_folder, move_to_free_name, shown, unique_path, why
from engine.core.sentences import said

Write = Callable[[Path], tuple[str, ...]]
"""Writes a new file whole, flushed to the disk, and returns sentences about what it could not hold."""

_HOPELESS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.ENXIO, errno.ENODEV})


class OutputLostError(PhotoWriteError):
    """No photo can be saved there any more: the disk is full, read-only or gone. The batch stops instead of failing photo after photo."""


class Publisher:
    """Gives the files of a batch their names."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def save(self, job: Job, made: Made, write: Write, pictures: tuple[bytes, bytes] | None = None) -> Job:
        """Write the photo of `job` and put it in its place; returns it DONE, or SKIPPED where its name was taken and is to stay so.

        made: what is known of it before; the file's bytes, notes and the seconds of writing it are added.

        Raises OutputLostError, PhotoWriteError and whatever `write` raises; nothing is left behind then.
        """
        job = self._journal.saving(job)
        try:
            self._make_folders(job)
            staged = self._staged_file(job)
            with _in_words(job):
                staged.parent.mkdir(exist_ok=True)
            began = time.perf_counter()
            notes = write(staged)
            seconds = made.seconds + time.perf_counter() - began
            with _in_words(job):
                complete = replace(made, seconds=seconds, bytes=staged.stat().st_size, notes=(*made.notes, *notes))
                return self._publish(job, staged, _digest(staged), complete, pictures)
        except PhotoWriteError as error:
            lost = self._lost(error, job)
            if lost is None:
                raise
            raise lost from error
        finally:
            self._clear(job)

    def recover(self) -> None:
        """Put right what a crash left: photos whose file has its name are DONE, finished files get theirs, the rest waits again.

        Raises OutputLostError where nothing can be told because the output folder is not there.
        """
        _check_folder(self._journal.output)
        for job in self._journal.interrupted():
            if job.state is JobState.SAVING and job.output is not None and job.digest is not None and job.made is not None:
                with contextlib.suppress(OSError):
                    if self._finish(job, job.output, job.digest, job.made):
                        continue
            self._clear(job)
            # An encoder may have been what crashed, but what was being saved had cost most: it is tried again without being counted.
            self._journal.release(job, begun=job.state is JobState.RUNNING)

    def _finish(self, job: Job, output: Path, digest: str, made: Made) -> bool:
        """Whether the finished file of `job` is in its place now. Raises OSError."""
        staged = self._staged_file(job)
        if staged.is_file():
            if _digest(staged) != digest:
                return False
            if not (output.exists() and output.samefile(staged)):
                if job.order.collision is not Collision.OVERWRITE and output.is_file() and output.stat().st_size == 0:
                    output.unlink()  # The name had been reserved, which is how it is done where there are no links.
                self._publish(job, staged, digest, made, None)
                return True
        elif not (output.is_file() and _digest(output) == digest):
            return False
        self._settle(job, output)
        return True

    def _publish(self, job: Job, staged: Path, digest: str, made: Made, pictures: tuple[bytes, bytes] | None) -> Job:
        """The journal first, then the file, then the journal again. Raises OSError."""
        while True:
            output, replaced = self._target(job)
            if output is None:
                self._clear(job)
                return self._journal.skipped(job, there_already(shown(job.folder / job.name)))
            self._journal.staged(job, output, digest, made, pictures)
            if _placed(staged, output, replaced):
                return self._settle(job, output)

    def _settle(self, job: Job, output: Path) -> Job:
        # The staging folder goes before the journal calls the job done, or a crash in between would leave it to nobody; by the digest
        # the file is known without it.
        self._clear(job)
        flush_folder(output.parent)
        return self._journal.done(job)

    def _target(self, job: Job) -> tuple[Path | None, bool]:
        """The file's name, and whether it replaces one; None where the photo is to be left out."""
        wanted = job.folder / job.name
        if job.order.collision is Collision.SKIP and os.path.lexists(wanted):
            return None, False
        if job.order.collision is Collision.OVERWRITE and not self._journal.is_source(wanted.resolve()):
            return wanted, True
        return unique_path(job.folder, job.name), False

    def _staged_file(self, job: Job) -> Path:
        # Under the result's own name, by which sentences about writing it call it; there is one such file at a time.
        return job.folder / f".heliograph-{self._journal.id}" / job.name

    def _clear(self, job: Job) -> None:
        """The staging folder is the batch's alone, and one photo at a time is saved."""
        shutil.rmtree(self._staged_file(job).parent, ignore_errors=True)

    def _make_folders(self, job: Job) -> None:
        """The folders below the output, each flushed; the output itself is never made again: it may be an unplugged disk."""
        _check_folder(self._root(job))
        folder = job.folder
        missing: list[Path] = []
        while not folder.is_dir() and folder != folder.parent:
            missing.append(folder)
            folder = folder.parent
        for new in reversed(missing):
            try:
                new.mkdir(exist_ok=True)
            except OSError as error:
                raise PhotoWriteError(
                    said("The folder {name} could not be made: {reason}.", name=shown(new), reason=why(error)), detail=repr(error)
                ) from error
            flush_folder(new.parent)

    def _lost(self, error: PhotoWriteError, job: Job) -> OutputLostError | None:
        if isinstance(error, OutputLostError):
            return error
        cause = error.__cause__
        if isinstance(cause, OSError) and cause.errno in _HOPELESS:
            return OutputLostError(error.message, hint=error.hint, detail=error.detail)
        try:
            _check_folder(self._root(job))
        except OutputLostError as gone:
            return gone
        return None

    def _root(self, job: Job) -> Path:
        """The batch's output folder, or the job's own: that of its photo, or the batch's earlier one."""
        return self._journal.output if job.folder.is_relative_to(self._journal.output) else job.root


def _check_folder(root: Path) -> None:
    if not root.is_dir():
        raise OutputLostError(
            said("The output folder {name} is not there any more.", name=shown(root)), hint=said("Connect its disk, or make it again.")
        )


def _placed(staged: Path, output: Path, replaced: bool) -> bool:
    """Whether the file got the name; False when somebody else took it in between. Raises OSError."""
    if replaced:
        staged.replace(output)
        return True
    try:
        move_to_free_name(staged, output)
    except FileExistsError:
        return False
    return True


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextlib.contextmanager
def _in_words(job: Job) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise PhotoWriteError(
            said("{name} could not be saved: {reason}.", name=shown(job.folder / job.name), reason=why(error)), detail=repr(error)
        ) from error
