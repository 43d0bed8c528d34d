"""Every method keeps every promise it declares. A method added to METHODS is tested here without a line written for it."""

import itertools
import subprocess
import sys
from dataclasses import replace
from enum import Enum
from pathlib import Path

import numpy as np
import pytest

import engine.methods
from engine.core import paths
from engine.core.errors import Cancelled, UsageError
from engine.core.method import Method, StrengthWords, Tiling, Variant
from engine.core.params import BoolParam, ChoiceParam, Param, resolve
from engine.core.photo import Photo
from engine.core.precision import Precision
from engine.core.progress import NullProgress, ProgressToken
from engine.core.request import WHOLE_PHOTO, EnhanceRequest
from engine.inference.tiling import plan_tiles
from engine.methods import METHODS
from engine.pipeline import Engine
from tests.helpers.compare import assert_close, line_strength
from tests.helpers.golden import bundled_engine
from tests.helpers.pictures import sky_photo, street_photo

FOLDER = Path(engine.methods.__file__).parent
HEADINGS = ("What it does", "Source", "Training data", "Licence", "Limits", "Measured quality")

each_method = pytest.mark.parametrize("method", [pytest.param(method, id=method.id) for method in METHODS])
each_file = pytest.mark.parametrize(
    ("method", "variant", "precision"),
    [
        pytest.param(method, variant, precision, id=f"{method.id}-{variant.id}-{precision.value}")
        for method in METHODS
        for variant in method.variants
        for precision in method.precisions
    ],
)


@pytest.fixture(scope="module")
def bundled() -> Engine:
    return bundled_engine()


def _request(bundled: Engine, method: Method, variant: Variant, precision: Precision, **fields: object) -> EnhanceRequest:
    reason = bundled.offer(method.id, variant.id)[precision]
    if reason is not None:
        pytest.skip(reason)
    # The weights a strength starts from are a variant of their own, and have their own turn here.
    return EnhanceRequest(method.id, variant.id, precision, strength=1.0, **fields)  # type: ignore[arg-type]


@each_file
def test_every_network_ships_with_its_weights(bundled: Engine, method: Method, variant: Variant, precision: Precision) -> None:
    if not (paths.resources_dir() / "models").is_dir():
        pytest.skip("no weights have been trained yet: there is no resources/models")
    assert bundled.offer(method.id, variant.id)[precision] is None


def test_ids_are_unique_and_name_the_folders() -> None:
    assert [method.id for method in METHODS] == list(dict.fromkeys(method.id for method in METHODS))
    folders = {path.parent.name for path in FOLDER.glob("*/__init__.py") if not path.parent.name.startswith("_")}
    assert {method.id for method in METHODS} == folders


@each_method
def test_the_declaration_is_complete(method: Method) -> None:
    assert method.name
    assert method.summary.endswith(".")
    assert method.variants
    assert all(variant.id and variant.name and variant.summary for variant in method.variants)
    assert len({variant.id for variant in method.variants}) == len(method.variants)
    assert Precision.FP32 in method.precisions
    assert method.is_network or method.precisions == (Precision.FP32,)
    assert method.scale >= 1
    assert method.scale in method.enlargements
    assert list(method.enlargements) == sorted(set(method.enlargements))
    assert method.enlargements[0] >= 1
    assert method.enlargements[-1] == method.scale
    assert method.halo >= 0
    assert method.multiple_of >= 1
    assert all(param.id.isidentifier() and param.label and param.help.endswith(".") for param in method.params)


@each_method
def test_a_strength_that_starts_from_other_weights_names_them_and_says_so(method: Method) -> None:
    for variant in method.variants:
        assert all((variant.strength.low, variant.strength.high))
        assert variant.strength.help.endswith(".")
        if variant.gentle:
            gentle = method.variant(variant.gentle)
            assert gentle.id != variant.id
            assert not gentle.gentle
            assert variant.strength != StrengthWords()


@each_method
def test_the_card_says_what_a_user_and_a_lawyer_want_to_know(method: Method) -> None:
    lines = (FOLDER / method.id / "card.md").read_text(encoding="utf-8").splitlines()
    headings = [line.lstrip("# ").strip() for line in lines if line.startswith("## ")]
    missing = [heading for heading in HEADINGS if heading not in headings]
    assert not missing


@each_method
def test_importing_the_declaration_loads_no_runtime(method: Method) -> None:
    code = f"import sys, engine.methods.{method.id}; print(*({{'torch', 'onnxruntime', 'cv2', 'PySide6'}} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=FOLDER.parents[1])
    assert found.stdout.split() == []


@each_method
def test_parameters_survive_the_way_through_text(method: Method) -> None:
    for index in range(3):
        resolved = resolve(method.params, {param.id: _values(param)[index] for param in method.params})
        assert resolve(method.params, {name: str(value) for name, value in resolved.items()}) == resolved
    assert set(resolve(method.params, {})) == {param.id for param in method.params}


