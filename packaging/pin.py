"""Writes packaging/constraints.txt: the exact versions a fresh install of everything resolves to.

Run through `sh packaging/dev pin`, inside an empty environment made for it. Packages that only the CUDA build of torch brings are
left out, and so is torch's local version (+cpu): the pin must hold wherever either build is offered.
"""

import re
import subprocess
import sys
from pathlib import Path

HEADER = "# Exact versions of everything, for pip's -c. Made by `sh packaging/dev pin`; do not edit by hand.\n"
ONLY_WITH_CUDA = ("nvidia", "cuda", "triton", "cupy")


def pinned(freeze: str) -> list[str]:
    """The lines of `pip freeze` worth keeping, sorted without regard to case."""
    lines = [re.sub(r"\+\w+$", "", line.strip()) for line in freeze.splitlines() if "==" in line]
    kept = [line for line in lines if not line.lower().startswith(ONLY_WITH_CUDA)]
    return sorted(kept, key=str.lower)


def main() -> int:
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--quiet", ".[train,dev,build,openvino]"], check=True)
    freeze = subprocess.run([*pip, "freeze", "--exclude", "heliograph"], check=True, capture_output=True, text=True).stdout
    target = Path(__file__).parent / "constraints.txt"
    target.write_text(HEADER + "\n".join(pinned(freeze)) + "\n", encoding="utf-8")
    print(f"{target.name}: {len(pinned(freeze))} versions")
    return 0


if __name__ == "__main__":
    sys.exit(main())
