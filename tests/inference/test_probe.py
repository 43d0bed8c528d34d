"""Choosing a provider: by measurement, only among those whose picture is right, and only once."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.core.errors import InferenceError, UsageError
from engine.core.photo import Photo, to_depth
from engine.core.precision import Precision
from engine.core.progress import NullProgress, Progress
from engine.core.request import EnhanceRequest
from engine.inference.model_store import ModelStore
from engine.inference.probe import Probe, Subject
from engine.inference.providers import CPU, Layout, ProviderInfo, ProviderRow
from engine.inference.session import Arrays, Session, SessionPool
from engine.pipeline import Engine
from tests.helpers.tiny_models import affine, identity, tiny_engine, tiny_method, write_folder

OTHER = "openvino"


class OtherSession(Session):
    """A processor session whose output is changed on the way, or that fails."""

    def __init__(self, real: Session, gain: float, fails_after: int) -> None:
        self._real, self._gain, self._fails_after = real, gain, fails_after
        self.provider, self.inputs, self.outputs = OTHER, real.inputs, real.outputs

    def rest(self, feeds: Arrays, outputs: tuple[str, ...]) -> None:
        return

    def run(self, feeds: Arrays, outputs: tuple[str, ...], progress: Progress) -> list[NDArray[np.float32]]:
        self._fails_after -= 1
        if self._fails_after < 0:
            raise InferenceError("The other provider gave up.")
        return [value * np.float32(self._gain) for value in self._real.run(feeds, outputs, progress)]


class TwoProviders(SessionPool):
    """A pool with a second provider; counts the sessions asked for."""

    def __init__(self, gain: float = 1.0, fails_after: int = 10**9) -> None:
        super().__init__()
        self.gain, self.fails_after = gain, fails_after
        self.asked = 0

    def providers(self) -> tuple[ProviderInfo, ...]:
        return (ProviderInfo(OTHER, "Other", True), ProviderInfo(CPU, "Processor", True))

    def row(self, provider: str) -> ProviderRow:
        if provider not in (OTHER, CPU):
            raise UsageError("no such provider")
        return ProviderRow(provider, provider.title(), "CPUExecutionProvider")

    def session(self, path: Path, provider: str, layout: Layout, replica: int = 0, sha256: str = "") -> Session:
        self.asked += 1
        real = super().session(path, CPU, layout, replica, sha256) if provider == CPU else super().session(path, CPU, Layout(1, 1))
        return real if provider == CPU else OtherSession(real, self.gain, self.fails_after)


def subject_in(folder: Path) -> Subject:
    path = folder / "model.onnx"
    path.write_bytes(affine(1.0).SerializeToString())
    return Subject(path, "0" * 64, "image", "enhanced", 8, {})


@pytest.mark.parametrize("gain", [float("nan"), 0.0, 1.2])
def test_a_provider_whose_picture_is_wrong_is_never_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gain: float) -> None:
    monkeypatch.setattr("engine.inference.probe._faster", lambda choice, best: choice.provider == OTHER)
    assert Probe(TwoProviders(gain), None).choose(subject_in(tmp_path), NullProgress()).provider == CPU


def test_a_faster_provider_whose_picture_is_right_is_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.inference.probe._faster", lambda choice, best: choice.provider == OTHER)
    assert Probe(TwoProviders(1.001), None).choose(subject_in(tmp_path), NullProgress()).provider == OTHER


def test_a_provider_that_fails_is_passed_over(tmp_path: Path) -> None:
    assert Probe(TwoProviders(fails_after=0), None).choose(subject_in(tmp_path), NullProgress()).provider == CPU


def test_a_provider_asked_for_by_name_is_the_one_that_runs(tmp_path: Path) -> None:
    probe = Probe(TwoProviders(), None)
    assert probe.choose(subject_in(tmp_path), NullProgress(), OTHER).provider == OTHER
    assert probe.choose(subject_in(tmp_path), NullProgress(), CPU).provider == CPU
    with pytest.raises(UsageError):
        probe.choose(subject_in(tmp_path), NullProgress(), "abacus")


def test_the_choice_is_remembered_by_the_cache_file(tmp_path: Path) -> None:
    cache = tmp_path / "folder" / "providers.json"
    subject = subject_in(tmp_path)
    first = Probe(TwoProviders(), cache).choose(subject, NullProgress())
    later = TwoProviders()
    assert Probe(later, cache).choose(subject, NullProgress()) == first
    assert later.asked == 0


def test_another_onnxruntime_or_machine_is_measured_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "providers.json"
    subject = subject_in(tmp_path)
    Probe(TwoProviders(), cache).choose(subject, NullProgress())
    monkeypatch.setattr(TwoProviders, "versions", lambda self: "onnxruntime 99")
    later = TwoProviders()
    Probe(later, cache).choose(subject, NullProgress())
    assert later.asked > 0


@pytest.mark.parametrize("text", ["", "{", "[]", '{"schema": 1, "choices": {"x": 3}}', '{"schema": 99}'])
def test_a_cache_that_cannot_be_read_is_measured_and_written_anew(tmp_path: Path, text: str) -> None:
    cache = tmp_path / "providers.json"
    cache.write_text(text)
    subject = subject_in(tmp_path)
    Probe(TwoProviders(), cache).choose(subject, NullProgress())
    later = TwoProviders()
    Probe(later, cache).choose(subject, NullProgress())
    assert later.asked == 0


def test_a_cache_folder_that_cannot_be_written_does_not_matter(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert Probe(TwoProviders(), blocked / "providers.json").choose(subject_in(tmp_path), NullProgress())


def _engine(root: Path, pool: SessionPool, precision: Precision = Precision.FP32) -> Engine:
    method = tiny_method(precisions=(precision,))
    write_folder(root, method, {precision: identity()})
    return Engine(ModelStore((root,)), pool, (method,))


def test_a_provider_that_fails_in_the_middle_is_replaced_by_the_processor_and_said(tmp_path: Path) -> None:
    photo = Photo(np.random.default_rng(0).integers(0, 256, (90, 120, 3), dtype=np.uint8))
    pool = TwoProviders(fails_after=12)
    engine = _engine(tmp_path, pool, Precision.QAT)
    result = engine.enhance(photo, EnhanceRequest("tiny", precision=Precision.QAT, provider=OTHER, tile=16), NullProgress())
    np.testing.assert_array_equal(result.enhanced, to_depth(photo.pixels, 16))
    assert (result.report.provider, result.report.precision) == (CPU, Precision.QAT)
    (warning,) = result.report.warnings
    assert "Other failed" in warning


def test_choosing_is_part_of_no_second_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = tiny_engine(tmp_path, identity())
    photo = Photo(np.zeros((8, 8, 3), np.uint8))
    engine.enhance(photo, EnhanceRequest("tiny"), NullProgress())
    monkeypatch.setattr("engine.inference.probe.Probe._measure", None)
    engine.enhance(photo, EnhanceRequest("tiny"), NullProgress())
