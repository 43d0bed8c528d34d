"""Where files live: bundled resources, the user's own data, and what may be thrown away.

Works from a source tree, an installed wheel and a frozen program. Creates nothing; whoever writes makes the folder first.
"""

import os
import sys
from pathlib import Path

import platformdirs

_APP = "heliograph"

RESOURCES_VARIABLE = "HELIOGRAPH_RESOURCES"
"""The environment variable by which the application tells a training process where the resources are: that process runs under
another Python and, installed or frozen, from a copy of the sources."""


def resources_dir() -> Path:
    """The folder holding `models`, `icons`, `samples` and so on; the source tree's place when none of the candidates exists."""
    if (told := os.environ.get(RESOURCES_VARIABLE)) is not None:
        return Path(told)
    engine = Path(__file__).resolve().parents[1]
    candidates = [engine.parent / "resources", engine / "resources", Path(sys.prefix) / "share" / _APP / "resources"]
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        candidates.insert(0, Path(frozen) / "resources")
    return next((folder for folder in candidates if folder.is_dir()), candidates[0])


def user_data_dir() -> Path:
    """What the user made or added (models, among others) and would miss."""
    return platformdirs.user_data_path(_APP, appauthor=False)


def cache_dir() -> Path:
    """What can be measured or computed again."""
    return platformdirs.user_cache_path(_APP, appauthor=False)
