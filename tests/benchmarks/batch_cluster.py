"""How many photos two workers of a Dask cluster do in the time in which one process does one, on this machine.

    python tests/benchmarks/batch_cluster.py [--method dm_restore] [--variant faithful] [--precision qat] [--photos 8] [--megapixels 3]
        [--workers 2] [--turns 3] [--files shared|sent] [--json]

Every turn does the same photos once in this process, with reading and saving beside the network, and once by the cluster's workers; the
ratio is taken within a turn and the median of the turns counts. Workers and process have loaded the network before. On one machine all
share the same cores, so the ratio says what the way over the scheduler costs, not what more machines would gain. Tests nothing.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from engine.batch.cluster import Cluster, ClusterRunner, Files
from engine.batch.jobs import JobOrder, JobState, NewJob
from engine.batch.journal import Journal
from engine.batch.runner import BatchRunner
from engine.core.photo import FileFormat
from engine.core.precision import Precision
from engine.core.progress import ProgressToken
from engine.core.request import EnhanceRequest
from engine.pipeline import Engine
from tests.benchmarks.batch_overlap import made_photos


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--method", default="dm_restore")
    parser.add_argument("--variant", default="faithful")
    parser.add_argument("--precision", default="qat", type=Precision)
    parser.add_argument("--photos", default=8, type=int)
    parser.add_argument("--megapixels", default=3.0, type=float)
    parser.add_argument("--workers", default=2, type=int)
    parser.add_argument("--turns", default=3, type=int)
    parser.add_argument("--files", default=Files.SHARED, type=Files)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    from distributed import LocalCluster

    engine = Engine.open()
    request = EnhanceRequest(options.method, options.variant, options.precision, strength=1.0)
    processes: dict[str, Any] = {"processes": True, "dashboard_address": None, "host": "127.0.0.1"}
    with (
        tempfile.TemporaryDirectory() as folder,
        LocalCluster(n_workers=options.workers, threads_per_worker=1, **processes) as local,
        Cluster(local.scheduler_address) as cluster,
    ):
        home = Path(folder)
        sources = made_photos(home / "sources", options.photos, options.megapixels, FileFormat.JPEG)

        def seconds(name: str, by_cluster: bool, photos: list[Path]) -> float:
            output = home / name
            output.mkdir()
            with Journal.create(output, home / "journals") as journal:
                journal.add(NewJob(path, output, path.name, JobOrder(request)) for path in photos)
                runner = ClusterRunner(cluster, journal, engine.weights, options.files) if by_cluster else BatchRunner(engine, journal)
                began = time.perf_counter()
                runner.run(ProgressToken())
                took = time.perf_counter() - began
                assert journal.counts()[JobState.DONE] == len(photos), [job.error for job in journal.jobs()]
            return took

        warm = (sources * 2 * options.workers)[: 2 * options.workers]
        seconds("warm here", False, warm[:1])
        seconds("warm there", True, warm)
        turns = [(seconds(f"here {turn}", False, sources), seconds(f"there {turn}", True, sources)) for turn in range(options.turns)]
    ratio = statistics.median(here / there for here, there in turns)
    if options.json:
        print(json.dumps({"ratio": ratio, "turns": turns}))
    else:
        print(f"{options.photos} photos of {options.megapixels:g} MP, {options.method} {options.variant} {options.precision.label}")
        for here, there in turns:
            print(f"  one process {here:.1f} s, {options.workers} workers {there:.1f} s")
        print(f"photos by {options.workers} workers / photos by one process: {ratio:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
