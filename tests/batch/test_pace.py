"""How long it will take is judged by pixels, files and what was measured, and soon honestly."""

import random
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from engine.batch.jobs import Job, JobOrder, JobState, Made, NewJob
from engine.batch.journal import Journal
from engine.batch.known_speeds import measured, remembered
from engine.batch.pace import Pace, Speeds, kind_of, works_of
from engine.core.photo import FileFormat
from engine.core.precision import Precision
from engine.core.progress import NullProgress
from engine.core.request import EnhanceRequest


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def order(method: str = "m", size: int = 1) -> JobOrder:
    return JobOrder(EnhanceRequest(method, "v", Precision.QAT, size=size, strength=1.0))


def job(asked: JobOrder, megapixels: float, suffix: str = ".jpg") -> Job:
    return Job(1, 1, Path(f"a{suffix}"), Path("o"), f"a{suffix}", asked, JobState.WAITING, (1000, round(megapixels * 1000)))


def done(waiting: Job, enhancing: float, files: float = 0.0) -> Job:
    made = Made((1000, 1000), enhancing + files, enhancing, Precision.QAT, "cpu")
    return replace(waiting, state=JobState.DONE, made=made)


def test_parameters_make_another_kind_of_work() -> None:
    plain, thorough = (order(), replace(order(), request=replace(order().request, params={"thorough": True})))
    assert len(works_of([job(plain, 1.0), job(thorough, 1.0), job(plain, 2.0)])) == 3  # those two, and writing


SIZES = (0.3, 0.5, 2.0, 8.0, 12.0, 12.0, 24.0, 50.0)
COST = {"m": (0.3, 0.1), "slow": (1.2, 0.4), "light": (0.05, 0.02)}
"""Seconds for a megapixel, and for every photo however small it is."""
FILES = {".jpg": 0.025, ".png": 0.17}
"""Seconds for a megapixel that is read and written."""
READ = {".jpg": 0.5, ".png": 0.2}
"""The part of it that reading takes."""
ORDERS = ("mixed", "small first", "large first", "JPEG first", "PNG first", "two folders")


@dataclass(frozen=True)
class Passed:
    """A photo of a simulated batch, and when it was begun and was ready: to be enhanced, enhanced, saved."""

    ended: Job
    begun: float
    enhanced: float
    saved: float


def simulated(batch: list[Job], chance: random.Random) -> list[Passed]:
    """One thread reads, one enhances and one writes, each one photo after another, of which few wait to be saved. A photo takes up to 20 %
    more or less than another of its size, its files too; the first also loads, and the first of each size takes longer; what the lanes
    cost beside that comes on top."""
    read = enhanced = saved = 0.0
    sizes: set[tuple[str, float]] = set()
    passed: list[Passed] = []
    for number, waiting in enumerate(batch, 1):
        method, megapixels = waiting.order.request.method, waiting.megapixels
        assert megapixels is not None
        slope, constant = COST[method]
        is_first = (method, megapixels) not in sizes
        sizes.add((method, megapixels))
        enhancing = (slope * megapixels + constant) * chance.uniform(0.8, 1.2) + constant * is_first + (0.0 if passed else 8.0)
        files = FILES[waiting.source.suffix] * megapixels * chance.uniform(0.8, 1.2) + 0.004
        reading = READ[waiting.source.suffix] * files
        read += reading
        begun = max(read, enhanced, passed[-3].saved if len(passed) >= 3 else 0.0)
        enhanced = begun + 1.05 * enhancing + 0.01
        saved = max(enhanced, saved) + files - reading
        ended = done(replace(waiting, id=number, position=float(number)), enhancing, files)
        passed.append(Passed(ended, begun, enhanced, saved))
    return passed


def worst_deviation(batch: list[Job], chance: random.Random, known: Speeds) -> float:
    """How far the expected end is off after 5 % of the time, as a part of the whole, at its worst."""
    clock = Clock()
    pace = Pace(known, clock)
    all_of_it = simulated(batch, chance)
    whole, worst = all_of_it[-1].saved, 0.0
    for number, one in enumerate(all_of_it, 1):
        clock.now = 100.0 + one.saved
        pace.done(one.ended)
        rest = all_of_it[number:]
        if one.saved < 0.05 * whole or not rest:
            continue
        begun = [replace(other.ended, state=JobState.RUNNING) for other in rest if other.begun <= one.saved]
        now = next((other for other in rest if other.enhanced > one.saved), rest[-1])
        share = min(1.0, max(0.0, (one.saved - now.begun) / (now.enhanced - now.begun)))
        current = replace(now.ended, state=JobState.RUNNING)
        waiting = [replace(other.ended, state=JobState.WAITING) for other in rest[len(begun) :]]
        left = pace.left([current, *(job for job in [*begun, *waiting] if job.id != current.id)], share)
        assert left is not None
        worst = max(worst, abs(one.saved + left - whole) / whole)
    return worst


def in_order(batch: list[Job], ordered: str) -> list[Job]:
    keys: dict[str, Any] = {
        "mixed": lambda one: 0,
        "small first": lambda one: one.megapixels,
        "large first": lambda one: -one.megapixels,
        "JPEG first": lambda one: one.source.suffix,
        "PNG first": lambda one: one.source.suffix == ".jpg",
        "two folders": lambda one: one.order.request.method,
    }
    return sorted(batch, key=keys[ordered])


