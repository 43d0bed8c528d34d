"""What the command line says and where: results on stdout, progress and complaints on stderr, Ctrl-C as a wish to cancel.

A progress bar only where stderr is a terminal; otherwise nothing but whole lines. Main thread, except `Bar.show`, which tile workers
call.
"""

import contextlib
import json
import math
import os
import re
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import FrameType
from typing import Any, TextIO

from engine.core.errors import EngineError, PhotoWriteError, UsageError
from engine.core.progress import ProgressToken
from engine.core.safe_files import unique_path

OK, SOME_FAILED, WRONG_USAGE = 0, 1, 2
"""Exit codes: everything done; some files or checks failed, or the run was cancelled; the request itself makes no sense."""

BAR_CELLS = 24
_COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""What makes terminals do something, and what is no character; tabs and line breaks are ours."""


def say(text: str) -> None:
    print(_printable(text, sys.stdout), flush=True)


def complain(text: str) -> None:
    print(_printable(text, sys.stderr), file=sys.stderr, flush=True)


def say_json(value: Mapping[str, Any] | Sequence[Any]) -> None:
    """One value on one line of strict JSON: what is not a number becomes null. A line with what stdout cannot hold, such as bytes of file
    names that are no text, is written in ASCII, those as escapes of lone surrogates, which Python and JavaScript read back."""
    strict = _strict(value)
    line = json.dumps(strict, ensure_ascii=False, allow_nan=False)
    say(line if _holds(sys.stdout, line) else json.dumps(strict, allow_nan=False))


def _printable(text: str, stream: TextIO | None) -> str:
    """The text as `stream` can take it: what its encoding lacks as escapes, and for a terminal without the control characters that a
    file's name may hold."""
    if stream is not None and stream.isatty():
        text = _COMMANDS.sub("\ufffd", text)
    if _holds(stream, text, getattr(stream, "errors", None)):
        return text
    encoding = _encoding(stream)
    return text.encode(encoding, "backslashreplace").decode(encoding)


def _holds(stream: TextIO | None, text: str, errors: str | None = None) -> bool:
    try:
        text.encode(_encoding(stream), errors or "strict")
    except UnicodeEncodeError:
        return False
    return True


def _encoding(stream: TextIO | None) -> str:
    return getattr(stream, "encoding", None) or "utf-8"  # a program without a terminal may have no streams at all


def _strict(value: Any) -> Any:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {key: _strict(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_strict(inner) for inner in value]
    return value


def in_words(error: Exception) -> str:
    """What the user reads about an error: the sentence, and what would help."""
    if isinstance(error, EngineError):
        return f"{error.message} {error.hint}".strip()
    return f"{type(error).__name__}: {error}"


def make_folder(folder: Path) -> None:
    """Before the work, so that an impossible place is known then. Raises UsageError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"The output folder {folder} cannot be made: {error.strerror}.") from error


def saved(target: Path, write: Callable[[Path], object], *, overwrite: bool) -> Path:
    """Have `write` write a file there, or under the first free name where one is there that is not to be overwritten; returns where.

    write: refuses names that are taken unless `overwrite`. Raises what it raises.
    """
    while True:
        path = target if overwrite else unique_path(target.parent, target.name)
        try:
            write(path)
        except PhotoWriteError:
            if overwrite or not os.path.lexists(path):  # else somebody was faster with that name
                raise
        else:
            return path


class Bar:
    """A progress bar with the time left, redrawn in place; invisible where `stream` is no terminal."""

    def __init__(self, stream: TextIO, label: str = "") -> None:
        self.label = label
        self._stream = stream
        self._visible = stream.isatty()
        self._lock = threading.Lock()
        self._started = time.monotonic()
        self._drawn = 0
        self._last = -1.0

    @property
    def visible(self) -> bool:
        return self._visible

    def start(self, label: str) -> None:
        """Begin again at 0 for the next piece of work."""
        with self._lock:
            self.label, self._started, self._last = label, time.monotonic(), -1.0

    def show(self, fraction: float, text: str = "", left: float | None = None) -> None:
        """Draw, at most ten times a second. left: seconds to go where the caller knows better, infinite where nobody does. Any thread."""
        now = time.monotonic()
        with self._lock:
            if not self._visible or (now - self._last < 0.1 and fraction < 1.0):
                return
            self._last = now
            full = round(BAR_CELLS * fraction)
            to_go = _left(self._to_go(fraction, now) if left is None else left)
            line = f"[{'#' * full}{'.' * (BAR_CELLS - full)}] {fraction:4.0%} {_printable(self.label, self._stream)}{to_go}"
            self._stream.write(f"\r{line.ljust(self._drawn)}")
            self._stream.flush()
            self._drawn = len(line)

    def clear(self) -> None:
        """Wipe the bar so that a line can be written."""
        with self._lock:
            if self._drawn:
                self._stream.write(f"\r{' ' * self._drawn}\r")
                self._stream.flush()
                self._drawn = 0

    def _to_go(self, fraction: float, now: float) -> float:
        passed = now - self._started
        return math.inf if fraction < 0.03 or passed < 1.0 else passed * (1.0 - fraction) / fraction


def _left(seconds: float) -> str:
    if not math.isfinite(seconds):
        return ""
    return f", {math.ceil(seconds)} s left" if seconds <= 120 else f", {math.ceil(seconds / 60)} min left"


@contextlib.contextmanager
def cancellable(watch: Callable[[float, str], None] | None = None) -> Iterator[ProgressToken]:
    """A token that Ctrl-C, a polite kill or a terminal that is closed cancels; a second Ctrl-C breaks off as usual."""
    token = ProgressToken(watch)

    def cancel(signal_number: int, frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        # From a thread: the run this signal interrupts may hold the token's lock.
        threading.Thread(target=token.cancel, name="cancel", daemon=True).start()

    in_main_thread = threading.current_thread() is threading.main_thread()
    wishes = [signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]
    # Under nohup, which has the run outlive its terminal, that signal is ignored already and stays so.
    signals = [wish for wish in wishes if signal.getsignal(wish) is not signal.SIG_IGN] if in_main_thread else []
    before = [(number, signal.signal(number, cancel)) for number in signals]
    try:
        yield token
    finally:
        for number, handler in before:
            signal.signal(number, handler)
