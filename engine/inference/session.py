"""The only file that imports onnxruntime: makes and shares sessions, runs them, and translates their failures.

onnxruntime is imported when the first session or provider list is asked for, not before. Sessions may be run from several threads
at once; they release the interpreter lock, so tiles run in parallel on plain threads. A run can be stopped from outside.
"""

import contextlib
import importlib.util
import json
import os
import platform
import threading
from collections import OrderedDict
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import psutil
from numpy.typing import NDArray

from engine.core.errors import EngineError, InferenceError, ModelError, OutOfMemoryError, UsageError
from engine.core.progress import Progress
from engine.core.sentences import said
from engine.inference import openvino_session
from engine.inference.busy_clock import BusyClock
from engine.inference.openvino_session import OpenVinoSession
from engine.inference.providers import CPU, OPENVINO, PROVIDERS, Layout, ProviderInfo, ProviderRow

Arrays = Mapping[str, NDArray[np.float32]]

_ERRORS_ONLY = 4
_PLUGIN = "onnxruntime_ep_openvino"
_INTEL = 0x8086
_MEMORY_WORDS = ("failed to allocate memory", "bad_alloc", "bad alloc", "out of memory", "out_of_memory", "not enough memory")
_BROKEN_FILE = ("Fail", "InvalidProtobuf", "InvalidGraph", "NoSuchFile", "NoModel", "NotImplemented", "InvalidArgument")


class Session:
    """One loaded graph on one provider. Callable from several threads at once."""

    def __init__(self, session: "_OnnxSession | OpenVinoSession", provider: str, clock: BusyClock) -> None:
        self._session = session
        self._clock = clock
        self.provider = provider
        self.inputs = session.inputs
        self.outputs = session.outputs

    def run(self, feeds: Arrays, outputs: tuple[str, ...], progress: Progress) -> list[NDArray[np.float32]]:
        """Run the graph once. Raises Cancelled (also from within the run), OutOfMemoryError, InferenceError."""
        progress.check_cancelled()
        try:
            with self._clock.running():
                return self._session.run(feeds, outputs, progress)
        except Exception as error:
            progress.check_cancelled()
            raise _run_error(error, self.provider) from error

    def rest(self, feeds: Arrays, outputs: tuple[str, ...]) -> None:
        """Give back the working memory that the last runs left behind (up to a gigabyte); the graph stays loaded.

        feeds: a smallest possible input, which some providers must run to do so. Never raises: it is a favour to other programs.
        """
        with contextlib.suppress(Exception):
            self._session.rest(feeds, outputs)


