"""Settings of a recipe as typed, described data: one dataclass per recipe, from which help, checks and files are made.

A field made by `option` carries its sentence and limits. Unknown names and values out of range are refused in words; what a run was
trained with is written beside its states.
"""

import json
import typing
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from engine.core.errors import UsageError
from engine.core.sentences import listed, said
from engine.training.loop import Shape
from engine.training.optimisers import OptimiserKind
from engine.training.qat import RangeKind

O = TypeVar("O", bound="TrainOptions")  # noqa: E741 - the options of some recipe


def option(default: Any, text: str, low: float | None = None, high: float | None = None) -> Any:
    """A dataclass field with its description and inclusive limits."""
    return field(default=default, metadata={"text": text, "low": low, "high": high})


@dataclass(frozen=True)
class TrainOptions:
    """What every recipe lets one change; a recipe adds its own fields and defaults."""

    steps: int = option(30000, "steps of the FP32 phase", 1)
    qat_steps: int = option(1500, "steps of quantisation-aware training", 1)
    batch: int = option(16, "pictures a step (in each process)", 1, 4096)
    rate: float = option(1.5e-3, "peak learning rate from scratch", 1e-7, 1.0)
    tune_rate: float = option(1e-4, "peak learning rate when starting from trained weights", 1e-7, 1.0)
    qat_rate: float = option(1e-4, "peak learning rate of quantisation-aware training", 1e-7, 1.0)
    average: float = option(0.999, "decay of the moving average of the weights, which is what is delivered", 0.0, 0.99999)
    optimiser: OptimiserKind = option(
        OptimiserKind.ADAM, "what moves the FP32 weights: Adam one by one, or Muon whole kernels, which wants a higher rate"
    )
    output_distillation: float = option(4.0, "QAT: weight of the distance from the FP32 teacher's picture", 0.0)
    feature_distillation: float = option(0.0, "QAT: weight of the distance from the teacher's inner tensors", 0.0)
    teacher: str = option("", "folder of a finished run whose FP32 network teaches, a wider one say; QAT's is the run's own by default")
    ranges: RangeKind = option(RangeKind.LSQ, "QAT: ranges are learned (lsq) or follow what is seen (ema)")
    near_enough: float = option(
        36.0, "worst INT8 picture's distance from FP32 (PSNR, dB) below which layers are measured and kept FP32", 0.0
    )
    float_share: float = option(0.1, "most multiply-adds, as a share of all, that may be kept FP32 for it", 0.0, 1.0)
    shape: Shape = option(Shape.COSINE, "how the learning rate falls: along a cosine, or halved in steps")
    halve_every: int = option(100_000, "steps after which the rate is halved, where it falls in steps", 1)
    chunks: int = option(24, "chunks of patch pairs held in memory", 1)
    renew: int = option(40, "steps after which one chunk is replaced", 1)
    patch: int = option(104, "side of the patches in input pixels; a multiple of 8", 32, 1024)
    save_every: int = option(200, "steps between saved states", 1)
    seed: int = option(1, "seed of weights and batches", 0)


@dataclass(frozen=True)
class OptionFacts:
    """One option, for help texts and forms. kind: int, float, bool, choice or text."""

    name: str
    kind: str
    default: Any
    help: str
    low: float | None
    high: float | None
    choices: tuple[str, ...]


def describe(cls: type[TrainOptions]) -> list[OptionFacts]:
    """All options of a recipe, in order."""
    types = typing.get_type_hints(cls)
    found = []
    for item in fields(cls):
        kind = types[item.name]
        is_choice = isinstance(kind, type) and issubclass(kind, Enum)
        choices = tuple(str(member.value) for member in kind) if is_choice else ()
        default = item.default.value if isinstance(item.default, Enum) else item.default
        name = "choice" if choices else {int: "int", float: "float", bool: "bool"}.get(kind, "text")
        meta = item.metadata
        found.append(OptionFacts(item.name, name, default, meta["text"], meta["low"], meta["high"], choices))
    return found


def parse_options(cls: type[O], settings: Mapping[str, str]) -> O:
    """Options from texts. Raises UsageError for an unknown name, an unreadable value or one out of its limits."""
    types = typing.get_type_hints(cls)
    facts = {item.name: item for item in describe(cls)}
    values: dict[str, Any] = {}
    for name, text in settings.items():
        if name not in facts:
            raise UsageError(said("There is no training option {name!r}; the options are: {known}.", name=name, known=", ".join(facts)))
        values[name] = _value(facts[name], types[name], text)
    return cls(**values)


def save_options(options: TrainOptions, file: Path) -> None:
    """Write them whole or not at all."""
    texts = {key: value.value if isinstance(value, Enum) else value for key, value in asdict(options).items()}
    partial = file.with_suffix(".partial")
    partial.write_text(json.dumps(texts, indent=1) + "\n", encoding="utf-8")
    partial.replace(file)


def load_options(cls: type[O], file: Path) -> O | None:
    """What `save_options` wrote, or None if there is no such file. Raises UsageError when it does not fit this recipe."""
    try:
        raw = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as problem:
        raise UsageError(said("The options of this run ({file}) cannot be read: {problem}.", file=file, problem=problem)) from problem
    texts = {key: {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value) for key, value in raw.items()}
    return parse_options(cls, texts)


def _value(facts: OptionFacts, kind: Any, text: str) -> Any:
    try:
        value = {"yes": True, "no": False}[text] if kind is bool else kind(text)
    except (ValueError, KeyError):
        words = {"int": said("a whole number"), "float": said("a number"), "bool": said("yes or no")}
        wanted = said("one of {known}", known=", ".join(facts.choices)) if facts.choices else words[facts.kind]
        raise UsageError(said("{option} is {value!r}; it must be {wanted}.", option=facts.name, value=text, wanted=wanted)) from None
    low, high = facts.low, facts.high
    if (low is not None and not value >= low) or (high is not None and not value <= high):
        above = "" if low is None else said("at least {limit:g}", limit=low)
        below = "" if high is None else said("at most {limit:g}", limit=high)
        raise UsageError(
            said(
                "{option} is {value}; it must be {known}.",
                option=facts.name,
                value=text,
                known=listed(limit for limit in (above, below) if limit),
            )
        )
    return value
