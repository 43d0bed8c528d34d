"""Writes networks as ONNX files and looks at what a runtime makes of them.

Uses torch's TorchScript exporter, whose fake-quantise nodes become QuantizeLinear and DequantizeLinear pairs in the places where the
taps stand. Height and width are free; batch is 1; the names are those of the manifest. A network with a child `condition` is called
with the code that this makes of the thumbnail, any other with the image alone.
"""

import importlib
import importlib.util
import math
import sys
import tempfile
import warnings
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import onnx
import onnxruntime
import torch
from torch import Tensor, nn

from engine.core.errors import ModelError
from engine.core.sentences import said
from engine.export.graph_rewrite import rewrite
from engine.inference.providers import CPU, OPENVINO

OPSET = 17
IMAGE, CODE, ENHANCED, THUMBNAIL = "image", "code", "enhanced", "thumbnail"
_CONVOLUTIONS = ("Conv", "ConvTranspose")
_OPENVINO_FACTS = ("layerType", "primitiveType", "originalLayersNames")
_CONVOLUTIONS_IN_INTEGERS = ("QLinearConv", "ConvInteger", "QuantizedConv")


@dataclass(frozen=True)
class _Names:
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]


def code_of(net: nn.Module, thumbnail: Tensor) -> Tensor | None:
    """What the network's condition network makes of the thumbnail, (1, c, 1, 1), or None when it has none."""
    condition = getattr(net, "condition", None)
    with torch.no_grad():
        return None if condition is None else condition(thumbnail)


def picture_of(net: nn.Module, image: Tensor, code: Tensor | None) -> Tensor:
    """The tile graph's result, without gradients."""
    with torch.no_grad():
        return net(image) if code is None else net(image, code)  # type: ignore[no-any-return]


def scopes(net: nn.Module, image: Tensor, thumbnail: Tensor) -> dict[str, str]:
    """What the exporter calls each module of the tile graph: "/body/body.0/first" for body.0.first where body is called as a whole.

    It joins the names of all modules being called, each without what stands before its last name that is no number.
    """
    calling: list[str] = []
    found: dict[str, str] = {}

    def enter(name: str) -> None:
        atoms = name.split(".")
        first = max((index for index, atom in enumerate(atoms) if not atom.isnumeric()), default=0)
        calling.append(".".join(atoms[first:]))
        found.setdefault(name, "/" + "/".join(calling))

    hooks = []
    for name, module in net.named_modules():
        if name:
            hooks.append(module.register_forward_pre_hook(lambda _module, _inputs, name=name: enter(name)))  # type: ignore[misc]
            hooks.append(module.register_forward_hook(lambda _module, _inputs, _out: _left(calling)))
    code = code_of(net, thumbnail)
    calling.clear()
    found.clear()
    try:
        picture_of(net, image, code)
    finally:
        for hook in hooks:
            hook.remove()
    return found


def _left(calling: list[str]) -> None:
    calling.pop()


def export_tile_graph(net: nn.Module, code: int | None, path: Path, multiple_of: int = 8) -> None:
    """Write `net(image, code)`, or `net(image)`, folded, FP32 or quantised. code: length of the code vector, None for a network without;
    multiple_of: of heights and widths.

    Raises ModelError when the graph cannot be written in the form the providers need.
    """
    side = 8 * multiple_of
    image = torch.rand(1, 3, side, side)
    if code is None:
        _write(net, (image,), _Names((IMAGE,), (ENHANCED,)), path, free=(IMAGE, ENHANCED))
    else:
        _write(net, (image, torch.zeros(1, code, 1, 1)), _Names((IMAGE, CODE), (ENHANCED,)), path, free=(IMAGE, ENHANCED))


def export_condition(condition: nn.Module, size: int, path: Path) -> None:
    """Write `condition(thumbnail)`, which always stays FP32. size: side of the thumbnail."""
    _write(condition, (torch.rand(1, 3, size, size),), _Names((THUMBNAIL,), (CODE,)), path, free=())


def float_convolutions(path: Path) -> list[str]:
    """Names of the convolutions that onnxruntime's CPU provider does not compute in integers, from its own optimised graph."""
    with tempfile.TemporaryDirectory() as folder:
        optimised = Path(folder) / "optimised.onnx"
        options = onnxruntime.SessionOptions()
        # One level below "all", where convolutions still carry their names; integers are chosen at this level.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
        options.optimized_model_filepath = str(optimised)
        options.log_severity_level = 3
        onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        nodes = onnx.load(optimised).graph.node
    return [node.name for node in nodes if "Conv" in node.op_type and node.op_type not in _CONVOLUTIONS_IN_INTEGERS]


