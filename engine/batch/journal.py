"""The journal of a batch: every photo, what is asked for and what became of it, in one SQLite file that survives a pulled plug.

It is the one source of truth: the command line, the window and whoever looks on read the same rows. One process writes (it holds the
lock), its threads in turn; what must not be forgotten is on the disk when the call returns. The file lies in the user's data folder,
not beside the results: those may be on a memory card or a network share, where SQLite's write-ahead log does not work, and unfinished
batches must be found without knowing where they went. Blocks; any thread.
"""

import contextlib
import os
import secrets
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from engine.batch.file_lock import FileLock
from engine.batch.jobs import Job, JobState, Made, NewJob
from engine.batch.journal_rows import COLUMNS, as_bytes, as_path, job_of, words_of
from engine.core.errors import EngineError
from engine.core.safe_files import why
from engine.core.sentences import said

SCHEMA = 2
_APPLICATION = 0x48656C69
"""Marks the file as ours: "Heli"."""
SUFFIX = ".sqlite"

_TABLES = """
CREATE TABLE batch (id TEXT NOT NULL, output BLOB NOT NULL, began REAL NOT NULL);
CREATE TABLE jobs (
    id INTEGER PRIMARY KEY,
    position REAL NOT NULL,
    source BLOB NOT NULL,
    bytes INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    width INTEGER,
    height INTEGER,
    folder BLOB NOT NULL,
    name BLOB NOT NULL,
    ordered TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    output BLOB,
    digest TEXT,
    made TEXT,
    error TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    ended REAL,
    below BLOB NOT NULL DEFAULT x'',
    words TEXT NOT NULL DEFAULT ''
);
CREATE INDEX waiting ON jobs (state, position);
CREATE TABLE pictures (job INTEGER PRIMARY KEY REFERENCES jobs (id) ON DELETE CASCADE, before BLOB NOT NULL, after BLOB NOT NULL);
"""
_ADD_WORDS = "ALTER TABLE jobs ADD COLUMN words TEXT NOT NULL DEFAULT ''"
"""What the sentence in `error` or `note` was made of, so that it can be translated: as JSON, and only as long as it says the same.
Journals begun before there was this column get it."""


class JournalError(EngineError):
    """A journal cannot be read or written, or somebody else is at work on it."""


