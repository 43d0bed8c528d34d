"""A batch on several machines: a real scheduler and two worker processes, of which some are killed."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine.batch.cluster import Cluster, ClusterError, ClusterRunner, Files
from engine.batch.jobs import Ended, JobOrder, JobState, NewJob, RunEnd
from engine.batch.journal import Journal
from engine.batch.runner import BatchRunner
from engine.core.progress import ProgressToken
from engine.core.request import EnhanceRequest
from engine.inference.model_store import ModelStore
from engine.inference.session import SessionPool
from engine.pipeline import Engine
from tests.helpers import cluster_engine

distributed = pytest.importorskip("distributed")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills as on POSIX")

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 60.0
"""So long a test waits for what should take a moment."""
CLUSTER = """
import sys
from distributed import LocalCluster

if __name__ == "__main__":
    settings = dict(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1", memory_limit=0)
    with LocalCluster(**settings, preload=["tests.helpers.cluster_engine"], silence_logs=50) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("told")


@pytest.fixture(scope="module")
def address(told: Path) -> Iterator[str]:
    settings = {"HELIOGRAPH_TOLD": str(told), "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1", "DASK_TEMPORARY_DIRECTORY": str(told)}
    settings["DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT"] = "2s"  # or a killed worker would be called for half a minute
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    child = subprocess.Popen([sys.executable, "-c", CLUSTER], cwd=ROOT, env={**os.environ, **settings}, start_new_session=True, **pipes)
    with child:
        assert child.stdout is not None
        yield child.stdout.readline().strip()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)  # all of them: a scheduler takes its time to say goodbye


@pytest.fixture
def cluster(address: str) -> Iterator[Cluster]:
    with Cluster(address) as connected:
        yield connected


@pytest.fixture
def engine() -> Engine:
    return Engine(ModelStore(()), SessionPool())


@pytest.fixture
def photo(new: Callable[..., NewJob], output: Path) -> Callable[[str], NewJob]:
    def make(name: str) -> NewJob:
        job = new(name)
        return NewJob(job.source, output, job.name, JobOrder(EnhanceRequest("hist_gamma", strength=1.0)), job.size)

    return make


def run(cluster: Cluster, journal: Journal, engine: Engine, files: Files = Files.AUTO, token: ProgressToken | None = None) -> Ended:
    return ClusterRunner(cluster, journal, engine.weights, files).run(token or ProgressToken())


def there(path: Path) -> bool:
    """Waits for a file that a worker writes."""
    deadline = time.monotonic() + SECONDS
    while not path.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    return path.exists()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*"))


def test_a_worker_is_killed_and_every_photo_is_done_once_as_it_would_have_been_here(
    cluster: Cluster, journal: Journal, engine: Engine, photo: Callable[[str], NewJob], output: Path, told: Path, tmp_path: Path
) -> None:
    jobs = [photo(f"{'once' if number == 3 else 'p'}{number}.png") for number in range(12)]
    journal.add([*jobs[:6], NewJob(tmp_path / "gone.png", output, "gone.png", jobs[0].order), *jobs[6:]])
    assert run(cluster, journal, engine) == Ended(RunEnd.FINISHED)
    assert [job.error for job in journal.jobs() if job.state is not JobState.DONE] == ["gone.png does not exist."]
    done = [job for job in journal.jobs() if job.state is JobState.DONE]
    assert len({line for name in names(told) if name.startswith("once") for line in (told / name).read_text().splitlines()}) == 2
    assert names(output) == sorted(job.name for job in jobs), "no file is missing, none is there twice, nothing else lies about"
    assert all(job.made is not None and job.made.machine and job.attempts == 1 for job in done)
    here = tmp_path / "here"
    here.mkdir()
    with Journal.create(here, tmp_path / "journals") as alone:
        alone.add(NewJob(job.source, here, job.name, job.order) for job in jobs)
        BatchRunner(engine, alone).run(ProgressToken())
    assert [(here / job.name).read_bytes() for job in jobs] == [(output / job.name).read_bytes() for job in jobs]
    assert all(journal.pictures(job) is not None and job.size == (64, 48) for job in done)


