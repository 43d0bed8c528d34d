"""The promise of the power cut: killed at any moment, the queue comes back, files are whole, nothing is done twice, nothing lies about."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="lives are forked")


def asked(folder: Path, call: str) -> dict:
    script = (
        "import json, sys; from pathlib import Path; from tests.benchmarks import batch_kills\n"
        f"folder = Path(sys.argv[1]); print(json.dumps(vars(batch_kills.{call})))"
    )
    child = subprocess.run([sys.executable, "-c", script, folder], cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert child.returncode == 0, child.stderr
    return json.loads(child.stdout)


def test_fifty_kills_at_random_moments_over_forty_photos_lose_halve_and_repeat_nothing(tmp_path: Path) -> None:
    seen = asked(tmp_path, "run(kills=50, photos=40, seed=20261121, folder=folder)")
    assert seen["problems"] == []
    assert seen["kills"] == 50
    assert seen["batches"] >= 1


def test_a_kill_just_before_any_step_of_saving_is_put_right(tmp_path: Path) -> None:
    seen = asked(tmp_path, "run_every_step(folder, photos=1)")
    assert seen["problems"] == []
    assert seen["kills"] >= 12, "folder, file, flushes, commits, the name, tidying up"
