"""`--language` of the commands that write a page for reading: the option, and what the page needs to speak it.

What is printed stays English. Qt is loaded for another language only. Main thread.
"""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from engine.core.page_words import PageWords

ENGLISH = "en"
LANGUAGES = (ENGLISH, "de", "vi")


def add_language_argument(sub: argparse.ArgumentParser) -> None:
    """The option; what is asked for is `parsed.language`."""
    words = "of the page: English (default), German or Vietnamese; what is printed, and a table, are English"
    sub.add_argument("--language", choices=LANGUAGES, default=ENGLISH, help=words)


@contextmanager
def speaking(language: str) -> Iterator[PageWords]:
    """What a page in that language needs, inside the `with`."""
    if language == ENGLISH:
        yield PageWords()
        return
    from PySide6.QtCore import QCoreApplication

    from app import i18n
    from app.figures import page_words

    qt = QCoreApplication.instance() or QCoreApplication([])
    i18n.install(qt, i18n.Language(language))
    yield page_words()