def test_giving_up_gives_back_what_is_under_way_and_the_workers_stop(
    cluster: Cluster, journal: Journal, engine: Engine, photo: Callable[[str], NewJob], output: Path, told: Path
) -> None:
    journal.add([photo("endless1.png"), photo("a.png"), photo("endless2.png"), *(photo(f"p{number}.png") for number in range(4))])
    token = ProgressToken()
    begun = threading.Thread(target=lambda: (there(told / "endless1.png"), token.cancel()))
    begun.start()
    ended = ClusterRunner(cluster, journal, engine.weights).run(token)
    begun.join()
    assert ended == Ended(RunEnd.PAUSED)
    states = {job.source.name: job.state for job in journal.jobs()}
    assert states["endless1.png"] is states["endless2.png"] is JobState.WAITING
    assert set(states.values()) <= {JobState.WAITING, JobState.DONE}
    assert [job.attempts for job in journal.jobs() if job.state is JobState.WAITING] == [0] * list(states.values()).count(JobState.WAITING)
    assert names(output) == sorted(name for name, state in states.items() if state is JobState.DONE)
    assert there(told / "endless1.png given up"), "the worker stops with what nobody wants"


def test_other_versions_and_empty_addresses_are_refused_in_a_sentence(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ClusterError, match=r"The worker .* has Heliograph .*, and this is 9\.9; all must be the same\."):
        Cluster(address, version="9.9")
    monkeypatch.setattr("engine.batch.cluster.CONNECT_SECONDS", 0.3)
    with pytest.raises(ClusterError, match="There is no Dask scheduler at"):
        Cluster("tcp://127.0.0.1:9")
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match="not installed") as missing:
        Cluster(address)
    assert "pip install distributed" in missing.value.hint


def test_weights_that_differ_stop_the_batch_and_the_photos_wait(cluster: Cluster, journal: Journal, photo: Callable[[str], NewJob]) -> None:
    journal.add([photo("a.png")])
    ended = ClusterRunner(cluster, journal, lambda method, variant: "others").run(ProgressToken())
    assert ended.end is RunEnd.LOST
    assert "has other weights of hist_gamma than this computer" in ended.why
    assert [job.state for job in journal.jobs()] == [JobState.WAITING]


@pytest.mark.parametrize("files", [Files.AUTO, Files.SENT, Files.SHARED])
def test_workers_that_do_not_see_the_files_are_sent_them_unless_that_is_not_wanted(
    files: Files, cluster: Cluster, journal: Journal, engine: Engine, photo: Callable[[str], NewJob], output: Path, told: Path
) -> None:
    journal.add([photo("a.png"), photo("b.png")])
    (told / "blind").touch()
    ended = run(cluster, journal, engine, files)
    (told / "blind").unlink()
    assert ended == Ended(RunEnd.FINISHED)
    if files is Files.SHARED:
        assert all("does not see" in job.error for job in journal.jobs())
    else:
        assert names(output) == ["a.png", "b.png"]


def test_a_photo_that_kills_every_worker_is_left_out_and_the_rest_is_done(
    cluster: Cluster, journal: Journal, engine: Engine, photo: Callable[[str], NewJob], output: Path
) -> None:
    cluster.client.run_on_scheduler(cluster_engine.touchy)
    journal.add([photo("poison.png")])
    assert run(cluster, journal, engine) == Ended(RunEnd.FINISHED)
    assert [job.error for job in journal.jobs()] == ["Workers ended again and again while at work on this photo, so it is left out."]
    assert names(output) == []


def test_when_the_whole_cluster_dies_it_is_said_and_the_photos_wait(
    address: str, cluster: Cluster, journal: Journal, engine: Engine, photo: Callable[[str], NewJob], output: Path, told: Path
) -> None:
    """The last one: nothing is left of the cluster after it."""
    (told / "endless1.png").unlink(missing_ok=True)
    journal.add([photo("endless1.png")])
    group = cluster.client.run_on_scheduler(os.getpgid, 0)
    killer = threading.Thread(target=lambda: (there(told / "endless1.png"), os.killpg(group, signal.SIGKILL)))
    killer.start()
    ended = run(cluster, journal, engine, Files.SHARED)
    killer.join()
    assert ended == Ended(RunEnd.LOST, f"The scheduler {address} cannot be reached any more.")
    assert [job.state for job in journal.jobs()] == [JobState.WAITING]
    assert names(output) == []
