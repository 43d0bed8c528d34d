"""The library behind `bench` and `selftest`."""

import re
from pathlib import Path

import numpy as np
import pytest

from engine.bench import bench, synthetic_photo
from engine.core.errors import UsageError
from engine.core.precision import Precision
from engine.core.progress import NullProgress, ProgressToken
from engine.core.request import EnhanceRequest
from engine.selftest import selftest
from tests.helpers.tiny_models import constant, identity, tiny_engine

BOTH = {Precision.FP32: identity(), Precision.QAT: identity()}


def test_every_precision_is_measured_against_fp32_of_the_same_run(tmp_path: Path) -> None:
    engine = tiny_engine(tmp_path, BOTH)
    seen: list[float] = []
    token = ProgressToken(lambda fraction, text: seen.append(fraction))
    fp32, qat = bench(engine, EnhanceRequest("tiny", tile=128, provider="cpu"), token, megapixels=0.2, repeats=1)
    assert (fp32.precision, qat.precision) == (Precision.FP32, Precision.QAT)
    assert fp32.times_fp32 == 1.0
    assert qat.times_fp32 == pytest.approx(fp32.seconds / qat.seconds)
    assert fp32.megapixels == pytest.approx(0.2, rel=0.02)
    assert fp32.megapixels_per_second == pytest.approx(fp32.megapixels / fp32.seconds)
    assert min(fp32.peak_bytes, qat.peak_bytes) > 10 * 2**20
    assert (fp32.provider, fp32.tile) == ("cpu", 128)
    assert seen == sorted(seen)


def test_a_precision_without_a_file_is_refused_with_its_reason(tmp_path: Path) -> None:
    engine = tiny_engine(tmp_path, identity())
    with pytest.raises(UsageError, match=re.escape("does not exist in QAT INT8")):
        bench(engine, EnhanceRequest("tiny"), NullProgress(), precisions=(Precision.QAT,))


def test_the_synthetic_photo_is_the_same_every_time_and_has_the_size_asked_for() -> None:
    photo = synthetic_photo(0.5)
    assert photo.megapixels == pytest.approx(0.5, rel=0.01)
    np.testing.assert_array_equal(photo.pixels, synthetic_photo(0.5).pixels)
    assert photo.pixels.std() > 20


def test_the_self_test_runs_every_precision_and_names_what_is_broken(tmp_path: Path) -> None:
    good = selftest(tiny_engine(tmp_path / "good", BOTH), NullProgress())
    assert [(row.precision, row.passed) for row in good] == [(Precision.FP32, True), (Precision.QAT, True)]
    broken = selftest(tiny_engine(tmp_path / "bad", {**BOTH, Precision.QAT: constant(float("nan"))}), NullProgress())
    assert [row.passed for row in broken] == [True, False]
    assert "QAT INT8" in broken[1].error


def test_the_self_test_notices_a_damaged_file(tmp_path: Path) -> None:
    engine = tiny_engine(tmp_path, identity())
    path = tmp_path / "tiny" / "only" / "fp32.onnx"
    path.write_bytes(path.read_bytes() + b" ")
    (row,) = selftest(engine, NullProgress())
    assert "damaged" in row.error
