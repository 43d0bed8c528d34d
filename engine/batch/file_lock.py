"""A lock that ends with the process that holds it, however that ends: what keeps two programs from working through the same batch.

The operating system lets go of it on a SIGKILL and after a power cut, so there is never a stale one to be removed by hand. Any thread.
"""

import contextlib
import os
import sys
from pathlib import Path


class FileLock:
    """Taken when made; `release` gives it back. Raises BlockingIOError when somebody holds it, OSError when the file cannot be made."""

    def __init__(self, path: Path) -> None:
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0), 0o600)
        try:
            _lock(self._handle)
        except OSError as error:
            os.close(self._handle)
            raise BlockingIOError(error.errno, "somebody holds it") from error

    def release(self) -> None:
        """The file stays: removing it would let two others lock two files of the same name."""
        if self._handle >= 0:
            with contextlib.suppress(OSError):
                os.close(self._handle)
            self._handle = -1


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        # `flock`, not `lockf`: the latter's locks are lost as soon as the process closes any other handle of the file.
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
