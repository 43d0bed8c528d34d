"""The precision report in the window: progress, a table of what was measured, a page to save; given up when it is closed."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from app.actions import ActionId
from app.application import Application
from app.panels.report_dialog import ReportDialog
from engine.core.errors import OutOfMemoryError
from engine.core.photo import Photo
from engine.core.precision import Precision
from engine.core.progress import NullProgress
from engine.core.request import EnhanceRequest, Finish
from engine.edit.edit import Edit, Step
from engine.edit.run import run_edit
from engine.inspection.precision_report import PrecisionReport, precision_report
from tests.helpers.fakes import CLASSICAL, NETWORK, FakeBackend
from tests.helpers.tiny_models import affine, tiny_engine


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> PrecisionReport:
    engine = tiny_engine(tmp_path_factory.mktemp("models"), {Precision.FP32: affine(1.0), Precision.QAT: affine(0.9)})
    photo = Photo(np.random.default_rng(1).integers(0, 256, (60, 80, 3), dtype=np.uint8))
    return precision_report(engine, photo, EnhanceRequest("tiny", provider="cpu"), "IMG_1.jpg", NullProgress())


def begin(application: Application) -> ReportDialog:
    application.actions[ActionId.REPORT].trigger()
    dialog = application.inspect.reports.dialog
    assert dialog is not None
    return dialog


def test_the_dialog_shows_progress_then_the_measured_table_and_saves_a_page(
    opened: Application, backend: FakeBackend, qtbot: QtBot, report: PrecisionReport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend.report = report
    backend.engine.gate.clear()
    dialog = begin(opened)
    qtbot.waitUntil(lambda: dialog.stage.text() == "FP32, run 1 of 2")
    assert dialog.bar.value() == dialog.bar.maximum() // 2
    backend.engine.gate.set()
    qtbot.waitUntil(dialog.save.isVisible)
    row = report.rows[1]
    assert row.measures is not None
    assert dialog.cells["ΔE, mean", Precision.QAT].text() == f"{row.measures.difference.mean:.2f}"
    assert dialog.cells["Seconds, whole", Precision.FP32].text() == f"{report.rows[0].seconds:.2f}"
    assert dialog.cells["ΔE, mean", Precision.FP32].text() == "–"
    asked: list[str] = []

    def choose(parent: object, title: str, start: str, filters: str) -> tuple[str, str]:
        asked.append(start)
        return str(tmp_path / "page"), filters

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    dialog.save.click()
    qtbot.waitUntil((tmp_path / "page.html").exists)
    assert asked == [str(tmp_path / "IMG_1-tiny-report.html")]
    dialog.reject()
    assert opened.inspect.reports.dialog is None


def test_closing_the_dialog_gives_the_run_up_and_the_next_one_can_begin(opened: Application, backend: FakeBackend, qtbot: QtBot) -> None:
    backend.engine.gate.clear()
    dialog = begin(opened)
    qtbot.waitUntil(lambda: dialog.stage.text() == "FP32, run 1 of 2")
    before = backend.engine.cancelled
    dialog.reject()
    qtbot.waitUntil(lambda: backend.engine.cancelled > before)
    assert begin(opened) is not dialog


def test_what_goes_wrong_is_one_sentence_in_the_dialog(opened: Application, backend: FakeBackend, qtbot: QtBot) -> None:
    backend.report = OutOfMemoryError("There is not enough memory for this photo.")
    dialog = begin(opened)
    qtbot.waitUntil(lambda: dialog.stage.text() == "There is not enough memory for this photo.")
    assert not dialog.save.isVisible()


def test_a_method_with_one_precision_has_nothing_to_report(opened: Application, qtbot: QtBot) -> None:
    assert opened.actions[ActionId.REPORT].isEnabled()
    opened.session.choose(CLASSICAL.id)
    assert not opened.actions[ActionId.REPORT].isEnabled()


def test_a_later_step_is_measured_over_what_the_steps_before_make_of_the_photo_and_the_dialog_says_so(
    opened: Application, backend: FakeBackend, qtbot: QtBot
) -> None:
    session = opened.session
    assert session.photo is not None
    session.set_edit(session.edit.inserted(0, Step(CLASSICAL.id, "default", strength=0.5)), 1)
    backend.report = OutOfMemoryError("Nothing more is asked of this one.")
    dialog = begin(opened)
    qtbot.waitUntil(lambda: bool(backend.reported))
    over, name = backend.reported[0]
    assert name == f"{session.photo.name} after {CLASSICAL.name}"
    assert any(label.text() == f"{NETWORK.name} on {name}" for label in dialog.findChildren(QLabel))
    alone = run_edit(backend.engine, session.photo.photo, Edit(session.edit.steps[:1]), NullProgress(), backend.finish)
    assert np.array_equal(over.pixels, backend.finish(alone.base, alone.result, Finish(0.5)).pixels)
    assert not np.array_equal(over.pixels, session.photo.photo.pixels)
