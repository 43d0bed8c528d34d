"""The whole window and the pages it makes speak its language: what says the same as in English is a name, a unit, a key, or a word that
both languages have."""

import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.actions import ActionId
from app.application import Application
from app.figures import page_words
from app.i18n import Language
from app.session import RunState
from engine.batch.jobs import JobOrder, NewJob
from engine.batch.journal import Journal
from engine.batch.report import write_report
from engine.core.method import Method
from engine.core.page_words import PageWords
from engine.core.photo import Photo
from engine.core.precision import Precision
from engine.core.progress import NullProgress
from engine.core.request import EnhanceRequest
from engine.inference.providers import PROVIDERS
from engine.inspection.precision_page import page
from engine.inspection.precision_report import PrecisionReport, precision_report
from engine.methods import METHODS
from tests.helpers.batches import listed, run_through
from tests.helpers.dialogs import answer
from tests.helpers.fakes import FakeBackend, FakeEngine, FakeProvider
from tests.helpers.spoken import texts_of
from tests.helpers.tiny_models import affine, tiny_engine

SAME = {
    *("English", "Deutsch", "Tiếng Việt", "Original", "&Original", "Original (3)", "Name", "Format", "Form", "Pixel", "Start", "Zoom"),
    *("&Training", "Training", "min", "Detail", "Detail · QAT INT8", "Gamma", "FP32", "PTQ INT8", "QAT INT8", "DPED", "DPED+"),
    *("PSNR, dB", "SSIM", "Adobe FiveK", "Apple Core ML", "JPEG", "PNG", "TIFF", "WebP", "AVIF", "JPEG XL", "Tiny"),
}
"""Words that are the same in both languages."""
NAMES = re.compile(
    r"""
    /.* | .*\.(jpg|json)(\ –\ Heliograph)?                     # files and folders
    | \{name\}-enhanced                                       # the template of names
    | Alt\+\d | Esc                                           # keys
    | 1\ \ (DPED\+?|Detail)                                   # steps
    | (PSNR,\ dB|SSIM|ΔE,\ 95\ %),\ (FP32|QAT\ INT8)         # figures of a precision
    | \d+\ min
    """,
    re.VERBOSE,
)


class Shipped(FakeEngine):
    """What it lists is what Heliograph has, so that all of it can be translated."""

    methods: tuple[Method, ...] = METHODS

    def offer(self, method_id: str, variant: str | None = None) -> Mapping[Precision, str | None]:
        return dict.fromkeys(self.method(method_id).precisions)

    def providers(self) -> tuple[FakeProvider, ...]:
        return tuple(FakeProvider(row.id, row.label, True) for row in PROVIDERS)


@pytest.fixture
def backend() -> FakeBackend:
    return FakeBackend(Shipped())


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> PrecisionReport:
    engine = tiny_engine(tmp_path_factory.mktemp("models"), {Precision.FP32: affine(1.0), Precision.QAT: affine(0.9)})
    photo = Photo(np.random.default_rng(1).integers(0, 256, (60, 80, 3), dtype=np.uint8))
    return precision_report(engine, photo, EnhanceRequest("tiny", provider="cpu"), "IMG_1.jpg", NullProgress())


def everything(application: Any, qtbot: QtBot, photos: list[Path], report: PrecisionReport) -> set[str]:
    """All texts of the window and its dialogs, with a photo that is enhanced and a batch in which one has failed."""
    found: set[str] = set()

    def wait(until: Callable[[], bool]) -> None:
        qtbot.waitUntil(until, timeout=20_000)

    wait(lambda: application.session.run.state is RunState.DONE)
    if application.window.inspect.isHidden():  # the second window finds it open
        application.actions[ActionId.INSPECT].trigger()
    wait(lambda: application.trust.faith.colours.isVisible())
    for method in METHODS:
        for variant in method.variants:
            application.session.choose(method.id, variant.id)
            found |= texts_of(application.window.enhance)
    application.session.choose("qat_unet")
    wait(lambda: application.session.run.state is RunState.DONE)

    def begin(question: Any) -> None:
        found.update(texts_of(question))
        question.accept()

    def read(dialog: Any) -> None:
        found.update(texts_of(dialog))
        dialog.reject()

    listed(application, qtbot, photos)
    met = answer(begin)
    run_through(application, qtbot, application.batches.plan())
    assert met
    found |= texts_of(application.window)
    dialogs: tuple[Callable[[], Any], ...] = (
        application.dialogs.save_as,
        application.dialogs.shortcuts,
        application.batch_panel.output.ask,
    )
    for show in dialogs:
        met = answer(read)
        show()
        assert met
    application.actions[ActionId.SETTINGS].trigger()
    found |= texts_of(application.settings_menu.window)
    application.actions[ActionId.PRESETS].trigger()
    found |= texts_of(application.edits._list)
    application.actions[ActionId.EXPORT].trigger()
    found |= texts_of(application.inspect.exports.dialog)
    application.inspect.exports.dialog.reject()
    application.backend.report = report
    application.actions[ActionId.REPORT].trigger()
    dialog = application.inspect.reports.dialog
    wait(dialog.save.isVisible)
    found |= texts_of(dialog)
    dialog.reject()
    application.actions[ActionId.TRAIN].trigger()
    wait(lambda: application.training.window.setup.method.count() > 0)
    found |= texts_of(application.training.window)
    return found


