"""The window's languages: every sentence is translated, keeps its fields, and is what the window shows."""

import importlib.util
import string
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit

from app.i18n import Language, tr, tr_n, tr_sentence
from engine.core.sentences import said, said_n, together

ROOT = Path(__file__).resolve().parents[2]
OURS = [Language.GERMAN, Language.VIETNAMESE]


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def fields(text: str) -> set[str]:
    """Their names, and how numbers are written."""
    return {f"{name}:{form}" if form else name for _, name, form, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", OURS)
def test_every_sentence_of_the_window_is_translated_and_none_is_left_over(tool, language):
    known = tool.translations(language.code)
    wanted = tool.sentences()
    assert sorted(set(wanted) - set(known)) == []
    assert sorted(set(known) - set(wanted)) == []


@pytest.mark.parametrize("language", OURS)
def test_translations_keep_the_fields_the_shortcut_letters_and_the_dots_of_what_opens_a_dialog(tool, language):
    wrong = []
    for text, forms in tool.translations(language.code).items():
        for form in forms:
            one = len(forms) > 1 and form is forms[0]  # may say "a" for 1
            same = fields(form) | ({"count"} & fields(text) if one else set()) == fields(text) and ("%n" in form) == ("%n" in text)
            letters = ("&" in text.replace(" & ", " ")) == ("&" in form.replace(" & ", " "))
            if not (same and letters and form.endswith("…") == text.endswith("…") and form.startswith(" ") == text.startswith(" ")):
                wrong.append((text, form))
    assert wrong == []


@pytest.mark.parametrize("language", [Language.ENGLISH, *OURS])
def test_the_files_the_window_reads_say_what_the_files_for_translators_say(tool, speak, language):
    speak(language)
    wanted = tool.sentences()
    for text, forms in tool.translations(language.code).items():
        spoken = {tr_n(text, 1), tr_n(text, 5)} if wanted[text].plural else {tr(text)}
        numbers = ("1", "5") if wanted[text].plural else ("",)
        assert spoken == {forms[min(place, len(forms) - 1)].replace("%n", number) for place, number in enumerate(numbers)}


@pytest.mark.parametrize("language", OURS)
def test_what_qt_itself_says_is_translated_too(speak, qtbot, language):
    buttons = [kind for kind in QDialogButtonBox.StandardButton if kind is not QDialogButtonBox.StandardButton.NoButton]

    def said() -> dict[object, str]:
        box, line = QDialogButtonBox(), QLineEdit()
        qtbot.addWidget(box)
        qtbot.addWidget(line)
        actions = line.createStandardContextMenu().actions()
        return {kind: box.addButton(kind).text() for kind in buttons} | {
            number: action.text().partition("\t")[0] for number, action in enumerate(actions) if action.text()
        }

    speak(Language.ENGLISH)
    english = said()
    speak(language)
    assert {text for kind, text in said().items() if text == english[kind]} <= {"OK"}


def test_what_is_not_translated_stays_english_and_an_unknown_desktop_language_too(speak, monkeypatch):
    speak(Language.GERMAN)
    assert tr("A sentence nobody translated.") == "A sentence nobody translated."
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("eo"))
    assert Language.SYSTEM.code == "en"
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("vi_VN"))
    assert Language.SYSTEM.code == "vi"


def test_the_window_speaks_german(speak, start_app, photo, qtbot):
    speak(Language.GERMAN)
    application = start_app(photo)
    titles = [action.text() for action in application.window.menuBar().actions()]
    assert titles[0] == "&Datei"
    assert "Speichern" in application.window.enhance.save.text()


class Dictionary(QTranslator):
    """Translations out of a dictionary; the plural in two forms, as German has it."""

    def __init__(self, known: dict[str, str | tuple[str, str]], parent: QApplication) -> None:
        super().__init__(parent)
        self.known = known

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        form = self.known.get(source)
        return form[n != 1] if isinstance(form, tuple) else form


def test_sentences_of_the_engine_are_translated_with_their_values(qapp, speak):
    known = {
        "{name} could not be saved: {reason}.": "{name} wurde nicht gespeichert ({reason}).",
        "the disk is full": "Datenträger voll",
        "{size:.1f} GB of {all:,.0f} MB": "{size:.1f} GB von {all:,.0f} MB",
        "{share:.0%} of it": "{share:.0%} davon",
        "{count} tiles": ("{count} Kachel", "{count} Kacheln"),
    }
    speak(Language.GERMAN)
    qapp.installTranslator(Dictionary(known, qapp))
    unsaved = said("{name} could not be saved: {reason}.", name="the disk is full", reason=said("the disk is full"))
    assert tr_sentence(unsaved) == "the disk is full wurde nicht gespeichert (Datenträger voll)."
    assert tr_sentence(said("{size:.1f} GB of {all:,.0f} MB", size=1.25, all=1250)) == "1,2 GB von 1.250 MB"
    assert tr_sentence(said("{share:.0%} of it", share=0.7)) == "70\u00a0% davon"
    assert [tr_sentence(said_n("{count} tile", "{count} tiles", count)) for count in (1, 5)] == ["1 Kachel", "5 Kacheln"]
    assert tr_sentence(together([said("the disk is full"), "plain"], ", ")) == "Datenträger voll, plain"
    assert tr_sentence("the disk is full") == "Datenträger voll"


def test_untranslated_sentences_of_the_engine_are_the_english_ones(qapp):
    for count in (1, 5):
        sentence = together([said_n("{count} brown tile", "{count} brown tiles", count), said("Wet {name!r}.", name="{x}")])
        assert tr_sentence(sentence) == str(sentence)
