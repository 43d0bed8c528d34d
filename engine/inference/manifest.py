"""Reads and checks the manifest of a model folder, and gives the variant in it another name.

Owns the file format (schema 1) and nothing else: which folder, whether the hashes are right and whether the manifest fits the
method's declaration are the model store's questions. Anything unexpected is a ModelError in words, never a default.
"""

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import Any

from engine.core.errors import ModelError, UsageError
from engine.core.precision import Precision
from engine.core.safe_files import write_atomically
from engine.core.sentences import as_kept, said

MANIFEST = "manifest.json"
SCHEMA = 1
LONGEST_NAME = 60
"""Characters a variant's name may have: what a list in the window can show."""

_LONGEST_TEXT = 400
_REQUIRED = frozenset({"schema", "method", "variant", "scale", "halo", "multiple_of", "opset", "input", "output", "condition", "files"})
_OPTIONAL = frozenset({"training_data", "licence", "trained", "parity", "quality", "name", "summary", "origin", "notes"})


@dataclass(frozen=True)
class ModelFile:
    """One graph of the folder. `facts` holds whatever else the export wrote about it."""

    path: Path
    sha256: str
    bytes: int | None
    facts: Mapping[str, Any]


@dataclass(frozen=True)
class Condition:
    """The graph that sees the whole photo once: (1, 3, size, size) in, `outputs` fed to every tile under the same names."""

    file: ModelFile
    input: str
    size: int
    outputs: tuple[str, ...]


@dataclass(frozen=True)
class Manifest:
    """A checked manifest. `quality` rows and `parity` are as the export measured them.

    name and summary: what people read, "" where the method's declaration says it; origin: the variant whose weights training started
    from, or "scratch", "" when that is not known; trained: steps, seconds, and what the summary was made of (`sentences.to_json`);
    notes: facts of the training for people to read, such as steps, minutes, photos, psnr_start and psnr_end (dB on held-out photos).
    """

    folder: Path
    method: str
    variant: str
    scale: int
    halo: int
    multiple_of: int
    opset: int
    input: str
    output: str
    condition: Condition | None
    files: Mapping[Precision, ModelFile]
    training_data: str
    licence: str
    trained: Mapping[str, Any]
    parity: Mapping[str, Any]
    quality: tuple[Mapping[str, Any], ...]
    name: str = ""
    summary: str = ""
    origin: str = ""
    notes: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


def read_manifest(folder: Path) -> Manifest:
    """Read `folder`/manifest.json. Raises ModelError when it is missing, not JSON, or not exactly schema 1."""
    return _Reader(folder).manifest(_parsed(folder))


def write_name(folder: Path, name: str) -> None:
    """Put another `name` into the manifest, in one step; everything else stays. Raises ModelError as `read_manifest` does,
    UsageError for a name that cannot be one, PhotoWriteError when the file cannot be written."""
    data = _parsed(folder)
    _Reader(folder).manifest(data)
    text = json.dumps({**data, "name": checked_name(name)}, indent=1, ensure_ascii=False) + "\n"
    write_atomically(folder / MANIFEST, text.encode("utf-8"), overwrite=True)


def checked_name(name: str) -> str:
    """`name` as it is written: without spaces around it. Raises UsageError when nothing is left, or more than a list can show."""
    trimmed = " ".join(name.split())
    if not trimmed:
        raise UsageError(said("A variant needs a name."))
    if len(trimmed) > LONGEST_NAME:
        raise UsageError(said("That name is too long: a variant's name has at most {most} characters.", most=LONGEST_NAME))
    if _unshowable(trimmed):
        raise UsageError(said("That name holds characters that cannot be shown."))
    return trimmed


