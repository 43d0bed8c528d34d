"""`heliograph batch` called as a terminal would, and what it left."""

import json
from pathlib import Path
from typing import Any

from app.command_line import main

METHOD = ["--method", "hist_gamma"]


def batch(*arguments: str | Path) -> int:
    """main's answer, or what argparse exits with."""
    try:
        return main(["batch", *(str(argument) for argument in arguments)])
    except SystemExit as end:
        return int(end.code or 0)


def results(output: Path) -> list[str]:
    return sorted(path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file() and "heliograph-" not in path.name)


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]
