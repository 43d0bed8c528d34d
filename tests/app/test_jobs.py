"""The job runner: where handlers run, who wins, what is heard of a job that was given up, and that nothing is left behind."""

import threading
from collections.abc import Iterator
from enum import Enum

import pytest
from pytestqt.qtbot import QtBot

from app.jobs.job import Handlers, JobContext, JobState, Lane
from app.jobs.runner import JobRunner
from engine.core.errors import ModelError


class Key(Enum):
    """A slot in which the latest job wins."""

    ONE = 1


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[JobRunner]:
    made = JobRunner()
    yield made
    made.shutdown()


def test_work_runs_on_a_worker_and_every_handler_on_the_main_thread(runner: JobRunner, qtbot: QtBot) -> None:
    threads: dict[str, threading.Thread] = {}

    def note(name: str) -> None:
        threads[name] = threading.current_thread()

    def work(context: JobContext) -> int:
        note("work")
        context.progress.report(0.5, "half")
        context.emit("tile")
        return 7

    done: list[int] = []
    runner.submit(
        Lane.LIGHT,
        work,
        Handlers(
            started=lambda: note("started"),
            progress=lambda fraction, text: note("progress"),
            item=lambda item: note("item"),
            done=lambda value: (note("done"), done.append(value)),
        ),
    )
    qtbot.waitUntil(lambda: bool(done))
    assert done == [7]
    assert threads.pop("work") is not threading.main_thread()
    assert set(threads) == {"started", "progress", "item", "done"}
    assert set(threads.values()) == {threading.main_thread()}


def test_an_engine_error_reaches_its_handler_and_is_no_crash(runner: JobRunner, qtbot: QtBot) -> None:
    failures: list[Exception] = []
    crashes: list[Exception] = []
    runner.unexpected.connect(crashes.append)

    def work(context: JobContext) -> None:
        raise ModelError("The model is damaged.")

    job = runner.submit(Lane.LIGHT, work, Handlers(failed=failures.append))
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], ModelError)
    assert job.state is JobState.FAILED
    assert crashes == []


def test_any_other_exception_is_reported_as_unexpected_too(runner: JobRunner, qtbot: QtBot) -> None:
    failures: list[Exception] = []
    crashes: list[Exception] = []
    runner.unexpected.connect(crashes.append)

    def work(context: JobContext) -> None:
        raise ZeroDivisionError("oops")

    runner.submit(Lane.LIGHT, work, Handlers(failed=failures.append))
    qtbot.waitUntil(lambda: bool(failures))
    assert len(crashes) == 1


def test_the_last_report_of_progress_always_arrives(runner: JobRunner, qtbot: QtBot) -> None:
    seen: list[float] = []
    done: list[None] = []

    def work(context: JobContext) -> None:
        for step in range(5000):
            context.progress.report(step / 5000, "")
        context.progress.report(0.77, "last")

    runner.submit(Lane.LIGHT, work, Handlers(progress=lambda fraction, text: seen.append(fraction), done=done.append))
    qtbot.waitUntil(lambda: bool(done))
    assert seen[-1] == 0.77


def test_the_latest_job_of_a_key_wins(runner: JobRunner, qtbot: QtBot) -> None:
    gate = threading.Event()
    results: list[str] = []
    cancelled: list[str] = []

    def slow(context: JobContext) -> str:
        while not gate.wait(0.005):
            context.progress.check_cancelled()
        return "old"

    runner.submit(Lane.INFERENCE, slow, Handlers(done=results.append, cancelled=lambda: cancelled.append("slow")), replaces=Key.ONE)
    runner.submit(
        Lane.INFERENCE,
        lambda context: "queued",
        Handlers(done=results.append, cancelled=lambda: cancelled.append("queued")),
        replaces=Key.ONE,
    )
    runner.submit(Lane.INFERENCE, lambda context: "new", Handlers(done=results.append), replaces=Key.ONE)
    qtbot.waitUntil(lambda: bool(results))
    gate.set()
    assert results == ["new"]
    assert cancelled == ["slow", "queued"]


def test_nothing_but_cancelled_is_heard_of_a_cancelled_job_even_if_it_finishes(runner: JobRunner, qtbot: QtBot) -> None:
    release = threading.Event()
    heard: list[str] = []

    def deaf(context: JobContext) -> str:
        release.wait(5)
        context.emit("late tile")
        return "late"

    handlers = Handlers(
        done=heard.append,
        item=heard.append,
        failed=lambda error: heard.append("failed"),
        cancelled=lambda: heard.append("cancelled"),
    )
    job = runner.submit(Lane.LIGHT, deaf, handlers)
    job.cancel()
    release.set()
    qtbot.waitUntil(lambda: job.finished)
    assert heard == ["cancelled"]
    assert job.state is JobState.CANCELLED


@pytest.mark.parametrize("lane", [Lane.INFERENCE, Lane.SAVING])
def test_inference_and_saving_do_one_job_at_a_time(runner: JobRunner, qtbot: QtBot, lane: Lane) -> None:
    lock = threading.Lock()
    clashes: list[int] = []
    done: list[None] = []

    def work(context: JobContext) -> None:
        if not lock.acquire(blocking=False):
            clashes.append(1)
            return
        threading.Event().wait(0.01)
        lock.release()

    for _ in range(5):
        runner.submit(lane, work, Handlers(done=done.append))
    qtbot.waitUntil(lambda: len(done) == 5)
    assert clashes == []


def test_saving_goes_on_while_inference_is_busy(runner: JobRunner, qtbot: QtBot) -> None:
    gate = threading.Event()
    saved: list[str] = []
    busy = runner.submit(Lane.INFERENCE, lambda context: gate.wait(10), Handlers())
    runner.submit(Lane.SAVING, lambda context: "file", Handlers(done=saved.append))
    qtbot.waitUntil(lambda: saved == ["file"])
    assert not busy.finished
    gate.set()


def test_shutdown_cancels_runs_finishes_saves_and_ends_all_threads(qtbot: QtBot) -> None:
    before = set(threading.enumerate())
    runner = JobRunner()
    running = threading.Event()
    ends: list[str] = []

    def endless(context: JobContext) -> None:
        running.set()
        try:
            while True:
                context.progress.check_cancelled()
        finally:
            ends.append("run")

    runner.submit(Lane.INFERENCE, endless, Handlers(done=lambda _: ends.append("handler called")))
    for name in ("first", "second"):
        runner.submit(Lane.SAVING, lambda context, name=name: ends.append(name), Handlers(done=lambda _: ends.append("handler called")))
    assert running.wait(5)
    runner.shutdown()
    assert sorted(ends) == ["first", "run", "second"]
    assert set(threading.enumerate()) - before == set()
    assert runner.submit(Lane.LIGHT, lambda context: None, Handlers()).state is JobState.CANCELLED
