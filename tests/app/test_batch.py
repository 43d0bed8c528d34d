"""The batch list at work: errors in words, pausing, order, adding and leaving out meanwhile, and never a file overwritten."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from pytestqt.qtbot import QtBot

from app.application import Application
from app.backend import OutputRule
from app.batch import BatchTotal
from app.jobs.job import Lane
from app.panels.batch_table import BatchColumn
from app.session import RunState
from engine.batch.jobs import JobState
from engine.batch.journal import Journal
from engine.batch.journals import found_journals
from engine.core.errors import InferenceError
from engine.core.photo import FileFormat
from engine.core.photo_io import read_photo
from engine.core.precision import Precision
from tests.helpers.batches import accept, batch_plan, listed, run_through, states
from tests.helpers.dialogs import answer
from tests.helpers.fakes import FakeBackend
from tests.helpers.windows import message

StartApp = Callable[..., Application]
DONE, WAITING, FAILED, SKIPPED = JobState.DONE, JobState.WAITING, JobState.FAILED, JobState.SKIPPED


@pytest.fixture
def photos(tmp_path: Path, picture: Any) -> list[Path]:
    return [picture.file(tmp_path / "photos" / f"p{number}.jpg", 80, 100, seed=number) for number in range(4)]


@pytest.fixture
def application(start_app: StartApp, qtbot: QtBot) -> Application:
    made = start_app()
    qtbot.waitUntil(lambda: made.session.choice is not None)
    return made


def select(application: Application, *rows: int) -> None:
    table = application.batch_panel.table
    table.clearSelection()
    for row in rows:
        flag = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        table.selectionModel().select(table.model().index(row, 0), flag)


def names(application: Application) -> list[str]:
    return [job.source.stem for job in application.batch.jobs]


def begin(application: Application, qtbot: QtBot, backend: FakeBackend) -> None:
    """Start, and hold the first photo while it is enhanced."""
    backend.engine.gate.clear()
    application.batches.begin(batch_plan())
    qtbot.waitUntil(lambda: len(backend.engine.requests) == 1)


def test_every_photo_is_saved_beside_its_source_and_sources_stay_as_they_were(
    application: Application, qtbot: QtBot, photos: list[Path], backend: FakeBackend
) -> None:
    before = [path.read_bytes() for path in photos]
    listed(application, qtbot, photos)
    jobs = run_through(application, qtbot)
    assert [job.state for job in jobs] == [DONE] * 4
    assert [job.output for job in jobs] == [path.with_name(f"{path.stem}-enhanced.jpg") for path in photos]
    assert [path.read_bytes() for path in photos] == before
    assert [request.precision for request in backend.engine.requests] == [Precision.QAT] * 4
    assert message(application) == "4 of 4 photos done."


def test_the_window_and_the_command_line_see_the_same_queue(application: Application, qtbot: QtBot, photos: list[Path]) -> None:
    listed(application, qtbot, photos[:2])
    run_through(application, qtbot)
    (path,) = found_journals()
    with Journal.look(path) as journal:
        assert journal.jobs() == application.batch.jobs


def test_a_bad_file_and_a_failing_run_never_stop_the_rest_and_say_why_in_words(
    application: Application, qtbot: QtBot, photos: list[Path], backend: FakeBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    photos[1].write_text("not a photo")
    enhance = backend.engine.enhance

    def fails_once(photo: Any, *given: Any) -> Any:
        if photo.source == photos[2]:
            raise InferenceError("The run failed.")
        return enhance(photo, *given)

    monkeypatch.setattr(backend.engine, "enhance", fails_once)
    listed(application, qtbot, photos)
    answer(accept)
    jobs = run_through(application, qtbot)
    assert [job.state for job in jobs] == [DONE, FAILED, FAILED, DONE]
    assert [job.error for job in jobs] == ["", "p1.jpg is not a photo: its content is of no known kind.", "The run failed.", ""]
    assert message(application) == "2 of 4 photos done, 2 failed."


def test_what_is_to_be_known_of_a_finished_photo_stands_in_its_line_and_is_no_error(
    application: Application, qtbot: QtBot, photos: list[Path], backend: FakeBackend
) -> None:
    backend.engine.warnings = ("It ran on the processor.",)
    listed(application, qtbot, photos[:1])
    assert run_through(application, qtbot)[0].state is DONE
    model = application.batch_panel.model
    assert model.index(0, BatchColumn.OUTCOME.value).data() == "p0-enhanced.jpg · It ran on the processor."
    assert model.index(0, BatchColumn.METHOD.value).data() == "Fake network, Plain"
    assert model.index(0, BatchColumn.SIZE.value).data() == "100 × 80"


def test_retry_runs_only_what_failed(application: Application, qtbot: QtBot, photos: list[Path], backend: FakeBackend) -> None:
    backend.engine.fail_with = InferenceError("The run failed.")
    listed(application, qtbot, photos[:2])
    assert [job.state for job in run_through(application, qtbot)] == [FAILED] * 2
    backend.engine.fail_with = None
    listed(application, qtbot, photos[2:])
    with qtbot.waitSignal(application.batch.ended, timeout=20_000):
        application.batch_panel.retry.click()
    assert states(application) == [DONE, DONE, JobState.LISTED, JobState.LISTED]


def test_retry_looks_again_at_what_could_not_be_read(application: Application, qtbot: QtBot, photos: list[Path]) -> None:
    whole = photos[0].read_bytes()
    photos[0].write_bytes(b"")
    listed(application, qtbot, photos[:1])
    answer(accept)
    assert [job.state for job in run_through(application, qtbot)] == [FAILED]
    assert application.batch_panel.model.index(0, BatchColumn.METHOD.value).data() == ""
    photos[0].write_bytes(whole)
    listed(application, qtbot, photos[1:2])
    with qtbot.waitSignal(application.batch.ended, timeout=20_000):
        application.batch_panel.retry.click()
    assert states(application) == [DONE, JobState.LISTED]


def test_pause_gives_the_photo_at_work_back_and_resume_does_nothing_twice(
    application: Application, qtbot: QtBot, photos: list[Path], backend: FakeBackend
) -> None:
    listed(application, qtbot, photos)
    begin(application, qtbot, backend)
    with qtbot.waitSignal(application.batch.ended, timeout=20_000):
        application.batch_panel.pause.click()
    assert states(application) == [WAITING] * 4
    assert application.batch_panel.start.text() == "Resume"
    backend.engine.gate.set()
    with qtbot.waitSignal(application.batch.ended, timeout=20_000):
        application.batch_panel.start.click()
    assert states(application) == [DONE] * 4
    assert [request.strength for request in backend.engine.requests] == [1.0] * 5
    assert len(list(photos[0].parent.iterdir())) == 8


def test_the_photo_at_work_can_be_removed_another_left_out_and_the_rest_goes_on(
    application: Application, qtbot: QtBot, photos: list[Path], backend: FakeBackend
) -> None:
    jobs = listed(application, qtbot, photos)
    begin(application, qtbot, backend)
    select(application, 0)
    application.batch_panel.remove.click()
    application.batch.leave_out({jobs[3].id})
    qtbot.waitUntil(lambda: names(application) == ["p1", "p2", "p3"])
    with qtbot.waitSignal(application.batch.ended, timeout=20_000):
        backend.engine.gate.set()
    assert [(job.state, job.note) for job in application.batch.jobs] == [(DONE, ""), (DONE, ""), (SKIPPED, "It was left out by hand.")]
    assert not photos[0].with_name("p0-enhanced.jpg").exists()


def test_photos_added_during_a_run_are_done_too_and_none_twice(
    application: Application, qtbot: QtBot, photos: list[Path], backend: FakeBackend
) -> None:
    listed(application, qtbot, photos[:2])
    begin(application, qtbot, backend)
    listed(application, qtbot, photos[2:])
    application.batch.add([])
    qtbot.waitUntil(lambda: application.batch.count(WAITING) >= 2 and not application.batch.count(JobState.LISTED))
    with qtbot.waitSignal(application.batch.ended, timeout=20_000):
        backend.engine.gate.set()
    assert names(application) == ["p0", "p1", "p2", "p3"]
    assert states(application) == [DONE] * 4


def test_lines_are_moved_by_keys_buttons_and_dragging_and_done_in_that_order(
    application: Application, qtbot: QtBot, photos: list[Path], backend: FakeBackend
) -> None:
    panel = application.batch_panel
    listed(application, qtbot, photos)
    select(application, 2, 3)
    panel.moves[0].click()
    qtbot.waitUntil(lambda: names(application) == ["p2", "p3", "p0", "p1"])
    assert [job.source.stem for job in panel.selected()] == ["p2", "p3"]
    panel.moves[2].click()
    qtbot.waitUntil(lambda: names(application) == ["p0", "p2", "p3", "p1"])
    select(application, 3)
    panel._move_actions[1].trigger()
    qtbot.waitUntil(lambda: names(application) == ["p0", "p2", "p1", "p3"])
    dragged = panel.model.mimeData([panel.model.index(3, 0)])
    panel.model.dropMimeData(dragged, Qt.DropAction.MoveAction, 1, 0, panel.model.index(-1, -1))
    qtbot.waitUntil(lambda: names(application) == ["p0", "p3", "p2", "p1"])
    run_through(application, qtbot)
    ended = sorted(application.batch.jobs, key=lambda job: job.ended or 0.0)
    assert [job.source.stem for job in ended] == ["p0", "p3", "p2", "p1"]


def test_the_output_rule_decides_folder_name_format_depth_and_what_the_file_says(
    application: Application, qtbot: QtBot, photos: list[Path], tmp_path: Path, backend: FakeBackend
) -> None:
    rule = OutputRule(tmp_path / "new" / "out", "{name}_{method}_{strength}", FileFormat.PNG, depth=16, edits=False, times=True)
    listed(application, qtbot, photos[:1])
    (job,) = run_through(application, qtbot, batch_plan(rule, 0.25))
    assert job.output == tmp_path / "new" / "out" / "p0_fake_net_25.png"
    result = read_photo(job.output)
    assert (result.format, result.depth, result.metadata.xmp) == (FileFormat.PNG, 16, None)
    assert int(job.output.stat().st_mtime) == int(photos[0].stat().st_mtime)
    assert backend.engine.requests[0].strength == 0.25


def test_photos_count_by_their_megapixels_in_the_total(
    application: Application, qtbot: QtBot, tmp_path: Path, backend: FakeBackend, picture: Any
) -> None:
    listed(application, qtbot, [picture.file(tmp_path / "l.png", 64, 192), picture.file(tmp_path / "s.png", 64, 64)])
    begin(application, qtbot, backend)
    # Held after the first of three tiles of the larger, which is three quarters of all.
    told: list[BatchTotal] = []
    application.batch.totalled.connect(told.append)

    def reckoned() -> float:
        application.batch.ask_total()
        return told[-1].fraction if told else 0.0

    qtbot.waitUntil(lambda: reckoned() == pytest.approx(0.75 / 3))
    with qtbot.waitSignal(application.batch.ended, timeout=20_000):
        backend.engine.gate.set()
    qtbot.waitUntil(lambda: reckoned() == 1.0)


def test_the_user_s_own_enhancement_comes_between_two_photos_of_a_run(
    application: Application, qtbot: QtBot, photos: list[Path], backend: FakeBackend
) -> None:
    listed(application, qtbot, photos[:3])
    begin(application, qtbot, backend)
    application.opener.show(photos[3])
    qtbot.waitUntil(lambda: len(application.runner.live(Lane.INFERENCE)) >= 2)
    with qtbot.waitSignal(application.batch.ended, timeout=20_000):
        backend.engine.gate.set()
    qtbot.waitUntil(lambda: application.session.run.state is RunState.DONE)
    assert states(application) == [DONE] * 3
    own = [number for number, request in enumerate(backend.engine.requests) if request.strength is None]
    assert own == [1]


def test_a_batch_that_made_way_is_paused_at_once(
    application: Application, qtbot: QtBot, photos: list[Path], backend: FakeBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed(application, qtbot, photos[:3])
    begin(application, qtbot, backend)
    application.opener.show(photos[3])
    qtbot.waitUntil(lambda: len(application.runner.live(Lane.INFERENCE)) >= 2)
    enhance, held = backend.engine.enhance, threading.Event()

    def hold_own(photo: Any, request: Any, *given: Any) -> Any:
        while request.strength is None and not held.wait(0.005):
            given[0].check_cancelled()
        return enhance(photo, request, *given)

    monkeypatch.setattr(backend.engine, "enhance", hold_own)
    backend.engine.gate.set()
    qtbot.waitUntil(lambda: states(application)[0] is DONE and application.session.run.state is RunState.RUNNING)
    with qtbot.waitSignal(application.batch.ended, timeout=20_000):
        application.batch_panel.pause.click()
    assert states(application) == [DONE, WAITING, WAITING]
    held.set()
    with qtbot.waitSignal(application.batch.ended, timeout=20_000):
        application.batch_panel.start.click()
    assert states(application) == [DONE] * 3


def test_walking_through_the_list_shows_the_photos_and_each_is_decoded_once(start_app: StartApp, qtbot: QtBot, photos: list[Path]) -> None:
    application = start_app(*photos)
    qtbot.waitUntil(lambda: application.session.photo is not None and len(application.batch.jobs) == 4)
    shown: list[str] = []
    application.session.photo_changed.connect(lambda: shown.append(application.session.photo.name if application.session.photo else ""))
    panel = application.batch_panel
    panel.table.selectRow(3)
    panel.table.doubleClicked.emit(panel.model.index(3, BatchColumn.PHOTO.value))
    qtbot.waitUntil(lambda: bool(shown))
    panel.table.selectRow(1)
    qtbot.waitUntil(lambda: len(shown) == 2)
    assert shown == ["p3.jpg", "p1.jpg"]


def test_start_from_the_window_uses_what_is_chosen_there(
    start_app: StartApp, qtbot: QtBot, photos: list[Path], backend: FakeBackend
) -> None:
    application = start_app(*photos)
    qtbot.waitUntil(lambda: application.session.result is not None and len(application.batch.jobs) == 4)
    backend.engine.requests.clear()
    application.session.set_precision(Precision.FP32)
    application.session.set_strength(0.5)
    with qtbot.waitSignal(application.batch.ended, timeout=20_000):
        application.batch_panel.start.click()
    assert [(job.order.request.precision, job.order.strength) for job in application.batch.jobs] == [(Precision.FP32, 0.5)] * 4
    assert application.batch_panel.summary.text() == "4 of 4 done"


def test_clearing_what_is_done_leaves_the_rest_and_the_report_of_a_finished_batch(
    application: Application, qtbot: QtBot, photos: list[Path]
) -> None:
    listed(application, qtbot, photos[:2])
    run_through(application, qtbot)
    listed(application, qtbot, photos[2:])
    application.batch_panel.clear_done.trigger()
    qtbot.waitUntil(lambda: names(application) == ["p2", "p3"])
    run_through(application, qtbot)
    application.batch_panel.clear_done.trigger()
    qtbot.waitUntil(lambda: application.batch.jobs == [])
    (path,) = found_journals()
    with Journal.look(path) as journal:
        assert [job.state for job in journal.jobs()] == [DONE] * 2
