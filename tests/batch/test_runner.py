"""What a batch promises while it runs: order, whole files, errors in words, pausing, and a stop where nothing can be saved."""

import errno
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.batch.jobs import Collision, Ended, Job, JobState, NewJob, RunEnd
from engine.batch.journal import Journal, JournalError
from engine.batch.runner import BatchRunner
from engine.core.errors import InferenceError
from engine.core.photo import FileFormat, Photo
from engine.core.photo_io import read_photo
from engine.core.progress import ProgressToken
from tests.batch.conftest import Inverter

New = Callable[..., NewJob]
FINISHED = Ended(RunEnd.FINISHED)


def run(journal: Journal, engine: Inverter, token: ProgressToken | None = None) -> Ended:
    return BatchRunner(engine, journal).run(token or ProgressToken())


def states(journal: Journal) -> list[JobState]:
    return [job.state for job in journal.jobs()]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def pixels(path: Path) -> np.ndarray:
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB")).astype(int)


def test_every_photo_gets_its_file_and_the_journal_says_all_about_it(journal: Journal, inverter: Inverter, new: New, output: Path) -> None:
    journal.add([new("a.png"), new("b.png", folder=output / "day" / "two")])
    changes: list[Job] = []
    fractions: list[float] = []
    runner = BatchRunner(inverter, journal, changes.append, lambda number, fraction: fractions.append(fraction))
    assert runner.run(ProgressToken()) == FINISHED
    first, second = journal.jobs()
    assert (first.output, second.output) == (output / "a.png", output / "day" / "two" / "b.png")
    for job in (first, second):
        assert job.state is JobState.DONE
        assert job.output is not None
        assert job.made is not None
        np.testing.assert_array_equal(pixels(job.output), 255 - pixels(job.source))
        assert (job.made.size, job.made.bytes, job.made.notes) == ((64, 48), job.output.stat().st_size, ("It is a negative.",))
        assert journal.pictures(job) is not None
    assert [job.state for job in changes if job.id == first.id] == [JobState.RUNNING, JobState.DONE]
    assert fractions == [0.5, 0.5]
    assert names(output) == ["a.png", "b.png"]
    assert list(output.rglob(".*")) == []


def test_strength_is_part_of_the_order(journal: Journal, inverter: Inverter, new: New, output: Path) -> None:
    journal.add([new("a.png", strength=0.0)])
    assert run(journal, inverter) == FINISHED
    np.testing.assert_array_equal(pixels(output / "a.png"), pixels(journal.jobs()[0].source))


def test_a_photo_that_fails_says_why_and_the_rest_goes_on(journal: Journal, inverter: Inverter, new: New, output: Path) -> None:
    journal.add([new(name) for name in ("a.png", "gone.png", "broken.png", "b.png", "odd.png", "c.png")])
    (journal.jobs()[1].source).unlink()
    (journal.jobs()[2].source).write_bytes(b"this is no picture")
    inverter.failures = {"b.png": InferenceError("The run failed.", hint="Try another."), "odd.png": ZeroDivisionError("by zero")}
    assert run(journal, inverter) == FINISHED
    assert [job.error for job in journal.jobs()] == [
        "",
        "gone.png does not exist.",
        "broken.png is not a photo: its content is of no known kind.",
        "The run failed. Try another.",
        "Unexpected: ZeroDivisionError: by zero",
        "",
    ]
    assert names(output) == ["a.png", "c.png"]
    inverter.failures = {}
    assert journal.retry_failed() == 4
    run(journal, inverter)
    assert names(output) == ["a.png", "b.png", "c.png", "odd.png"]
    assert inverter.seen.count("a.png") == 1, "what is done is not done again"