class _OnnxSession:
    """onnxruntime's session, with a run that can be stopped; its errors as they are."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self.inputs = tuple(value.name for value in session.get_inputs())
        self.outputs = tuple(value.name for value in session.get_outputs())

    def run(self, feeds: Arrays, outputs: tuple[str, ...], progress: Progress) -> list[NDArray[np.float32]]:
        options = _onnxruntime().RunOptions()
        forget = progress.on_cancel(lambda: setattr(options, "terminate", True))
        try:
            return list(self._session.run(list(outputs), dict(feeds), options))
        finally:
            forget()

    def rest(self, feeds: Arrays, outputs: tuple[str, ...]) -> None:
        if self._session.get_providers()[0] != "CPUExecutionProvider":
            return
        options = _onnxruntime().RunOptions()
        options.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")
        self._session.run(list(outputs), dict(feeds), options)


class SessionPool:
    """Makes sessions and keeps the last few, so that a second photo does not load the model again. Thread safe.

    clock: how long its sessions have run.
    """

    def __init__(self, capacity: int = 6) -> None:
        self._capacity = capacity
        self.clock = BusyClock()
        self._lock = threading.Lock()
        # A lock of its own: a window asking for the list must not wait for a session being loaded.
        self._providers_lock = threading.Lock()
        self._sessions: OrderedDict[tuple[object, ...], Session] = OrderedDict()
        self._providers: tuple[ProviderInfo, ...] | None = None
        self._plugin_device: Any = None

    def providers(self) -> tuple[ProviderInfo, ...]:
        """Every provider Heliograph knows, available here or not. The first call imports onnxruntime (about 0.4 s)."""
        with self._providers_lock:
            if self._providers is None:
                self._providers = tuple(self._describe(row) for row in PROVIDERS)
            return self._providers

    def row(self, provider: str) -> ProviderRow:
        """The table's row of an available provider. Raises UsageError with the reason when it is not available."""
        info = next((info for info in self.providers() if info.id == provider), None)
        if info is None:
            known = ", ".join(row.id for row in PROVIDERS)
            raise UsageError(said("There is no provider {provider!r}; known are {known}.", provider=provider, known=known))
        if not info.available:
            raise UsageError(said("{provider} cannot be used here: {reason}", provider=info.label, reason=info.reason))
        return next(row for row in PROVIDERS if row.id == provider)

    def session(self, path: Path, provider: str, layout: Layout, replica: int = 0, sha256: str = "") -> Session:
        """The session for a graph on a provider; made on the first call (0.1-1 s), shared afterwards.

        replica: workers that use several threads each need a session of their own. sha256: what the file is known to hold, so that one
        exported anew in its place is never taken for it, however quickly that went. Raises ModelError when the file is not a
        graph onnxruntime can load, InferenceError when the provider fails, UsageError when it is not available.
        """
        row = self.row(provider)
        stamp = path.stat().st_mtime_ns if path.is_file() else 0
        key = (path, stamp, sha256, provider, layout, replica if layout.threads > 1 and provider == CPU else 0)
        with self._lock:
            session = self._sessions.get(key)
            if session is None:
                session = self._make(path, row, layout)
                self._sessions[key] = session
                while len(self._sessions) > max(self._capacity, layout.workers + 1):
                    self._sessions.popitem(last=False)
            self._sessions.move_to_end(key)
            return session

    def versions(self) -> str:
        """Versions of onnxruntime and of the plugin providers, for keys of measured facts and for reports."""
        names = [f"onnxruntime {_onnxruntime().__version__}"]
        for package in ("onnxruntime-ep-openvino", "openvino"):
            with contextlib.suppress(PackageNotFoundError):
                names.append(f"{package} {version(package)}")
        return ", ".join(names)

    def clear(self) -> None:
        """Let go of every session kept here (those in use live until their run ends)."""
        with self._lock:
            self._sessions.clear()

    def _describe(self, row: ProviderRow) -> ProviderInfo:
        ort = _onnxruntime()
        if row.id == OPENVINO:
            self._plugin_device, reason = _openvino_device(ort)
            return ProviderInfo(row.id, row.label, not reason, reason)
        if row.ort_name in ort.get_available_providers():
            return ProviderInfo(row.id, row.label, True)
        return ProviderInfo(row.id, row.label, False, said("the installed onnxruntime does not include it."))

    def _make(self, path: Path, row: ProviderRow, layout: Layout) -> Session:
        try:
            if row.id == OPENVINO and self._plugin_device is None:
                return Session(OpenVinoSession(path, _openvino_settings(layout), row.id), row.id, self.clock)
            return Session(_OnnxSession(self._load(path, row, layout)), row.id, self.clock)
        except EngineError:
            raise
        except Exception as error:
            raise _load_error(error, path, row) from error

    def _load(self, path: Path, row: ProviderRow, layout: Layout) -> Any:
        """onnxruntime's session for a graph; its errors as they are."""
        ort = _onnxruntime()
        options = ort.SessionOptions()
        options.log_severity_level = _ERRORS_ONLY
        options.intra_op_num_threads = layout.threads
        options.inter_op_num_threads = 1
        # Spinning threads take the cores from the other workers, and from the window, while they wait.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        if row.id == OPENVINO:
            config = json.dumps({"CPU": _openvino_settings(layout)})
            options.add_provider_for_devices([self._plugin_device], {"load_config": config})
            session = ort.InferenceSession(os.fspath(path), options)
        else:
            if row.id == "directml":
                options.enable_mem_pattern = False
            wanted = [row.ort_name] if row.id == CPU else [row.ort_name, "CPUExecutionProvider"]
            session = ort.InferenceSession(os.fspath(path), options, providers=wanted)
        if row.ort_name not in session.get_providers():
            raise InferenceError(
                said("{provider} did not take the model {name}.", provider=row.label, name=path.name), detail=str(session.get_providers())
            )
        return session


