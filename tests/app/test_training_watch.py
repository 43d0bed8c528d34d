"""Watching a training process from outside: what is read of it, and how its end is told apart. The process is a real one."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.jobs.training_load import LoadProbe
from app.jobs.training_record import TrainingRecord
from app.jobs.training_watch import Outcome, TrainingWatch
from app.panels.training_words import estimate_text, headline, note_text, signed, stage_text, verdict_text
from engine.core.errors import TrainingError
from engine.core.training_events import (
    FinishStage,
    HeldOutScore,
    Judgement,
    TrainingDone,
    TrainingEstimate,
    TrainingSample,
    TrainingStarted,
    TrainingStep,
    TrainingVerdict,
)
from engine.core.training_plan import DataLayout, DataPlan, TrainingPlan
from engine.core.training_run import RunFolder, Verb, Wish
from tests.helpers.fake_training import Mode
from tests.helpers.fake_training_door import PYTHON, FakeDoor

PATIENCE = 90_000


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    run = RunFolder(tmp_path / "run")
    run.create(TrainingPlan("fake_net", "My phone", DataPlan(DataLayout.PHOTOS, tmp_path)))
    return run


@pytest.fixture
def door() -> Iterator[FakeDoor]:
    door = FakeDoor()
    yield door
    door.end()


@pytest.fixture
def watch(run: RunFolder) -> Iterator[TrainingWatch]:
    watch = TrainingWatch()
    watch.watch(run)
    yield watch
    watch.stop()


Launch = Callable[[Verb], None]


@pytest.fixture
def launch(watch: TrainingWatch, door: FakeDoor, run: RunFolder) -> Launch:
    return lambda verb: watch.launched(verb, door.start(PYTHON, verb, run))


def until(qtbot: QtBot, watch: TrainingWatch, outcome: Outcome) -> None:
    qtbot.waitUntil(lambda: watch.state.outcome is outcome, timeout=PATIENCE)


def test_a_training_is_followed_to_its_end(qtbot: QtBot, watch: TrainingWatch, launch: Launch) -> None:
    assert watch.state.outcome is Outcome.NOT_STARTED
    launch(Verb.TRAIN)
    assert watch.state.outcome is Outcome.RUNNING
    until(qtbot, watch, Outcome.DONE)
    assert [step.step for step in watch.record.steps] == list(range(1, 13))
    assert watch.record.trained
    assert watch.record.verdict is not None
    assert watch.record.verdict.judgement is Judgement.BETTER


def test_pause_is_obeyed_resume_goes_on_and_stop_can_be_resumed(qtbot: QtBot, watch: TrainingWatch, launch: Launch, door: FakeDoor) -> None:
    door.steps, door.delay = 60, 0.02
    launch(Verb.TRAIN)
    qtbot.waitUntil(lambda: watch.record.last_step is not None, timeout=PATIENCE)
    watch.wish(Wish.PAUSE)
    until(qtbot, watch, Outcome.PAUSED)
    at = watch.record.last_step
    qtbot.wait(400)
    assert watch.record.last_step == at
    watch.wish(Wish.RUN)
    until(qtbot, watch, Outcome.RUNNING)
    watch.wish(Wish.STOP)
    until(qtbot, watch, Outcome.STOPPED)
    stopped = watch.record.last_step
    assert stopped is not None
    assert stopped.step < 60
    launch(Verb.TRAIN)
    until(qtbot, watch, Outcome.DONE)
    assert [step.step for step in watch.record.steps] == list(range(1, 61))


def test_a_process_that_says_why_it_ends_has_failed(qtbot: QtBot, watch: TrainingWatch, launch: Launch, door: FakeDoor) -> None:
    door.mode = Mode.FAILS
    launch(Verb.TRAIN)
    until(qtbot, watch, Outcome.FAILED)
    assert (watch.state.message, watch.state.hint) == ("The loss is no longer a number.", "Try a lower learning rate.")


def test_a_process_that_just_dies_has_crashed_and_its_last_words_are_kept(
    qtbot: QtBot, watch: TrainingWatch, launch: Launch, door: FakeDoor
) -> None:
    door.mode = Mode.CRASHES
    launch(Verb.TRAIN)
    until(qtbot, watch, Outcome.CRASHED)
    assert "MemoryError: no room for 16 patches" in watch.state.message
    qtbot.wait(700)
    assert watch.state.outcome is Outcome.CRASHED


def test_a_process_killed_before_its_first_word_has_crashed(qtbot: QtBot, watch: TrainingWatch, launch: Launch, door: FakeDoor) -> None:
    launch(Verb.TRAIN)
    door.children[0].kill()
    until(qtbot, watch, Outcome.CRASHED)


def test_a_check_leaves_the_run_not_started_with_its_findings(qtbot: QtBot, watch: TrainingWatch, launch: Launch) -> None:
    launch(Verb.CHECK)
    until(qtbot, watch, Outcome.NOT_STARTED)
    record = watch.record
    assert record.checked
    assert len(record.findings) == 2
    assert not record.begun


def test_data_that_is_unfit_is_no_crash(qtbot: QtBot, watch: TrainingWatch, launch: Launch, door: FakeDoor) -> None:
    door.mode = Mode.UNFIT
    launch(Verb.CHECK)
    until(qtbot, watch, Outcome.NOT_STARTED)
    assert watch.record.unfit
    assert not watch.record.checked


def test_a_run_that_is_alive_is_picked_up_by_a_new_watch(qtbot: QtBot, launch: Launch, door: FakeDoor, run: RunFolder) -> None:
    door.steps, door.delay = 2000, 0.05
    launch(Verb.TRAIN)
    qtbot.waitUntil(lambda: run.process() is not None and len(run.events()[0]) > 2, timeout=PATIENCE)
    later = TrainingWatch()
    later.watch(run)
    assert later.state.outcome is Outcome.RUNNING
    assert later.record.verb is Verb.TRAIN
    later.wish(Wish.STOP)
    until(qtbot, later, Outcome.STOPPED)
    later.stop()


def test_a_run_that_was_killed_while_nobody_watched_is_seen_as_crashed(
    qtbot: QtBot, watch: TrainingWatch, launch: Launch, door: FakeDoor, run: RunFolder
) -> None:
    door.steps, door.delay = 2000, 0.05
    launch(Verb.TRAIN)
    qtbot.waitUntil(lambda: len(run.events()[0]) > 2, timeout=PATIENCE)
    watch.watch(None)
    door.end()
    watch.watch(run)
    assert watch.state.outcome is Outcome.CRASHED


def test_finishing_ends_with_a_published_variant(qtbot: QtBot, watch: TrainingWatch, launch: Launch) -> None:
    launch(Verb.TRAIN)
    until(qtbot, watch, Outcome.DONE)
    launch(Verb.FINISH)
    until(qtbot, watch, Outcome.RUNNING)
    qtbot.waitUntil(lambda: watch.state.outcome is Outcome.DONE and watch.record.published is not None, timeout=PATIENCE)


def test_finishing_that_was_stopped_is_known_as_finishing_after_a_restart(tmp_path: Path) -> None:
    record = TrainingRecord()
    for event in (
        TrainingStarted("fp32", 0, 2, "cpu", 1),
        TrainingStep("fp32", 2, 2, 0.1, 1.0, 1.0),
        TrainingDone("fp32", 2, 1.0, "fp32.pt"),
        FinishStage(0.2, "Training the INT8 form"),
        TrainingStarted("qat", 0, 10, "cpu", 1),
    ):
        record.add(event)
    assert record.verb is Verb.FINISH
    assert record.trained
    assert (record.fraction, stage_text(record)) == (0.2, "Training the INT8 form")
    record.add(TrainingStep("qat", 5, 10, 0.1, 1.0, 1.0))
    assert record.fraction == pytest.approx(0.5)
    assert stage_text(record) == "Training the INT8 form: step 5 of 10"


def test_what_a_crash_made_twice_is_shown_once() -> None:
    record = TrainingRecord()
    for step in (1, 2, 3, 2, 3, 4):
        record.add(TrainingStep("fp32", step, 9, float(step), 1.0, 1.0))
        record.add(HeldOutScore("fp32", step, 20.0 + step, 0.7, 20.0, 0.7, 19.0))
        record.add(TrainingSample("fp32", step, "b.png", f"a{step}.png", "t.png"))
    assert [step.step for step in record.steps] == [1, 2, 3, 4]
    assert [score.step for score in record.scores] == [1, 2, 3, 4]
    assert record.moments() == [("fp32", step) for step in (1, 2, 3, 4)]
    assert len(record.samples_at(("fp32", 2))) == 1


def test_the_load_of_a_process_and_of_the_machine_is_measured() -> None:
    import psutil

    with subprocess.Popen([sys.executable, "-c", "import time; x = bytearray(50_000_000); time.sleep(30)"]) as child:
        try:
            probe, process = LoadProbe(), psutil.Process(child.pid)
            load = probe.measure(process)
            assert load is not None
            assert 0 < load.process_memory <= load.memory_total
            assert 0 <= load.process_cpu <= 100
        finally:
            child.kill()
    assert probe.measure(process) is None


def test_not_better_is_said_plainly_and_an_early_verdict_is_marked_as_such() -> None:
    words = "Not better than the weights it started from: -0.03 dB on average, better on 1 of 4 held-out photos."
    final = verdict_text(TrainingVerdict(Judgement.NOT_BETTER, -0.03, 1, 4, words, True))
    assert final == words.replace("-", "−").replace("held−out", "held-out")
    early = verdict_text(TrainingVerdict(Judgement.NOT_BETTER, -0.03, 1, 4, words, False))
    assert early.startswith("So far: not better than the weights it started from: −0.03 dB")


@pytest.mark.parametrize(("value", "text"), [(0.62, "+0.62"), (-0.03, "−0.03"), (0.004, "0.00"), (-0.004, "0.00")])
def test_differences_carry_their_sign(value: float, text: str) -> None:
    assert signed(value) == text


def test_the_estimate_says_steps_minutes_and_when_it_is_over() -> None:
    from datetime import UTC, datetime

    words = estimate_text(TrainingEstimate(2.86, 420, 20.0, 4.0, "cpu"), datetime(2026, 11, 21, 14, 11, tzinfo=UTC))
    assert words.startswith("About 420 steps in 20 minutes, then about 4 minutes to quantise and export; done at 14:35.")


def test_the_status_line_has_nothing_to_say_about_a_run_that_is_over(watch: TrainingWatch) -> None:
    assert note_text(watch.state, watch.record) == ""
    assert headline(watch.state, watch.record, Wish.RUN) == "Training has not begun."


def test_a_tool_is_ended_at_once_when_its_job_is_cancelled() -> None:
    from app.training_environment import ask
    from engine.core.errors import Cancelled
    from engine.core.progress import ProgressToken

    assert "Beautiful is better than ugly." in ask(PYTHON, ProgressToken(), "this")
    with pytest.raises(TrainingError, match="No module named"):
        ask(PYTHON, ProgressToken(), "no_such_module_anywhere")
    token = ProgressToken()
    threading.Timer(0.3, token.cancel).start()
    with pytest.raises(Cancelled):
        ask(PYTHON, token, "timeit", "-n", "1", "-r", "1", "import time; time.sleep(3600)")
