"""Each method's FP32 picture against the one that was looked at and accepted; at most 1/255 per pixel."""

import cv2
import pytest

from engine.core.method import Method, Variant
from engine.core.precision import Precision
from engine.methods import METHODS
from engine.pipeline import Engine
from tests.helpers.compare import assert_close
from tests.helpers.golden import COMMAND, FOLDER, bundled_engine, golden_path, render

CASES = [pytest.param(method, variant, id=f"{method.id}-{variant.id}") for method in METHODS for variant in method.variants]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return bundled_engine()


@pytest.mark.parametrize(("method", "variant"), CASES)
def test_the_picture_is_the_one_that_was_accepted(engine: Engine, method: Method, variant: Variant) -> None:
    path = golden_path(method, variant)
    reason = engine.offer(method.id, variant.id)[Precision.FP32]
    if reason is not None:
        pytest.skip(reason)
    assert path.is_file(), f"no golden picture: look at what `{COMMAND} {method.id}` writes, then commit it"
    expected = cv2.cvtColor(cv2.imread(str(path)), cv2.COLOR_BGR2RGB)
    assert_close(render(engine, method, variant), expected, 1.0)


def test_no_golden_picture_is_left_of_a_method_that_is_gone() -> None:
    wanted = {golden_path(method, variant).name for method in METHODS for variant in method.variants}
    assert {path.name for path in FOLDER.glob("*.png")} <= wanted
