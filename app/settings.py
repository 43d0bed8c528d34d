"""What Heliograph remembers between two starts: typed, versioned JSON in the user's configuration folder.

`Settings` is a value; `SettingsStore` holds the current one and writes it in one step. A file from a newer version is read as far
as it is understood, a damaged one is put aside, and a single wrong value costs only itself.
"""

import contextlib
import json
import logging
import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import Enum
from pathlib import Path
from typing import Any

import platformdirs

from app.i18n import Language
from app.theme import ColourScheme
from engine.batch.naming import check_template
from engine.core.errors import UsageError
from engine.core.photo import FileFormat
from engine.core.precision import Precision
from engine.edit.sidecar import Place

VERSION = 2
log = logging.getLogger(__name__)


class BatchDeed(Enum):
    """What a batch does with its photos: what is chosen for the open photo, what each was edited to (the others what is chosen), what a
    look at each proposes, or what rules say."""

    CHOICE = "choice"
    KEPT = "kept"
    AUTO = "auto"
    RULES = "rules"


class NameTaken(Enum):
    """What a batch does where a file of a result's name is there already."""

    NUMBER = "number"
    SKIP = "skip"
    ASK = "ask"
    REPLACE = "replace"


@dataclass(frozen=True)
class Settings:
    """Every setting with its default.

    geometry and splits are Qt's own bytes as base64. provider: id of an execution provider, None measures which is fastest.
    precision: the last one picked by hand. size: the enlargement last picked, times as wide and high. output_folder: None saves beside
    the source. template: how results are called, see engine.batch.naming. output_format: None keeps the source's. quality: 1-100 for
    lossy formats. depth: bits per channel, None as the photo. full_chroma: colours at full resolution where a format leaves the choice.
    history: results say what was done. private_data: keep what tells of people and places. file_times: results get the times of their
    photo. batch_rules: the file of rules used last. training_python: the Python that trains, None is our own environment's. preview: show
    what an instant method makes of a photo while a heavier one runs. keep_view: the next photo is shown at the same zoom and place.
    film_shown: the row of photos below the open one. side_cars: where the edits of photos are kept. inspect_shown, inspect_width: the
    column left of the photo, in logical pixels. strengths: by method, the one last used with it.
    """

    theme: ColourScheme = ColourScheme.DARK
    language: Language = Language.SYSTEM
    geometry: str = ""
    splits: str = ""
    provider: str | None = None
    method: str | None = None
    variant: str | None = None
    precision: Precision | None = None
    size: int | None = None
    output_folder: Path | None = None
    template: str = "{name}-enhanced"
    output_format: FileFormat | None = None
    quality: int = 95
    depth: int | None = None
    full_chroma: bool = True
    history: bool = True
    private_data: bool = True
    file_times: bool = False
    batch_deed: BatchDeed = BatchDeed.CHOICE
    batch_rules: Path | None = None
    name_taken: NameTaken = NameTaken.NUMBER
    last_folder: Path | None = None
    training_python: Path | None = None
    preview: bool = True
    side_cars: Place = Place.BESIDE
    keep_view: bool = True
    film_shown: bool = False
    inspect_shown: bool = False
    inspect_width: int = 320
    strengths: Mapping[str, float] = field(default_factory=dict)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("neither true nor false")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("not a text")
    return value


def _template(value: object) -> str:
    text = _text(value)
    try:
        check_template(text)
    except UsageError as error:
        raise ValueError(error.message) from error
    return text