def core_count() -> int:
    """Physical cores this process may use; hyper-threads do not help convolutions."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(allowed, psutil.cpu_count(logical=False) or allowed))


def machine() -> str:
    """A name for this processor that changes when measured speeds would."""
    model = platform.processor()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        wanted = ("model name", "cpu family", "model\t")
        lines = [line for line in cpuinfo.read_text(errors="replace").splitlines() if line.startswith(wanted)]
        model = "; ".join(dict.fromkeys(line.partition(":")[2].strip() for line in lines)) or model
    return f"{platform.system()} {platform.machine()} {model}, {core_count()} cores"


def _onnxruntime() -> ModuleType:
    import onnxruntime

    onnxruntime.set_default_logger_severity(_ERRORS_ONLY)
    return onnxruntime


def _openvino_device(ort: ModuleType) -> tuple[Any, str]:
    """onnxruntime's handle of the plugin's processor device and ""; None and "" where the `openvino` package is used instead;
    None and the reason in one sentence where there is no OpenVINO."""
    intel = any(device.device.vendor_id == _INTEL for device in ort.get_ep_devices() if device.ep_name == "CPUExecutionProvider")
    if not intel and openvino_session.installed():
        return None, ""
    if importlib.util.find_spec(_PLUGIN) is None:
        return None, said("the OpenVINO plugin is not installed.")
    name = next(row.ort_name for row in PROVIDERS if row.id == OPENVINO)
    plugin = importlib.import_module(_PLUGIN)
    try:
        # onnxruntime keeps libraries for the whole process and refuses a second registration.
        if not any(device.ep_name == name for device in ort.get_ep_devices()):
            ort.register_execution_provider_library(name, plugin.get_library_path())
    except Exception as error:  # noqa: BLE001 - whatever a foreign library does at loading, the processor provider still works
        if "already" not in str(error):
            return None, said("the OpenVINO plugin could not be loaded ({error}).", error=str(error).splitlines()[0])
    for device in ort.get_ep_devices():
        if device.ep_name == name and device.device.type == ort.OrtHardwareDeviceType.CPU:
            return device, ""
    return None, said("the OpenVINO plugin serves Intel processors only; the openvino package would serve this one.")


def _openvino_settings(layout: Layout) -> dict[str, str]:
    """Streams and threads as the plugin takes them. Without the precision hint FP32 silently runs in bf16 where the CPU can."""
    return {
        "NUM_STREAMS": str(layout.workers),
        "INFERENCE_NUM_THREADS": str(layout.workers * layout.threads),
        "INFERENCE_PRECISION_HINT": "f32",
    }


def _run_error(error: Exception, provider: str) -> InferenceError:
    text = str(error)
    if isinstance(error, MemoryError) or any(words in text.lower() for words in _MEMORY_WORDS):
        return OutOfMemoryError(said("There is not enough memory for a tile of this size."), detail=text)
    return InferenceError(said("The network could not be run."), detail=f"{provider}: {text}")


def _load_error(error: Exception, path: Path, row: ProviderRow) -> EngineError:
    if isinstance(error, MemoryError) or any(words in str(error).lower() for words in _MEMORY_WORDS):
        return OutOfMemoryError(said("There is not enough memory to load {name}.", name=path.name), detail=str(error))
    # Another provider may refuse a sound file; only the processor's verdict counts against the file.
    if row.id == CPU and type(error).__name__ in _BROKEN_FILE:
        return ModelError(
            said("The model file {name} cannot be loaded.", name=path.name),
            hint=said("Install the model again."),
            detail=f"{path}: {error}",
        )
    return InferenceError(said("{provider} could not load {name}.", provider=row.label, name=path.name), detail=str(error))
