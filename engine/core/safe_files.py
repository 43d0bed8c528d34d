"""Putting a finished file in its place without ever leaving half of one, and finding names that are free.

A file appears under its name complete or not at all: it is written in the target's folder, flushed to the disk and then given its name.
Until then it has none where the system can do that (Linux), so that nothing stays behind whenever the program is killed; elsewhere it has
a hidden one, and the next file that is saved there removes what a killed program left. An existing file is replaced only on request, also
when two writers meet. Knows nothing of photos. Any thread.
"""

import contextlib
import errno
import ntpath
import os
import re
import secrets
import shutil
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from engine.core.errors import PhotoWriteError
from engine.core.sentences import said

LONGEST_NAME = 255
"""Bytes; what nearly every file system allows."""
_LONGEST_SUFFIX = 32
_LONG_ON_WINDOWS = 200
"""Characters; the file that is written beside another one has a longer name."""
_PIECE = 1 << 22
_UNFINISHED = re.compile(r"\.heliograph-[0-9a-f]{16}\.part")
_ABANDONED = 3600.0
"""Seconds after which nobody can still be writing such a file: it changes all the time."""
_HANDLES = Path("/proc/self/fd")
_FORBIDDEN_ON_WINDOWS = '<>:"/\\|?*'
_DEVICES = re.compile("con|prn|aux|nul|conin[$]|conout[$]|(?:com|lpt)[0-9\u00b9\u00b2\u00b3]", re.IGNORECASE)
_BELONGS_TO_THE_ONE_BEFORE = "\u200d\ufe0e\ufe0f\u20e3" + "".join(map(chr, range(0x1F3FB, 0x1F400)))
"""Joiners, the two forms of a sign, key caps, skin tones."""
_REASONS = {
    errno.ENOSPC: said("the disk is full"),
    errno.EDQUOT: said("the disk quota is used up"),
    errno.EROFS: said("that place is read-only"),
    errno.EACCES: said("writing there is not permitted"),
    errno.EPERM: said("writing there is not permitted"),
    errno.ENOENT: said("the folder does not exist"),
    errno.ENOTDIR: said("the folder does not exist"),
    errno.EISDIR: said("there is a folder of that name"),
    errno.ENAMETOOLONG: said("the name is too long"),
    errno.EEXIST: said("there is a file of that name already"),
    errno.EIO: said("the disk reports an error"),
    errno.EINVAL: said("that disk does not take such a name"),
    errno.ELOOP: said("its links lead in a circle"),
    errno.ENOTCONN: said("the disk is not connected any more"),
    errno.ENODEV: said("the disk is not connected any more"),
    errno.ESTALE: said("the disk is not connected any more"),
    errno.EFBIG: said("the file system cannot hold a file that large"),
}

_READING = {
    errno.ENOENT: said("it does not exist"),
    errno.EACCES: said("reading it is not permitted"),
    errno.EPERM: said("reading it is not permitted"),
}
"""Where something is to be read and not written."""


def write_atomically(
    target: Path, content: bytes | bytearray | memoryview, *, overwrite: bool, times: tuple[int, int] | None = None
) -> bool:
    """Write a file whole or not at all, as `fill_atomically` does; what is on the disk is read back and compared."""
    return fill_atomically(target, lambda file: file.write(content), lambda path: _holds(path, content), overwrite=overwrite, times=times)


def fill_atomically(
    target: Path,
    fill: Callable[[BinaryIO], object],
    holds: Callable[[Path], bool],
    *,
    overwrite: bool,
    times: tuple[int, int] | None = None,
) -> bool:
    """Have a new file filled, and put it in its place whole or not at all. A link is followed when it is overwritten, permissions of an
    old file stay.

    holds: whether the finished file at that path holds what it should, asked before it gets its name. times: when it shall have been read
    and changed last, in nanoseconds, None for now. Returns whether it has those times; some network disks do not take them.

    Raises PhotoWriteError with one sentence when that fails, or when `target` exists and `overwrite` is False, and what `fill` and `holds`
    raise; the target is then as it was, and nothing is left beside it.
    """
    try:
        dated = True
        if not overwrite and os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, "exists")
        place = reachable(Path(os.path.realpath(target)) if overwrite else target)
        if place.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a folder")
        _remove_abandoned(place.parent)
        with new_file(place.parent, fill) as new:
            if not holds(new):
                raise OSError(errno.EIO, "what was written is not what can be read")
            if times is not None:
                dated = _dated(new, times)
            if overwrite:
                with contextlib.suppress(OSError):
                    new.chmod(place.stat().st_mode & 0o7777)
            _give_name(new, place, overwrite=overwrite)
        flush_folder(place.parent)
        return dated
    except (OSError, ValueError) as error:  # ValueError: a name with a null character
        raise PhotoWriteError(
            said("{name} could not be saved: {reason}.", name=shown(target), reason=why(error)), detail=repr(error)
        ) from error


