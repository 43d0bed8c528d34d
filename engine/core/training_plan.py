"""What a training run is asked to do, as one frozen value: which method, from which weights, on which photos, for how long.

The window and the command line write it into a run's folder, the training process reads it; nothing else passes between them but
the run's events and wishes (`engine.core.training_run`). No torch, no Qt.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import Any

from engine.core.errors import UsageError
from engine.core.sentences import said


class DataLayout(Enum):
    """How the folders of a data set lie. PHOTOS: good photos only, spoiled by a degradation; PAIRS: two folders with equal names,
    UNPAIRED: two folders without; the others are the published sets."""

    PHOTOS = "photos"
    PAIRS = "pairs"
    UNPAIRED = "unpaired"
    DPED = "dped"
    FIVEK = "fivek"
    LOL = "lol"
    DIV2K = "div2k"


class DegradationKind(Enum):
    """How a good photo is spoiled to make its own training partner. The value is what is typed, `label` what is read."""

    PHONE_LOOK = "phone_look"
    ONLINE_X4 = "online_x4"
    DETAIL_X4 = "detail_x4"
    LOW_LIGHT = "low_light"
    OLD_PRINT = "old_print"
    SECOND_ORDER = "second_order"
    SOFT = "soft"

    @property
    def label(self) -> str:
        return {
            DegradationKind.PHONE_LOOK: said("Old phone"),
            DegradationKind.ONLINE_X4: said("Small and compressed, as online (x4, JPEG 20)"),
            DegradationKind.DETAIL_X4: said("Soft (reduced and enlarged x4)"),
            DegradationKind.LOW_LIGHT: said("Low light"),
            DegradationKind.OLD_PRINT: said("Old print"),
            DegradationKind.SECOND_ORDER: said("Spoiled twice (blur, noise, resizing, JPEG)"),
            DegradationKind.SOFT: said("Soft and noisy, colours as they are"),
        }[self]


class StartFrom(Enum):
    """STOCK: the weights of an installed variant; SCRATCH: random ones."""

    STOCK = "stock"
    SCRATCH = "scratch"


PAIRS_SHARE = 0.15
"""Of real pairs beside made ones, unless told: a set of some dozens is soon learned by heart."""


@dataclass(frozen=True)
class DataPlan:
    """Which photos. folder: the photos, the phone's side or a set's root; target: the camera's side of PAIRS and UNPAIRED;
    degradation: for PHOTOS, None is the method's own; profile: a measured phone (JSON) for the phone look, None is the method's own;
    held_out: how many photos are kept back to measure on, None is a sixth of them (2 to 24), 0 none; pairs: for PHOTOS, a folder of
    aligned real pairs (laid out as PAIRS may be in one folder) that are mixed among the made ones; pairs_share: their share of all
    patches, between 0 and 1; phone: which of the phones of DPED, None is all that are there."""

    layout: DataLayout
    folder: Path
    target: Path | None = None
    degradation: DegradationKind | None = None
    profile: Path | None = None
    held_out: int | None = None
    pairs: Path | None = None
    pairs_share: float = PAIRS_SHARE
    phone: str | None = None


@dataclass(frozen=True)
class TrainingPlan:
    """method and name: which method is trained and what the new variant is to be called; variant: whose weights STOCK means (None: the
    first declared); minutes: budget of the FP32 phase, from which its steps follow, or None when `options` gives them; qat: train
    the INT8 form too when the run is finished; options: further settings of the method's recipe, as texts."""

    method: str
    name: str
    data: DataPlan
    start: StartFrom = StartFrom.STOCK
    variant: str | None = None
    minutes: float | None = None
    qat: bool = True
    options: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def to_json(self) -> dict[str, Any]:
        data = self.data
        return {
            "method": self.method,
            "name": self.name,
            "data": {
                "layout": data.layout.value,
                "folder": str(data.folder),
                "target": None if data.target is None else str(data.target),
                "degradation": None if data.degradation is None else data.degradation.value,
                "profile": None if data.profile is None else str(data.profile),
                "held_out": data.held_out,
                "pairs": None if data.pairs is None else str(data.pairs),
                "pairs_share": data.pairs_share,
                "phone": data.phone,
            },
            "start": self.start.value,
            "variant": self.variant,
            "minutes": self.minutes,
            "qat": self.qat,
            "options": dict(self.options),
        }

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> "TrainingPlan":
        """Raises UsageError for anything `to_json` would not have written."""
        try:
            data = raw["data"]
            return cls(
                method=str(raw["method"]),
                name=str(raw["name"]),
                data=DataPlan(
                    DataLayout(data["layout"]),
                    Path(data["folder"]),
                    None if data["target"] is None else Path(data["target"]),
                    None if data["degradation"] is None else DegradationKind(data["degradation"]),
                    None if data["profile"] is None else Path(data["profile"]),
                    None if data["held_out"] is None else int(data["held_out"]),
                    # Runs begun before there were such have none of these.
                    None if data.get("pairs") is None else Path(data["pairs"]),
                    float(data.get("pairs_share", PAIRS_SHARE)),
                    None if data.get("phone") is None else str(data["phone"]),
                ),
                start=StartFrom(raw["start"]),
                variant=None if raw["variant"] is None else str(raw["variant"]),
                minutes=None if raw["minutes"] is None else float(raw["minutes"]),
                qat=bool(raw["qat"]),
                options={str(key): str(value) for key, value in raw["options"].items()},
            )
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as problem:
            raise UsageError(said("The training plan is not valid: {problem}.", problem=problem)) from problem


def read_plan(path: Path) -> TrainingPlan:
    """Raises UsageError when the file is missing or no plan."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as problem:
        raise UsageError(said("The training plan {path} cannot be read: {problem}.", path=path, problem=problem)) from problem
    return TrainingPlan.from_json(raw)
