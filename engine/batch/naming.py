"""Names of results by template, and which of them are free. Looks at the disk, writes nothing. Any thread."""

import os
import re
import string
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from engine.batch.jobs import JobOrder
from engine.core.errors import UsageError
from engine.core.photo import FileFormat
from engine.core.safe_files import LONGEST_NAME, byte_count, shortened, unique_path
from engine.core.sentences import said

DEFAULT_TEMPLATE = "{name}_{method}{scale}"
FIELDS: Mapping[str, str] = {
    "name": said("the photo's own name"),
    "method": said("id of the method"),
    "variant": said("its weights"),
    "precision": said("fp32, ptq or qat"),
    "scale": said("_x4 where the photo is enlarged four times, nothing where it is not"),
    "strength": said("in percent"),
}
"""What may stand in braces, and what it becomes."""
_NUMBER_ROOM = 6
"""Bytes kept free in the longest names for a number such as "-10000"."""


def check_template(template: str) -> None:
    """Raises UsageError for a field nobody knows, and for a template whose names would not tell photos apart or leave the folder."""
    try:
        fields = [field for _, field, _, _ in string.Formatter().parse(template) if field is not None]
    except ValueError:
        raise UsageError(said("The template {template!r} has a brace without its partner.", template=template)) from None
    unknown = next((field for field in fields if field not in FIELDS), None)
    if unknown is not None:
        raise UsageError(
            said(
                "There is no field {{{unknown}}}; the fields are: {known}.",
                unknown=unknown,
                known=", ".join(f"{{{field}}}" for field in FIELDS),
            )
        )
    if "name" not in fields:
        raise UsageError(said("The template {template!r} needs {{name}}, or all photos would have the same name.", template=template))
    if any(sign in template for sign in "/\\"):
        raise UsageError(said("The template {template!r} names a folder; the results keep the folders of their photos.", template=template))
    if any(spec or conversion for _, _, spec, conversion in string.Formatter().parse(template)):
        raise UsageError(said("The template {template!r} says more than a field's name in its braces.", template=template))


def name_of(template: str, source: Path, found: FileFormat | None, order: JobOrder) -> str:
    """The file name of the result. found: the format the source really has; its own ending is kept where the format stays and fits."""
    request = order.request
    enlarged = request.size or 1
    values = {
        "name": source.stem,
        "method": request.method,
        "variant": request.variant or "",
        "precision": request.precision.value,
        "scale": f"_x{enlarged}" if enlarged > 1 else "",
        "strength": f"{order.strength * 100:.0f}",
    }
    wanted = order.written_as(found)
    suffix = source.suffix if source.suffix.lower() in wanted.suffixes else wanted.suffixes[0]
    # Long names are shortened here, where it is known which part is the photo's: the rest says what was done to it.
    room = LONGEST_NAME - _NUMBER_ROOM - byte_count(template.format(**{**values, "name": ""}) + suffix)
    parts = sum(field == "name" for _, field, _, _ in string.Formatter().parse(template))
    values["name"] = shortened(source.stem, max(1, room // parts)) or "photo"
    return template.format(**values) + suffix


def pattern_of(template: str, methods: Iterable[str] = ()) -> re.Pattern[str]:
    """What the names made by `template` look like without their ending; its group `name` is the photo's own. A number behind them is one
    that was put there because the name was taken. methods: ids of those it may name, without which a method is any word, and of
    "a_hist_gamma" it cannot be told where the photo's name ends. Raises UsageError."""
    check_template(template)
    known = "|".join(map(re.escape, methods))
    shapes = {**_SHAPES, "method": f"(?:{known})"} if known else _SHAPES
    parts: list[str] = []
    for text, field, _, _ in string.Formatter().parse(template):
        parts.append(re.escape(text))
        if field == "name" and _NAME in parts:
            parts.append("(?P=name)")
        elif field is not None:
            parts.append(shapes.get(field, r"[\w.-]+"))
    return re.compile("".join(parts) + r"(\W*\d+\W*)?")


_NAME = "(?P<name>.+)"
_SHAPES: Mapping[str, str] = {"name": _NAME, "scale": r"(?:_x\d+)?", "strength": r"\d+", "precision": "(?:fp32|ptq|qat)"}
"""What a field may have become, where it is not just a word."""


class Names:
    """The names of one batch: no two of its photos get the same, whatever the disk makes of capitals and accents."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def reserve(self, path: Path) -> None:
        """This one is given already."""
        self._given.add(_alike(path))

    def given(self, path: Path) -> bool:
        return _alike(path) in self._given

    def free(self, folder: Path, name: str) -> Path:
        """`name`, or the first of `name-2`, `name-3`... that is neither on the disk nor given; it is given now."""
        stem, suffix = Path(name).stem, Path(name).suffix
        number = 1
        path = unique_path(folder, name)
        while self.given(path):
            number += 1
            path = unique_path(folder, f"{stem}-{number}{suffix}")
        self.reserve(path)
        return path


def _alike(path: Path) -> str:
    return unicodedata.normalize("NFC", os.fspath(path)).casefold()