def reachable(path: Path, *, windows: bool = os.name == "nt") -> Path:
    """The same place, in the form in which Windows opens paths of more than 260 characters whatever its settings are."""
    full = ntpath.abspath(os.fspath(path)) if windows else ""
    if len(full) < _LONG_ON_WINDOWS or full.startswith("\\\\?\\"):
        return path
    return Path("\\\\?\\UNC" + full[1:] if full.startswith("\\\\") else "\\\\?\\" + full)


def why(error: OSError | ValueError, *, reading: bool = False) -> str:
    """The reason of a failure with files, as half a sentence; a ValueError is a name with a null character. reading: not writing."""
    number = error.errno if isinstance(error, OSError) else None
    if number is None:
        return said("the name cannot be used") if isinstance(error, ValueError) else said("the system does not say why")
    if reading and number in _READING:
        return _READING[number]
    return _REASONS.get(number) or os.strerror(number)


def unique_path(folder: Path, name: str) -> Path:
    """The first free path in `folder` among `name`, `name-2`, `name-3`...; characters no file name may have become "_".

    Names too long for the file system are shortened before the number. The file may exist by the time it is written, so save
    with `overwrite=False` and ask again when that fails.
    """
    stem, suffix = _parts(safe_name(name))
    number = 1
    while True:
        tail = suffix if number == 1 else f"-{number}{suffix}"
        path = folder / (shortened(stem, LONGEST_NAME - byte_count(tail)) + tail)
        if not os.path.lexists(path):
            return path
        number += 1


def safe_name(name: str, *, windows: bool = os.name == "nt") -> str:
    """A name every file system of this kind takes: forbidden characters become "_", and the stem is shortened where it is too long.

    On Windows names of devices (CON, LPT1...), which mean the device with any ending, get a "_" in front, and dots and spaces at the
    end, which it would drop in silence, go. Accents and scripts stay as they are, composed or not.
    """
    forbidden = _FORBIDDEN_ON_WINDOWS if windows else "/"
    cleaned = "".join("_" if c in forbidden or unicodedata.category(c) == "Cc" else c for c in name)
    if windows:
        cleaned = cleaned.rstrip(". ")
        if _DEVICES.fullmatch(cleaned.partition(".")[0].rstrip()):
            cleaned = f"_{cleaned}"
    if cleaned in ("", ".", ".."):
        cleaned = "photo"
    stem, suffix = _parts(cleaned)
    return shortened(stem, LONGEST_NAME - byte_count(suffix)) + suffix


def _parts(name: str) -> tuple[str, str]:
    """Stem and ending; what is too long for an ending is none."""
    stem, suffix = Path(name).stem, Path(name).suffix
    return (name, "") if byte_count(suffix) > _LONGEST_SUFFIX else (stem, suffix)


def identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from every other, by whatever name or link it is reached; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def make_folder(folder: Path) -> None:
    """Make it and what it lies in, where they are not there. Raises PhotoWriteError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PhotoWriteError(
            said("The folder {name} could not be made: {reason}.", name=shown(folder), reason=why(error)), detail=repr(error)
        ) from error


def shown(path: Path) -> str:
    """A file's name as it may stand in a sentence: undecodable bytes and control characters replaced."""
    text = path.name or str(path)
    return "".join("�" if unicodedata.category(c) in ("Cc", "Cs") else c for c in text)


def byte_count(name: str) -> int:
    """How much of a name's room on the disk this takes."""
    return len(name.encode("utf-8", "surrogatepass"))


def shortened(stem: str, room: int) -> str:
    """At most `room` bytes; never a character without the accents, skin tones and joiners that belong to it."""
    while stem and byte_count(stem) > room:
        cut = len(stem) - 1
        while cut > 1 and (unicodedata.combining(stem[cut]) or stem[cut] in _BELONGS_TO_THE_ONE_BEFORE or stem[cut - 1] == "\u200d"):
            cut -= 1
        stem = stem[:cut]
    return stem


