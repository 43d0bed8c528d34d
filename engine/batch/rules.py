"""Rules: which photos of a batch are done differently, from a small TOML file. Knows what is wished, not whether it can be done.

    [[rule]]
    match = ["scans/**", "*.tif"]      # of the path below the folder that was named; any of them
    format = "jpg"                     # what the file really is
    min_megapixels = 2.0               # and max_megapixels
    found = ["dark", "noisy"]          # all of what a look at the photo must find; see engine.batch.auto.Finding
    method = "dm_restore"              # and variant, precision, strength, enlarge, params = {gamma = 1.2}
    skip = false                       # true leaves the photo out
    auto = false                       # true lets a look at the photo decide

The first rule that fits a photo counts; what it does not say comes from the command line, and so does all of it for photos that no rule
fits. Any thread.
"""

import fnmatch
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any

from engine.batch.auto import Finding
from engine.core.errors import UsageError
from engine.core.photo import FileFormat, PhotoFacts, format_named
from engine.core.precision import Precision
from engine.core.safe_files import why
from engine.core.sentences import said


@dataclass(frozen=True)
class Rule:
    """One of them. None and empty: anything fits, or as the command line says. number: its place in the file, from 1."""

    number: int
    match: tuple[str, ...] = ()
    format: FileFormat | None = None
    min_megapixels: float | None = None
    max_megapixels: float | None = None
    found: tuple[Finding, ...] = ()
    method: str | None = None
    variant: str | None = None
    precision: Precision | None = None
    strength: float | None = None
    enlarge: int | None = None
    params: Mapping[str, str] = field(default_factory=dict)
    skip: bool = False
    auto: bool = False

    def fits(self, below: PurePath, facts: PhotoFacts, found: Callable[[], Sequence[Finding]]) -> bool:
        """below: the photo's path below the folder that was named; found is asked only when the rest fits."""
        megapixels = facts.width * facts.height / 1e6
        path = below.as_posix()
        if self.match and not any(_matches(path, pattern) for pattern in self.match):
            return False
        if self.format not in (None, facts.format):
            return False
        if self.min_megapixels is not None and megapixels < self.min_megapixels:
            return False
        if self.max_megapixels is not None and megapixels > self.max_megapixels:
            return False
        return not self.found or set(self.found) <= set(found())


def _matches(path: str, pattern: str) -> bool:
    """Upper and lower case alike. A pattern without a slash is one of the name, wherever the file lies."""
    where = path if "/" in pattern else path.rpartition("/")[2]
    return fnmatch.fnmatchcase(where.casefold(), pattern.casefold())


def read_rules(path: Path) -> tuple[Rule, ...]:
    """Raises UsageError with the place of what is wrong."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(said("The rules {name} cannot be read: {reason}.", name=path.name, reason=why(error, reading=True))) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(said("The rules {name} are not TOML: {error}.", name=path.name, error=error)) from error
    tables = content.pop("rule", [])
    if content or not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
        if content:
            odd = next(iter(content))
            raise UsageError(said("The rules {name} must be a list of [[rule]], not {odd!r}.", name=path.name, odd=odd))
        raise UsageError(said("The rules {name} must be a list of [[rule]].", name=path.name))
    return tuple(_rule(number, table, path.name) for number, table in enumerate(tables, 1))


def _rule(number: int, table: Mapping[str, Any], name: str) -> Rule:
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in _READERS:
            raise UsageError(
                said(
                    "Rule {number} of {name} has {key!r}, which means nothing; it may have: {keys}.",
                    number=number,
                    name=name,
                    key=key,
                    keys=", ".join(_READERS),
                )
            )
        try:
            values[key] = _READERS[key](value)
        except (ValueError, TypeError):
            raise UsageError(
                said("Rule {number} of {name}: {key} cannot be {value}.", number=number, name=name, key=key, value=repr(value))
            ) from None
    rule = Rule(number, **values)
    if rule.auto + rule.skip + (rule.method is not None) > 1:
        raise UsageError(said("Rule {number} of {name} can have only one of method, auto and skip.", number=number, name=name))
    return rule


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise TypeError
    return value


def _texts(value: object) -> tuple[str, ...]:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list):
        raise TypeError
    return tuple(_text(one) for one in values)


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError
    return float(value)


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _format(value: object) -> FileFormat:
    found = format_named(f".{_text(value)}")
    return found if found is not None else FileFormat(value)


def _params(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise TypeError
    return {str(key): str(one).lower() if isinstance(one, bool) else str(one) for key, one in value.items()}


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "match": _texts,
    "format": _format,
    "min_megapixels": _number,
    "max_megapixels": _number,
    "found": lambda value: tuple(Finding(one) for one in _texts(value)),
    "method": _text,
    "variant": _text,
    "precision": Precision,
    "strength": _number,
    "enlarge": _whole,
    "params": _params,
    "skip": _flag,
    "auto": _flag,
}
