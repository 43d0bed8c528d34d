"""`python -m engine.training METHOD --run FOLDER [--phase qat] --set photos=DIR ...`: JSON lines on standard output."""

import argparse
import importlib
import typing
from dataclasses import fields
from enum import Enum
from pathlib import Path

from engine.core.errors import UsageError
from engine.core.training_events import TrainingEvent, to_line


def parse_options(cls: type[typing.Any], settings: list[str]) -> typing.Any:
    """An Options dataclass from key=value texts, by the types of its fields. Raises UsageError for unknown keys or bad values."""
    types = typing.get_type_hints(cls)
    known = [field.name for field in fields(cls)]
    values: dict[str, object] = {}
    for setting in settings:
        key, _, text = setting.partition("=")
        if key not in known:
            raise UsageError(f"There is no training option {key!r}; the options are: {', '.join(known)}.")
        kind = types[key]
        try:
            values[key] = kind(text) if kind is not bool else {"yes": True, "no": False}[text]
        except (ValueError, KeyError):
            words = ", ".join(str(member.value) for member in kind) if issubclass(kind, Enum) else kind.__name__
            raise UsageError(f"{key} is {text!r}; it must be: {words}.") from None
    return cls(**values)


class PhaseName(Enum):
    """The legs of a recipe."""

    FP32 = "fp32"
    QAT = "qat"


def _print(event: TrainingEvent) -> None:
    print(to_line(event), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Train a method.")
    parser.add_argument("method")
    parser.add_argument("--run", type=Path, required=True, help="folder for saved states; a run found there goes on")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", dest="settings")
    parser.add_argument("--phase", choices=[phase.value for phase in PhaseName], default=PhaseName.FP32.value)
    parser.add_argument("--device", default="cpu")
    arguments = parser.parse_args()
    recipe = importlib.import_module(f"engine.methods.{arguments.method}.recipe")
    arguments.run.mkdir(parents=True, exist_ok=True)
    try:
        options = parse_options(recipe.Options, arguments.settings)
        start = recipe.train_fp32 if PhaseName(arguments.phase) is PhaseName.FP32 else recipe.train_qat
        start(options, arguments.run, _print, arguments.device)
    except UsageError as problem:
        raise SystemExit(problem.message) from None


if __name__ == "__main__":
    main()
