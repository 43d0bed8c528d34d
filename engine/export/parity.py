"""Compares what torch computes with what a written ONNX file computes; beyond the limits nothing is published.

FP32 is compared at the picture, and after a failure layer by layer to name the first that differs. INT8 is compared layer by layer,
each fed with torch's own bytes so that differences do not add up, and at the picture, where they do and one flipped rounding early
spreads. OpenVINO is compared where its package is installed. Messages name the precision and the layer.
"""

import importlib.util
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from engine.core.errors import ModelError
from engine.core.precision import Precision
from engine.core.sentences import said
from engine.export.onnx_export import CODE, ENHANCED, IMAGE, code_of, compile_for_openvino, picture_of, scopes
from engine.training.qat import ActivationQuantizer, quantizers

FP32_LIMIT = 1e-4
"""Largest difference of a pixel, values 0-1."""
STEP_LIMIT = 1
"""Largest difference of any stored byte behind one layer."""
INT8_PICTURE_LIMIT = 40.0
"""Least PSNR in dB between torch's rounded network and the file, and between two providers."""

Feed = Mapping[str, NDArray[np.float32]]


@dataclass(frozen=True)
class Int8Parity:
    """worst_steps: largest byte difference behind a layer, and worst_layer its name; changed: share of bytes that differ at all;
    psnr: picture against torch's rounded network; openvino_psnr: CPU provider against OpenVINO, None when not installed."""

    worst_steps: int
    worst_layer: str
    changed: float
    psnr: float
    openvino_psnr: float | None


def check_fp32(net: nn.Module, path: Path, image: Tensor, thumbnail: Tensor) -> float:
    """Largest difference between the network and the file on one batch of one tile. Raises ModelError over FP32_LIMIT."""
    expected, feed = _expected(net, image, thumbnail)
    found = _run(path, feed)
    error = float(np.abs(found - expected).max()) if found.shape == expected.shape else float("nan")
    if not error <= FP32_LIMIT:
        by = f"by {error:.2g}" if found.shape == expected.shape else f"in size ({found.shape[2:]} for {expected.shape[2:]})"
        layer = _first_difference(net, path, image, thumbnail, feed)
        raise ModelError(
            said(
                "{name} differs from the trained network {by}, first behind {layer}; at most {limit:g} is allowed.",
                name=_label(path),
                by=by,
                layer=layer,
                limit=FP32_LIMIT,
            ),
            detail=path.name,
        )
    return error


def check_int8(net: nn.Module, path: Path, image: Tensor, thumbnail: Tensor) -> Int8Parity:
    """Compare a quantised network with its file on one tile, layer by layer and as a picture. Raises ModelError over the limits."""
    expected, feed, by_tap = _stored_bytes(net, image, thumbnail)
    worst, layer, changed, total = 0, "", 0, 0
    model = onnx.shape_inference.infer_shapes(onnx.load(path))
    called = scopes(net, image, thumbnail)
    taps = {f"{called[f'{name}.quantizer']}/QuantizeLinear_output_0": name for name in by_tap}
    stored = {tensor: by_tap[name] for tensor, name in taps.items()}
    for name, inputs in _layers(model, set(stored)).items():
        got = _run_layer(model, name, inputs, {**feed, **{source: stored[source] for source in inputs if source in stored}})
        difference = np.abs(got.astype(np.int16) - stored[name].astype(np.int16))
        changed, total = changed + int(np.count_nonzero(difference)), total + difference.size
        if int(difference.max()) > worst:
            worst, layer = int(difference.max()), taps[name]
    picture = _run(path, feed)
    openvino = _run_openvino(path, feed)
    openvino_psnr = None if openvino is None else _psnr(picture, openvino)
    parity = Int8Parity(worst, layer, changed / max(total, 1), _psnr(picture, expected), openvino_psnr)
    if worst > STEP_LIMIT:
        raise ModelError(
            said(
                "{name} differs from the trained network by {worst} steps of 255 behind {layer}; at most {limit} is allowed.",
                name=_label(path),
                worst=worst,
                layer=layer,
                limit=STEP_LIMIT,
            ),
            detail=path.name,
        )
    for psnr, other in ((parity.psnr, "the trained network"), (parity.openvino_psnr, "its picture on OpenVINO")):
        if psnr is not None and not psnr >= INT8_PICTURE_LIMIT:
            raise ModelError(
                said(
                    "The picture of {name} is {psnr:.1f} dB from {other}; at least {limit:g} is needed.",
                    name=_label(path),
                    psnr=psnr,
                    other=other,
                    limit=INT8_PICTURE_LIMIT,
                )
            )
    return parity


def _label(path: Path) -> str:
    """The precision that people know, of a file that is named after it."""
    known = {precision.value: precision.label for precision in Precision}
    return known.get(path.stem, path.name)


