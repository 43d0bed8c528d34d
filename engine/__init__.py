"""The engine's public face: photos in, enhanced photos out. No Qt.

Importing this loads nothing: each name is fetched from its module when it is first used, so that a window can be painted before
onnxruntime, cv2 and the codecs are loaded.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.core.errors import Cancelled, EngineError
    from engine.core.photo import Photo
    from engine.core.photo_io import decode_photo, read_photo, save_photo
    from engine.core.precision import Precision
    from engine.core.request import EnhanceRequest, Finish, Result
    from engine.methods import METHODS
    from engine.pipeline import Engine, blend, finished_photo

__all__ = [
    "METHODS",
    "Cancelled",
    "Engine",
    "EngineError",
    "EnhanceRequest",
    "Finish",
    "Photo",
    "Precision",
    "Result",
    "blend",
    "decode_photo",
    "finished_photo",
    "read_photo",
    "save_photo",
]

_HOMES = {
    "METHODS": "engine.methods",
    "Cancelled": "engine.core.errors",
    "Engine": "engine.pipeline",
    "EngineError": "engine.core.errors",
    "EnhanceRequest": "engine.core.request",
    "Finish": "engine.core.request",
    "Photo": "engine.core.photo",
    "Precision": "engine.core.precision",
    "Result": "engine.core.request",
    "blend": "engine.pipeline",
    "decode_photo": "engine.core.photo_io",
    "finished_photo": "engine.pipeline",
    "read_photo": "engine.core.photo_io",
    "save_photo": "engine.core.photo_io",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'engine' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
