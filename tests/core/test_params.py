"""Parameters: ranges kept, text understood, mistakes answered with the parameter's name."""

from enum import Enum

import pytest

from engine.core.errors import UsageError
from engine.core.params import BoolParam, ChoiceParam, FloatParam, IntParam, resolve


class Look(Enum):
    SOFT = "soft"
    HARD = "hard"


GAMMA = FloatParam("gamma", "Gamma", "Brightness", 1.0, 0.5, 2.0)
TILES = IntParam("tiles", "Tiles", "Grid", 8, 2, 16)
CLIP = BoolParam("clip", "Clip", "Clip", True)
LOOK = ChoiceParam("look", "Look", "Look", Look.SOFT)
ALL = (GAMMA, TILES, CLIP, LOOK)


def test_defaults_fill_what_is_not_given_and_text_is_read() -> None:
    assert dict(resolve(ALL, {})) == {"gamma": 1.0, "tiles": 8, "clip": True, "look": "soft"}
    given = {"gamma": "1.5", "tiles": "4", "clip": "no", "look": Look.HARD}
    assert dict(resolve(ALL, given)) == {"gamma": 1.5, "tiles": 4, "clip": False, "look": "hard"}


def test_resolved_values_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        resolve(ALL, {})["gamma"] = 2.0  # type: ignore[index]


@pytest.mark.parametrize("value", [0.5, 2.0])
def test_both_ends_of_a_range_belong_to_it(value: float) -> None:
    assert GAMMA.check(value) == value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("gamma", 0.49), ("gamma", 2.01), ("gamma", "nan"), ("gamma", "inf"), ("gamma", "bright"), ("gamma", None),
        ("tiles", 1), ("tiles", 17), ("tiles", 2.5), ("tiles", "nan"), ("tiles", "inf"),
        ("clip", "maybe"), ("clip", 2), ("look", "SOFT"), ("look", ""),
    ],
)  # fmt: skip
def test_values_out_of_range_are_refused_by_name(name: str, value: object) -> None:
    with pytest.raises(UsageError, match=name):
        resolve(ALL, {name: value})


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"'gama'.*gamma, tiles, clip, look"):
        resolve(ALL, {"gama": 1})
    with pytest.raises(UsageError, match="none"):
        resolve((), {"gamma": 1})


@pytest.mark.parametrize("text", ["yes", "TRUE", "on", "1", True])
def test_the_words_for_yes(text: object) -> None:
    assert CLIP.check(text) is True
