"""Presets: edits with a name, each in a file of its own that can be kept, renamed and given to others.

Owns the files and their folder. A preset holds no mask: that belongs to one photo. Reads and writes files, so it belongs on a worker
thread.
"""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from engine.core import paths
from engine.core.errors import PhotoReadError, UsageError
from engine.core.method import Method
from engine.core.safe_files import make_folder, shown, unique_path, why, write_atomically
from engine.core.sentences import said
from engine.edit.edit import Edit
from engine.edit.form import MOST_BYTES, Fields, edit_from_json, edit_to_json, read_document, write_document

ENDING = ".heliograph-preset"
KIND = "preset"
LONGEST_NAME = 60


@dataclass(frozen=True)
class Preset:
    """name: as people see it. path: its file, None for one that was never saved."""

    name: str
    edit: Edit
    path: Path | None = None


@dataclass(frozen=True)
class Shelf:
    """Every preset of the user's that can be read, by name; problems: one sentence for each file that cannot; bundled: those that come with
    the program."""

    presets: tuple[Preset, ...] = ()
    problems: tuple[str, ...] = ()
    bundled: tuple[Preset, ...] = ()


def presets_dir() -> Path:
    """Where the user's own presets lie."""
    return paths.user_data_dir() / "presets"


def read_preset(path: Path, methods: Sequence[Method] | None = None) -> Preset:
    """The preset of a file, checked against the methods where they are given. Raises UsageError, PhotoReadError with one sentence that
    names the file."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UsageError(said("It is too large."))
        preset = replace(preset_of(path.read_bytes()), path=path)
        return preset if methods is None else replace(preset, edit=preset.edit.checked(methods))
    except UsageError as error:
        raise UsageError(
            said("{name} cannot be used. {what}", name=shown(path), what=error.message), hint=error.hint, detail=error.detail
        ) from error
    except OSError as error:
        raise PhotoReadError(
            said("{name} could not be read: {reason}.", name=shown(path), reason=why(error, reading=True)), detail=repr(error)
        ) from error


def preset_of(data: bytes) -> Preset:
    """The preset that a text is. Raises UsageError."""
    fields = Fields(read_document(KIND, data), said("the preset"), ("name", "edit"))
    name = checked_name(fields.take("name", lambda value: isinstance(value, str), said("a text")))
    return Preset(name, edit_from_json(fields.take("edit", lambda value: True, "")).shared)


def preset_text(name: str, edit: Edit) -> bytes:
    """An edit, without its mask, as the text of a preset. Raises UsageError for a name that is none."""
    return write_document(KIND, {"name": checked_name(name), "edit": edit_to_json(edit.shared)})


def write_preset(path: Path, name: str, edit: Edit, *, overwrite: bool) -> Preset:
    """Save an edit, without its mask, under that name. Raises UsageError for a name that is none, PhotoWriteError."""
    write_atomically(path, preset_text(name, edit), overwrite=overwrite)
    return Preset(checked_name(name), edit.shared, path)


def keep_preset(name: str, edit: Edit, folder: Path | None = None) -> Preset:
    """Add a preset to the user's; one of the same name is replaced. Raises UsageError, PhotoWriteError."""
    folder = folder or presets_dir()
    make_folder(folder)
    name = checked_name(name)
    same = next((preset.path for preset in shelf(folder).presets if preset.name.casefold() == name.casefold()), None)
    if same is not None:
        return write_preset(same, name, edit, overwrite=True)
    return write_preset(unique_path(folder, name + ENDING), name, edit, overwrite=False)


def rename_preset(preset: Preset, name: str) -> Preset:
    """Another name for one of the user's; its file keeps its own. Raises UsageError, PhotoWriteError."""
    assert preset.path is not None
    others = [other for other in shelf(preset.path.parent).presets if other.path != preset.path]
    if any(other.name.casefold() == name.strip().casefold() for other in others):
        raise UsageError(said("There is a preset {name!r} already.", name=name.strip()))
    return write_preset(preset.path, name, preset.edit, overwrite=True)


def delete_preset(preset: Preset) -> None:
    """Remove one of the user's. Raises PhotoReadError where its file cannot be removed."""
    assert preset.path is not None
    try:
        preset.path.unlink(missing_ok=True)
    except OSError as error:
        raise PhotoReadError(said("{name} could not be deleted: {reason}.", name=shown(preset.path), reason=why(error))) from error


def shelf(folder: Path | None = None) -> Shelf:
    """The presets in a folder, the user's for None. A file that cannot be read costs only itself."""
    problems: list[str] = []
    return Shelf(_in_folder(folder or presets_dir(), problems), tuple(problems), _in_folder(paths.resources_dir() / "presets", []))


def _in_folder(folder: Path, problems: list[str]) -> tuple[Preset, ...]:
    """By name; adds to `problems` what cannot be read."""
    found = []
    files: list[Path] = []
    with contextlib.suppress(OSError):
        files = sorted(folder.glob(f"*{ENDING}"))
    for path in files:
        try:
            found.append(read_preset(path))
        except (UsageError, PhotoReadError) as error:
            problems.append(error.message)
    return tuple(sorted(found, key=lambda preset: preset.name.casefold()))


def checked_name(name: str) -> str:
    """The name without space around it. Raises UsageError for one that is empty, too long or not of printable characters."""
    name = name.strip()
    if not name or not name.isprintable():
        raise UsageError(said("A preset needs a name."))
    if len(name) > LONGEST_NAME:
        raise UsageError(said("The name of a preset has {most} characters at most.", most=LONGEST_NAME))
    return name
