"""A file that is read like bytes, as far as somebody looks: what a header says is known without the pixels behind it.

Stands in for the content of a file in the `facts` of the `*_file` modules. Not mapped into memory on purpose: a file that shrinks or a
disk that goes would end the program. One thread at a time.
"""

from pathlib import Path
from typing import BinaryIO, overload

from engine.core.errors import PhotoReadError
from engine.core.safe_files import shown, why
from engine.core.sentences import said

_HEAD = 1 << 16
"""Bytes read at once; most headers end before."""
_WINDOW = 1 << 12


class FileBytes:
    """An open file, `size` bytes long. Slices and searches raise PhotoReadError where the file cannot be read any more.

    path: for libraries that open files by themselves.
    """

    def __init__(self, file: BinaryIO, path: Path, size: int) -> None:
        self.path = path
        self._file = file
        self._size = size
        self._head = b""
        self._head = self._read(0, min(_HEAD, size))

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> bytes: ...
    def __getitem__(self, place: int | slice) -> int | bytes:
        if isinstance(place, slice):
            start, stop, step = place.indices(self._size)
            assert step == 1
            return self._read(start, max(0, stop - start))
        return self._read(range(self._size)[place], 1)[0]

    def startswith(self, beginning: bytes | tuple[bytes, ...], start: int = 0) -> bool:
        longest = max(map(len, beginning)) if isinstance(beginning, tuple) else len(beginning)
        return self[start : start + longest].startswith(beginning)

    def find(self, sought: bytes, start: int = 0) -> int:
        """Where `sought` comes first from `start` on; -1 when it does not."""
        window = _WINDOW
        while start < self._size:
            part = self[start : start + window]
            at = part.find(sought)
            if at >= 0:
                return start + at
            if len(part) < len(sought):
                return -1
            start += max(1, len(part) - len(sought) + 1)
            window = min(16 * window, 1 << 20)
        return -1

    def _read(self, start: int, count: int) -> bytes:
        if start + count <= len(self._head):
            return self._head[start : start + count]
        try:
            self._file.seek(start)
            return self._file.read(count)
        except OSError as error:
            raise PhotoReadError(
                said("{name} could not be read: {reason}.", name=shown(self.path), reason=why(error, reading=True)), detail=repr(error)
            ) from error


Content = bytes | FileBytes
"""What a header is read from."""
