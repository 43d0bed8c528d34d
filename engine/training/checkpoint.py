"""Saved states of a run: written atomically, so a run killed at any moment resumes from a whole one."""

import os
from pathlib import Path
from typing import Any

import torch


def save_state(path: Path, state: dict[str, Any]) -> None:
    """Write to a neighbour file, flush it to the disk, then put it in place in one step."""
    partial = path.with_suffix(".partial")
    with partial.open("wb") as stream:
        torch.save(state, stream)
        stream.flush()
        os.fsync(stream.fileno())
    partial.replace(path)


def load_state(path: Path) -> dict[str, Any] | None:
    """The saved state, or None if there is none yet. Only tensors and plain values are unpickled."""
    if not path.exists():
        return None
    state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    return state
