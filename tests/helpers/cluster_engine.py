"""What a worker of the tests' cluster has instead of its own engine: one without weights, to which some photos do harm.

A worker loads it with `--preload`. A photo whose name begins with "once" kills its worker with SIGKILL the first time, "poison" always;
"endless" is enhanced until nobody wants it. What happened is told by files in the folder that HELIOGRAPH_TOLD names; while a file "blind"
lies there, workers see no photos.
"""

import os
import signal
import time
from pathlib import Path
from typing import Any

from engine.batch import cluster_worker
from engine.core.errors import Cancelled
from engine.core.photo import Photo
from engine.core.progress import Progress
from engine.core.request import EnhanceRequest, Result
from engine.inference.model_store import ModelStore
from engine.inference.session import SessionPool
from engine.pipeline import Engine


class Harmed(Engine):
    def enhance(self, photo: Photo, request: EnhanceRequest, progress: Progress, *listeners: Any) -> Result:
        name = photo.source.name if photo.source else "sent"
        told = Path(os.environ["HELIOGRAPH_TOLD"])
        seen = (told / name).exists()
        with (told / name).open("a") as file:
            file.write(f"{os.getpid()}\n")
        if name.startswith("poison") or (name.startswith("once") and not seen):
            os.kill(os.getpid(), signal.SIGKILL)
        try:
            while name.startswith("endless"):
                progress.check_cancelled()
                time.sleep(0.01)
        except Cancelled:
            (told / f"{name} given up").touch()
            raise
        return super().enhance(photo, request, progress, *listeners)


def dask_setup(worker: object) -> None:
    cluster_worker.opened = lambda: Harmed(ModelStore(()), SessionPool())
    sees = cluster_worker.sees
    cluster_worker.sees = lambda *values: not (Path(os.environ["HELIOGRAPH_TOLD"]) / "blind").exists() and sees(*values)


def touchy(dask_scheduler: Any) -> None:
    """A photo whose worker dies is not given to another one."""
    dask_scheduler.allowed_failures = 0
