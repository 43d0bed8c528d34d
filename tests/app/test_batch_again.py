"""Nothing lost: what a window leaves undone, by a crash or by being closed, the next one finds, offers and finishes, nothing twice."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.application import Application
from app.backend import OutputRule
from engine.batch.jobs import JobOrder, JobState, NewJob
from engine.batch.journal import Journal
from engine.batch.journals import found_journals
from engine.batch.plan import Found
from engine.core.precision import Precision
from engine.core.request import EnhanceRequest
from tests.helpers.batches import accept, batch_plan, listed, press, run_through, states
from tests.helpers.dialogs import answer
from tests.helpers.dialogs import press as press_in
from tests.helpers.fakes import NETWORK, FakeBackend
from tests.helpers.windows import message

StartApp = Callable[..., Application]
DONE, WAITING = JobState.DONE, JobState.WAITING


@pytest.fixture
def photos(tmp_path: Path, picture: Any) -> list[Path]:
    return [picture.file(tmp_path / "photos" / f"p{number}.jpg", 80, 100, seed=number) for number in range(4)]


def ready(start_app: StartApp, qtbot: QtBot, *paths: Path) -> Application:
    application = start_app(*paths)
    qtbot.waitUntil(lambda: application.session.choice is not None)
    return application


def crashed(photos: list[Path]) -> Path:
    """A journal as a killed window leaves it: one photo done, one at work, the others waiting."""
    with Journal.create(photos[0].parent) as journal:
        order = JobOrder(EnhanceRequest(NETWORK.id, "plain", Precision.QAT, strength=0.5))
        folder = photos[0].parent
        journal.add([NewJob(path, folder, f"{path.stem}-new.jpg", order, (100, 80)) for path in photos])
        journal.skipped(journal.jobs()[0], "There is a file p0-new.jpg already.")
        journal.claim()
        return journal.path


def test_after_a_crash_the_batch_is_offered_and_goes_on_as_it_was_meant(
    start_app: StartApp, qtbot: QtBot, photos: list[Path], backend: FakeBackend
) -> None:
    path = crashed(photos)
    application = ready(start_app, qtbot)
    qtbot.waitUntil(lambda: message(application) == "A batch of 4 photos was not finished: 0 done, 3 left.")
    with qtbot.waitSignal(application.batch.ended, timeout=20_000):
        press(application, "Resume")
    assert states(application) == [JobState.SKIPPED, DONE, DONE, DONE]
    assert [request.strength for request in backend.engine.requests] == [0.5] * 3
    assert sorted(one.name for one in photos[0].parent.glob("*-new.jpg")) == ["p1-new.jpg", "p2-new.jpg", "p3-new.jpg"]
    assert not list(photos[0].parent.glob(".*"))
    assert found_journals() == [path]


def test_closing_during_a_run_pauses_and_the_next_window_finishes_it(
    start_app: StartApp, qtbot: QtBot, photos: list[Path], backend: FakeBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ready(start_app, qtbot)
    listed(first, qtbot, photos)
    backend.engine.gate.clear()
    first.batches.begin(batch_plan(OutputRule(None, "{name}-new")))
    qtbot.waitUntil(lambda: len(backend.engine.requests) == 1)
    answer(press_in("Pause and quit"))
    assert first.window.close()
    with Journal.look(found_journals()[0]) as journal:
        assert [(job.state, job.attempts) for job in journal.jobs()] == [(WAITING, 0)] * 4
    backend.engine.gate.set()
    second = ready(start_app, qtbot)
    qtbot.waitUntil(lambda: message(second) == "A batch of 4 photos was not finished: 0 done, 4 left.")
    with qtbot.waitSignal(second.batch.ended, timeout=20_000):
        press(second, "Resume")
    assert states(second) == [DONE] * 4
    assert len(list(photos[0].parent.iterdir())) == 8


def test_what_is_in_the_list_when_an_earlier_batch_goes_on_comes_along_but_is_not_begun(
    start_app: StartApp, qtbot: QtBot, photos: list[Path], picture: Any, tmp_path: Path
) -> None:
    crashed(photos)
    application = ready(start_app, qtbot)
    qtbot.waitUntil(lambda: message(application).startswith("A batch of 4 photos"))
    listed(application, qtbot, [Found(picture.file(tmp_path / "other" / "day" / "x.jpg"), Path("day"))])
    with qtbot.waitSignal(application.batch.ended, timeout=20_000):
        press(application, "Resume")
    assert [(job.source.stem, job.state) for job in application.batch.jobs[3:]] == [("p3", DONE), ("x", JobState.LISTED)]
    run_through(application, qtbot, batch_plan(OutputRule(tmp_path / "out", "{name}")))
    assert application.batch.jobs[-1].output == tmp_path / "out" / "day" / "x.jpg"


def test_a_batch_may_be_forgotten_and_its_results_stay(start_app: StartApp, qtbot: QtBot, photos: list[Path]) -> None:
    crashed(photos)
    application = ready(start_app, qtbot)
    qtbot.waitUntil(lambda: message(application).startswith("A batch of 4 photos"))
    answer(press_in("Cancel"))
    press(application, "Forget")
    assert len(found_journals()) == 1
    answer(press_in("Forget"))
    press(application, "Forget")
    qtbot.waitUntil(lambda: found_journals() == [])
    assert all(path.is_file() for path in photos)


def test_a_list_that_was_never_started_leaves_nothing_behind(start_app: StartApp, qtbot: QtBot, photos: list[Path]) -> None:
    application = ready(start_app, qtbot)
    listed(application, qtbot, photos)
    assert len(found_journals()) == 1
    application.close()
    assert found_journals() == []


def test_a_batch_another_program_works_on_is_not_offered(start_app: StartApp, qtbot: QtBot, photos: list[Path]) -> None:
    path = crashed(photos)
    with Journal.open(path):
        application = ready(start_app, qtbot)
        qtbot.waitUntil(lambda: application.runner.live() == ())
        assert message(application) == ""


def test_a_full_disk_stops_the_batch_and_it_can_go_on(
    start_app: StartApp, qtbot: QtBot, photos: list[Path], tmp_path: Path, backend: FakeBackend
) -> None:
    application = ready(start_app, qtbot)
    output = tmp_path / "out"
    listed(application, qtbot, photos[:2])
    backend.engine.gate.clear()
    application.batches.begin(batch_plan(OutputRule(output, "{name}")))
    qtbot.waitUntil(lambda: len(backend.engine.requests) == 1)
    output.rmdir()
    with qtbot.waitSignal(application.batch.ended, timeout=20_000):
        backend.engine.gate.set()
    assert message(application) == "The output folder out is not there any more. Connect its disk, or make it again."
    assert states(application) == [WAITING, WAITING]
    output.mkdir()
    with qtbot.waitSignal(application.batch.ended, timeout=20_000):
        press(application, "Resume")
    assert states(application) == [DONE, DONE]


def test_the_report_says_what_became_of_each_photo(
    start_app: StartApp, qtbot: QtBot, photos: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Any] = []
    monkeypatch.setattr("app.batch_desk.QDesktopServices.openUrl", opened.append)
    application = ready(start_app, qtbot)
    photos[1].write_bytes(b"")
    listed(application, qtbot, photos[:2])
    answer(accept)
    run_through(application, qtbot, batch_plan(OutputRule(tmp_path / "out", "{name}")))
    press(application, "Report")
    qtbot.waitUntil(lambda: bool(opened))
    page = Path(opened[0].toLocalFile())
    assert page.parent == tmp_path / "out"
    assert "p1.jpg is empty." in page.read_text(encoding="utf-8")
    assert page.with_suffix(".csv").is_file()