def test_nothing_in_the_windows_is_left_english_but_names_and_what_is_the_same_in_german(
    start_app: Callable[..., Application],
    speak: Callable[[Language], None],
    qapp: QApplication,
    qtbot: QtBot,
    photo: Path,
    tmp_path: Path,
    picture: Any,
    report: PrecisionReport,
) -> None:
    broken = tmp_path / "photos" / "broken.jpg"
    photos = [picture.file(tmp_path / "photos" / "p.jpg", 80, 100), broken]
    broken.write_bytes(b"\xff\xd8\xff no photo")
    spoken = {}
    for language in (Language.ENGLISH, Language.GERMAN):
        speak(language)
        application = start_app(photo)
        spoken[language] = everything(application, qtbot, photos, report)
        application.close()
    assert len(spoken[Language.ENGLISH]) > 400
    same = spoken[Language.ENGLISH] & spoken[Language.GERMAN]
    left = {text for text in same if re.search(r"[A-Za-z]{2}", text) and text not in SAME and not NAMES.fullmatch(text)}
    assert sorted(left) == []


class Page(HTMLParser):
    """A page's pieces of text and the words of its pictures; every tag that was opened is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.language = ""
        self.texts: set[str] = set()
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.language = self.language or told.get("lang") or ""
        self.texts.add(told.get("alt") or "")
        if tag not in ("meta", "img", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.add(data.strip())


def both(make: Callable[[PageWords], str]) -> tuple[Page, Page, set[str]]:
    """A page in English and in the window's language, and every sentence it is made of."""
    sentences: set[str] = set()

    def say(text: str) -> str:
        sentences.add(str(text))
        return str(text)

    return Page(make(PageWords(say=say))), Page(make(page_words())), sentences


def test_the_page_of_a_precision_report_speaks_the_windows_language(speak: Callable[[Language], None], report: PrecisionReport) -> None:
    speak(Language.GERMAN)
    english, german, sentences = both(lambda words: page(report, words))
    assert (english.language, german.language) == ("en", "de")
    assert {"Speed, size and closeness", "Seconds, network alone", "The photo", "Measured on"} <= english.texts & sentences
    assert sorted(sentences & german.texts - SAME) == []
    assert {"Tempo, Größe und Nähe", "Sekunden, nur Netz", "Das Foto", "Gemessen auf"} <= german.texts
    row = report.rows[1]
    assert row.measures is not None
    assert f"{row.measures.psnr:.1f}" in english.texts
    assert f"{row.measures.psnr:.1f}".replace(".", ",") in german.texts
    assert any(re.search(r" \d\d\.\d\d\.20\d\d \d\d:\d\d$", text) for text in german.texts), "the date as Germans write it"


def test_the_page_of_a_batch_speaks_the_windows_language_and_its_table_stays_english(
    speak: Callable[[Language], None], tmp_path: Path, picture: Any
) -> None:
    speak(Language.VIETNAMESE)
    tables: list[bytes] = []
    photo, output = picture.file(tmp_path / "p.png"), tmp_path / "out"
    output.mkdir()
    with Journal.create(output, tmp_path / "journals") as journal:
        journal.add([NewJob(photo, output, photo.name, JobOrder(EnhanceRequest("tiny", "plain")))])

        def make(words: PageWords) -> str:
            file, table = write_report(journal, output, words)
            tables.append(table.read_bytes())
            return file.read_text(encoding="utf-8")

        english, vietnamese, sentences = both(make)
    assert vietnamese.language == "vi"
    assert {"0 of 1 photo done, 1 still to do", "Before", "waiting"} <= english.texts & sentences
    assert {"đã xong 0 trên 1 ảnh, còn 1 ảnh", "Trước", "đang chờ"} <= vietnamese.texts
    assert sorted(sentences & vietnamese.texts) == []
    assert tables[0] == tables[1]
