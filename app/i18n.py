"""The window's language: Qt's translators, and the two functions every sentence of the window goes through.

Translations lie in resources/translations as Qt's .ts files (for Qt Linguist) and the .qm files made of them; `packaging/translations.py`
collects the sentences. Whatever is not translated stays English. Commands and their output are English. Main thread.
"""

from enum import Enum

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from engine.core.paths import resources_dir

CONTEXT = "heliograph"
"""The one context of all sentences: one English sentence has one translation."""


class Language(Enum):
    """What the window speaks; the value is the language's code. SYSTEM: what the desktop does, English where that is none of ours."""

    SYSTEM = ""
    ENGLISH = "en"
    GERMAN = "de"
    VIETNAMESE = "vi"

    @property
    def label(self) -> str:
        """Its own name for itself: whoever cannot read the others finds it."""
        return {"": tr("As the desktop"), "en": "English", "de": "Deutsch", "vi": "Tiếng Việt"}[self.value]

    @property
    def code(self) -> str:
        """One of the languages we have."""
        known = [language.value for language in Language if language is not Language.SYSTEM]
        wanted = self.value or QLocale.system().name().partition("_")[0]
        return wanted if wanted in known else Language.ENGLISH.value


def install(app: QApplication, language: Language) -> None:
    """Give everything made from now on this language; what stands on the screen stays as it is. English plurals need a translator too."""
    code = language.code
    for folder, name in (
        (QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), f"qtbase_{code}"),
        (str(resources_dir() / "translations"), f"heliograph_{code}"),
    ):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
    QLocale.setDefault(QLocale(code) if language is not Language.SYSTEM else QLocale.system())


def tr(text: str) -> str:
    """The sentence in the window's language. text: a literal, or one that `mark` or the engine's declarations name; values come in
    afterwards by `format`, so that a language may put them elsewhere."""
    return QCoreApplication.translate(CONTEXT, text)


def tr_n(text: str, count: int) -> str:
    """The same for a sentence with a number, which stands as %n in it: each language has its own plurals."""
    return QCoreApplication.translate(CONTEXT, text, None, count)


def mark(text: str) -> str:
    """Says that a literal is to be translated by whoever shows it: for tables that are made when a module is imported."""
    return text
