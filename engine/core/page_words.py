"""How a page for reading speaks: its language, and how that writes sentences, numbers and moments.

English by itself; whoever knows another language hands one of these down. No Qt here. Any thread.
"""

import html
import time
from collections.abc import Callable
from dataclasses import dataclass

from engine.core.sentences import said


def _written(moment: float) -> str:
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(moment))


@dataclass(frozen=True)
class PageWords:
    """language: the code for `<html lang>`. say: a sentence of the engine in that language, other text as it is. moment: date and time
    of seconds since 1970. point, group: before decimals, and between thousands."""

    language: str = "en"
    say: Callable[[str], str] = str
    moment: Callable[[float], str] = _written
    point: str = "."
    group: str = ","

    def number(self, value: float, places: int = 0) -> str:
        """ "1,234.5"."""
        return f"{value:,.{places}f}".translate({ord(","): self.group, ord("."): self.point})

    def span(self, seconds: float) -> str:
        """ "2 h 5 min", "3 min 20 s" or "4.2 s", as text for a field of a sentence."""
        minutes, rest = divmod(round(seconds), 60)
        hours, minutes = divmod(minutes, 60)
        if hours:
            return said("{hours} h {minutes} min", hours=hours, minutes=minutes)
        if minutes:
            return said("{minutes} min {seconds} s", minutes=minutes, seconds=rest)
        return said("{seconds:.1f} s", seconds=seconds)

    def text(self, sentence: str) -> str:
        """A sentence of the engine as it stands in the page's source."""
        return escaped(self.say(sentence))


def escaped(value: object) -> str:
    """Text as it stands in a page's source, without markup in it."""
    return html.escape(str(value).encode("utf-8", "replace").decode())