@pytest.mark.parametrize("methods", [("m",), ("m", "slow"), ("light",)])
@pytest.mark.parametrize("ordered", ORDERS)
def test_after_five_percent_of_the_time_the_end_is_known_within_a_fifth(ordered: str, methods: tuple[str, ...]) -> None:
    """Also where all small photos come first, all those of one method, or all of one format, whose files cost more than a light method."""
    for seed in range(4, 8):
        chance = random.Random(seed)
        batch = [job(order(chance.choice(methods)), chance.choice(SIZES), chance.choice((".jpg", ".png"))) for _ in range(300)]
        # Measured on a quieter machine, with other pictures.
        known: Speeds = {FileFormat.PNG: 0.11, **{kind_of(order(method)): 0.6 * COST[method][0] for method in methods}}
        assert worst_deviation(in_order(batch, ordered), chance, known) < 0.2, seed


def test_the_part_of_the_photo_that_is_behind_us_counts() -> None:
    clock = Clock()
    pace = Pace({kind_of(order()): 1.0}, clock)
    pace.done(done(job(order(), 9.95), 10.0))
    clock.now += 15.0
    expected = pytest.approx(15.0, rel=0.03)  # files that so far took no time at all are still believed to take some
    assert pace.left([job(order(), 9.95), job(order(), 9.95)], share=0.5) == expected, "half a photo and a whole one"


def test_before_the_first_photo_what_is_known_from_elsewhere_counts_and_without_it_nothing_is_said() -> None:
    known: Speeds = {kind_of(order()): 2.0}
    seconds = Pace(known).expected([job(order(), 9.95)])
    assert seconds == pytest.approx(20.0, rel=0.02)
    assert Pace(known).left([job(order(), 9.95)]) == pytest.approx(seconds, rel=0.02)
    assert Pace({}).expected([job(order(), 10.0)]) is None
    assert Pace({}).expected([]) == 0.0


def test_files_that_take_longer_are_expected_to() -> None:
    light: Speeds = {kind_of(order()): 0.01, kind_of(order(size=4)): 0.01}

    def seconds(one: Job, known: Speeds = light) -> float:
        expected = Pace(known).expected([one])
        assert expected is not None
        return expected

    jpeg, png = job(order(), 10.0), job(order(), 10.0, ".PNG")
    assert seconds(png) > 3.0 * seconds(jpeg)
    assert seconds(replace(jpeg, order=replace(jpeg.order, format=FileFormat.PNG))) > 3.0 * seconds(jpeg), "the format asked for"
    assert seconds(replace(png, order=replace(png.order, depth=16))) > 1.5 * seconds(png)
    assert seconds(job(order(size=4), 10.0, ".png")) > 8.0 * seconds(png), "sixteen times the pixels"
    assert seconds(png, {**light, FileFormat.PNG: 1.0}) == pytest.approx(10.0, rel=0.4), "as measured on this machine"


def test_what_is_not_known_is_measured_with_a_small_photo() -> None:
    class Engine:
        def enhance(self, photo: Any, request: Any, progress: Any) -> Any:
            clock.now += 3.0

    clock = Clock()
    jobs = [job(order(), 1.0), job(order("known"), 1.0, ".png")]
    speeds = measured(jobs, Engine(), NullProgress(), {kind_of(order("known")): 7.0}, clock)
    assert speeds.keys() == works_of(jobs).keys() == {kind_of(order()), kind_of(order("known")), FileFormat.JPEG, FileFormat.PNG}
    assert speeds[kind_of(order("known"))] == 7.0
    assert Pace(speeds).expected([job(order(), 1.0)]) == pytest.approx(3.0, rel=0.02), "as long as the small photo took"


def test_what_only_waits_to_be_saved_counts_as_enhanced() -> None:
    clock = Clock()
    pace = Pace({kind_of(order()): 1.0}, clock)
    first, second, third = (replace(job(order(), 10.0), id=number, position=float(number), state=JobState.RUNNING) for number in (1, 2, 3))
    waiting = replace(third, state=JobState.WAITING)
    clock.now += 10.2
    pace.done(done(first, 10.0, 0.2))
    clock.now += 10.0
    left = pace.left([waiting, second], 0.0)
    assert left is not None
    assert left == pytest.approx(10.2, rel=0.15), "the second is enhanced; without that it would be twice as long"


def test_speeds_are_remembered_from_earlier_batches(tmp_path: Path) -> None:
    assert remembered(tmp_path / "none") == {}
    with Journal.create(tmp_path, tmp_path / "journals") as journal:
        journal.add(
            [NewJob(tmp_path / "a.png", tmp_path, "a.png", order(), (1000, 9950)), NewJob(tmp_path / "b", tmp_path, "b", order("other"))]
        )
        claimed = journal.claim()
        assert claimed is not None
        claimed = journal.staged(claimed, tmp_path / "a.png", "x", Made((1000, 9950), 65.0, 40.0, Precision.QAT, "cpu"))
        journal.done(claimed)
    speeds = remembered(tmp_path / "journals")
    assert speeds.keys() == {kind_of(order()), FileFormat.PNG}
    assert speeds[kind_of(order())] == pytest.approx(4.0, rel=0.01)
    assert Pace(speeds).expected([job(order(), 9.95, ".png")]) == pytest.approx(65.0, rel=0.1)