def _values(param: Param) -> tuple[object, object, object]:
    """The default and two extremes."""
    if isinstance(param, BoolParam):
        return param.default, True, False
    if isinstance(param, ChoiceParam):
        members: list[Enum] = list(type(param.default))
        return param.default, members[0], members[-1]
    return param.default, param.minimum, param.maximum


@each_file
@pytest.mark.parametrize("size", [(1, 1), (7, 3), (641, 479), (131, 257)])
def test_any_photo_gives_a_picture_of_the_declared_size_in_sixteen_bit(
    bundled: Engine, method: Method, variant: Variant, precision: Precision, size: tuple[int, int]
) -> None:
    result = bundled.enhance(street_photo(*size), _request(bundled, method, variant, precision), NullProgress())
    assert result.enhanced.shape == (method.scale * size[1], method.scale * size[0], 3)
    assert result.enhanced.dtype == np.uint16
    assert result.report.warnings == ()
    assert result.report.precision is precision


@each_method
def test_tiles_agree_with_the_whole_at_every_enlargement(bundled: Engine, method: Method) -> None:
    if method.tiling is Tiling.WHOLE or len(method.enlargements) == 1:
        pytest.skip("one size, or the photo in one piece")
    photo = street_photo(241, 179)
    for size in method.enlargements:
        request = _request(bundled, method, method.variants[0], Precision.FP32, size=size, tile=WHOLE_PHOTO)
        whole = bundled.enhance(photo, request, NullProgress())
        assert whole.enhanced.shape == (size * 179, size * 241, 3)
        assert_close(bundled.enhance(photo, replace(request, tile=96), NullProgress()).enhanced, whole.enhanced, 2.0)


def _borders(method: Method, photo: Photo, tile: int) -> tuple[list[int], list[int]]:
    tiles = plan_tiles(photo.width, photo.height, tile, method.halo, method.multiple_of).tiles
    columns = sorted({method.scale * found.columns.first for found in tiles} - {0})
    rows = sorted({method.scale * found.rows.first for found in tiles} - {0})
    return columns, rows


@each_file
@pytest.mark.parametrize("photo", [sky_photo(641, 479), street_photo(641, 479), street_photo(509, 397, 6)], ids=["sky", "street", "primes"])
def test_tiles_agree_with_the_whole_and_leave_no_line(
    bundled: Engine, method: Method, variant: Variant, precision: Precision, photo: Photo
) -> None:
    if method.tiling is Tiling.WHOLE:
        pytest.skip("declared to need the photo in one piece")
    for provider in (info.id for info in bundled.providers() if info.available and (method.is_network or info.id == "cpu")):
        request = _request(bundled, method, variant, precision, provider=provider, tile=WHOLE_PHOTO)
        whole = bundled.enhance(photo, request, NullProgress()).enhanced
        for tile in (128, 200):
            columns, rows = _borders(method, photo, tile)
            assert columns
            assert rows
            tiled = bundled.enhance(photo, replace(request, tile=tile), NullProgress()).enhanced
            assert_close(tiled, whole, 2.0)
            # Averaged along a whole border even a tenth of a step would be a line in a clear sky.
            assert line_strength(tiled, whole, columns, rows) <= 0.1


@each_method
def test_a_method_that_needs_the_whole_photo_refuses_tiles(bundled: Engine, method: Method) -> None:
    if method.tiling is not Tiling.WHOLE:
        pytest.skip("runs in tiles")
    with pytest.raises(UsageError):
        bundled.enhance(street_photo(64, 64), EnhanceRequest(method.id, tile=32), NullProgress())


@each_file
def test_cancelling_is_obeyed_within_a_tile(bundled: Engine, method: Method, variant: Variant, precision: Precision) -> None:
    token = ProgressToken()
    delivered: list[object] = []

    def on_tile(*tile: object) -> None:
        delivered.append(tile)
        token.cancel()

    request = _request(bundled, method, variant, precision, tile=None if method.tiling is Tiling.WHOLE else 64)
    with pytest.raises(Cancelled):
        bundled.enhance(street_photo(300, 200), request, token, on_tile)
    assert len(delivered) == 1


@each_file
def test_the_same_request_gives_the_same_picture(bundled: Engine, method: Method, variant: Variant, precision: Precision) -> None:
    request = _request(bundled, method, variant, precision, tile=None if method.tiling is Tiling.WHOLE else 64)
    photo = street_photo(201, 150)
    first, second = (bundled.enhance(photo, request, NullProgress()).enhanced for _ in range(2))
    np.testing.assert_array_equal(first, second)


@each_method
def test_every_parameter_at_its_ends_gives_a_picture(bundled: Engine, method: Method) -> None:
    photo = street_photo(150, 100)
    for values in itertools.product(*([(param, value) for value in _values(param)[1:]] for param in method.params)):
        request = _request(bundled, method, method.variants[0], Precision.FP32, params={param.id: value for param, value in values})
        enhanced = bundled.enhance(photo, request, NullProgress()).enhanced
        assert enhanced.std() > 0
