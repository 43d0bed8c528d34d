"""The batch list: order, errors in words, cancel, retry, and never a file overwritten."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.application import Application
from app.backend import OutputRule
from app.batch import BatchPlan, BatchQueue, BatchState
from app.panels.batch_table import BatchColumn
from app.session import Choice
from engine.core.errors import InferenceError
from engine.core.photo import FileFormat
from engine.core.precision import Precision
from tests.helpers.fakes import NETWORK, FakeBackend, write_fake_photo

StartApp = Callable[..., Application]


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "photos"
    folder.mkdir()
    return [write_fake_photo(folder / f"p{number}.jpg", 100 + number, 80) for number in range(4)]


@pytest.fixture
def queue(start_app: StartApp, qtbot: QtBot) -> BatchQueue:
    application = start_app()
    qtbot.waitUntil(lambda: application.session.choice is not None)
    return application.batch


def plan(rule: OutputRule | None = None, strength: float = 1.0) -> BatchPlan:
    return BatchPlan(Choice(NETWORK.id, "plain", Precision.QAT), strength, None, rule or OutputRule())


def message(application: Application) -> str:
    shown = application.window.bar.message
    return shown.text if shown is not None else ""


def finish(queue: BatchQueue, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not queue.running)


def test_every_photo_is_saved_beside_its_source_and_sources_stay_as_they_were(
    queue: BatchQueue, qtbot: QtBot, photos: list[Path], backend: FakeBackend
) -> None:
    before = [path.read_bytes() for path in photos]
    queue.add(photos)
    queue.start(plan())
    finish(queue, qtbot)
    assert [entry.state for entry in queue.entries] == [BatchState.DONE] * 4
    assert [entry.output for entry in queue.entries] == [path.with_name(f"{path.stem}-enhanced.jpg") for path in photos]
    assert [path.read_bytes() for path in photos] == before
    assert [request.precision for request in backend.engine.requests] == [Precision.QAT] * 4


def test_a_bad_file_never_stops_the_rest_and_says_why_in_words(queue: BatchQueue, qtbot: QtBot, photos: list[Path]) -> None:
    photos[1].write_text("not a photo")
    queue.add(photos)
    queue.start(plan())
    finish(queue, qtbot)
    assert [entry.state for entry in queue.entries] == [BatchState.DONE, BatchState.FAILED, BatchState.DONE, BatchState.DONE]
    assert queue.entries[1].error == "p1.jpg is not a photo. It may be damaged."


def test_a_failing_run_and_a_failing_save_are_failures_of_that_photo_only(
    queue: BatchQueue, qtbot: QtBot, photos: list[Path], backend: FakeBackend
) -> None:
    backend.engine.fail_with = InferenceError("The run failed.")
    queue.add(photos[:1])
    queue.start(plan())
    finish(queue, qtbot)
    backend.engine.fail_with = None
    backend.fail_save = True
    queue.add(photos[1:2])
    queue.start(plan())
    finish(queue, qtbot)
    assert [entry.error for entry in queue.entries] == ["The run failed.", "p1-enhanced.jpg could not be written. The disk is full."]
    assert queue.total().fraction == 1.0


def test_what_is_to_be_known_of_a_finished_photo_stands_in_its_line_and_is_no_error(
    start_app: StartApp, qtbot: QtBot, photos: list[Path], backend: FakeBackend
) -> None:
    application = start_app()
    qtbot.waitUntil(lambda: application.session.choice is not None)
    backend.engine.warnings, backend.lost = ("It ran on the processor.",), ("JPEG has no transparency.",)
    application.batch.add(photos[:1])
    application.batch.start(plan())
    finish(application.batch, qtbot)
    assert application.batch.entries[0].state is BatchState.DONE
    assert message(application) == "1 photo saved."
    outcome = application.batch_panel.model.index(0, BatchColumn.OUTCOME.value)
    assert outcome.data() == "p0-enhanced.jpg · It ran on the processor. JPEG has no transparency."
    assert "JPEG has no transparency." in outcome.data(Qt.ItemDataRole.ToolTipRole)


def test_retry_runs_only_what_failed(queue: BatchQueue, qtbot: QtBot, photos: list[Path], backend: FakeBackend) -> None:
    photos[1].write_text("broken")
    queue.add(photos)
    queue.start(plan())
    finish(queue, qtbot)
    write_fake_photo(photos[1])
    backend.engine.requests.clear()
    queue.retry_failed()
    queue.start(plan())
    finish(queue, qtbot)
    assert [entry.state for entry in queue.entries] == [BatchState.DONE] * 4
    assert len(backend.engine.requests) == 1


def test_cancel_stops_at_once_and_keeps_what_is_done(queue: BatchQueue, qtbot: QtBot, photos: list[Path], backend: FakeBackend) -> None:
    queue.add(photos[:1])
    queue.start(plan())
    finish(queue, qtbot)
    backend.engine.gate.clear()
    queue.add(photos[1:])
    queue.start(plan())
    qtbot.waitUntil(lambda: queue.entries[1].state is BatchState.RUNNING and queue.entries[1].fraction > 0.05)
    queue.cancel()
    finish(queue, qtbot)
    assert [entry.state for entry in queue.entries] == [BatchState.DONE] + [BatchState.CANCELLED] * 3
    assert len(backend.saved) == 1


def test_a_running_line_can_be_removed_and_the_rest_goes_on(
    queue: BatchQueue, qtbot: QtBot, photos: list[Path], backend: FakeBackend
) -> None:
    backend.engine.gate.clear()
    queue.add(photos)
    queue.start(plan())
    qtbot.waitUntil(lambda: len(backend.engine.requests) == 1)
    queue.remove({queue.entries[0].id})
    backend.engine.gate.set()
    finish(queue, qtbot)
    assert [entry.path for entry in queue.entries] == photos[1:]
    assert [entry.state for entry in queue.entries] == [BatchState.DONE] * 3


def test_photos_added_during_a_run_are_done_too_and_none_twice(
    queue: BatchQueue, qtbot: QtBot, photos: list[Path], backend: FakeBackend
) -> None:
    backend.engine.gate.clear()
    queue.add(photos[:2])
    queue.start(plan())
    queue.add(photos)
    backend.engine.gate.set()
    finish(queue, qtbot)
    assert [entry.path for entry in queue.entries] == photos
    assert [entry.state for entry in queue.entries] == [BatchState.DONE] * 4


def test_the_output_rule_decides_folder_ending_format_and_strength(
    queue: BatchQueue, qtbot: QtBot, photos: list[Path], tmp_path: Path, backend: FakeBackend
) -> None:
    rule = OutputRule(folder=tmp_path / "new" / "out", suffix="_x", format=FileFormat.PNG, quality=70)
    queue.add(photos[:1])
    queue.start(plan(rule, strength=0.25))
    finish(queue, qtbot)
    target, _, used = backend.saved[0]
    assert target == tmp_path / "new" / "out" / "p0_x.png"
    assert backend.blends == [0.25]
    # An 8-bit photo stays one, though the enhanced pixels have 16 bits.
    assert (used.format, used.quality, used.depth) == (FileFormat.PNG, 70, 8)


def test_a_name_that_is_taken_gets_a_number(queue: BatchQueue, qtbot: QtBot, photos: list[Path]) -> None:
    taken = photos[0].with_name("p0-enhanced.jpg")
    taken.write_text("precious")
    queue.add(photos[:1])
    queue.start(plan())
    finish(queue, qtbot)
    assert taken.read_text() == "precious"
    assert queue.entries[0].output == photos[0].with_name("p0-enhanced-2.jpg")


def test_photos_count_by_their_megapixels_in_the_total(queue: BatchQueue, qtbot: QtBot, tmp_path: Path, backend: FakeBackend) -> None:
    backend.engine.gate.clear()
    large, small = write_fake_photo(tmp_path / "l.jpg", 192, 64), write_fake_photo(tmp_path / "s.jpg", 64, 64)
    queue.add([large, small])
    qtbot.waitUntil(lambda: all(entry.size for entry in queue.entries))
    queue.start(plan())
    # Held after the first of three tiles: 5 % for reading, a third of the rest, nine tenths of it before saving, three quarters of all.
    expected = 0.75 * 0.9 * (0.05 + 0.95 / 3)
    qtbot.waitUntil(lambda: queue.total().fraction == pytest.approx(expected))
    backend.engine.gate.set()
    finish(queue, qtbot)
    assert queue.total().fraction == 1.0


def test_walking_through_the_list_shows_the_photos_and_each_is_decoded_once(start_app: StartApp, qtbot: QtBot, photos: list[Path]) -> None:
    application = start_app(*photos)
    qtbot.waitUntil(lambda: application.session.photo is not None)
    shown: list[str] = []
    application.session.photo_changed.connect(lambda: shown.append(application.session.photo.name if application.session.photo else ""))
    panel = application.batch_panel
    panel.table.selectRow(3)
    panel.table.doubleClicked.emit(panel.model.index(3, BatchColumn.PHOTO.value))
    qtbot.waitUntil(lambda: bool(shown))
    panel.table.selectRow(1)
    qtbot.waitUntil(lambda: len(shown) == 2)
    assert shown == ["p3.jpg", "p1.jpg"]


def test_double_click_shows_the_photo_in_the_viewer(start_app: StartApp, qtbot: QtBot, photos: list[Path]) -> None:
    application = start_app(*photos)
    qtbot.waitUntil(lambda: application.session.photo is not None)
    panel = application.batch_panel
    panel.table.doubleClicked.emit(panel.model.index(2, BatchColumn.PHOTO.value))
    qtbot.waitUntil(lambda: application.session.photo is not None and application.session.photo.name == "p2.jpg")


def test_start_from_the_window_uses_what_is_chosen_there(
    start_app: StartApp, qtbot: QtBot, photos: list[Path], backend: FakeBackend
) -> None:
    application = start_app(*photos)
    qtbot.waitUntil(lambda: application.session.result is not None)
    backend.engine.requests.clear()
    application.session.set_precision(Precision.FP32)
    application.session.set_strength(0.5)
    application.batch_panel.start.click()
    qtbot.waitUntil(lambda: application.batch.count(BatchState.DONE) == 4)
    assert {request.precision for request in backend.engine.requests} == {Precision.FP32}
    assert 0.5 in backend.blends
    assert application.batch_panel.summary.text() == "4 of 4 done"
