"""Photos in memory: depth conversions that are exact, pixels nobody can change; and the small types around them."""

import numpy as np
import pytest

from engine.core.errors import Cancelled, EngineError, PhotoReadError, UsageError
from engine.core.method import Method, Task, Variant
from engine.core.photo import Photo, to_depth, to_float, to_uint16
from engine.core.precision import Precision

ALL_8, ALL_16 = np.arange(256, dtype=np.uint8), np.arange(65536, dtype=np.uint16)


def test_8_bits_to_16_and_back_is_exact() -> None:
    there = to_depth(ALL_8, 16)
    assert (there[0], there[-1]) == (0, 65535)
    assert np.array_equal(to_depth(there, 8), ALL_8)


def test_16_bits_to_8_rounds_every_value_to_the_nearest() -> None:
    assert np.array_equal(to_depth(ALL_16, 8), np.floor(ALL_16 / 257 + 0.5))


def test_floats_reach_both_ends_and_come_back_exact() -> None:
    for values in (ALL_8, ALL_16):
        assert (to_float(values)[0], to_float(values)[-1]) == (0.0, 1.0)
    assert np.array_equal(to_uint16(to_float(ALL_16)), ALL_16)
    assert to_uint16(np.array([-1.0, 2.0], np.float32)).tolist() == [0, 65535]


def test_pixels_and_alpha_are_read_only() -> None:
    photo = Photo(np.zeros((2, 3, 3), np.uint16), np.zeros((2, 3), np.uint16))
    assert (photo.width, photo.height, photo.depth, photo.megapixels) == (3, 2, 16, 6e-6)
    assert photo.alpha is not None
    for values in (photo.pixels, photo.alpha):
        with pytest.raises(ValueError):
            values[0] = 1


def test_errors_carry_sentence_hint_and_detail_and_cancelling_is_none() -> None:
    error = PhotoReadError("a.jpg is empty.", hint="Copy it again.", detail="0 bytes")
    assert (str(error), error.message, error.hint, error.detail) == ("a.jpg is empty.", "a.jpg is empty.", "Copy it again.", "0 bytes")
    assert isinstance(error, EngineError)
    assert not issubclass(Cancelled, EngineError)


def test_a_variant_is_found_by_id_and_the_first_one_without() -> None:
    variants = (Variant("phone", "Phone", ""), Variant("film", "Film", ""))
    method = Method("m", "M", Task.TONE, "", variants, (Precision.FP32,))
    assert (method.variant(None).id, method.variant("film").id) == ("phone", "film")
    with pytest.raises(UsageError, match="phone, film"):
        method.variant("oil")


def test_every_precision_has_a_label_of_its_own() -> None:
    assert len({precision.label for precision in Precision}) == len(Precision)