def _whole(minimum: int, maximum: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not minimum <= value <= maximum:
            raise ValueError(f"not a whole number from {minimum} to {maximum}")
        return value

    return read


def _depth(value: object) -> int:
    if value not in (8, 16):
        raise ValueError("depth is 8 or 16")
    return int(str(value))


def _strengths(value: object) -> dict[str, float]:
    if not isinstance(value, dict):
        raise ValueError("not a table")
    numbers = {str(method): strength for method, strength in value.items() if isinstance(strength, int | float)}
    return {method: float(strength) for method, strength in numbers.items() if 0.0 <= strength <= 1.0}


READERS: Mapping[str, Callable[[Any], Any]] = {
    "theme": ColourScheme,
    "language": Language,
    "geometry": _text,
    "splits": _text,
    "provider": _text,
    "method": _text,
    "variant": _text,
    "precision": Precision,
    "size": _whole(1, 16),
    "output_folder": lambda value: Path(_text(value)),
    "template": _template,
    "output_format": FileFormat,
    "quality": _whole(1, 100),
    "depth": _depth,
    "full_chroma": _flag,
    "history": _flag,
    "private_data": _flag,
    "file_times": _flag,
    "batch_deed": BatchDeed,
    "batch_rules": lambda value: Path(_text(value)),
    "name_taken": NameTaken,
    "last_folder": lambda value: Path(_text(value)),
    "training_python": lambda value: Path(_text(value)),
    "preview": _flag,
    "side_cars": Place,
    "keep_view": _flag,
    "film_shown": _flag,
    "inspect_shown": _flag,
    "inspect_width": _whole(1, 10_000),
    "strengths": _strengths,
}
"""How each setting is read from JSON; raises ValueError for a value that makes no sense."""


def _from_suffix(values: dict[str, Any]) -> dict[str, Any]:
    """Version 1 had only what is put behind the name."""
    suffix = values.pop("suffix", None)
    if isinstance(suffix, str):
        values["template"] = "{name}" + suffix.replace("{", "{{").replace("}", "}}")
    return values


MIGRATIONS: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {1: _from_suffix}
"""From version n to n + 1: a pure function of the raw values."""


def from_json(raw: Mapping[str, Any]) -> Settings:
    """Settings from the raw values of a file of any version; what is unknown or wrong keeps its default."""
    values = dict(raw)
    version = values.pop("version", VERSION)
    while isinstance(version, int) and version in MIGRATIONS:
        values = MIGRATIONS[version](values)
        version += 1
    known: dict[str, Any] = {}
    for one in fields(Settings):
        value = values.get(one.name)
        if value is None:
            continue
        try:
            known[one.name] = READERS[one.name](value)
        except ValueError as error:
            log.warning("setting %s is left at its default: %s", one.name, error)
    return Settings(**known)


def to_json(settings: Settings) -> dict[str, Any]:
    """The raw values to write."""
    values: dict[str, Any] = {"version": VERSION}
    for one in fields(Settings):
        value = getattr(settings, one.name)
        values[one.name] = value.value if isinstance(value, Enum) else str(value) if isinstance(value, Path) else value
    return values


def default_path() -> Path:
    """Where the settings file lies for this user."""
    return platformdirs.user_config_path("heliograph", appauthor=False) / "settings.json"


class SettingsStore:
    """The current settings and the file they come from, `path`. Main thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.current = self._load()

    def change(self, **values: Any) -> None:
        """Replace some settings in memory; `save` writes them."""
        self.current = replace(self.current, **values)

    def save(self) -> None:
        """Write in one step. A folder that cannot be written to costs the settings, not the session."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=".settings-")
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    json.dump(to_json(self.current), file, indent=2)
                Path(name).replace(self.path)
            except BaseException:
                with contextlib.suppress(OSError):
                    Path(name).unlink()
                raise
        except OSError as error:
            log.warning("settings not saved: %s", error)

    def _load(self) -> Settings:
        try:
            raw = json.loads(self.path.read_text(encoding="utf-8"))
            if not isinstance(raw, dict):
                raise ValueError("not an object")
        except FileNotFoundError:
            return Settings()
        except (OSError, ValueError, RecursionError) as error:
            log.warning("settings file put aside: %s", error)
            with contextlib.suppress(OSError):
                self.path.replace(self.path.with_suffix(".damaged"))
            return Settings()
        return from_json(raw)
