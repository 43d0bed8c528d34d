"""A watched folder: photos are enhanced as they come into it, each once, whole, and never the program's own results."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.application import Application
from engine.batch.jobs import JobState
from tests.helpers.batches import listed, states
from tests.helpers.dialogs import answer, press
from tests.helpers.windows import message

StartApp = Callable[..., Application]
DONE = JobState.DONE


@pytest.fixture
def hot(tmp_path: Path) -> Path:
    folder = tmp_path / "incoming"
    folder.mkdir()
    return folder


@pytest.fixture
def application(start_app: StartApp, qtbot: QtBot, tmp_path: Path, hot: Path, monkeypatch: pytest.MonkeyPatch) -> Application:
    monkeypatch.setattr("app.batch_watch.LOOK_MS", 20)
    monkeypatch.setattr("app.batch_desk.QFileDialog.getExistingDirectory", lambda *_: str(hot))
    made = start_app()
    qtbot.waitUntil(lambda: made.session.choice is not None)
    made.settings.change(output_folder=tmp_path / "out", template="{name}")
    return made


def watch(application: Application, qtbot: QtBot) -> None:
    application.batch_panel.watch.trigger()
    qtbot.waitUntil(lambda: "watching incoming" in application.batch_panel.summary.toolTip())


def test_what_comes_is_enhanced_once_with_its_folders_and_what_was_listed_stays_so(
    application: Application, qtbot: QtBot, hot: Path, tmp_path: Path, picture: Any
) -> None:
    listed(application, qtbot, [picture.file(tmp_path / "other.png")])
    watch(application, qtbot)
    picture.file(hot / "a.png")
    qtbot.waitUntil(lambda: states(application) == [JobState.LISTED, DONE])
    picture.file(hot / "day" / "b.png", seed=2)
    qtbot.waitUntil(lambda: states(application) == [JobState.LISTED, DONE, DONE])
    assert sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.png")) == ["a.png", "day/b.png"]
    assert application.batch_panel.watch.text() == "Stop watching incoming"
    application.batch_panel.watch.trigger()
    assert application.batches.watch.folder is None


@pytest.mark.parametrize(("reply", "expected"), [("Enhance those too", [DONE]), ("Only new ones", [])])
def test_photos_that_are_there_already_are_asked_about(
    application: Application, qtbot: QtBot, hot: Path, picture: Any, reply: str, expected: list[JobState]
) -> None:
    picture.file(hot / "old.png")
    met = answer(press(reply))
    watch(application, qtbot)
    qtbot.waitUntil(lambda: bool(met) and states(application) == expected)


def test_a_paused_batch_is_not_begun_again_by_what_comes(
    application: Application, qtbot: QtBot, hot: Path, tmp_path: Path, picture: Any, backend: Any
) -> None:
    listed(application, qtbot, [picture.file(tmp_path / "x.png")])
    backend.engine.gate.clear()
    application.batch_panel.start.click()
    qtbot.waitUntil(lambda: len(backend.engine.requests) == 1)
    with qtbot.waitSignal(application.batch.ended, timeout=20_000):
        application.batch_panel.pause.click()
    watch(application, qtbot)
    picture.file(hot / "a.png")
    qtbot.waitUntil(lambda: states(application) == [JobState.WAITING, JobState.LISTED])
    backend.engine.gate.set()
    with qtbot.waitSignal(application.batch.ended, timeout=20_000):
        application.batch_panel.start.click()
    assert states(application) == [DONE, DONE]


def test_without_an_output_folder_nothing_is_watched(application: Application) -> None:
    application.settings.change(output_folder=None)
    application.batch_panel.watch.trigger()
    assert message(application) == "Choose an output folder before a folder is watched."
    assert application.batches.watch.folder is None
