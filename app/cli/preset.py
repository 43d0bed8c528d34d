"""`--preset`: an edit of one step or several from a preset's file, or from a preset's name. Imports nothing heavy."""

from pathlib import Path
from typing import TYPE_CHECKING

from engine.core.errors import UsageError
from engine.edit.edit import Edit
from engine.edit.presets import read_preset, shelf

if TYPE_CHECKING:
    from engine.pipeline import Engine


def find_preset(named: str) -> Edit:
    """The edit of the file, or of the preset of that name, the user's before those of the program. Raises UsageError, PhotoReadError."""
    path = Path(named)
    if path.is_file():
        return read_preset(path).edit
    found = shelf()
    known = (*found.presets, *found.bundled)
    for preset in known:
        if preset.name.casefold() == named.casefold():
            return preset.edit
    names = ", ".join(repr(preset.name) for preset in known) or "none"
    raise UsageError(f"There is no preset {named!r}, neither a file nor a name; the names are: {names}.")


def checked_steps(edit: Edit, engine: "Engine") -> Edit:
    """The edit with every parameter filled in. Raises UsageError that names the step for whatever is unknown, not there or out of range."""
    edit = edit.checked(engine.methods)
    if not edit.active:
        raise UsageError("Every step of the preset is switched off.")
    for number, step in enumerate(edit.steps, 1):
        reason = engine.offer(step.method, step.variant).get(step.precision, "It is not installed.") if step.on else None
        if reason is not None:
            raise UsageError(f"Step {number}: {reason}")
    return edit


def is_one_run(edit: Edit) -> bool:
    """Whether a request says all of it."""
    return len(edit.active) == 1 and not edit.active[0].colour_lock and edit.protect is None
