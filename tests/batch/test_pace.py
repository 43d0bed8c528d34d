"""How long it will take is judged by pixels and by what was measured, and soon honestly."""

import random
from pathlib import Path

import pytest

from engine.batch.jobs import Job, JobOrder, JobState, Made
from engine.batch.journal import Journal
from engine.batch.pace import Pace, kind_of, remembered
from engine.core.precision import Precision
from engine.core.request import EnhanceRequest


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def order(method: str = "m", size: int = 1) -> JobOrder:
    return JobOrder(EnhanceRequest(method, "v", Precision.QAT, size=size, strength=1.0))


def done(asked: JobOrder, megapixels: float, seconds: float) -> Job:
    side = round((megapixels * 1e6) ** 0.5)
    made = Made((side, side), seconds, seconds, Precision.QAT, "cpu")
    return Job(1, 1, Path("a"), Path("o"), "a", asked, JobState.DONE, (side, side), made=made)


def test_after_five_percent_the_time_left_is_right_within_a_fifth_though_sizes_and_methods_differ() -> None:
    """Photos of 0.5 to 50 megapixels, one method four times as slow as the other, each photo off by up to 15 %, saving on top."""
    for seed in range(20):
        chance = random.Random(seed)
        cost = {"m": 0.3, "slow": 1.2}
        batch = [(order(chance.choice(("m", "slow"))), chance.choice((0.5, 8.0, 12.0, 12.0, 24.0, 50.0))) for _ in range(400)]
        clock = Clock()
        pace = Pace({kind_of(order("m")): 0.1, kind_of(order("slow")): 2.0}, clock)
        took = []
        for asked, megapixels in batch:
            seconds = cost[asked.request.method] * (megapixels + 0.05) * chance.uniform(0.85, 1.15)
            took.append(1.1 * seconds + 0.02)
            clock.now += took[-1]
            pace.done(done(asked, megapixels, seconds))
            number = len(took)
            if number in (20, 100, 390):
                said = pace.left(batch[number:])
                assert said is not None
                rest = sum(cost[asked.request.method] * (megapixels + 0.05) * 1.1 + 0.02 for asked, megapixels in batch[number:])
                assert said == pytest.approx(rest, rel=0.2)


def test_the_part_of_the_photo_that_is_behind_us_counts() -> None:
    clock = Clock()
    pace = Pace({kind_of(order()): 1.0}, clock)
    pace.done(done(order(), 9.95, 10.0))
    clock.now += 15.0
    assert pace.left([(order(), 9.95), (order(), 9.95)], share=0.5) == pytest.approx(15.0, rel=1e-3)


def test_before_the_first_photo_what_is_known_from_elsewhere_counts_and_without_it_nothing_is_said() -> None:
    assert Pace({kind_of(order()): 2.0}).expected([(order(), 9.95)]) == pytest.approx(20.0)
    assert Pace({kind_of(order()): 2.0}).left([(order(), 9.95)]) == pytest.approx(20.0)
    assert Pace({}).expected([(order(), 10.0)]) is None
    assert Pace({}).expected([]) == 0.0


def test_speeds_are_remembered_from_earlier_batches(tmp_path: Path) -> None:
    from engine.batch.jobs import NewJob

    assert remembered(tmp_path / "none") == {}
    with Journal.create(tmp_path, tmp_path / "journals") as journal:
        journal.add(
            [NewJob(tmp_path / "a.jpg", tmp_path, "a.jpg", order(), (1000, 950)), NewJob(tmp_path / "b", tmp_path, "b", order("other"))]
        )
        job = journal.claim()
        assert job is not None
        job = journal.staged(job, tmp_path / "a.jpg", "x", Made((1000, 950), 9.0, 4.0, Precision.QAT, "cpu"))
        journal.done(job)
    assert remembered(tmp_path / "journals") == {kind_of(order()): pytest.approx(4.0)}
