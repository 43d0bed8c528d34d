"""Sessions: shared, bounded in number, stoppable, and with failures in the engine's own words."""

import sys
import threading
from pathlib import Path

import numpy as np
import onnx
import pytest

from engine.core.errors import Cancelled, ModelError, OutOfMemoryError, UsageError
from engine.core.progress import NullProgress, ProgressToken
from engine.inference.providers import CPU, OPENVINO, PROVIDERS, Layout, layouts
from engine.inference.session import SessionPool, _openvino_settings
from tests.helpers.tiny_models import affine, blur, endless, graph, identity, node

ONE = Layout(1, 1)
IMAGE = {"image": np.full((1, 3, 4, 4), 0.25, np.float32)}


def saved(path: Path, model: onnx.ModelProto) -> Path:
    path.write_bytes(model.SerializeToString())
    return path


def test_a_session_is_made_once_and_again_when_its_file_changes(tmp_path: Path) -> None:
    pool = SessionPool()
    path = saved(tmp_path / "a.onnx", identity())
    first = pool.session(path, CPU, ONE)
    assert pool.session(path, CPU, ONE) is first
    saved(path, affine(2.0))
    again = pool.session(path, CPU, ONE)
    assert again is not first
    assert float(again.run(IMAGE, ("enhanced",), NullProgress())[0].max()) == 0.5


def test_only_the_last_few_sessions_are_kept(tmp_path: Path) -> None:
    pool = SessionPool(capacity=2)
    paths = [saved(tmp_path / f"{name}.onnx", identity()) for name in "abc"]
    first = pool.session(paths[0], CPU, ONE)
    for path in paths[1:]:
        pool.session(path, CPU, ONE)
    assert pool.session(paths[0], CPU, ONE) is not first


def test_one_session_serves_several_threads_at_once(tmp_path: Path) -> None:
    session = SessionPool().session(saved(tmp_path / "a.onnx", affine(3.0)), CPU, ONE)
    results: dict[int, bool] = {}

    def work(number: int) -> None:
        image = np.full((1, 3, 64, 64), float(number), np.float32)
        results[number] = all((session.run({"image": image}, ("enhanced",), NullProgress())[0] == 3.0 * number).all() for _ in range(20))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == dict.fromkeys(range(6), True)


def test_a_run_is_stopped_from_outside_and_the_session_works_afterwards(tmp_path: Path) -> None:
    session = SessionPool().session(saved(tmp_path / "a.onnx", endless()), CPU, ONE)
    for _ in range(2):
        token = ProgressToken()
        threading.Timer(0.1, token.cancel).start()
        with pytest.raises(Cancelled):
            session.run(IMAGE, ("enhanced",), token)


def test_more_memory_than_there_is_is_told_as_such(tmp_path: Path) -> None:
    huge = graph([node("Expand", ["image", "shape"], ["enhanced"])], {"shape": np.array([2**20, 3, 2**12, 2**12], np.int64)})
    session = SessionPool().session(saved(tmp_path / "a.onnx", huge), CPU, ONE)
    with pytest.raises(OutOfMemoryError):
        session.run({"image": np.zeros((1, 3, 1, 1), np.float32)}, ("enhanced",), NullProgress())


@pytest.mark.parametrize("data", [b"", b"this is no graph", b"\x08\x07"])
def test_a_file_that_is_no_graph_is_a_model_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.onnx"
    path.write_bytes(data)
    with pytest.raises(ModelError, match=r"a\.onnx cannot be loaded"):
        SessionPool().session(path, CPU, ONE)


def test_a_missing_file_is_a_model_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        SessionPool().session(tmp_path / "none.onnx", CPU, ONE)


def test_every_provider_is_listed_and_the_missing_ones_say_why() -> None:
    infos = SessionPool().providers()
    assert [info.id for info in infos] == [row.id for row in PROVIDERS]
    assert next(info for info in infos if info.id == CPU).available
    assert all(info.available == (info.reason == "") for info in infos)


def test_listing_providers_twice_registers_the_plugin_once() -> None:
    assert SessionPool().providers() == SessionPool().providers()


def test_a_provider_that_is_not_here_is_refused_with_the_reason() -> None:
    pool = SessionPool()
    missing = next((info for info in pool.providers() if not info.available), None)
    if missing is None:
        pytest.skip("every provider is available on this machine")
    with pytest.raises(UsageError) as caught:
        pool.row(missing.id)
    assert missing.reason in caught.value.message


def test_the_openvino_provider_gives_the_processors_picture(tmp_path: Path) -> None:
    pool = SessionPool()
    if not next(info for info in pool.providers() if info.id == OPENVINO).available:
        pytest.skip("OpenVINO offers no device on this machine")
    session = pool.session(saved(tmp_path / "a.onnx", affine(2.0)), OPENVINO, Layout(2, 1))
    np.testing.assert_allclose(session.run(IMAGE, ("enhanced",), NullProgress())[0], 0.5, atol=1e-6)


def test_openvino_stops_when_asked_and_never_reports_home(tmp_path: Path) -> None:
    pool = SessionPool()
    if not next(info for info in pool.providers() if info.id == OPENVINO).available:
        pytest.skip("OpenVINO offers no device on this machine")
    session = pool.session(saved(tmp_path / "a.onnx", blur(24)), OPENVINO, ONE)
    token = ProgressToken()
    threading.Timer(0.05, token.cancel).start()
    image = {"image": np.zeros((1, 3, 512, 512), np.float32)}

    def run_on_and_on() -> None:
        while True:
            session.run(image, ("enhanced",), token)

    with pytest.raises(Cancelled):
        run_on_and_on()
    assert session.run(IMAGE, ("enhanced",), NullProgress())[0].shape == (1, 3, 4, 4)
    assert sys.modules.get("openvino_telemetry") is None


def test_openvino_is_told_its_streams_its_threads_and_to_stay_in_fp32() -> None:
    options = _openvino_settings(Layout(3, 2))
    assert options == {"NUM_STREAMS": "3", "INFERENCE_NUM_THREADS": "6", "INFERENCE_PRECISION_HINT": "f32"}


@pytest.mark.parametrize("cores", [1, 2, 6, 8, 64])
def test_no_layout_uses_more_cores_than_there_are(cores: int) -> None:
    for row in PROVIDERS:
        found = layouts(row, cores)
        assert found
        assert all(layout.workers >= 1 and layout.threads >= 1 and layout.workers * layout.threads <= cores for layout in found)