@contextlib.contextmanager
def new_file(folder: Path, fill: Callable[[BinaryIO], object]) -> Iterator[Path]:
    """A new file there, filled and flushed, by a path that reaches it; at the end it is gone, but for a name that it was given."""
    # Made without `tempfile`, whose files nobody but the owner may read: the photo gets the permissions any new file gets.
    handle = _nameless(folder)
    hidden = _hidden_name(folder)
    try:
        if handle is None:
            named = os.open(hidden, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        with os.fdopen(named if handle is None else handle, "wb", closefd=handle is None) as file:
            fill(file)
            file.flush()
            os.fsync(file.fileno())
        yield hidden if handle is None else _HANDLES / str(handle)
    finally:
        if handle is not None:
            os.close(handle)
        with contextlib.suppress(OSError):
            hidden.unlink(missing_ok=True)


def _nameless(folder: Path) -> int | None:
    """A new file in that folder that has no name yet; None where there is no such thing, and where the folder takes no files."""
    if not hasattr(os, "O_TMPFILE"):
        return None
    try:
        handle = os.open(folder, os.O_TMPFILE | os.O_WRONLY, 0o666)
    except OSError:
        return None
    if (_HANDLES / str(handle)).exists():
        return handle
    os.close(handle)
    return None


def _give_name(new: Path, place: Path, *, overwrite: bool) -> None:
    """The name of a file that has none or a hidden one. Raises OSError; FileExistsError where it is taken and not to be replaced."""
    hidden = new
    try:
        if new.parent == _HANDLES:
            hidden = _hidden_name(place.parent)
            target = hidden if overwrite else place
            if _linked(new, target) and target == place:
                return
            if not hidden.exists():
                _copy(new, hidden)
        if overwrite:
            hidden.replace(place)
        else:
            move_to_free_name(hidden, place)
    finally:
        if hidden != new:
            with contextlib.suppress(OSError):
                hidden.unlink(missing_ok=True)


def _linked(nameless: Path, target: Path) -> bool:
    """Whether the file has that name now; False where the system does not give it one. Raises FileExistsError."""
    try:
        # By number and followed: only then the file itself is meant, and not the entry under which it was found.
        os.link(nameless, target, src_dir_fd=int(nameless.name), follow_symlinks=True)
    except FileExistsError:
        raise
    except OSError:
        return False
    return True


def _copy(source: Path, target: Path) -> None:
    """Content, times and permissions, flushed."""
    shutil.copy2(source, target)
    with target.open("r+b") as file:
        os.fsync(file.fileno())


def _hidden_name(folder: Path) -> Path:
    return folder / f".heliograph-{secrets.token_hex(8)}.part"


def _remove_abandoned(folder: Path) -> None:
    """What a program that was killed has left there of a file it was writing."""
    with contextlib.suppress(OSError), os.scandir(folder) as found:
        for entry in found:
            if _UNFINISHED.fullmatch(entry.name):
                with contextlib.suppress(OSError):
                    if time.time() - entry.stat(follow_symlinks=False).st_mtime > _ABANDONED:
                        Path(entry.path).unlink()


def _dated(path: Path, times: tuple[int, int]) -> bool:
    """Give a file its times; whether it has them, to the two seconds that memory cards count in."""
    try:
        os.utime(path, ns=times)
        return abs(path.stat().st_mtime_ns - times[1]) <= 2_000_000_000
    except OSError:
        return False


def _holds(path: Path, content: bytes | bytearray | memoryview) -> bool:
    """Whether the file's content is exactly this."""
    at, whole = 0, memoryview(content).cast("B")
    with path.open("rb") as file:
        while part := file.read(_PIECE):
            if part != whole[at : at + len(part)]:
                return False
            at += len(part)
    return at == len(whole)


def move_to_free_name(temporary: Path, place: Path) -> None:
    """Give a finished file its name without ever replacing one: a hard link fails when the name is taken, and so does an exclusive
    reservation. Where links work, the file keeps its old name too, which the caller removes.

    Raises FileExistsError when the name is taken, and any other OSError; the file then has its old name only.
    """
    try:
        os.link(temporary, place)
        return
    except FileExistsError:
        raise
    except OSError:
        pass  # A file system without hard links, such as the one on memory cards.
    os.close(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
    try:
        temporary.replace(place)
    except BaseException:
        with contextlib.suppress(OSError):
            place.unlink()
        raise


def flush_folder(folder: Path) -> None:
    """The new name must survive a power cut too; where folders cannot be flushed, the system does what it does."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
