"""The JSON lines a training process writes on its standard output. No torch here, so that the window may read them."""

import json
from dataclasses import asdict, dataclass


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
class TrainingDone:
    """A phase has ended; `state` is the file that holds its network."""

    phase: str
    steps: int
    seconds: float
    state: str


TrainingEvent = TrainingStep | TrainingDone
_KINDS: dict[str, type[TrainingStep] | type[TrainingDone]] = {"step": TrainingStep, "done": TrainingDone}


def to_line(event: TrainingEvent) -> str:
    kind = next(name for name, cls in _KINDS.items() if isinstance(event, cls))
    return json.dumps({"event": kind, **asdict(event)})


def from_line(line: str) -> TrainingEvent:
    """Raises ValueError for a line that is no event."""
    try:
        fields = json.loads(line)
        return _KINDS[fields.pop("event")](**fields)
    except (KeyError, TypeError, AttributeError) as problem:
        raise ValueError(f"not a training event: {line!r}") from problem
