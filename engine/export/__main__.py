"""Measured quality into the manifest of a model folder.

`python -m engine.export METHOD --models FOLDER --quality SET=FILE.json ...` writes what `heliograph evaluate --json` found; publishing
itself is `python -m engine.training export`.
"""

import argparse
import importlib
import json
from pathlib import Path
from typing import Any

from engine.core.errors import EngineError, UsageError
from engine.export.manifest_writer import write_quality


def quality_rows(reports: list[str]) -> list[dict[str, Any]]:
    """Manifest rows from SET=FILE pairs; only rows of a precision, not those of the input or the colour fit."""
    rows = []
    for report in reports:
        name, _, file = report.partition("=")
        try:
            found = json.loads(Path(file).read_text(encoding="utf-8"))["rows"]
            rows += [_quality_row(name, row) for row in found if row["precision"] is not None]
        except (OSError, ValueError, KeyError, TypeError) as problem:
            raise UsageError(f"{file} is not what `heliograph evaluate --json` prints: {problem}.") from problem
    return rows


def _quality_row(name: str, row: dict[str, Any]) -> dict[str, Any]:
    return {"set": name, "precision": row["precision"], "psnr": round(row["psnr"], 3), "ssim": round(row["ssim"], 4)}


def main() -> None:
    parser = argparse.ArgumentParser(description="Write measured quality into the manifest of a method's first variant.")
    parser.add_argument("method")
    parser.add_argument("--models", type=Path, required=True, help="where model folders lie")
    parser.add_argument("--quality", action="append", required=True, metavar="SET=FILE.json", help="measured by `evaluate --json`")
    arguments = parser.parse_args()
    try:
        method = importlib.import_module(f"engine.methods.{arguments.method}").METHOD
        write_quality(arguments.models / method.id / method.variant(None).id, quality_rows(arguments.quality))
    except EngineError as problem:
        raise SystemExit(problem.message) from None


if __name__ == "__main__":
    main()
