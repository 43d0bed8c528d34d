"""What somebody needs who is to mend a fault: versions, the traceback, the last lines of the log; and nothing about anybody's photos.

Photos have names that are nobody's business ("Anna in hospital.jpg"): file names and what stood in a log line's fields are left out. The
report is English in every language, for it is read by whoever wrote the program. Any thread.
"""

import contextlib
import logging
import platform
import re
import sys
import time
import traceback
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app import __version__
from engine.core.photo import FileFormat

LINES = 40
"""Of the log, in a report."""

LEFT_OUT = "…"
_VERSIONS = ("PySide6", "numpy", "onnxruntime", "cv2", "pyvips")
_SUFFIXES = "|".join(sorted({re.escape(suffix) for kind in FileFormat for suffix in kind.suffixes}, key=len, reverse=True))
_QUOTED = re.compile(rf"""(['"])(?:\\.|(?!\1).)*({_SUFFIXES})\1""", re.IGNORECASE)
_PLACE = re.compile(r"""(['"])(?:[a-z]:)?[/\\](?:\\.|(?!\1|\n).)*\1(?<!\.py['"])""", re.IGNORECASE)
_BARE = re.compile(rf"""^([ \t]*(?:[\w.]+: )?)[^\n]*[^\n{LEFT_OUT}]({_SUFFIXES})\b""", re.IGNORECASE | re.MULTILINE)
"""A name without quotes may have words in it: where it begins nobody can tell, so all that stands before it goes, but for what kind of
error it was."""
_TOO_SHORT = 4
"""Letters of a name that is looked for without its suffix: a shorter one is in too many other words."""


@dataclass(frozen=True)
class CrashReport:
    """facts: versions and system, a line each; fault: what went wrong and where; log: the last lines before it, perhaps none."""

    facts: str
    fault: str
    log: str = ""


class LogTail(logging.Handler):
    """Keeps the last lines of the log in memory. A line's fields are in it where they are numbers; words may name photos."""

    def __init__(self, level: int = logging.INFO) -> None:
        super().__init__(level)
        self._lines: deque[str] = deque(maxlen=LINES)

    def emit(self, record: logging.LogRecord) -> None:
        clock = time.strftime("%H:%M:%S", time.localtime(record.created))
        self._lines.append(f"{clock} {record.levelname} {record.name}: {_harmless(record)}")

    def text(self) -> str:
        return "\n".join(self._lines)


def crash_report(error: BaseException, more: Sequence[str] = (), log: str = "", private: Iterable[Path] = ()) -> CrashReport:
    """more: further facts, such as what the methods run on; log: as from `LogTail.text`; private: photos that are known, whose names are
    left out wherever they stand."""
    known = [(name, getattr(sys.modules.get(name), "__version__", None)) for name in _VERSIONS]
    facts = [
        f"Heliograph {__version__}",
        f"Python {platform.python_version()} on {platform.platform()}",
        ", ".join(f"{name} {version}" for name, version in known if version is not None),
        *more,
    ]
    detail = getattr(error, "detail", "")
    fault = "".join(traceback.format_exception(error)).rstrip() + (f"\n{detail}" if detail else "")
    names = _names(private)
    return CrashReport("\n".join(fact for fact in facts if fact), *(without_photos(names.sub(LEFT_OUT, text)) for text in (fault, log)))


def in_one_text(facts: str, faults: Sequence[str], log: str) -> str:
    """As it is copied."""
    parts = [facts, *faults]
    return "\n\n".join([*parts, f"Last lines of the log:\n{log}"] if log else parts)


def without_photos(text: str) -> str:
    """The text without names of photos and without the name of whoever is at home here."""
    text = _PLACE.sub(rf"\1{LEFT_OUT}\1", _QUOTED.sub(rf"\1{LEFT_OUT}\2\1", text))
    text = _BARE.sub(rf"\1{LEFT_OUT}\2", text)
    home = str(Path.home())
    return text.replace(home, "~") if len(home) > 1 else text


def _names(paths: Iterable[Path]) -> re.Pattern[str]:
    """Finds these paths, and the names of the files with their suffix or without."""
    words = {word for path in paths for word in (str(path), str(path.parent), path.name, path.stem)}
    long = sorted((word for word in words if len(word) >= _TOO_SHORT and not word.isdigit()), key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in long) or r"(?!)")


def _harmless(record: logging.LogRecord) -> str:
    words = str(record.msg).partition("\n")[0]
    fields = record.args if isinstance(record.args, tuple) else ()
    with contextlib.suppress(TypeError, ValueError):  # fewer fields in the first line than in all of them: it stays as it was written
        words = words % tuple(field if isinstance(field, int | float) else LEFT_OUT for field in fields) if fields else words
    kind = record.exc_info[0] if record.exc_info else None
    return without_photos(f"{words} ({kind.__name__})" if kind is not None else words)
