"""The window's language: Qt's translators, and the functions every sentence of the window goes through.

Sentences that are made in the engine come as `engine.core.sentences.Sentence` and are translated where they are shown. Translations lie
in resources/translations as Qt's .ts files (for Qt Linguist) and the .qm files made of them; `packaging/translations.py` collects the
sentences. Whatever is not translated stays English. Commands and their output are English. Main thread.
"""

import string
from enum import Enum

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from engine.core.paths import resources_dir
from engine.core.sentences import Sentence

CONTEXT = "heliograph"
"""The one context of all sentences: one English sentence has one translation."""
SPOKEN = "heliograph_language"
"""Property of Qt's application: the code of its language."""


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


def install(app: QCoreApplication, language: Language) -> None:
    """Give everything made from now on this language; what stands on the screen stays as it is. English plurals need a translator too."""
    code, ours = language.code, str(resources_dir() / "translations")
    for folder, name in (
        (QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), f"qtbase_{code}"),
        (ours, f"qtbase_{code}"),  # of a language that Qt comes without
        (ours, f"heliograph_{code}"),
    ):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
    QLocale.setDefault(QLocale(code) if language is not Language.SYSTEM else QLocale.system())
    app.setProperty(SPOKEN, code)


def spoken() -> str:
    """The code of the language that was installed; English before that."""
    app = QCoreApplication.instance()
    return str(app.property(SPOKEN) or Language.ENGLISH.value) if app is not None else Language.ENGLISH.value


def tr(text: str) -> str:
    """The sentence in the window's language. text: a literal, or one that `mark` or the engine's declarations name; values come in
    afterwards by `format`, so that a language may put them elsewhere."""
    return QCoreApplication.translate(CONTEXT, text)


def tr_n(text: str, count: int) -> str:
    """The same for a sentence with a number, which stands as %n in it: each language has its own plurals."""
    return QCoreApplication.translate(CONTEXT, text, None, count)


def tr_sentence(text: str) -> str:
    """What the engine says (an error's message or hint, a warning, a reason) in the window's language, with the language's decimal signs.
    Plain text is translated when it is a known sentence as it stands, and else left alone: a file's name, what a library said."""
    if not isinstance(text, Sentence):
        return tr(text)
    form = tr_n(text.template, int(text.fields["count"])) if text.one else tr(text.template)
    if text.fields.get("count") == 1 and form == text.template:
        form = text.one or form  # nobody translated it
    if not text.fields:
        return form
    fields = {name: tr_sentence(value) if isinstance(value, Sentence) else value for name, value in text.fields.items()}
    return _InThisLanguage().vformat(form, (), fields)


class _InThisLanguage(string.Formatter):
    """As `str.format`, with the decimal and group signs of the window's language where a number's format is given, and "70 %" where it
    parts them."""

    def format_field(self, value: object, format_spec: str) -> str:
        text = str(super().format_field(value, format_spec))
        if not format_spec or isinstance(value, str):
            return text
        signs = {".": QLocale().decimalPoint(), ",": QLocale().groupSeparator()}
        text = "".join(signs.get(sign, sign) for sign in text)
        return f"{text[:-1]}\u00a0%" if text.endswith("%") and spoken() == Language.GERMAN.value else text


def mark(text: str) -> str:
    """Says that a literal is to be translated by whoever shows it: for tables that are made when a module is imported."""
    return text
