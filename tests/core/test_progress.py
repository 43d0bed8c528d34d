"""The progress token: fractions travel up, the wish to cancel travels down."""

import threading

import pytest

from engine.core.errors import Cancelled
from engine.core.progress import NullProgress, PartProgress, ProgressToken


def test_reports_reach_the_watcher_within_zero_and_one() -> None:
    seen: list[tuple[float, str]] = []
    token = ProgressToken(lambda fraction, text: seen.append((fraction, text)))
    for fraction in (-1.0, 0.25, 7.0):
        token.report(fraction, "tiles")
    assert seen == [(0.0, "tiles"), (0.25, "tiles"), (1.0, "tiles")]


def test_parts_of_parts_report_in_the_whole() -> None:
    seen: list[float] = []
    token = ProgressToken(lambda fraction, text: seen.append(fraction))
    inner = PartProgress(PartProgress(token, 0.5, 0.5), 0.5, 0.5)
    for fraction in (0.0, 0.5, 2.0):
        inner.report(fraction)
    assert seen == pytest.approx([0.75, 0.875, 1.0])


def test_cancelling_is_seen_by_every_part() -> None:
    token = ProgressToken()
    part = PartProgress(token, 0.0, 0.5)
    part.check_cancelled()
    token.cancel()
    assert token.cancelled
    for progress in (token, part):
        with pytest.raises(Cancelled):
            progress.check_cancelled()


def test_stops_are_called_once_and_not_after_being_taken_back() -> None:
    token = ProgressToken()
    called: list[str] = []
    PartProgress(token, 0.0, 1.0).on_cancel(lambda: called.append("wanted"))
    forget = token.on_cancel(lambda: called.append("taken back"))
    forget()
    token.cancel()
    token.cancel()
    forget()
    assert called == ["wanted"]


def test_a_stop_that_comes_too_late_is_called_at_once() -> None:
    token = ProgressToken()
    token.cancel()
    called: list[str] = []
    token.on_cancel(lambda: called.append("late"))()
    assert called == ["late"]


def test_no_stop_is_lost_when_cancelling_and_registering_meet() -> None:
    for _ in range(50):
        token = ProgressToken()
        called = threading.Semaphore(0)
        start = threading.Barrier(3)

        def register(token: ProgressToken = token, called: threading.Semaphore = called, start: threading.Barrier = start) -> None:
            start.wait()
            token.on_cancel(lambda: (called.release(), None)[1])

        threads = [threading.Thread(target=register) for _ in range(2)]
        for thread in threads:
            thread.start()
        start.wait()
        token.cancel()
        for thread in threads:
            thread.join()
        assert all(called.acquire(blocking=False) for _ in range(2))


def test_a_stop_may_use_the_token_itself() -> None:
    token = ProgressToken()
    seen: list[bool] = []
    token.on_cancel(lambda: seen.append(token.cancelled))
    token.cancel()
    assert seen == [True]


def test_nobody_watching_is_fine() -> None:
    NullProgress().report(0.5)
    NullProgress().check_cancelled()
