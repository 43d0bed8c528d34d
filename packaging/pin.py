"""Writes packaging/constraints.txt: the exact versions a fresh install of everything resolves to.

Run through `sh packaging/dev pin`, inside an empty environment made for it. Packages that only the CUDA build of torch brings are
left out, and so is torch's local version (+cpu): the pin must hold wherever either build is offered. `pin.py --training` only writes
the two files in resources/training anew, from which the program makes its training environment wherever it was installed.
"""

import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
TRAINING = ROOT / "resources" / "training"
HEADER = "# Exact versions of everything, for pip's -c. Made by `sh packaging/dev pin`; do not edit by hand.\n"
TRAINING_HEADER = (
    "# What training needs, for pip's -r: the extra `train` and what the window does not need alone. Made by `packaging/pin.py`.\n"
)
ONLY_THE_WINDOWS = ("pyside6", "qdarkstyle", "qtpy")
ONLY_WITH_CUDA = ("nvidia", "cuda", "triton", "cupy")


def pinned(freeze: str) -> list[str]:
    """The lines of `pip freeze` worth keeping, sorted without regard to case."""
    lines = [re.sub(r"\+\w+$", "", line.strip()) for line in freeze.splitlines() if "==" in line]
    kept = [line for line in lines if not line.lower().startswith(ONLY_WITH_CUDA)]
    return sorted(kept, key=str.lower)


def training_files() -> Mapping[Path, str]:
    """What belongs into resources/training: what pip shall install, and in which versions. Accelerators for some systems only stay out."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["optional-dependencies"]["train"], *project["dependencies"]]
    lines = [line for line in wanted if ";" not in line and not line.lower().startswith(ONLY_THE_WINDOWS)]
    return {
        TRAINING / "requirements.txt": TRAINING_HEADER + "\n".join(lines) + "\n",
        TRAINING / "constraints.txt": CONSTRAINTS.read_text(encoding="utf-8"),
    }


def write_training_files() -> None:
    TRAINING.mkdir(exist_ok=True)
    for file, text in training_files().items():
        file.write_text(text, encoding="utf-8")


def main() -> int:
    if sys.argv[1:] == ["--training"]:
        write_training_files()
        return 0
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--quiet", ".[train,dev,build,openvino]"], check=True)
    freeze = subprocess.run([*pip, "freeze", "--exclude", "heliograph"], check=True, capture_output=True, text=True).stdout
    CONSTRAINTS.write_text(HEADER + "\n".join(pinned(freeze)) + "\n", encoding="utf-8")
    write_training_files()
    print(f"{CONSTRAINTS.name}: {len(pinned(freeze))} versions")
    return 0


if __name__ == "__main__":
    sys.exit(main())
