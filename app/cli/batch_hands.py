"""Who does the photos of `heliograph batch`: this computer, or the workers of a Dask cluster that `--cluster` names.

The cluster is asked for before anything is begun, so that an address nobody listens at is wrong usage and costs nothing. Main thread.
"""

import argparse
import contextlib
import logging
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Protocol

from engine.batch.jobs import Job

if TYPE_CHECKING:
    from engine.batch.cluster import Files
    from engine.batch.jobs import Ended
    from engine.batch.journal import Journal
    from engine.core.progress import ProgressToken
    from engine.pipeline import Engine

_LOUD = ("distributed", "distributed.client", "distributed.core", "distributed.comm")
"""Loggers that fill the terminal when a connection is lost, which we say in a sentence."""
NOTE = (
    "A cluster: `pip install heliograph[cluster]` on every machine, `dask scheduler` on one, `dask worker tcp://HOST:8786` on the others;"
    " this one needs neither, only --cluster tcp://HOST:8786. Who reaches a scheduler can run anything on its workers: only in a network"
    " that is trusted, or with TLS as Dask's own documentation says."
)


class JournalRunner(Protocol):
    """A runner of a journal."""

    def run(self, token: "ProgressToken") -> "Ended": ...


Hands = Callable[["Journal", Callable[[Job], None], Callable[[int, float], None]], JournalRunner]
"""Makes a runner of a journal that tells what changed and how far a photo is."""


def add_cluster_arguments(sub: argparse.ArgumentParser) -> None:
    cluster = "let the workers of a Dask scheduler do the photos (tcp://HOST:8786); a dead worker's photos go to another one"
    sub.add_argument("--cluster", metavar="ADDRESS", help=cluster)
    files = "how workers get the photos: from the same folders, sent, or whichever works (default)"
    sub.add_argument("--cluster-files", type=_files, metavar="shared|sent|auto", help=files)


def _files(text: str) -> "Files":
    from engine.batch.cluster import Files

    try:
        return Files(text.lower())
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not one of shared, sent, auto") from None


@contextlib.contextmanager
def hands(address: str | None, files: "Files | None", engine: "Engine") -> Iterator[Hands]:
    """Those of this computer where there is no address. Raises ClusterError."""
    if address is None:
        from engine.batch.runner import BatchRunner

        yield lambda journal, changed, progressed: BatchRunner(engine, journal, changed, progressed)
        return
    from engine.batch.cluster import Cluster, ClusterRunner, Files

    with Cluster(address) as cluster:
        for name in _LOUD:  # after the import, which sets their levels
            logging.getLogger(name).setLevel(logging.CRITICAL)
        yield lambda journal, changed, progressed: ClusterRunner(cluster, journal, engine.weights, files or Files.AUTO, changed, progressed)
