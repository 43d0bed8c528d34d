"""What goes wrong is said in the window's language, with the true names and numbers, wherever the engine found it."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.application import Application
from app.backend import EngineBackend, OutputRule
from app.i18n import Language, tr_sentence
from app.panels.batch_table import BatchColumn
from app.settings import NameTaken
from engine.batch.auto import findings
from engine.batch.jobs import JobState
from engine.batch.journals import found_journals
from engine.batch.look import Look
from engine.core import safe_files
from engine.core.errors import ModelError
from engine.core.photo import Photo
from engine.core.sentences import said
from engine.inference.checks import Fault, words_for
from engine.inference.manifest import read_manifest
from tests.helpers.batches import accept, listed
from tests.helpers.dialogs import answer
from tests.helpers.fakes import FakeBackend
from tests.helpers.windows import message

StartApp = Callable[..., Application]
Speak = Callable[[Language], None]


class TrueFiles(FakeBackend):
    """A fake engine, but files are read and written as they are."""

    def read(self, path: Path) -> Photo:
        return EngineBackend().read(path)

    def save(self, photo: Photo, target: Path, rule: OutputRule, *, overwrite: bool) -> tuple[str, ...]:
        return EngineBackend().save(photo, target, rule, overwrite=overwrite)


@pytest.fixture
def backend() -> FakeBackend:
    return TrueFiles()


@pytest.fixture
def application(start_app: StartApp, speak: Speak, qtbot: QtBot) -> Application:
    speak(Language.GERMAN)
    made = start_app()
    qtbot.waitUntil(lambda: made.session.choice is not None)
    return made


def hint(application: Application) -> str:
    shown = application.window.bar.message
    return shown.hint if shown is not None else ""


def test_files_that_cannot_be_opened(application: Application, qtbot: QtBot, tmp_path: Path, picture: Any) -> None:
    whole = picture.file(tmp_path / "ganz.jpg", seed=1).read_bytes()
    known = "JPEG, PNG, TIFF, WebP, AVIF, JPEG XL, HEIC und Kamera-Rohdaten"
    cases = {
        "kurz.jpg": (whole[:-9], "kurz.jpg ist abgeschnitten: Das Ende des Bilds fehlt."),
        "leer.jpg": (b"", "leer.jpg ist leer."),
        "text.jpg": (b"Lieber Leser, " * 9, "text.jpg ist kein Foto: Der Inhalt ist von keiner bekannten Art."),
        "bild.jpg": (
            b"GIF89a" + bytes(60),
            f"bild.jpg ist ein GIF-Bild; lesbar sind nur {known}.",
        ),
    }
    for name, (content, words) in cases.items():
        (tmp_path / name).write_bytes(content)
        application.opener.show(tmp_path / name)
        qtbot.waitUntil(lambda name=name: message(application).startswith(name))
        assert message(application) == words


def test_a_full_disk(application: Application, qtbot: QtBot, tmp_path: Path, picture: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    application.opener.show(picture.file(tmp_path / "a.jpg", seed=1))
    qtbot.waitUntil(lambda: application.session.result is not None)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(safe_files, "_give_name", full)
    application.saver.save_as(tmp_path / "b.jpg", OutputRule())
    qtbot.waitUntil(lambda: message(application) == "b.jpg konnte nicht gespeichert werden: Der Datenträger ist voll.")


def test_a_model_folder_that_is_not_one(application: Application, tmp_path: Path) -> None:
    folder = tmp_path / "meins"
    folder.mkdir()
    with pytest.raises(ModelError) as missing:
        read_manifest(folder)
    application.messages.error(missing.value)
    assert message(application) == "Der Modellordner meins hat kein manifest.json."
    (folder / "manifest.json").write_text('{"schema": 77}')
    with pytest.raises(ModelError) as odd:
        read_manifest(folder)
    application.messages.error(odd.value)
    assert message(application).startswith("Das Manifest des Modellordners meins ist nicht gültig: schema ist 77; diese Version")
    assert hint(application) == "Exportieren Sie das Modell neu, oder entfernen Sie den Ordner."


def test_a_batch_before_the_start_in_the_list_and_after_another_start(
    application: Application, start_app: StartApp, qtbot: QtBot, tmp_path: Path, picture: Any
) -> None:
    good, bad, taken = (tmp_path / "fotos" / name for name in ("a.jpg", "c.jpg", "d.jpg"))
    for number, path in enumerate((good, bad, taken)):
        picture.file(path, seed=number)
    bad.write_bytes(bad.read_bytes()[:90])
    (taken.parent / "d-enhanced.jpg").write_text("da")
    application.settings.change(name_taken=NameTaken.SKIP)
    listed(application, qtbot, [good, bad, taken])
    told: list[str] = []

    def look(dialog: Any) -> None:
        told.extend(field.toPlainText() for field in dialog.findChildren(QPlainTextEdit))
        accept(dialog)

    answer(look)
    with qtbot.waitSignal(application.batch.ended, timeout=20_000):
        application.batch_panel.start.click()
    bad_words = "c.jpg ist abgeschnitten: Die Datei endet, bevor das Bild beginnt."
    taken_words = "Es gibt schon eine Datei d-enhanced.jpg."
    assert told == [bad_words, f"d.jpg: {taken_words}"]
    words = [application.batch_panel.model.index(row, BatchColumn.OUTCOME.value).data() for row in range(3)]
    assert words[1:] == [bad_words, taken_words]

    (path,) = found_journals()
    application.close()
    again = start_app()
    qtbot.waitUntil(lambda: again.session.choice is not None)
    again.batch.open(path)
    qtbot.waitUntil(lambda: len(again.batch.jobs) == 3)
    assert [job.state for job in again.batch.jobs] == [JobState.DONE, JobState.FAILED, JobState.SKIPPED]
    model = again.batch_panel.model
    assert [model.index(row, BatchColumn.OUTCOME.value).data() for row in (1, 2)] == [bad_words, taken_words]


def test_reasons_and_the_self_check_with_their_numbers_and_plurals(speak: Speak) -> None:
    speak(Language.GERMAN)
    dark = Look(8.0, 0.041, 0.9, 0.0, 0.3, 0.1, 0.0, 1.0, 0.0, 1.0, 0.0)
    (found,) = findings(dark)
    assert tr_sentence(found.words) == "Es ist dunkel: im Mittel 4\u00a0% der vollen Helligkeit, 90\u00a0% davon fast schwarz."
    one, many = words_for({(Fault.BLACK, said("in FP32")): 1, (Fault.FLAT, ""): 3}, 48, "QAT INT8")
    assert tr_sentence(one) == "1 von 48 Kacheln kam in QAT INT8 schwarz zurück und wurde in FP32 noch einmal gerechnet."
    assert tr_sentence(many) == "3 von 48 Kacheln kamen in QAT INT8 und auf jedem anderen Weg ohne jedes Detail zurück und blieben so."