def why_in_float(path: Path, convolution: str) -> str:
    """What keeps the convolution of that name from being computed in integers, in words, from the written graph itself."""
    graph = onnx.load(path).graph
    makers = {output: node for node in graph.node for output in node.output}
    node = next(node for node in graph.node if node.name == convolution)
    source, weight = (makers.get(name) for name in node.input[:2])
    if weight is None or weight.op_type != "DequantizeLinear":
        return "its weights are not rounded"
    if source is None or source.op_type != "DequantizeLinear":
        return f"what it reads comes from {'the input' if source is None else source.op_type} without being rounded"
    readers = [reader.op_type for reader in graph.node if node.output[0] in reader.input and reader.op_type != "QuantizeLinear"]
    if readers or node.output[0] in {value.name for value in graph.output}:
        return f"what it gives goes to {readers[0] if readers else 'the output'} without being rounded"
    return "the provider has no integer form of it"


def openvino_float_convolutions(path: Path) -> list[str]:
    """The same for OpenVINO's CPU device, from the precisions it says it executes in. Needs the `openvino` package."""
    known = {node.name for node in onnx.load(path).graph.node if node.op_type in _CONVOLUTIONS}
    found = []
    for node in compile_for_openvino(path).get_runtime_model().get_ops():
        facts = {key: value.astype(str) for key, value in node.get_rt_info().items() if key in _OPENVINO_FACTS}
        if facts["layerType"] in ("Convolution", "Deconvolution") and "I8" not in facts["primitiveType"].upper():
            # Everything that it fused is named, a convolution sometimes as what is left of it when its bias went elsewhere.
            names = (name.removesuffix("/WithoutBiases") for name in facts["originalLayersNames"].split(","))
            found.append(next((name for name in names if name in known), node.get_friendly_name()))
    return found


def multiply_adds(path: Path, side: int) -> dict[str, int]:
    """The multiply-adds of every convolution by its name, for a tile of side x side pixels; activations, sums and products are not
    counted. Raises ModelError where they do not follow from the tile's size."""
    model = onnx.load(path)
    for size in next(value for value in model.graph.input if value.name == IMAGE).type.tensor_type.shape.dim[2:]:
        size.dim_value = side
    graph = onnx.shape_inference.infer_shapes(model, data_prop=True).graph
    values = (*graph.input, *graph.value_info, *graph.output)
    shapes = {value.name: [size.dim_value for size in value.type.tensor_type.shape.dim] for value in values}
    shapes |= {constant.name: list(constant.dims) for constant in graph.initializer}
    found: dict[str, int] = {}
    for node in graph.node:
        if node.op_type in _CONVOLUTIONS:
            # Each of its weights is used once for every pixel of its result, in a transposed one of its input.
            where = node.output[0] if node.op_type == "Conv" else node.input[0]
            name = node.name or node.output[0]
            found[name] = math.prod(shapes.get(node.input[1], [0])) * math.prod(shapes.get(where, [0])[2:])
            if not found[name]:
                raise ModelError(said("How much {name} has to do cannot be told from the tile's size.", name=name), detail=path.name)
    return found


def share_in_integers(work: Mapping[str, int], in_float: Collection[str]) -> float:
    """The share of multiply-adds that convolutions not named in `in_float` do; 1 where there is nothing to do."""
    total = sum(work.values())
    return sum(count for name, count in work.items() if name not in in_float) / total if total else 1.0


def integer_shares(path: Path, side: int) -> dict[str, float]:
    """By provider, the share of a file's multiply-adds in convolutions that it computes in integers. OpenVINO is asked where it is
    installed. side: of the tile."""
    work = multiply_adds(path, side)
    shares = {CPU: share_in_integers(work, float_convolutions(path))}
    if importlib.util.find_spec("openvino") is not None:
        shares[OPENVINO] = share_in_integers(work, openvino_float_convolutions(path))
    return shares


def compile_for_openvino(path: Path, threads: int = 0) -> Any:
    """The graph compiled for the processor by the `openvino` package, which must be installed. threads: 0 for as many as it likes."""
    # The package reports its use to its makers through this module, and does without where it cannot be imported.
    sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]
    openvino: Any = importlib.import_module("openvino")
    return openvino.Core().compile_model(str(path), "CPU", {"INFERENCE_PRECISION_HINT": "f32", "INFERENCE_NUM_THREADS": threads})


def _write(net: nn.Module, example: tuple[Tensor, ...], names: _Names, path: Path, free: tuple[str, ...]) -> None:
    axes = {name: {2: f"{name}_height", 3: f"{name}_width"} for name in free}
    was_training = net.training
    net.eval()
    try:
        with warnings.catch_warnings(), torch.no_grad():
            # The tracer warns of every scale that becomes a constant, which is what is wanted.
            warnings.simplefilter("ignore")
            torch.onnx.export(
                net,
                example,
                str(path),
                dynamo=False,
                opset_version=OPSET,
                input_names=list(names.inputs),
                output_names=list(names.outputs),
                dynamic_axes=axes,
                do_constant_folding=True,
            )
        onnx.save(rewrite(onnx.load(path)), path)
    except (RuntimeError, ValueError, onnx.checker.ValidationError) as error:
        raise ModelError(said("The network could not be written as an ONNX file."), detail=f"{path.name}: {error}") from error
    finally:
        net.train(was_training)
