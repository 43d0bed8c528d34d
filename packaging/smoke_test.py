"""Starts a built Heliograph as its user would and looks at what it does; exit code 0 when everything held.

`python packaging/smoke_test.py PROGRAM [ARGUMENTS]`, for example dist/heliograph/heliograph. It lists its methods, runs every model over
one tile, enhances a sample photo and finds the file; no Python packages needed beyond the standard library.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[1] / "resources" / "samples" / "coffee.jpg"
TIMEOUT_S = 300


def answer(program: list[str], *arguments: str) -> str:
    """What it prints. Raises AssertionError with its complaints when it ends badly."""
    child = subprocess.run([*program, *arguments], capture_output=True, text=True, encoding="utf-8", timeout=TIMEOUT_S, check=False)
    assert child.returncode == 0, f"{' '.join(arguments)} ended with {child.returncode}:\n{child.stdout}{child.stderr}"
    return child.stdout


def main() -> int:
    program = sys.argv[1:]
    if not program:
        print(__doc__)
        return 2
    print(answer(program, "--version").strip())
    methods = json.loads(answer(program, "methods", "--json"))
    for row in json.loads(answer(program, "selftest", "--json")):
        print(f"{row['method']} {row['variant']} {row['precision']}: {row['seconds']} s on {row['provider']}")
    with tempfile.TemporaryDirectory() as folder:
        for method in methods:
            record = json.loads(answer(program, "enhance", str(SAMPLE), "-o", folder, "--method", method["id"], "--json"))
            assert record["error"] is None, record
            assert Path(record["output"]).stat().st_size > 1000, record
    print(f"{len(methods)} methods enhanced {SAMPLE.name}")
    inside = Path(program[0]).parent / "_internal"
    if inside.is_dir():
        # What the Python that trains is given: without these the frozen program could not train.
        for file in ("training/engine/training/__main__.py", "resources/training/requirements.txt"):
            assert (inside / file).is_file(), file
    return 0


if __name__ == "__main__":
    sys.exit(main())
