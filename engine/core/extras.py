"""Libraries that not everybody installs: what each is for, and the one sentence said where it is missing.

They stay out of the plain installation for their size or their licence (pillow-heif's wheel holds x265, which is GPL). Nothing is
imported before a file asks for it. Any thread.
"""

import importlib
import importlib.util
from enum import Enum
from typing import Any

from engine.core.errors import EngineError
from engine.core.sentences import said


class Extra(Enum):
    """What a library is for, mostly a kind of file: (module, package to install, extra of this project, what needs it)."""

    HEIC = ("pillow_heif", "pillow-heif", "heic", said("HEIC pictures"))
    JXL = ("OpenImageIO", "openimageio", "jxl", said("JPEG XL pictures"))
    BROTLI = ("brotli", "brotli", "jxl", said("compressed metadata of JPEG XL pictures"))
    RAW = ("rawpy", "rawpy", "raw", said("cameras' raw files"))
    CLUSTER = ("distributed", "distributed", "cluster", said("batches on several machines"))

    @property
    def missing(self) -> str:
        """Why there are no files of this kind here, in one sentence; "" where the library is installed. Loads nothing."""
        module, package, extra, files = self.value
        if importlib.util.find_spec(module) is not None:
            return ""
        return said(
            "For {files} the package {package} is not installed; it is the extra `{extra}` of Heliograph.",
            files=files,
            package=package,
            extra=extra,
        )

    def load(self, doing: str, kind: type[EngineError]) -> Any:
        """The module. doing: the beginning of the sentence, such as "a.heic could not be read". Raises `kind`."""
        module, package, extra, what = self.value
        try:
            return importlib.import_module(module)
        except ImportError as error:
            hint = said("It is the extra `{extra}` of Heliograph; `pip install {package}` adds it.", extra=extra, package=package)
            raise kind(
                said("{doing}: {what} need the package {package}, which is not installed.", doing=doing, what=what, package=package),
                hint=hint,
                detail=repr(error),
            ) from error
