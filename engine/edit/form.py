"""How edits are written down: JSON, versioned and strict, so that a file means on every machine exactly what it meant where it was made.

Owns the form of an edit and of the documents that hold one (presets, side-cars). Whether its methods are known here is `Edit.checked`.
Everything wrong with a text is one UsageError that names it. Any thread.
"""

import base64
import binascii
import json
import math
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeGuard

from engine.core.errors import UsageError
from engine.core.params import ParamValue
from engine.core.precision import Precision
from engine.core.protect import ProtectMask
from engine.core.sentences import said
from engine.edit.edit import MOST_STEPS, Edit, Step

VERSION = 1
MOST_BYTES = 16_000_000
"""No document is larger: a mask at its largest and its finest is some 4 MB."""
MOST_ENLARGED = 64


def write_document(kind: str, body: Mapping[str, Any]) -> bytes:
    """A document of that kind, in the present version."""
    return (json.dumps({"heliograph": kind, "version": VERSION, **body}, ensure_ascii=False, indent=2) + "\n").encode()


def read_document(kind: str, data: bytes) -> Mapping[str, Any]:
    """What `write_document` was given. Raises UsageError for a text that is none of that kind, damaged, or of a version yet to come."""
    if len(data) > MOST_BYTES:
        raise UsageError(said("It is too large."))
    try:
        raw = json.loads(data.decode("utf-8"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise UsageError(said("It is damaged."), detail=repr(error)) from error
    if not isinstance(raw, dict) or raw.get("heliograph") != kind:
        raise UsageError(said("It is no {kind} of Heliograph.", kind=kind))
    version = raw.get("version")
    if not _whole(version) or version < 1:
        raise UsageError(said("It does not say its version."))
    if version > VERSION:
        raise UsageError(
            said("It is of version {version}, and this Heliograph knows version {known}.", version=version, known=VERSION),
            hint=said("A newer Heliograph can read it."),
        )
    return {name: value for name, value in raw.items() if name not in ("heliograph", "version")}


def edit_to_json(edit: Edit) -> dict[str, Any]:
    """Plain values. What a step leaves at its default is written too: defaults may change."""
    written: dict[str, Any] = {"steps": [_step_to_json(step) for step in edit.steps]}
    if edit.protect is not None:
        written["protect"] = base64.b64encode(edit.protect.packed()).decode("ascii")
    return written


def edit_from_json(raw: object) -> Edit:
    """What `edit_to_json` wrote. Raises UsageError that names the first thing that is wrong."""
    fields = Fields(raw, said("the edit"), ("steps", "protect"))
    steps = fields.take(
        "steps",
        lambda value: isinstance(value, list) and 0 < len(value) <= MOST_STEPS,
        said("a list of 1 to {most} steps", most=MOST_STEPS),
    )
    mask = fields.take("protect", lambda value: isinstance(value, str), said("a mask"), None)
    return Edit(tuple(_step_from_json(step, said("step {number}", number=number)) for number, step in enumerate(steps, 1)), _mask(mask))


class Fields:
    """The named values of a JSON object, read strictly. Raises UsageError for anything that is no object or has other names."""

    def __init__(self, raw: object, what: str, known: tuple[str, ...]) -> None:
        """what: how the object is called in messages."""
        if not isinstance(raw, dict):
            raise UsageError(said("What it says of {what} is no list of names and values.", what=what))
        unknown = sorted(set(raw) - set(known))
        if unknown:
            raise UsageError(said("It says {unknown!r} of {what}, which means nothing here.", unknown=unknown[0], what=what))
        self._raw = raw
        self._what = what

    def take(self, name: str, fits: Callable[[Any], bool], kind: str, default: object = ...) -> Any:
        """The value of that name. Raises UsageError where it is missing (and has no default) or is no such value as `kind` says."""
        if name not in self._raw and default is not ...:
            return default
        value = self._raw.get(name)
        if name not in self._raw or not fits(value):
            raise UsageError(said("{name!r} of {what} is not {kind}.", name=name, what=self._what, kind=kind))
        return value


def _step_to_json(step: Step) -> dict[str, Any]:
    return {
        "method": step.method,
        "variant": step.variant,
        "precision": step.precision.value,
        "params": dict(step.params),
        "size": step.size,
        "strength": step.strength,
        "colour_lock": step.colour_lock,
        "on": step.on,
    }


def _step_from_json(raw: object, what: str) -> Step:
    fields = Fields(raw, what, ("method", "variant", "precision", "params", "size", "strength", "colour_lock", "on"))
    precisions = [known.value for known in Precision]
    return Step(
        fields.take("method", _name, said("a name")),
        fields.take("variant", _name, said("a name")),
        Precision(fields.take("precision", lambda value: value in precisions, said("one of {known}", known=", ".join(precisions)))),
        _params(fields.take("params", lambda value: isinstance(value, dict), said("a list of names and values"), {}), what),
        fields.take(
            "size",
            lambda value: _whole(value) and 1 <= value <= MOST_ENLARGED,
            said("a whole number from 1 to {most}", most=MOST_ENLARGED),
            1,
        ),
        float(fields.take("strength", _part, said("a number from 0 to 1"), 1.0)),
        float(fields.take("colour_lock", _part, said("a number from 0 to 1"), 0.0)),
        fields.take("on", lambda value: isinstance(value, bool), said("true or false"), True),
    )


def _params(raw: Mapping[str, Any], what: str) -> Mapping[str, ParamValue]:
    """Numbers, switches and words; the method's declaration checks them further."""
    for name, value in raw.items():
        if not isinstance(value, bool | str) and not _number(value):
            raise UsageError(said("The parameter {name!r} of {what} is neither a number, a word nor true or false.", name=name, what=what))
    return MappingProxyType(dict(raw))


def _mask(text: str | None) -> ProtectMask | None:
    if text is None:
        return None
    try:
        return ProtectMask.unpacked(base64.b64decode(text, validate=True))
    except (binascii.Error, ValueError) as error:
        raise UsageError(said("The mask of what is protected is damaged.")) from error


def _name(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= 100


def _whole(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _number(value: object) -> bool:
    if isinstance(value, float):
        return math.isfinite(value)
    return _whole(value) and abs(value) < 1 << 53


def _part(value: Any) -> bool:
    return _number(value) and 0.0 <= value <= 1.0


def _no_number(text: str) -> None:
    raise ValueError(f"{text} is no number")
