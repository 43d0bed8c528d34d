"""Works through a journal with the machines of a Dask cluster: sends photos to its workers and saves what comes back.

One process, the one that holds the journal, gives files their names; workers only compute. So nothing is done twice and nothing is lost,
whichever machine dies: the scheduler gives a dead worker's photos to another, and what a dead client had sent out waits in the journal.
`distributed` is imported when somebody connects. Whoever reaches a scheduler can run anything on its workers: it belongs into a network
that is trusted. Any thread, one run at a time.
"""

import contextlib
import hashlib
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from engine.batch import cluster_worker
from engine.batch.cluster_worker import Failed, Finished, Sent, Unfit, Unseen
from engine.batch.jobs import Collision, Ended, Job, RunEnd
from engine.batch.journal import Journal, JournalError
from engine.batch.publishing import OutputLostError, Publisher
from engine.batch.runner import MOST_ATTEMPTS
from engine.batch.steps import ended_too_often, in_words, there_already, weights_of
from engine.core.errors import EngineError, PhotoReadError
from engine.core.extras import Extra
from engine.core.photo_io import file_times
from engine.core.progress import ProgressToken
from engine.core.safe_files import shown, why, write_atomically
from engine.core.sentences import said

PER_THREAD = 2
"""Photos under way for each thread of a worker: one at work and one at hand."""
CONNECT_SECONDS = 10.0
_WAIT_SECONDS = 0.3
"""For an answer, before somebody looks whether it is still wanted."""
_LOOK_SECONDS = 2.0
"""Between two looks at how many workers there are."""
_ALONE_SECONDS = 60.0
"""So long may there be none."""


class ClusterError(EngineError):
    """There is no cluster to work with, or its machines do not fit."""


class Files(Enum):
    """How a worker gets a photo. SHARED: it sees the same file; SENT: it is sent the bytes; AUTO: it is sent them where it does not see
    the very file, byte for byte."""

    SHARED = "shared"
    SENT = "sent"
    AUTO = "auto"


class Cluster:
    """A connection to a scheduler, until it is closed. client: `distributed.Client`."""

    def __init__(self, address: str, version: str | None = None) -> None:
        """version: of this Heliograph. Raises ClusterError: nobody there, or workers of another version."""
        distributed = Extra.CLUSTER.load(said("No cluster can be used"), ClusterError)
        import dask

        self.address = address
        self.version = version or cluster_worker.version()
        self._looked = 0.0
        self._threads = 0
        self._alone_since: float | None = None
        with contextlib.ExitStack() as until_closed:
            # A photo is sent together with what is to be done with it: were it handed to one worker beforehand, it would die with it.
            until_closed.enter_context(dask.config.set({"distributed.admin.large-graph-warning-threshold": "8GiB"}))
            try:
                self.client = distributed.Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
            except (OSError, ValueError, TypeError) as error:  # TypeError, ValueError: an address it cannot make sense of
                raise ClusterError(
                    said("There is no Dask scheduler at {address}.", address=address),
                    hint=said("`dask scheduler` begins one."),
                    detail=repr(error),
                ) from error
            until_closed.callback(self.client.close)
            self._check_versions()
            self._until_closed = until_closed.pop_all()

    def _check_versions(self) -> None:
        """Of the workers that are there; those that come later are asked with their first photo."""
        for worker, found in self._asked(cluster_worker.version).items():
            if isinstance(found, ImportError):
                raise ClusterError(
                    said("The worker {worker} has no Heliograph.", worker=worker),
                    hint=said("`pip install heliograph[cluster]` there adds it."),
                )
            if isinstance(found, BaseException):
                raise ClusterError(said("The worker {worker} does not answer.", worker=worker), detail=repr(found))
            if found != self.version:
                raise ClusterError(cluster_worker.another_version(worker, found, self.version))

    def seen_by_any(self, source: str, length: int, digest: str) -> bool | None:
        """Whether any worker sees the very file; None while there is none to be asked."""
        answers = [found for found in self._asked(cluster_worker.sees, source, length, digest).values() if isinstance(found, bool)]
        return any(answers) if answers else None

    def _asked(self, question: Callable[..., Any], *values: Any) -> dict[str, Any]:
        """What each worker answers, an exception where it could not."""
        try:
            return dict(self.client.run(question, *values, on_error="return"))
        except ImportError as error:  # the workers' answer to what they cannot unpickle
            raise ClusterError(
                said("The workers have no Heliograph."), hint=said("`pip install heliograph[cluster]` there adds it."), detail=repr(error)
            ) from error
        except Exception as error:
            raise ClusterError(said("The workers of {address} do not answer.", address=self.address), detail=repr(error)) from error

    def check(self) -> None:
        """Raises ClusterError when the scheduler is gone."""
        if self.client.status != "running":
            raise ClusterError(said("The scheduler {address} cannot be reached any more.", address=self.address))

    def room(self) -> int:
        """How many photos may be under way. Raises ClusterError when the scheduler is gone, or all workers are for too long."""
        now = time.monotonic()
        if self._looked and now - self._looked < _LOOK_SECONDS:
            return PER_THREAD * self._threads
        self.check()
        try:
            self._threads = sum(self.client.nthreads().values())
        except Exception as error:
            raise ClusterError(
                said("The scheduler {address} cannot be reached any more.", address=self.address), detail=repr(error)
            ) from error
        self._looked = now
        self._alone_since = None if self._threads else self._alone_since or now
        if self._alone_since is not None and now - self._alone_since > _ALONE_SECONDS:
            raise ClusterError(
                said("The cluster {address} has no workers.", address=self.address),
                hint=said("`dask worker {address}` begins one.", address=self.address),
            )
        # Something must be asked for, or a cluster that grows with its work would never begin.
        return max(1, PER_THREAD * self._threads)

    def submit(self, sent: Sent, key: str) -> Any:
        """A future of a `cluster_worker.Answer`. When its worker dies the scheduler gives it to another, some times."""
        return self.client.submit(cluster_worker.do, sent, key=key, pure=False)

    def ended(self, futures: list[Any], seconds: float) -> list[Any]:
        """Those of the futures to which there is an answer; waits for the first so long."""
        from distributed import CancelledError, wait

        with contextlib.suppress(TimeoutError, CancelledError), self.client.as_current():
            wait(futures, timeout=seconds, return_when="FIRST_COMPLETED")
        # "lost" is none: the worker died with its result, and another one is at it again.
        return [future for future in futures if future.status in ("finished", "error", "cancelled")]

    def give_up(self, futures: list[Any]) -> None:
        """Nobody wants these any more; workers stop at the next tile."""
        with contextlib.suppress(Exception):  # of a scheduler that is gone
            self.client.cancel(futures, force=True)

    def close(self) -> None:
        with contextlib.suppress(Exception):
            self._until_closed.close()

    def __enter__(self) -> "Cluster":
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