def _expected(net: nn.Module, image: Tensor, thumbnail: Tensor) -> tuple[NDArray[np.float32], dict[str, NDArray[np.float32]]]:
    net.eval()
    code = code_of(net, thumbnail)
    feed = {IMAGE: image.numpy()} if code is None else {IMAGE: image.numpy(), CODE: code.numpy()}
    return picture_of(net, image, code).numpy(), feed


def _first_difference(net: nn.Module, path: Path, image: Tensor, thumbnail: Tensor, feed: Feed) -> str:
    """The name of the first convolution whose output differs from the network's; where all agree, what comes after them."""
    seen: dict[str, NDArray[np.float32]] = {}

    def keep(name: str, out: Tensor) -> None:
        seen.setdefault(name, out.detach().numpy())

    hooks = [
        module.register_forward_hook(lambda _module, _inputs, out, name=name: keep(name, out))  # type: ignore[misc]
        for name, module in net.named_modules()
        if isinstance(module, nn.Conv2d)
    ]
    try:
        _expected(net, image, thumbnail)
    finally:
        for hook in hooks:
            hook.remove()
    model = onnx.shape_inference.infer_shapes(onnx.load(path))
    called = scopes(net, image, thumbnail)
    made = {output for node in model.graph.node for output in node.output}
    for name, wanted in seen.items():
        output = f"{called[name]}/Conv_output_0" if name in called else ""
        if output in made:
            got = _run_layer(model, output, list(feed), feed)
            if got.shape != wanted.shape or not np.abs(got - wanted).max() <= FP32_LIMIT * max(1.0, float(np.abs(wanted).max())):
                return name
    return "its convolutions"


def _stored_bytes(
    net: nn.Module, image: Tensor, thumbnail: Tensor
) -> tuple[NDArray[np.float32], dict[str, NDArray[np.float32]], dict[str, NDArray[np.uint8]]]:
    """The picture, the inputs, and the bytes that each tap in use stores. Raises ModelError for one that is used twice."""
    stored: dict[str, NDArray[np.uint8]] = {}

    def keep(name: str, quantizer: ActivationQuantizer, out: Tensor) -> None:
        name = name.removesuffix(".quantizer")
        if name in stored:
            raise ModelError(said("{name} is used twice in the network; in INT8 every stored tensor needs a tap of its own.", name=name))
        stored[name] = (torch.round(out / quantizer.scale()) + quantizer.zero_point).to(torch.uint8).numpy()

    hooks = [
        quantizer.register_forward_hook(lambda module, _inputs, out, name=name: keep(name, module, out))  # type: ignore[misc]
        for name, quantizer in quantizers(net).items()
    ]
    try:
        expected, feed = _expected(net, image, thumbnail)
    finally:
        for hook in hooks:
            hook.remove()
    return expected, feed, stored


def _layers(model: onnx.ModelProto, stored: set[str]) -> dict[str, list[str]]:
    """Every stored tensor with the stored tensors and graph inputs it is computed from, nothing stored in between."""
    producers = {output: node for node in model.graph.node for output in node.output}
    inputs = {value.name for value in model.graph.input}
    missing = stored - set(producers)
    if missing:
        raise ModelError(said("The written file lacks a rounding of the trained network."), detail=sorted(missing)[0])

    def sources(name: str, found: list[str]) -> list[str]:
        for source in producers[name].input:
            if source in stored or source in inputs:
                found += [] if source in found else [source]
            elif source in producers:
                sources(source, found)
        return found

    return {name: sources(name, []) for name in sorted(stored)}


def _run_layer(model: onnx.ModelProto, output: str, inputs: list[str], feed: Mapping[str, NDArray[Any]]) -> NDArray[Any]:
    part = onnx.utils.Extractor(model).extract_model(inputs, [output])
    session = onnxruntime.InferenceSession(part.SerializeToString(), _quiet(), providers=["CPUExecutionProvider"])
    result: NDArray[Any] = session.run(None, {name: feed[name] for name in inputs})[0]
    return result


def _run(path: Path, feed: Feed) -> NDArray[np.float32]:
    try:
        session = onnxruntime.InferenceSession(str(path), _quiet(), providers=["CPUExecutionProvider"])
        result: NDArray[np.float32] = session.run([ENHANCED], dict(feed))[0]
    except Exception as error:
        # onnxruntime's errors have no common class of their own.
        height, width = feed[IMAGE].shape[2:]
        raise ModelError(
            said("{name} cannot be run on {width} x {height} pixels.", name=_label(path), width=width, height=height),
            detail=f"{path.name}: {error}",
        ) from error
    return result


def _run_openvino(path: Path, feed: Feed) -> NDArray[np.float32] | None:
    if importlib.util.find_spec("openvino") is None:
        return None
    return np.asarray(compile_for_openvino(path)(dict(feed))[ENHANCED], np.float32)


def _quiet() -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    return options


def _psnr(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    error = float(np.mean((np.clip(one, 0, 1) - np.clip(other, 0, 1)) ** 2, dtype=np.float64))
    return -10.0 * float(np.log10(max(error, 1e-12)))
