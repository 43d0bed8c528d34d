"""`python -m engine.export METHOD --run FOLDER --models FOLDER --set photos=DIR ...`: publish what a training run has made."""

import argparse
import importlib
from pathlib import Path

from engine.core.errors import EngineError
from engine.training.__main__ import parse_options


def main() -> None:
    parser = argparse.ArgumentParser(description="Export a trained method to a model folder, checked before it is put in place.")
    parser.add_argument("method")
    parser.add_argument("--run", type=Path, required=True, help="the training run's folder")
    parser.add_argument("--models", type=Path, required=True, help="where model folders lie")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", dest="settings")
    arguments = parser.parse_args()
    recipe = importlib.import_module(f"engine.methods.{arguments.method}.recipe")
    try:
        print(recipe.publish(parse_options(recipe.Options, arguments.settings), arguments.run, arguments.models))
    except EngineError as problem:
        raise SystemExit(problem.message) from None


if __name__ == "__main__":
    main()
