"""Numbers, sizes of files, dates with times and keys as the window's language writes them, and what a page of the engine needs to speak it.

What goes into files that programs read is not written here. Any thread.
"""

import math
from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime
from PySide6.QtGui import QKeySequence

from app.i18n import spoken, tr, tr_sentence
from engine.core.page_words import PageWords

NOTHING = "–"
"""Where a number is not known."""


def number(value: float, places: int = 0) -> str:
    """ "1,234.50" in English and "1.234,50" in German."""
    if math.isnan(value):
        return NOTHING
    return "∞" if math.isinf(value) else QLocale().toString(float(value), "f", places)


def short_number(value: float, places: int) -> str:
    """The same without the zeros at its end: "5.8", "50"."""
    text, point = number(value, places), QLocale().decimalPoint()
    return text.rstrip("0").removesuffix(point) if point in text else text


def size_of(count: float) -> str:
    """Of a file of so many bytes, with its unit."""
    if count >= 1e9:
        return f"{number(count / 1e9, 1)} GB"
    return f"{number(count / 1e6, 1)} MB" if count >= 100_000 else f"{number(count / 1e3, 1)} kB"


def moment(when: float | datetime, *, seconds: bool = False) -> str:
    """Date and time, to the minute or the second. when: seconds since 1970, or what a clock on the wall shows."""
    if isinstance(when, datetime):
        known = QDateTime(QDate(when.year, when.month, when.day), QTime(when.hour, when.minute, when.second))
    else:
        known = QDateTime.fromSecsSinceEpoch(round(when))
    return known.toString(tr("yyyy-MM-dd HH:mm:ss") if seconds else tr("yyyy-MM-dd HH:mm"))


def keys_text(shortcut: str) -> str:
    """A shortcut such as "Ctrl+Home" as keyboards of the window's language have it."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def page_words() -> PageWords:
    """What a page of the engine needs to speak the window's language."""
    return PageWords(spoken(), tr_sentence, moment, QLocale().decimalPoint(), QLocale().groupSeparator())
