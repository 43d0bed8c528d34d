"""What a training process tells: frozen values, one JSON line each. No torch here, so that the window may read them.

Sentences stand in a line as English text, and beside it, under "said", what they were made of, so that the window can translate them.
Pictures are named by their path relative to the run's folder.
"""

import json
from dataclasses import asdict, dataclass
from enum import Enum
from typing import Any

from engine.core.sentences import Sentence, from_json, to_json


class Level(Enum):
    """How much a finding about the data matters. ERROR: training cannot start."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Judgement(Enum):
    """What the held-out photos say about the new weights against those it started from (or, from scratch, the stock ones)."""

    BETTER = "better"
    NOT_BETTER = "not_better"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class DataFinding:
    """Something the check of the data has to say, in plain words."""

    level: Level
    text: str


@dataclass(frozen=True)
class DataPreview:
    """A sheet of training pairs as the network will see them. text: which degradation and its ranges, or which folders."""

    file: str
    text: str


@dataclass(frozen=True)
class TrainingEstimate:
    """Measured on this machine with this data: seconds a step, steps that fit the budget, and how long finishing takes besides."""

    step_seconds: float
    steps: int
    minutes: float
    finish_minutes: float
    device: str


@dataclass(frozen=True)
class TrainingStarted:
    """A phase begins or, with step > 0, goes on."""

    phase: str
    step: int
    steps: int
    device: str
    threads: int


@dataclass(frozen=True)
class TrainingStep:
    """How far a run is. loss: running mean over the last report's steps; rate: steps per second; seconds: of this process."""

    phase: str
    step: int
    steps: int
    loss: float
    rate: float
    seconds: float


@dataclass(frozen=True)
class HeldOutScore:
    """Mean over the held-out photos, now and of the weights compared with (None: there are none to compare with); input_psnr: of the
    photos as they were."""

    phase: str
    step: int
    psnr: float
    ssim: float
    start_psnr: float | None
    start_ssim: float | None
    input_psnr: float


@dataclass(frozen=True)
class TrainingSample:
    """One held-out photo as it was, as the network makes it now, and as it should be."""

    phase: str
    step: int
    before: str
    after: str
    target: str


@dataclass(frozen=True)
class TrainingVerdict:
    """gain: mean PSNR difference in dB on held-out photos; wins of photos: on how many it is better; final: training has ended."""

    judgement: Judgement
    gain: float
    wins: int
    photos: int
    text: str
    final: bool


@dataclass(frozen=True)
class TrainingPaused:
    """The process waits; its state is saved."""

    phase: str
    step: int


@dataclass(frozen=True)
class TrainingStopped:
    """The process has saved its state and ends on request; it can be resumed."""

    phase: str
    step: int


@dataclass(frozen=True)
class TrainingDone:
    """A phase has ended; `state` is the file that holds its network."""

    phase: str
    steps: int
    seconds: float
    state: str


@dataclass(frozen=True)
class FinishStage:
    """Quantising and exporting: what is being done, and how far it is, 0-1."""

    fraction: float
    text: str


@dataclass(frozen=True)
class VariantPublished:
    """The new variant is installed. psnr: held-out PSNR in dB by precision value."""

    method: str
    variant: str
    folder: str
    psnr: dict[str, float]


@dataclass(frozen=True)
class TrainingFailed:
    """The process ends because of this."""

    message: str
    hint: str


TrainingEvent = (
    DataFinding
    | DataPreview
    | TrainingEstimate
    | TrainingStarted
    | TrainingStep
    | HeldOutScore
    | TrainingSample
    | TrainingVerdict
    | TrainingPaused
    | TrainingStopped
    | TrainingDone
    | FinishStage
    | VariantPublished
    | TrainingFailed
)

_KINDS: dict[str, type[Any]] = {
    "finding": DataFinding,
    "preview": DataPreview,
    "estimate": TrainingEstimate,
    "started": TrainingStarted,
    "step": TrainingStep,
    "held_out": HeldOutScore,
    "sample": TrainingSample,
    "verdict": TrainingVerdict,
    "paused": TrainingPaused,
    "stopped": TrainingStopped,
    "done": TrainingDone,
    "finish": FinishStage,
    "published": VariantPublished,
    "failed": TrainingFailed,
}
_ENUMS: dict[str, type[Enum]] = {"level": Level, "judgement": Judgement}


def to_line(event: TrainingEvent) -> str:
    kind = next(name for name, cls in _KINDS.items() if isinstance(event, cls))
    values = {key: value.value if isinstance(value, Enum) else value for key, value in asdict(event).items()}
    said = {key: to_json(value) for key, value in values.items() if isinstance(value, Sentence)}
    return json.dumps({"event": kind, **values, **({"said": said} if said else {})})


def from_line(line: str) -> TrainingEvent:
    """Raises ValueError for a line that is no event."""
    try:
        fields = json.loads(line)
        cls = _KINDS[fields.pop("event")]
        fields |= {key: from_json(value) for key, value in fields.pop("said", {}).items()}
        values = {key: _ENUMS[key](value) if key in _ENUMS else value for key, value in fields.items()}
        event: TrainingEvent = cls(**values)
    except (KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise ValueError(f"not a training event: {line!r}") from problem
    return event