class Journal:
    """An open journal; every call may raise JournalError. Made by `create`, `open` (which hold the lock until `close`) or `look`."""

    def __init__(self, path: Path, lock: FileLock | None, tables: str = "") -> None:
        self.path = path
        self._lock = lock
        self._writes = lock is not None
        self._turn = threading.RLock()
        try:
            with self._failures():
                self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=10.0)
                self._begin(tables)
                row = self._db.execute("SELECT id, output, began FROM batch").fetchone()
                self.id, self.output, self.began = str(row[0]), as_path(row[1]), float(row[2])
        except BaseException:
            self.close()
            raise

    def _begin(self, tables: str) -> None:
        for pragma in ("journal_mode = WAL", "foreign_keys = ON"):
            self._db.execute(f"PRAGMA {pragma}")
        if tables:
            self._db.executescript(
                f"BEGIN IMMEDIATE; {tables} PRAGMA application_id = {_APPLICATION}; PRAGMA user_version = {SCHEMA}; COMMIT;"
            )
        (ours,), (version,) = (self._db.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version"))
        if ours != _APPLICATION:
            raise JournalError(said("{name} is not the journal of a batch.", name=self.path.name))
        if version != SCHEMA:
            raise JournalError(
                said("The journal {name} was written by another version of Heliograph.", name=self.path.name),
                hint=said("Begin the batch anew."),
            )
        self._columns = f"{COLUMNS}, words"
        if "words" not in [column[1] for column in self._db.execute("PRAGMA table_info (jobs)")]:
            if self._writes:
                self._db.execute(_ADD_WORDS)
            else:
                self._columns = f"{COLUMNS}, ''"

    @classmethod
    def create(cls, output: Path, folder: Path | None = None) -> "Journal":
        """A new batch whose results go below `output`. folder: where journals lie, by default the user's. Forgets the oldest finished."""
        from engine.batch.journals import forget_oldest, journals_folder, time_for_new  # which opens journals

        folder = folder or journals_folder()
        identity = f"{time_for_new(folder)}-{secrets.token_hex(3)}"
        path = folder / f"{identity}{SUFFIX}"
        with failures_of(path):
            folder.mkdir(parents=True, exist_ok=True)
            forget_oldest(folder)
            lock = FileLock(path.with_suffix(".lock"))
        first = f"INSERT INTO batch VALUES ('{identity}', x'{as_bytes(output.resolve()).hex()}', {time.time()!r});"
        return cls(path, lock, _TABLES + first)

    @classmethod
    def open(cls, path: Path) -> "Journal":
        """An existing one, to go on with. Raises JournalError with that in words while another process works on it."""
        if not path.is_file():
            raise JournalError(said("There is no journal {name}.", name=path.name))
        try:
            with failures_of(path):
                lock = FileLock(path.with_suffix(".lock"))
        except JournalError as error:
            if isinstance(error.__cause__, BlockingIOError):
                raise JournalError(
                    said("Another Heliograph is at work on this batch."), hint=said("Let it finish, or stop it there.")
                ) from error
            raise
        return cls(path, lock)

    @classmethod
    def look(cls, path: Path) -> "Journal":
        """To read from while somebody else may be writing. Calls that write are refused."""
        if not path.is_file():
            raise JournalError(said("There is no journal {name}.", name=path.name))
        return cls(path, None)

    def close(self) -> None:
        """Also after a failure; twice is once."""
        with self._turn:
            if hasattr(self, "_db"):
                self._db.close()
            if self._lock is not None:
                self._lock.release()
                self._lock = None

    def __enter__(self) -> "Journal":
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    # ----------------------------------------------------------------------------------------------------------- the queue

    def add(self, jobs: Iterable[NewJob]) -> None:
        """Behind everything that is there; also while the batch runs."""
        with self._writing() as db:
            (last,) = db.execute("SELECT COALESCE(MAX(position), 0) FROM jobs").fetchone()
            for number, new in enumerate(jobs, 1):
                width, height = new.size or (None, None)
                failed = new.state is JobState.FAILED
                ended = time.time() if new.state.ended else None
                db.execute(
                    "INSERT INTO jobs (position, source, bytes, modified, width, height, folder, name, ordered, state, error, note, ended,"
                    " below, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        last + number,
                        as_bytes(new.source),
                        new.bytes,
                        new.modified,
                        width,
                        height,
                        as_bytes(new.folder),
                        os.fsencode(new.name),
                        new.order.to_json(),
                        new.state.value,
                        new.said if failed else "",
                        "" if failed else new.said,
                        ended,
                        os.fsencode(new.below),
                        words_of(new.said),
                    ),
                )

    def settle(self, settled: Iterable[tuple[int, NewJob]], output: Path) -> None:
        """What is to be done with jobs that are LISTED: each becomes what is said of it. output: where results go from here on."""
        with self._writing() as db:
            db.execute("UPDATE batch SET output = ?", (as_bytes(output.resolve()),))
            self.output = output.resolve()
            for number, new in settled:
                width, height = new.size or (None, None)
                failed = new.state is JobState.FAILED
                db.execute(
                    "UPDATE jobs SET bytes = ?, modified = ?, width = ?, height = ?, folder = ?, name = ?, ordered = ?, state = ?,"
                    " error = ?, note = ?, words = ?, ended = ? WHERE id = ? AND state = ?",
                    (
                        *(new.bytes, new.modified, width, height, as_bytes(new.folder), os.fsencode(new.name), new.order.to_json()),
                        *(new.state.value, new.said if failed else "", "" if failed else new.said, words_of(new.said)),
                        *(time.time() if new.state.ended else None, number, JobState.LISTED.value),
                    ),
                )

    def jobs(self) -> list[Job]:
        """All of them, in the order of the queue."""
        return self._read("ORDER BY position, id")

    def job(self, number: int) -> Job:
        """The job of that id. Raises JournalError when it was removed."""
        found = self._read("WHERE id = ?", number)
        if not found:
            raise JournalError(said("This photo is no longer in the batch."))
        return found[0]

    def interrupted(self) -> list[Job]:
        """Those that somebody began and neither ended nor gave back: what a crash leaves behind."""
        return self._read("WHERE state IN (?, ?) ORDER BY position, id", JobState.RUNNING.value, JobState.SAVING.value)

    def counts(self) -> Mapping[JobState, int]:
        """How many are in each state."""
        with self._reading() as db:
            rows = dict(db.execute("SELECT state, COUNT(*) FROM jobs GROUP BY state").fetchall())
        return {state: rows.get(state.value, 0) for state in JobState}

    @property
    def unfinished(self) -> bool:
        """Whether there is anything left to do."""
        return any(count for state, count in self.counts().items() if not state.ended)

    @property
    def beside(self) -> bool:
        """Whether results lie beside their photos; its `output` is then the folder of journals."""
        return self.output == self.path.parent.resolve()

    @property
    def waiting(self) -> bool:
        """Whether a run would find anything to do."""
        return any(count for state, count in self.counts().items() if not state.ended and state is not JobState.LISTED)

    def is_source(self, path: Path) -> bool:
        """Whether a job's photo lies there."""
        with self._reading() as db:
            return db.execute("SELECT 1 FROM jobs WHERE source = ? LIMIT 1", (as_bytes(path),)).fetchone() is not None

    def is_result(self, path: Path) -> bool:
        """Whether a job's result lies there, or is about to."""
        with self._reading() as db:
            return db.execute("SELECT 1 FROM jobs WHERE output = ? LIMIT 1", (as_bytes(path),)).fetchone() is not None

    def move(self, numbers: Sequence[int], before: int | None) -> None:
        """Put jobs, in this order, before another one, or at the end."""
        moved = set(numbers)
        with self._writing() as db:
            order = [number for (number,) in db.execute("SELECT id FROM jobs ORDER BY position, id") if number not in moved]
            place = order.index(before) if before in order else len(order)
            order[place:place] = list(numbers)
            db.executemany("UPDATE jobs SET position = ? WHERE id = ?", [(place, number) for place, number in enumerate(order, 1)])

    def remove(self, numbers: Iterable[int]) -> None:
        """Take jobs out of the batch, except those at work."""
        busy = (JobState.RUNNING.value, JobState.SAVING.value)
        with self._writing() as db:
            db.executemany("DELETE FROM jobs WHERE id = ? AND state NOT IN (?, ?)", [(number, *busy) for number in numbers])

    def retry_failed(self) -> int:
        """Put all that failed back in line, where they stood; returns how many."""
        with self._writing() as db:
            again = "UPDATE jobs SET state = ?, attempts = 0, error = '', ended = NULL WHERE state = ?"
            return db.execute(again, (JobState.WAITING.value, JobState.FAILED.value)).rowcount

    def leave_out(self, numbers: Iterable[int], note: str) -> None:
        """SKIP those of them that have not been begun."""
        before = (JobState.LISTED.value, JobState.WAITING.value)
        with self._writing() as db:
            skip = "UPDATE jobs SET state = ?, note = ?, words = ?, ended = ? WHERE id = ? AND state IN (?, ?)"
            db.executemany(skip, [(JobState.SKIPPED.value, note, words_of(note), time.time(), number, *before) for number in numbers])

    def list_again(self, numbers: Iterable[int]) -> None:
        """Make those of them that are not at work LISTED: what is to be done with them is settled anew."""
        busy = (JobState.RUNNING.value, JobState.SAVING.value)
        with self._writing() as db:
            anew = (
                "UPDATE jobs SET state = ?, attempts = 0, output = NULL, digest = NULL, made = NULL, error = '', note = '', ended = NULL"
                " WHERE id = ? AND state NOT IN (?, ?)"
            )
            db.executemany(anew, [(JobState.LISTED.value, number, *busy) for number in numbers])

    def alone(self) -> contextlib.AbstractContextManager[object]:
        """Until it ends no other thread changes anything: for reading and telling what was read as one step."""
        return self._turn

    # ------------------------------------------------------------------------------------------------- the way of one job

    def claim(self) -> Job | None:
        """The next one that waits, now RUNNING; None when none does."""
        with self._writing(flushed=False) as db:
            row = db.execute("SELECT id FROM jobs WHERE state = ? ORDER BY position, id LIMIT 1", (JobState.WAITING.value,)).fetchone()
            if row is None:
                return None
            db.execute("UPDATE jobs SET state = ?, attempts = attempts + 1 WHERE id = ?", (JobState.RUNNING.value, row[0]))
            return self.job(row[0])

    def release(self, job: Job, begun: bool = False) -> Job:
        """Back in line, as if it had not been begun; begun: a crash took it, and that counts as an attempt."""
        given_back = 0 if begun else 1
        return self._set(job, "state = ?, attempts = MAX(0, attempts - ?), output = NULL", JobState.WAITING.value, given_back)

    def sized(self, job: Job, width: int, height: int) -> Job:
        """Its size in pixels, now that it was read."""
        with self._writing(flushed=False):
            return self._set(job, "width = ?, height = ?", width, height)

    def saving(self, job: Job) -> Job:
        """It is enhanced; from here on there may be a file of it in its staging folder."""
        return self._set(job, "state = ?, output = NULL, digest = NULL", JobState.SAVING.value)

    def staged(self, job: Job, output: Path, digest: str, made: Made, pictures: tuple[bytes, bytes] | None = None) -> Job:
        """Its file is whole and about to get the name `output`; pictures: small JPEGs of before and after, for the report."""
        with self._writing() as db:
            if pictures is not None:
                db.execute("INSERT OR REPLACE INTO pictures VALUES (?, ?, ?)", (job.id, *pictures))
            return self._set(job, "output = ?, digest = ?, made = ?", as_bytes(output), digest, made.to_json())

    def done(self, job: Job) -> Job:
        """Its file has its name."""
        return self._set(job, "state = ?, error = '', note = '', ended = ?", JobState.DONE.value, time.time())

    def failed(self, job: Job, error: str) -> Job:
        assignments = "state = ?, error = ?, words = ?, output = NULL, ended = ?"
        return self._set(job, assignments, JobState.FAILED.value, error, words_of(error), time.time())

    def skipped(self, job: Job, note: str) -> Job:
        assignments = "state = ?, note = ?, words = ?, output = NULL, ended = ?"
        return self._set(job, assignments, JobState.SKIPPED.value, note, words_of(note), time.time())

    def pictures(self, job: Job) -> tuple[bytes, bytes] | None:
        """The small JPEGs of before and after."""
        with self._reading() as db:
            row = db.execute("SELECT before, after FROM pictures WHERE job = ?", (job.id,)).fetchone()
        return None if row is None else (bytes(row[0]), bytes(row[1]))

    # ------------------------------------------------------------------------------------------------------------- inside

    def _set(self, job: Job, assignments: str, *values: Any) -> Job:
        with self._writing() as db:
            db.execute(f"UPDATE jobs SET {assignments} WHERE id = ?", (*values, job.id))
            return self.job(job.id)

    def _read(self, which: str, *values: Any) -> list[Job]:
        with self._reading() as db:
            rows = db.execute(f"SELECT {self._columns} FROM jobs {which}", values).fetchall()
            try:
                return [job_of(row) for row in rows]
            except (ValueError, KeyError, TypeError) as error:
                raise JournalError(said("The journal {name} is damaged.", name=self.path.name), detail=repr(error)) from error

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._turn, self._failures():
            yield self._db

    @contextlib.contextmanager
    def _writing(self, flushed: bool = True) -> Iterator[sqlite3.Connection]:
        """One transaction; inside another one, a part of that. flushed: on the disk when it ends; else with the next one that is, which a
        killed process does not mind and a power cut turns back."""
        with self._turn, self._failures():
            if not self._writes:
                raise JournalError(said("This journal is only looked at."))
            if self._db.in_transaction:
                yield self._db
                return
            self._db.execute(f"PRAGMA synchronous = {'FULL' if flushed else 'NORMAL'}")
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                self._db.rollback()  # nothing where SQLite has turned it back already, as it does on a full disk
                raise

    def _failures(self) -> contextlib.AbstractContextManager[None]:
        return failures_of(self.path)


@contextlib.contextmanager
def failures_of(path: Path) -> Iterator[None]:
    """Whatever the disk or SQLite says about a journal becomes a JournalError."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        reason = why(error) if isinstance(error, OSError) else str(error)
        raise JournalError(
            said("The journal {name} cannot be used: {reason}.", name=path.name, reason=reason), detail=repr(error)
        ) from error
