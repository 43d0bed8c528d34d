"""OpenVINO without onnxruntime's plugin, for processors that the plugin refuses although OpenVINO itself runs well on them.

The plugin offers its processor device on Intel machines only; the `openvino` package, where installed, takes its place on others. Never
both in one process: they bring the same libraries under the same names. Sessions here behave like those of `session.py`.
"""

import contextlib
import importlib
import importlib.util
import os
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.core.progress import Progress

PACKAGE = "openvino"


def installed() -> bool:
    """Whether the package is there; does not import it."""
    return importlib.util.find_spec(PACKAGE) is not None


class OpenVinoSession:
    """One graph compiled for the processor. Callable from as many threads at once as it has streams, and more."""

    def __init__(self, path: Path, config: Mapping[str, str], provider: str) -> None:
        # The package reports its use to its makers through this module, and does without where it cannot be imported.
        sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]
        openvino: Any = importlib.import_module(PACKAGE)
        # Its bindings make a table of element types when one is first asked for. Two threads that do so at once, as the first two tiles
        # of a run would, wait for each other for ever: one holds the table and wants the interpreter, the other the reverse.
        openvino.Tensor(np.zeros(1, np.float32), shared_memory=True).element_type.to_dtype()
        self._model = openvino.Core().compile_model(os.fspath(path), "CPU", dict(config))
        self.provider = provider
        self.inputs = tuple(str(port.get_any_name()) for port in self._model.inputs)
        self.outputs = tuple(str(port.get_any_name()) for port in self._model.outputs)
        self._lock = threading.Lock()
        self._idle: list[Any] = []

    def run(self, feeds: Mapping[str, NDArray[np.float32]], outputs: tuple[str, ...], progress: Progress) -> list[NDArray[np.float32]]:
        """Run the graph once. Stops with an error when cancelled; OpenVINO's own errors as they are, for `session.py` to translate."""
        with self._lock:
            request = self._idle.pop() if self._idle else self._model.create_infer_request()
        request.start_async(dict(feeds), share_inputs=True)
        forget = progress.on_cancel(request.cancel)
        try:
            request.wait()
            # A copy: the request's own memory is written again by its next run.
            return [np.array(request.get_tensor(name).data, np.float32) for name in outputs]
        finally:
            forget()
            with self._lock:
                self._idle.append(request)

    def rest(self, feeds: Mapping[str, NDArray[np.float32]], outputs: tuple[str, ...]) -> None:
        """Give back the memory between layers. Does nothing while another run is going."""
        with self._lock:
            self._idle.clear()
        with contextlib.suppress(RuntimeError):
            self._model.release_memory()
