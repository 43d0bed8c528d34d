"""What the journal promises: all of it comes back, one writer at a time, and a queue that can be moved about."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from engine.batch import journals
from engine.batch.jobs import Collision, JobOrder, JobState, Made, NewJob
from engine.batch.journal import Journal, JournalError
from engine.batch.journals import found_journals, newest_for
from engine.core.photo import FileFormat
from engine.core.precision import Precision
from engine.core.request import EnhanceRequest
from engine.core.sentences import Sentence, said

New = Callable[..., NewJob]
MADE = Made((640, 480), 2.5, 2.0, Precision.QAT, "cpu", 12345, ("It ran on the processor.",))


def names(journal: Journal) -> list[str]:
    return [job.source.name for job in journal.jobs()]


def claimed(journal: Journal) -> str | None:
    job = journal.claim()
    return None if job is None else job.source.name


def test_everything_that_was_asked_for_comes_back(journal: Journal, new: New, tmp_path: Path) -> None:
    request = EnhanceRequest(
        "m", "v", Precision.QAT, MappingProxyType({"gamma": 1.5, "on": True, "word": "ä"}), "cpu", 256, size=4, strength=0.25
    )
    order = JobOrder(request, FileFormat.TIFF, 80, 16, Collision.SKIP, "It is dark: 70 % of it is black.", False, False, False, True)
    journal.add([replace(new("a.png"), order=order, size=None), new("b.png")])
    first, second = journal.jobs()
    assert first.order == order
    assert (first.size, second.size) == (None, (64, 48))
    assert (second.source, second.folder, second.name) == (tmp_path / "photos" / "b.png", tmp_path / "out", "b.png")
    assert second.modified == second.source.stat().st_mtime_ns
    assert second.bytes == second.source.stat().st_size
    assert {job.state for job in (first, second)} == {JobState.WAITING}


def test_names_that_are_no_text_come_back_too(journal: Journal, new: New) -> None:
    odd = b"/photos/\xff\xfe .jpg".decode("utf-8", "surrogateescape")
    journal.add([replace(new("a.png"), source=Path(odd), name=Path(odd).name)])
    assert (str(journal.jobs()[0].source), journal.jobs()[0].name) == (odd, Path(odd).name)


def test_sentences_come_back_translatable_and_the_file_holds_their_english(journal: Journal, new: New) -> None:
    order = replace(new("a.png").order, reason=said("It is dark: {share:.0%} of it is black.", share=0.7))
    empty = said("{name} is empty.", name="b.png")
    journal.add([replace(new("a.png"), order=order), replace(new("b.png"), state=JobState.FAILED, said=empty), new("c.png")])
    journal.claim()
    first, second, third = journal.jobs()
    journal.staged(first, first.folder / "a.png", "", replace(MADE, notes=(said("It ran on {provider}.", provider="cpu"), "plain")))
    journal.failed(third, said("{name} is damaged.", name="c.png"))
    path = journal.path
    journal.close()
    with Journal.look(path) as again:
        first, second, third = again.jobs()
    assert first.made is not None
    told = (first.order.reason, first.made.notes[0], second.error, third.error)
    assert [one.template for one in told if isinstance(one, Sentence)] == [
        "It is dark: {share:.0%} of it is black.",
        "It ran on {provider}.",
        "{name} is empty.",
        "{name} is damaged.",
    ]
    assert told == ("It is dark: 70% of it is black.", "It ran on cpu.", "b.png is empty.", "c.png is damaged.")
    assert sqlite3.connect(path).execute("SELECT error FROM jobs WHERE id = ?", (third.id,)).fetchone() == ("c.png is damaged.",)


def test_journals_from_before_sentences_were_kept_open_to_be_read_and_to_go_on(journal: Journal, new: New) -> None:
    journal.add([new("a.png"), new("b.png")])
    path = journal.path
    journal.close()
    with sqlite3.connect(path) as database:
        database.execute("ALTER TABLE jobs DROP COLUMN words")
        database.execute("UPDATE jobs SET state = 'failed', error = 'It is empty.' WHERE id = 1")
    with Journal.look(path) as again:
        assert [job.error for job in again.jobs()] == ["It is empty.", ""]
    with Journal.open(path) as again:
        assert again.failed(again.jobs()[1], said("{name} is damaged.", name="b.png")).error == "b.png is damaged."
        assert [isinstance(job.error, Sentence) for job in again.jobs()] == [False, True]


def test_what_a_sentence_was_made_of_counts_only_while_it_says_the_same(journal: Journal, new: New) -> None:
    journal.add([new("a.png")])
    failed = journal.failed(journal.jobs()[0], said("{name} is damaged.", name="a.png"))
    with sqlite3.connect(journal.path) as database:  # as a Heliograph does that does not know the column
        database.execute("UPDATE jobs SET error = 'It is empty.' WHERE id = ?", (failed.id,))
    assert (journal.jobs()[0].error, type(journal.jobs()[0].error)) == ("It is empty.", str)


def test_the_way_of_a_job_is_written_down_step_by_step_and_survives_closing(journal: Journal, new: New, output: Path) -> None:
    journal.add([new("a.png")])
    job = journal.claim()
    assert job is not None
    assert (job.state, job.attempts) == (JobState.RUNNING, 1)
    assert journal.claim() is None
    job = journal.saving(job)
    job = journal.staged(job, output / "a-2.png", "abc", MADE, (b"before", b"after"))
    assert job.state is JobState.SAVING
    journal.done(job)
    journal.close()
    with Journal.open(journal.path) as again:
        (job,) = again.jobs()
        assert (job.state, job.output, job.digest, job.made) == (JobState.DONE, output / "a-2.png", "abc", MADE)
        assert job.ended is not None
        assert again.pictures(job) == (b"before", b"after")
        assert not again.unfinished
        assert (again.id, again.output, again.began) == (journal.id, journal.output, journal.began)


def test_a_job_given_back_was_never_begun_and_one_lost_in_a_crash_was(journal: Journal, new: New) -> None:
    journal.add([new("a.png")])
    for begun, attempts in ((False, 0), (True, 1)):
        job = journal.claim()
        assert job is not None
        assert journal.interrupted() == [job]
        assert journal.release(job, begun=begun).attempts == attempts
        assert journal.interrupted() == []


def test_what_is_known_before_the_start_is_in_the_list_and_does_not_wait(journal: Journal, new: New) -> None:
    failed = replace(new("a.png"), state=JobState.FAILED, said="a.png is empty.")
    skipped = replace(new("b.png"), state=JobState.SKIPPED, said="It is there already.")
    journal.add([failed, skipped])
    one, two = journal.jobs()
    assert (one.error, one.note, two.error, two.note) == ("a.png is empty.", "", "", "It is there already.")
    assert journal.claim() is None
    assert not journal.unfinished


def test_retry_puts_only_what_failed_back_where_it_stood(journal: Journal, new: New) -> None:
    journal.add([new("a.png"), new("b.png"), new("c.png")])
    for _ in range(2):
        job = journal.claim()
        assert job is not None
        journal.failed(job, "No.") if job.source.name == "a.png" else journal.skipped(job, "There.")
    assert journal.counts()[JobState.FAILED] == 1
    assert journal.retry_failed() == 1
    assert [job.error for job in journal.jobs()] == ["", "", ""]
    assert [claimed(journal), claimed(journal), claimed(journal)] == ["a.png", "c.png", None]


def test_photos_are_taken_in_the_order_of_the_queue_which_may_change_at_any_time(journal: Journal, new: New) -> None:
    journal.add([new(f"{letter}.png") for letter in "abcd"])
    a, b, c, d = (job.id for job in journal.jobs())
    journal.move([d, c], before=b)
    assert names(journal) == ["a.png", "d.png", "c.png", "b.png"]
    assert claimed(journal) == "a.png"
    journal.move([a, d], before=None)
    assert names(journal) == ["c.png", "b.png", "a.png", "d.png"]
    journal.add([new("e.png")])
    assert names(journal)[-1] == "e.png"
    journal.remove([a, c])
    assert names(journal) == ["b.png", "a.png", "d.png", "e.png"], "a photo at work stays"
    assert claimed(journal) == "b.png"


def test_another_process_is_told_that_the_batch_is_taken_and_may_still_look(journal: Journal, new: New) -> None:
    journal.add([new("a.png")])
    script = (
        "import sys; from pathlib import Path; from engine.batch.journal import Journal, JournalError\n"
        "path = Path(sys.argv[1]); looking = Journal.look(path); print(len(looking.jobs()))\n"
        "try: looking.claim()\n"
        "except JournalError as error: print(error.message)\n"
        "try: Journal.open(path)\n"
        "except JournalError as error: print(error.message)\n"
    )
    root = Path(__file__).resolve().parents[2]
    told = subprocess.run([sys.executable, "-c", script, journal.path], cwd=root, capture_output=True, text=True, timeout=60, check=True)
    assert told.stdout.splitlines() == ["1", "This journal is only looked at.", "Another Heliograph is at work on this batch."]
    assert claimed(journal) == "a.png"


def test_who_looks_on_sees_every_change(journal: Journal, new: New) -> None:
    with Journal.look(journal.path) as looking:
        journal.add([new("a.png")])
        assert len(looking.jobs()) == 1
        journal.claim()
        assert looking.jobs()[0].state is JobState.RUNNING


def test_no_journal_somebody_elses_database_and_a_newer_one_are_told_apart(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(JournalError, match="There is no journal"):
        Journal.open(tmp_path / "none.sqlite")
    other = tmp_path / "other.sqlite"
    other.write_bytes(b"this is no database " * 100)
    with pytest.raises(JournalError, match=r"other\.sqlite cannot be used: file is not a database"):
        Journal.open(other)
    foreign = tmp_path / "foreign.sqlite"
    sqlite3.connect(foreign).close()
    foreign.write_bytes(b"")
    with pytest.raises(JournalError, match="is not the journal of a batch"):
        Journal.open(foreign)
    journal.close()
    db = sqlite3.connect(journal.path)
    db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(JournalError, match="another version"):
        Journal.open(journal.path)


def test_the_newest_batch_of_an_output_folder_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "journals"
    assert newest_for(tmp_path / "one", folder) is None
    made = []
    for name in ("one", "one", "two"):
        with Journal.create(tmp_path / name, folder) as journal:
            made.append(journal.path)
    (folder / "99990101-000000-broken.sqlite").write_bytes(b"broken")
    assert newest_for(tmp_path / "one" / ".." / "one", folder) in made[:2]
    assert newest_for(tmp_path / "two", folder) == made[2]
    assert newest_for(tmp_path / "three", folder) is None


def test_old_journals_are_forgotten_but_never_one_with_something_left_to_do(
    tmp_path: Path, new: New, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journals, "KEPT", 2)
    folder = tmp_path / "many"
    with Journal.create(tmp_path, folder) as unfinished:
        unfinished.add([new("a.png")])
    for _ in range(5):
        Journal.create(tmp_path, folder).close()
    assert unfinished.path in found_journals(folder)
    assert len(found_journals(folder)) == 1 + 2 + 1, "two are kept when a new one is made"
    assert len(list(folder.glob("*.lock"))) == 4


def test_a_failure_in_the_middle_of_a_change_changes_nothing(journal: Journal, new: New) -> None:
    def jobs():  # type: ignore[no-untyped-def]
        yield new("a.png")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        journal.add(jobs())
    assert journal.jobs() == []
    journal.add([new("b.png")])
    assert names(journal) == ["b.png"]


LATE = datetime(2026, 10, 25, 2, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize("put_back", [timedelta(0), timedelta(hours=1), timedelta(days=400)])
def test_the_newest_batch_stays_the_newest_when_the_clock_is_put_back(
    put_back: timedelta, output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An hour every autumn, in the middle of the night."""
    folder, times = tmp_path / "journals", iter([LATE, LATE - put_back])

    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> Any:
            return next(times)

    monkeypatch.setattr(journals, "datetime", Clock)
    paths = []
    for _ in range(2):
        with Journal.create(output, folder) as journal:
            paths.append(journal.path)
    assert found_journals(folder) == paths[::-1]
    assert newest_for(output, folder) == paths[1]