def _unshowable(text: str) -> bool:
    """Line breaks, control characters, halves of characters."""
    return any(unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") for sign in text)


def _parsed(folder: Path) -> Any:
    path = folder / MANIFEST
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ModelError(said("The model folder {name} has no {file}.", name=folder.name, file=MANIFEST), detail=str(path)) from None
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError(
            said("The manifest of model folder {name} cannot be read.", name=folder.name), detail=f"{path}: {error}"
        ) from error


class _Reader:
    """Takes values out of parsed JSON, refusing what has the wrong type; remembers the folder for the error text."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def manifest(self, data: object) -> Manifest:
        top = self._table(data, said("the manifest"))
        if top.get("schema") != SCHEMA:
            raise self._wrong(
                said("schema is {found}; this version of Heliograph reads schema {known}", found=repr(top.get("schema")), known=SCHEMA)
            )
        missing, unknown = sorted(_REQUIRED - set(top)), sorted(set(top) - _REQUIRED - _OPTIONAL)
        if missing or unknown:
            lacks = said("{field} is missing", field=missing[0]) if missing else ""
            raise self._wrong(lacks or said("{field} is not a field of schema {known}", field=unknown[0], known=SCHEMA))
        trained = self._table(top.get("trained") or {}, "trained")
        return Manifest(
            folder=self._folder,
            method=self._text(top, "method"),
            variant=self._text(top, "variant"),
            scale=self._count(top, "scale", 1),
            halo=self._count(top, "halo", 0),
            multiple_of=self._count(top, "multiple_of", 1),
            opset=self._count(top, "opset", 1),
            input=self._text(top, "input"),
            output=self._text(top, "output"),
            condition=None if top["condition"] is None else self._condition(top["condition"]),
            files=self._files(top["files"]),
            training_data=str(top.get("training_data", "")),
            licence=str(top.get("licence", "")),
            trained=trained,
            parity=self._table(top.get("parity") or {}, "parity"),
            quality=tuple(self._table(row, "a row of quality") for row in self._list(top.get("quality") or [], "quality")),
            name=self._words(top, "name", LONGEST_NAME),
            summary=as_kept(self._words(top, "summary", _LONGEST_TEXT), trained.get("summary")),
            origin=self._words(top, "origin", _LONGEST_TEXT),
            notes=self._table(top.get("notes", {}), "notes"),
        )

    def _condition(self, data: object) -> Condition:
        table = self._table(data, "condition")
        outputs = self._list(table.get("outputs"), "condition outputs")
        if not outputs or not all(isinstance(name, str) and name for name in outputs):
            raise self._wrong(said("condition outputs must be names"))
        return Condition(self._file(table, "condition"), self._text(table, "input"), self._count(table, "size", 1), tuple(outputs))

    def _files(self, data: object) -> Mapping[Precision, ModelFile]:
        table = self._table(data, "files")
        words = {precision.value: precision for precision in Precision}
        for word in table:
            if word not in words:
                raise self._wrong(said("files names the precision {word!r}; known are {known}", word=word, known=", ".join(words)))
        return {words[word]: self._file(self._table(entry, f"files {word}"), f"files {word}") for word, entry in table.items() if entry}

    def _file(self, table: Mapping[str, Any], where: str) -> ModelFile:
        name = self._text(table, "file")
        if PurePath(name).name != name or "\\" in name or name in (".", ".."):
            raise self._wrong(said("{field} points outside the folder: {name!r}", field=where, name=name))
        digest = self._text(table, "sha256").lower()
        if not re.fullmatch(r"[0-9a-f]{64}", digest):
            raise self._wrong(said("{field} has no valid sha256", field=where))
        size = self._count(table, "bytes", 1) if "bytes" in table else None
        facts = {key: value for key, value in table.items() if key not in ("file", "sha256", "bytes")}
        return ModelFile(self._folder / name, digest, size, facts)

    def _table(self, value: object, name: str) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            raise self._wrong(said("{field} is not a table", field=name))
        return value

    def _list(self, value: object, name: str) -> list[Any]:
        if not isinstance(value, list):
            raise self._wrong(said("{field} is not a list", field=name))
        return value

    def _text(self, table: Mapping[str, Any], key: str) -> str:
        value = table.get(key)
        if not isinstance(value, str) or not value:
            raise self._wrong(said("{field} is {value}, not a name", field=key, value=repr(value)))
        return value

    def _words(self, table: Mapping[str, Any], key: str, longest: int) -> str:
        """An optional line for people to read, "" where it is not there."""
        value = table.get(key, "")
        if not isinstance(value, str) or len(value) > longest or _unshowable(value):
            raise self._wrong(said("{field} is not a line of text of at most {most} characters", field=key, most=longest))
        return value

    def _count(self, table: Mapping[str, Any], key: str, least: int) -> int:
        value = table.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise self._wrong(said("{field} is {value}, not a whole number of at least {least}", field=key, value=repr(value), least=least))
        return value

    def _wrong(self, what: str) -> ModelError:
        return ModelError(
            said("The manifest of model folder {name} is not valid: {what}.", name=self._folder.name, what=what),
            hint=said("Export the model again, or remove the folder."),
            detail=str(self._folder / MANIFEST),
        )
