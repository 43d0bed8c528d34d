"""The expected picture of every method in FP32, and the one command that accepts new ones after looking at them.

    sh packaging/dev python -m tests.helpers.golden [METHOD ...]

writes tests/golden/<method>-<variant>.png for the methods named, or for all that can be run.
"""

import sys
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core import paths
from engine.core.method import Method, Variant
from engine.core.photo import to_depth
from engine.core.precision import Precision
from engine.core.progress import NullProgress
from engine.core.request import EnhanceRequest
from engine.inference.model_store import ModelStore
from engine.inference.session import SessionPool
from engine.methods import METHODS
from engine.pipeline import Engine
from tests.helpers.pictures import street_photo

FOLDER = Path(__file__).resolve().parents[1] / "golden"
COMMAND = "sh packaging/dev python -m tests.helpers.golden"


def bundled_engine() -> Engine:
    """An engine over the models in the repository alone, whatever the user of this machine has added."""
    return Engine(ModelStore((paths.resources_dir() / "models",)), SessionPool())


def golden_path(method: Method, variant: Variant) -> Path:
    return FOLDER / f"{method.id}-{variant.id}.png"


def render(engine: Engine, method: Method, variant: Variant) -> NDArray[np.uint8]:
    """The small street in FP32 on the processor, 8 bit."""
    request = EnhanceRequest(method.id, variant.id, Precision.FP32, provider="cpu")
    return np.asarray(to_depth(engine.enhance(street_photo(144, 96), request, NullProgress()).enhanced, 8), np.uint8)


def main(names: list[str]) -> int:
    engine = bundled_engine()
    FOLDER.mkdir(exist_ok=True)
    for method in METHODS:
        for variant in method.variants:
            if (names and method.id not in names) or engine.offer(method.id, variant.id)[Precision.FP32] is not None:
                continue
            path = golden_path(method, variant)
            cv2.imwrite(str(path), cv2.cvtColor(render(engine, method, variant), cv2.COLOR_RGB2BGR))
            sys.stdout.write(f"{path.name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
