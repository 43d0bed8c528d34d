"""Parameters a method offers: their range, label and help, and how they are read from text.

The window makes its controls, the command line its options and the pipeline its checks from these declarations alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from engine.core.errors import UsageError
from engine.core.sentences import said

ParamValue = float | int | bool | str


@dataclass(frozen=True)
class FloatParam:
    """A number between `minimum` and `maximum` (both allowed); `step` is what one press of an arrow key moves."""

    id: str
    label: str
    help: str
    default: float
    minimum: float
    maximum: float
    step: float = 0.01

    def check(self, value: object) -> float:
        number = _number(self.id, value)
        if not self.minimum <= number <= self.maximum:
            raise UsageError(
                said(
                    "{id} is {number:g}; it must be between {minimum:g} and {maximum:g}.",
                    id=self.id,
                    number=number,
                    minimum=self.minimum,
                    maximum=self.maximum,
                )
            )
        return number


@dataclass(frozen=True)
class IntParam:
    """A whole number between `minimum` and `maximum`, both allowed."""

    id: str
    label: str
    help: str
    default: int
    minimum: int
    maximum: int

    def check(self, value: object) -> int:
        number = _number(self.id, value)
        if not self.minimum <= number <= self.maximum or number != int(number):  # The range first: infinity is no int.
            raise UsageError(
                said(
                    "{id} is {number:g}; it must be a whole number from {minimum} to {maximum}.",
                    id=self.id,
                    number=number,
                    minimum=self.minimum,
                    maximum=self.maximum,
                )
            )
        return int(number)


@dataclass(frozen=True)
class BoolParam:
    """A switch."""

    id: str
    label: str
    help: str
    default: bool

    def check(self, value: object) -> bool:
        if isinstance(value, bool):
            return value
        words = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}
        if str(value).lower() not in words:
            raise UsageError(said("{id} is {value}; it must be yes or no.", id=self.id, value=repr(value)))
        return words[str(value).lower()]


@dataclass(frozen=True)
class ChoiceParam:
    """One of a fixed set, given by an Enum whose values are the words used in text."""

    id: str
    label: str
    help: str
    default: Enum

    def check(self, value: object) -> str:
        words = [str(member.value) for member in type(self.default)]
        text = str(value.value) if isinstance(value, Enum) else str(value)
        if text not in words:
            raise UsageError(said("{id} is {value!r}; it must be one of {known}.", id=self.id, value=text, known=", ".join(words)))
        return text


Param = FloatParam | IntParam | BoolParam | ChoiceParam

THOROUGH = BoolParam(
    "thorough",
    "Thorough",
    "Looks at everything eight times, turned and mirrored, and takes the mean: a little truer, for eight times the time.",
    False,
)
"""What a network may declare; whoever runs networks knows what to do."""


def resolve(params: tuple[Param, ...], values: Mapping[str, object]) -> Mapping[str, ParamValue]:
    """Check `values` against the declarations and fill in defaults.

    Raises UsageError for a name nobody declared or a value out of range.
    """
    unknown = sorted(set(values) - {param.id for param in params})
    if unknown:
        known = ", ".join(param.id for param in params) or "none"
        raise UsageError(said("There is no parameter {unknown!r} here; the parameters are: {known}.", unknown=unknown[0], known=known))
    return MappingProxyType({param.id: param.check(values.get(param.id, param.default)) for param in params})


def _number(name: str, value: object) -> float:
    try:
        return float(str(value))
    except ValueError:
        raise UsageError(said("{name} is {value}, which is not a number.", name=name, value=repr(value))) from None
