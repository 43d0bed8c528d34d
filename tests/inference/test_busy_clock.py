"""Networks at work at the same time count once, and what runs now counts already."""

import contextlib

import pytest

from engine.inference import busy_clock
from engine.inference.busy_clock import BusyClock


def test_wall_time_during_which_anything_ran_is_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(busy_clock.time, "perf_counter", lambda: now[0])
    clock = BusyClock()
    assert clock.seconds == 0.0
    with clock.running():
        now[0] += 2.0
        with clock.running():
            now[0] += 3.0
        now[0] += 1.0
        assert clock.seconds == 6.0
    now[0] += 50.0
    with contextlib.suppress(ZeroDivisionError), clock.running():
        now[0] += 4.0
        raise ZeroDivisionError
    assert clock.seconds == 10.0