@dataclass(frozen=True)
class _Flight:
    """A job that is with the cluster."""

    job: Job
    future: Any


class ClusterRunner:
    """As `engine.batch.runner.BatchRunner`, with other machines. weights: of a method and variant here, as `Engine.weights` tells them."""

    def __init__(
        self,
        cluster: Cluster,
        journal: Journal,
        weights: Callable[[str, str | None], str],
        files: Files = Files.AUTO,
        on_change: Callable[[Job], None] = lambda job: None,
        on_progress: Callable[[int, float], None] = lambda number, fraction: None,
        most_attempts: int = MOST_ATTEMPTS,
    ) -> None:
        self._cluster = cluster
        self._journal = journal
        self._weights = weights
        self._files = files
        self._publisher = Publisher(journal)
        self._on_change = on_change
        self._on_progress = on_progress
        self._most_attempts = most_attempts
        self._flights: dict[str, _Flight] = {}
        self._why = ""
        self._suspects: set[int] = set()
        self._shared: bool | None = None if files is Files.AUTO else files is Files.SHARED

    def run(self, token: ProgressToken) -> Ended:
        """Until nothing waits or `token` is cancelled, which gives back what is under way. Puts right first what an earlier run left.

        LOST also when the cluster is. Raises JournalError.
        """
        self._why = ""
        try:
            self._publisher.recover()
            while not (token.cancelled or self._why):
                self._fill()
                if not self._flights:
                    break
                self._take()
        except (OutputLostError, ClusterError) as error:
            self._why = in_words(error)
        finally:
            self._give_back()
        if self._why:
            return Ended(RunEnd.LOST, self._why)
        return Ended(RunEnd.PAUSED if token.cancelled and self._journal.waiting else RunEnd.FINISHED)

    # ------------------------------------------------------------------------------------------------------------ sending

    def _fill(self) -> None:
        """Send photos until as many are under way as may be."""
        while len(self._flights) < self._cluster.room() and not self._why:
            job = self._next()
            if job is None:
                return
            with self._guarding(job):
                self._send(job, self._shared is False)
            self._on_progress(job.id, 0.0)

    def _next(self) -> Job | None:
        while (job := self._journal.claim()) is not None:
            if job.attempts > self._most_attempts:
                self._tell(self._journal.failed(job, ended_too_often(self._most_attempts)))
            elif job.order.collision is Collision.SKIP and os.path.lexists(job.folder / job.name):
                self._tell(self._journal.skipped(job, there_already(job.name)))
            else:
                self._tell(job)
                return job
        return None

    def _send(self, job: Job, with_content: bool) -> None:
        """Raises PhotoReadError, ClusterError."""
        sent = _described(job, self._cluster.version, weights_of(job.order, self._weights))
        if self._shared is None:
            self._shared = self._cluster.seen_by_any(sent.source, sent.length, sent.digest)
            with_content = self._shared is False
        if with_content:
            sent = replace(sent, content=_content(job))
        # Each attempt has a key of its own: the scheduler remembers the answers of old ones for a while.
        key = f"heliograph-{self._journal.id}-{job.id}-{time.monotonic_ns()}"
        self._flights[key] = _Flight(job, self._cluster.submit(sent, key))

    # ---------------------------------------------------------------------------------------------------------- receiving

    def _take(self) -> None:
        """Wait for answers for a while, and deal with them."""
        for future in self._cluster.ended([flight.future for flight in self._flights.values()], _WAIT_SECONDS):
            flight = self._flights.pop(future.key)
            with self._guarding(flight.job):
                self._land(flight)

    def _land(self, flight: _Flight) -> None:
        """Raises OutputLostError, ClusterError, and what is wrong with the photo."""
        from distributed import KilledWorker

        job = flight.job
        try:
            answer = self._answer(flight)
        except KilledWorker:
            self._killed_a_worker(job)
            return
        if isinstance(answer, Finished):
            if job.size != answer.size:
                job = self._journal.sized(job, *answer.size)
            times = file_times(job.source) if job.order.times else None

            def write(path: Any) -> tuple[str, ...]:
                write_atomically(path, answer.content, overwrite=False, times=times)
                return ()

            self._tell(self._publisher.save(job, answer.made, write, answer.pictures))
        elif isinstance(answer, Failed):
            self._tell(self._journal.failed(job, answer.words))
        elif isinstance(answer, Unseen):
            if self._files is Files.SHARED:
                raise PhotoReadError(
                    said("The worker {machine} does not see {name} as it is here.", machine=answer.machine, name=shown(job.source)),
                    hint=said("`--cluster-files sent` sends it."),
                )
            self._send(job, with_content=True)
        elif isinstance(answer, Unfit):
            raise ClusterError(answer.words)
        else:
            self._cluster.check()
            raise ClusterError(said("The cluster {address} gave up its work.", address=self._cluster.address))

    def _killed_a_worker(self, job: Job) -> None:
        """A photo that waited at a worker when another one killed it is suspected as well: only one that does it again is left out."""
        if job.id in self._suspects:
            words = said("Workers ended again and again while at work on this photo, so it is left out.")
            self._tell(self._journal.failed(job, words))
        else:
            self._suspects.add(job.id)
            self._tell(self._journal.release(job, begun=True))

    def _answer(self, flight: _Flight) -> cluster_worker.Answer | None:
        """None for a photo that the cluster forgot. Raises KilledWorker for one that kills workers, ClusterError."""
        from distributed import KilledWorker

        try:
            if flight.future.status != "finished":
                error = flight.future.exception() if flight.future.status == "error" else None
                if error is None:
                    return None
                raise error
            answer: cluster_worker.Answer | None = flight.future.result()
            return answer
        except KilledWorker:
            raise
        except Exception as error:
            raise ClusterError(
                said(
                    "The cluster {address} cannot work: {kind}: {error}",
                    address=self._cluster.address,
                    kind=type(error).__name__,
                    error=error,
                ),
                detail=repr(error),
            ) from error

    # ------------------------------------------------------------------------------------------------------------- inside

    @contextlib.contextmanager
    def _guarding(self, job: Job) -> Iterator[None]:
        """What goes wrong with a photo is written down in words; what goes wrong with all of them stops the run, and the photo waits."""
        try:
            yield
        except JournalError:
            raise
        except (OutputLostError, ClusterError) as error:
            self._why = in_words(error)
            self._tell(self._journal.release(job, begun=isinstance(error, ClusterError)))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is this photo's, and a thousand others wait
            self._tell(self._journal.failed(job, in_words(error)))

    def _give_back(self) -> None:
        """Everything that is under way waits again."""
        flights, self._flights = self._flights, {}
        self._cluster.give_up([flight.future for flight in flights.values()])
        for flight in flights.values():
            self._tell(self._journal.release(flight.job))

    def _tell(self, job: Job) -> None:
        self._on_change(job)


def _described(job: Job, version: str, weights: str) -> Sent:
    """Without content. Raises PhotoReadError."""
    with _reading(job), job.source.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        length = os.fstat(file.fileno()).st_size
    return Sent(version, job.order.to_json(), weights, os.fspath(job.source), length, digest, job.name)


def _content(job: Job) -> bytes:
    with _reading(job):
        return job.source.read_bytes()


@contextlib.contextmanager
def _reading(job: Job) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise PhotoReadError(said("{name} does not exist.", name=shown(job.source)), detail=repr(error)) from error
    except OSError as error:
        raise PhotoReadError(
            said("{name} could not be opened: {reason}.", name=shown(job.source), reason=why(error, reading=True)), detail=repr(error)
        ) from error
