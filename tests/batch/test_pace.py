"""How long it will take is judged by pixels and by what was measured, and soon honestly."""

import random
from pathlib import Path

import pytest

from engine.batch.jobs import Job, JobOrder, JobState, Made
from engine.batch.journal import Journal
from engine.batch.pace import Kind, Pace, kind_of, remembered
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


SIZES = (0.3, 0.5, 2.0, 8.0, 12.0, 12.0, 24.0, 50.0)
COST = {"m": (0.3, 0.1), "slow": (1.2, 0.4)}
"""Seconds for a megapixel, and for every photo however small it is."""


def worst_deviation(batch: list[tuple[JobOrder, float]], chance: random.Random, known: dict[Kind, float]) -> float:
    """How far the expected end is off after 5 % of the time, as a part of the whole, at its worst: each photo takes up to 15 % more or
    less than another of its size, the first also loads; reading and saving come on top."""
    clock = Clock()
    pace = Pace(known, clock)
    took = []
    for asked, megapixels in batch:
        slope, constant = COST[asked.request.method]
        seconds = (slope * megapixels + constant) * chance.uniform(0.85, 1.15)
        took.append(seconds + (8.0 if not took else 0.0))
    whole = sum(1.1 * seconds + 0.02 for seconds in took)
    worst = 0.0
    for number, ((asked, megapixels), seconds) in enumerate(zip(batch, took, strict=True), 1):
        clock.now += 1.1 * seconds + 0.02
        pace.done(done(asked, megapixels, seconds))
        passed = clock.now - 100.0
        if passed >= 0.05 * whole:
            left = pace.left(batch[number:])
            assert left is not None
            worst = max(worst, abs(passed + left - whole) / whole)
    return worst


@pytest.mark.parametrize("ordered", ["mixed", "small first", "large first", "two folders"])
def test_after_five_percent_of_the_time_the_end_is_known_within_a_fifth(ordered: str) -> None:
    """Also where all small photos come first, or all those of one method."""
    for seed in range(20):
        chance = random.Random(seed)
        batch = [(order(chance.choice(("m", "slow"))), chance.choice(SIZES)) for _ in range(300)]
        if ordered == "small first":
            batch.sort(key=lambda one: one[1])
        elif ordered == "large first":
            batch.sort(key=lambda one: -one[1])
        elif ordered == "two folders":
            batch.sort(key=lambda one: one[0].request.method)
        # Measured on a quieter machine, with photos of a usual size.
        known = {kind_of(order(method)): 0.6 * slope for method, (slope, _) in COST.items()}
        assert worst_deviation(batch, chance, known) < 0.2, seed


def test_the_part_of_the_photo_that_is_behind_us_counts() -> None:
    clock = Clock()
    pace = Pace({kind_of(order()): 1.0}, clock)
    pace.done(done(order(), 9.95, 10.0))
    clock.now += 15.0
    assert pace.left([(order(), 9.95), (order(), 9.95)], share=0.5) == pytest.approx(15.0, rel=1e-3), "half a photo and a whole one"


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