@pytest.mark.parametrize("links", [True, False])
def test_a_name_that_is_taken_is_numbered_skipped_or_replaced_as_asked(
    links: bool, journal: Journal, inverter: Inverter, new: New, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the file system knows no hard links."""
    if not links:
        monkeypatch.setattr(os, "link", _unsupported)
    for name in ("a.png", "b.png", "c.png"):
        (output / name).write_text("precious")
    journal.add([new("a.png"), new("b.png", Collision.SKIP), new("c.png", Collision.OVERWRITE), new("d.png", Collision.SKIP)])
    assert run(journal, inverter) == FINISHED
    assert states(journal) == [JobState.DONE, JobState.SKIPPED, JobState.DONE, JobState.DONE]
    assert (output / "a.png").read_text() == (output / "b.png").read_text() == "precious"
    assert names(output) == ["a-2.png", "a.png", "b.png", "c.png", "d.png"]
    assert (output / "c.png").read_bytes() != b"precious"
    assert journal.jobs()[1].note == "There is a file b.png already."
    assert "b.png" not in inverter.seen


def test_even_overwriting_spares_the_sources_of_the_batch(journal: Journal, inverter: Inverter, new: New) -> None:
    job = new("a.png", Collision.OVERWRITE, folder=None)
    before = job.source.read_bytes()
    job = new("a.png", Collision.OVERWRITE, folder=job.source.parent)
    journal.add([job])
    run(journal, inverter)
    assert job.source.read_bytes() == before
    assert names(job.source.parent) == ["a-2.png", "a.png"]


def test_pausing_gives_back_what_is_enhanced_and_read_ahead_and_saves_what_was_done(
    journal: Journal, inverter: Inverter, new: New, output: Path
) -> None:
    journal.add([new(f"{letter}.png") for letter in "abcd"])
    token = ProgressToken()

    def pause(name: str) -> None:
        if name == "b.png":
            inverter.gate.clear()
            threading.Timer(0.05, token.cancel).start()

    inverter.on_photo = pause
    assert run(journal, inverter, token) == Ended(RunEnd.PAUSED)
    assert states(journal) == [JobState.DONE] + [JobState.WAITING] * 3
    assert [job.attempts for job in journal.jobs()][1:] == [0, 0, 0]
    assert names(output) == ["a.png"]
    inverter.on_photo = lambda name: None
    inverter.gate.set()
    assert run(journal, inverter) == FINISHED
    assert names(output) == ["a.png", "b.png", "c.png", "d.png"]
    assert inverter.seen == ["a.png", "b.png", "b.png", "c.png", "d.png"]


def test_pausing_does_not_wait_until_a_large_photo_is_read(
    journal: Journal, inverter: Inverter, new: New, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.add([new("a.png"), new("b.png")])
    token = ProgressToken()

    def slowly(path: Path, request: object, wanted: object, methods: object, progress: ProgressToken, edit: object) -> Photo:
        token.cancel()
        progress.check_cancelled()
        return read_photo(path)

    monkeypatch.setattr("engine.streaming.read_to_enhance", slowly)
    assert run(journal, inverter, token) == Ended(RunEnd.PAUSED)
    assert [(job.state, job.attempts) for job in journal.jobs()] == [(JobState.WAITING, 0)] * 2
    assert inverter.seen == []


def test_photos_added_while_it_runs_are_done_too_even_at_the_very_end(journal: Journal, inverter: Inverter, new: New, output: Path) -> None:
    journal.add([new("a.png")])
    late = new("late.png")

    def on_change(job: Job) -> None:
        if job.state is JobState.DONE and job.source.name == "a.png":
            journal.add([late])

    assert BatchRunner(inverter, journal, on_change).run(ProgressToken()) == FINISHED
    assert names(output) == ["a.png", "late.png"]


def test_one_photo_is_read_ahead_and_no_more(journal: Journal, inverter: Inverter, new: New) -> None:
    journal.add([new(f"{letter}.png") for letter in "abcde"])
    inverter.gate.clear()
    seen: list[list[JobState]] = []

    def look(name: str) -> None:
        if name == "a.png":
            threading.Timer(0.3, lambda: (seen.append(states(journal)), inverter.gate.set())).start()

    inverter.on_photo = look
    assert run(journal, inverter) == FINISHED
    assert seen == [[JobState.RUNNING, JobState.RUNNING, JobState.WAITING, JobState.WAITING, JobState.WAITING]]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
def test_a_full_disk_stops_the_batch_with_its_photos_waiting(
    number: int, journal: Journal, inverter: Inverter, new: New, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.add([new(f"{letter}.png") for letter in "abcd"])
    real, left = os.fsync, 3

    def fsync(handle: int) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise OSError(number, os.strerror(number))
        real(handle)

    with monkeypatch.context() as patched:
        patched.setattr("engine.core.safe_files.os.fsync", fsync)
        ended = run(journal, inverter)
    assert ended.end is RunEnd.LOST
    assert "could not be saved" in ended.why
    assert JobState.FAILED not in states(journal)
    assert run(journal, inverter) == FINISHED
    assert names(output) == ["a.png", "b.png", "c.png", "d.png"]


def test_an_output_folder_that_vanishes_is_not_made_again(journal: Journal, inverter: Inverter, new: New, output: Path) -> None:
    journal.add([new("a.png"), new("b.png")])
    inverter.on_photo = lambda name: output.rmdir() if output.exists() else None
    ended = run(journal, inverter)
    assert (ended.end, output.exists()) == (RunEnd.LOST, False)
    assert "is not there any more" in ended.why
    assert states(journal) == [JobState.WAITING] * 2
    assert run(journal, inverter).end is RunEnd.LOST, "nor can it be told what was done in it"


def test_a_photo_that_ends_the_program_again_and_again_is_left_out(journal: Journal, inverter: Inverter, new: New) -> None:
    journal.add([new("killer.png"), new("b.png")])
    for _ in range(2):
        journal.claim()
        BatchRunner(inverter, journal)._publisher.recover()
    assert BatchRunner(inverter, journal, most_attempts=2).run(ProgressToken()) == FINISHED
    killer, other = journal.jobs()
    assert killer.error == "The program ended 2 times while it worked on this photo, so it is left out."
    assert other.state is JobState.DONE
    journal.retry_failed()
    assert run(journal, inverter) == FINISHED
    assert states(journal) == [JobState.DONE] * 2


def test_a_journal_that_fails_ends_the_run_with_that_and_no_thread_stays(journal: Journal, inverter: Inverter, new: New) -> None:
    journal.add([new("a.png"), new("b.png")])
    inverter.on_photo = lambda name: journal.close()
    with pytest.raises(JournalError, match="cannot be used"):
        run(journal, inverter)


def _unsupported(*_: object, **__: object) -> None:
    raise OSError(errno.EPERM, "no links here")


def test_it_gives_way_between_two_photos_and_goes_on_afterwards(journal: Journal, inverter: Inverter, new: New, output: Path) -> None:
    journal.add([new(name) for name in ("a.png", "b.png", "c.png")])
    wanted = threading.Event()
    inverter.on_photo = lambda name: wanted.set()
    assert BatchRunner(inverter, journal, gives_way=wanted.is_set).run(ProgressToken()) == Ended(RunEnd.GAVE_WAY)
    assert states(journal) == [JobState.DONE, JobState.WAITING, JobState.WAITING]
    assert {job.attempts for job in journal.jobs()} == {0, 1}
    assert run(journal, inverter) == FINISHED
    assert inverter.seen == ["a.png", "b.png", "c.png"]


def test_the_photo_at_work_can_be_left_out_and_the_rest_goes_on(journal: Journal, inverter: Inverter, new: New, output: Path) -> None:
    journal.add([new(name) for name in ("a.png", "b.png")])
    runner = BatchRunner(inverter, journal)
    inverter.gate.clear()

    def leave_out(name: str) -> None:
        if name == "b.png":
            inverter.gate.set()
        else:
            runner.leave_out(journal.jobs()[0].id)

    inverter.on_photo = leave_out
    assert runner.run(ProgressToken()) == FINISHED
    assert [(job.state, job.note) for job in journal.jobs()] == [(JobState.SKIPPED, "It was left out by hand."), (JobState.DONE, "")]


def test_a_listed_photo_is_passed_by_until_it_is_settled(journal: Journal, inverter: Inverter, new: New, output: Path) -> None:
    journal.add([new("a.png"), replace(new("b.png"), state=JobState.LISTED)])
    assert run(journal, inverter) == FINISHED
    assert states(journal) == [JobState.DONE, JobState.LISTED]
    assert journal.unfinished
    assert not journal.waiting
    journal.settle([(journal.jobs()[1].id, new("b.png"))], output)
    assert run(journal, inverter) == FINISHED
    assert states(journal) == [JobState.DONE, JobState.DONE]


def test_results_beside_their_photos_need_no_output_folder_and_never_make_one_that_is_gone(
    journal: Journal, inverter: Inverter, new: New, output: Path, tmp_path: Path
) -> None:
    beside = tmp_path / "photos"
    tree = replace(new("b.png", folder=tmp_path / "elsewhere" / "day" / "two"), below=Path("day/two"))
    (tmp_path / "elsewhere").mkdir()
    journal.add([replace(new("a.png", folder=beside), name="a-new.png"), tree])
    assert run(journal, inverter) == FINISHED
    assert (beside / "a-new.png").is_file()
    assert (tmp_path / "elsewhere" / "day" / "two" / "b.png").is_file()
    journal.add([replace(tree, folder=tmp_path / "unplugged" / "day" / "two")])
    assert run(journal, inverter).end is RunEnd.LOST
    assert not (tmp_path / "unplugged").exists()


def test_large_results_wait_for_the_save_before_them(
    journal: Journal, inverter: Inverter, new: New, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.batch.runner.BYTES_AHEAD", 1)
    journal.add([new(f"{number}.png") for number in range(5)])
    unsaved: list[int] = []
    inverter.on_photo = lambda name: unsaved.append(int(name[0]) - journal.counts()[JobState.DONE])
    assert run(journal, inverter) == FINISHED
    assert max(unsaved) <= 1


def test_what_is_said_of_a_file_that_cannot_be_written_names_the_result(
    journal: Journal, inverter: Inverter, new: New, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_large(_: int) -> None:
        raise OSError(errno.EFBIG, "too large")

    journal.add([replace(new("a.png"), name="a_done.png")])
    monkeypatch.setattr(os, "fsync", too_large)
    run(journal, inverter)
    assert journal.jobs()[0].error == "a_done.png could not be saved: the file system cannot hold a file that large."


def test_a_format_whose_package_is_missing_fails_before_the_run(
    journal: Journal, inverter: Inverter, new: New, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "OpenImageIO", None)
    job = new("a.png")
    journal.add([replace(job, order=replace(job.order, format=FileFormat.JXL))])
    run(journal, inverter)
    assert "need the package openimageio" in journal.jobs()[0].error
    assert inverter.seen == []
