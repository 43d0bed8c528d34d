"""Small ONNX graphs with known behaviour, model folders around them, and methods that declare them.

Every graph takes `image` (1, 3, h, w) and returns `enhanced`, like a real method's. They are made in milliseconds, so tests of the
runtime need no trained weights.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from engine.core.method import Method, Task, Tiling, Variant
from engine.core.precision import Precision
from engine.inference.model_store import ModelStore
from engine.inference.session import SessionPool
from engine.pipeline import Engine

OPSET = 17


def identity() -> onnx.ModelProto:
    """Returns the image."""
    return graph([node("Identity", ["image"], ["enhanced"])])


def affine(gain: float, offset: float = 0.0) -> onnx.ModelProto:
    """gain * image + offset."""
    return graph(
        [node("Mul", ["image", "gain"], ["scaled"]), node("Add", ["scaled", "offset"], ["enhanced"])],
        {"gain": np.float32(gain), "offset": np.float32(offset)},
    )


def constant(value: float) -> onnx.ModelProto:
    """The same value everywhere, whatever the image: NaN, black or a flat grey."""
    nodes = [node("Shape", ["image"], ["shape"]), node("Expand", ["value", "shape"], ["enhanced"])]
    return graph(nodes, {"value": np.full((1, 1, 1, 1), value, np.float32)})


def blur(radius: int) -> onnx.ModelProto:
    """A box blur with zero padding; its true halo is `radius`."""
    side = 2 * radius + 1
    kernel = np.full((3, 1, side, side), 1.0 / side**2, np.float32)
    conv = node("Conv", ["image", "kernel"], ["enhanced"], kernel_shape=[side, side], pads=[radius] * 4, group=3)
    return graph([conv], {"kernel": kernel})


def pyramid(seed: int = 1) -> onnx.ModelProto:
    """A small U-shaped network: two stride-2 convolutions down, two pixel shuffles up. Halo 16 covers it, sizes are multiples of 4."""
    random = np.random.default_rng(seed)
    weights = {
        "down_1": _kernel(random, 8, 3, 3),
        "down_2": _kernel(random, 8, 8, 3),
        "up_1": _kernel(random, 32, 8, 3),
        "up_2": _kernel(random, 12, 8, 3),
    }
    return graph(
        [
            node("Conv", ["image", "down_1"], ["half"], kernel_shape=[3, 3], strides=[2, 2], pads=[1] * 4),
            node("Relu", ["half"], ["half_on"]),
            node("Conv", ["half_on", "down_2"], ["quarter"], kernel_shape=[3, 3], strides=[2, 2], pads=[1] * 4),
            node("Relu", ["quarter"], ["quarter_on"]),
            node("Conv", ["quarter_on", "up_1"], ["packed"], kernel_shape=[3, 3], pads=[1] * 4),
            node("DepthToSpace", ["packed"], ["half_again"], blocksize=2, mode="CRD"),
            node("Add", ["half_again", "half_on"], ["joined"]),
            node("Conv", ["joined", "up_2"], ["packed_again"], kernel_shape=[3, 3], pads=[1] * 4),
            node("DepthToSpace", ["packed_again"], ["change"], blocksize=2, mode="CRD"),
            node("Mul", ["change", "small"], ["small_change"]),
            node("Add", ["image", "small_change"], ["enhanced"]),
        ],
        {**weights, "small": np.float32(0.2)},
    )


def enlarge(scale: int) -> onnx.ModelProto:
    """Every pixel repeated scale x scale times."""
    how = {"mode": "nearest", "coordinate_transformation_mode": "asymmetric", "nearest_mode": "floor"}
    return graph([node("Resize", ["image", "", "scales"], ["enhanced"], **how)], {"scales": np.array([1, 1, scale, scale], np.float32)})


def add_code() -> onnx.ModelProto:
    """image + code, where `code` (1, 3, 1, 1) is a second input."""
    return graph([node("Add", ["image", "code"], ["enhanced"])], inputs={"image": [1, 3, "height", "width"], "code": [1, 3, 1, 1]})


def mean_code(size: int) -> onnx.ModelProto:
    """A condition graph: `code` is 0.5 less the mean of each channel of `thumbnail`."""
    return graph(
        [node("ReduceMean", ["thumbnail"], ["mean"], axes=[2, 3], keepdims=1), node("Sub", ["half", "mean"], ["code"])],
        {"half": np.float32(0.5)},
        inputs={"thumbnail": [1, 3, size, size]},
        output="code",
        output_shape=[1, 3, 1, 1],
    )


def endless() -> onnx.ModelProto:
    """A loop that would run for years: only stopping the run from outside ends it."""
    body = helper.make_graph(
        [node("Identity", ["going"], ["still_going"]), node("Mul", ["value", "one"], ["next_value"])],
        "body",
        [
            helper.make_tensor_value_info("step", TensorProto.INT64, []),
            helper.make_tensor_value_info("going", TensorProto.BOOL, []),
            helper.make_tensor_value_info("value", TensorProto.FLOAT, [1, 3, None, None]),
        ],
        [
            helper.make_tensor_value_info("still_going", TensorProto.BOOL, []),
            helper.make_tensor_value_info("next_value", TensorProto.FLOAT, [1, 3, None, None]),
        ],
        [numpy_helper.from_array(np.float32(1.0), "one")],
    )
    loop = node("Loop", ["times", "start", "image"], ["enhanced"], body=body)
    return graph([loop], {"times": np.int64(2**60), "start": np.bool_(True)})


def node(kind: str, inputs: Sequence[str], outputs: Sequence[str], **attributes: Any) -> onnx.NodeProto:
    return helper.make_node(kind, inputs, outputs, **attributes)


def graph(
    nodes: Sequence[onnx.NodeProto],
    constants: Mapping[str, Any] | None = None,
    inputs: Mapping[str, Sequence[int | str]] | None = None,
    output: str = "enhanced",
    output_shape: Sequence[int | str] = (1, 3, "out_height", "out_width"),
) -> onnx.ModelProto:
    """A checked model; height and width are free."""
    shapes = inputs or {"image": [1, 3, "height", "width"]}
    values = [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in shapes.items()]
    result = helper.make_tensor_value_info(output, TensorProto.FLOAT, output_shape)
    weights = [numpy_helper.from_array(np.asarray(value), name) for name, value in (constants or {}).items()]
    body = helper.make_graph(list(nodes), "tiny", values, [result], weights)
    model = helper.make_model(body, opset_imports=[helper.make_opsetid("", OPSET)])
    model.ir_version = 9
    onnx.checker.check_model(model)
    return model


def sharp_enlarge(scale: int, seed: int = 2) -> onnx.ModelProto:
    """A 5x5 convolution to scale * scale pixels for each, by pixel shuffle: every place inside a pixel gets another picture. Halo 2."""
    kernel = _kernel(np.random.default_rng(seed), 3 * scale * scale, 3, 5) * np.float32(0.5)
    kernel[np.arange(len(kernel)), np.arange(len(kernel)) // scale**2, 2, 2] += 1.0
    nodes = [
        node("Conv", ["image", "kernel"], ["packed"], kernel_shape=[5, 5], pads=[2] * 4),
        node("DepthToSpace", ["packed"], ["enhanced"], blocksize=scale, mode="CRD"),
    ]
    return graph(nodes, {"kernel": kernel})


def tiny_method(
    halo: int = 0,
    multiple_of: int = 1,
    scale: int = 1,
    precisions: Sequence[Precision] = (Precision.FP32,),
    tiling: Tiling = Tiling.TILES,
    sizes: tuple[int, ...] = (),
    variants: tuple[Variant, ...] = (Variant("only", "Only", "For tests."),),
) -> Method:
    """A network method called `tiny`."""
    return Method(
        id="tiny",
        name="Tiny",
        task=Task.TONE,
        summary="For tests.",
        variants=variants,
        precisions=tuple(precisions),
        halo=halo,
        multiple_of=multiple_of,
        scale=scale,
        sizes=sizes,
        tiling=tiling,
    )


def write_folder(
    root: Path,
    method: Method,
    graphs: Mapping[Precision, onnx.ModelProto],
    condition: tuple[onnx.ModelProto, int] | None = None,
    variant: str | None = None,
    **fields: Any,
) -> Path:
    """Write the model folder of `method` under `root` and return it.

    condition: its graph and the thumbnail's side; variant: an id that need not be declared, None is the first declared one; fields:
    what else stands in the manifest, or stands there in another way.
    """
    variant = variant or method.variants[0].id
    folder = root / method.id / variant
    folder.mkdir(parents=True, exist_ok=True)
    manifest: dict[str, Any] = {
        "schema": 1,
        "method": method.id,
        "variant": variant,
        "scale": method.scale,
        "halo": method.halo,
        "multiple_of": method.multiple_of,
        "opset": OPSET,
        "input": "image",
        "output": "enhanced",
        "condition": None,
        "files": {precision.value: _save(folder / f"{precision.value}.onnx", model) for precision, model in graphs.items()},
    }
    if condition is not None:
        model, size = condition
        entry = _save(folder / "condition.onnx", model)
        manifest["condition"] = {**entry, "input": "thumbnail", "size": size, "outputs": ["code"]}
    (folder / "manifest.json").write_text(json.dumps({**manifest, **fields}))
    return folder


def tiny_engine(
    root: Path,
    model: onnx.ModelProto | Mapping[Precision, onnx.ModelProto],
    *,
    halo: int = 0,
    multiple_of: int = 1,
    scale: int = 1,
    condition: tuple[onnx.ModelProto, int] | None = None,
    tiling: Tiling = Tiling.TILES,
    sizes: tuple[int, ...] = (),
) -> Engine:
    """An engine with the single method `tiny`, whose weights are the given graph or graphs."""
    graphs = model if isinstance(model, Mapping) else {Precision.FP32: model}
    method = tiny_method(halo, multiple_of, scale, tuple(graphs), tiling, sizes)
    write_folder(root, method, graphs, condition)
    return Engine(ModelStore((root,)), SessionPool(), (method,))


def two_weights_engine(root: Path, strong: onnx.ModelProto, gentle: onnx.ModelProto, *, scale: int = 1, halo: int = 0) -> Engine:
    """An engine with the method `tiny`, whose variant `strong` goes from the weights of `gentle` to its own."""
    variants = (Variant("strong", "Strong", "For tests.", gentle="gentle"), Variant("gentle", "Gentle", "For tests."))
    method = tiny_method(halo, scale=scale, variants=variants)
    for variant, model in (("strong", strong), ("gentle", gentle)):
        write_folder(root, method, {Precision.FP32: model}, variant=variant)
    return Engine(ModelStore((root,)), SessionPool(), (method,))


def _save(path: Path, model: onnx.ModelProto) -> dict[str, Any]:
    data = model.SerializeToString()
    path.write_bytes(data)
    return {"file": path.name, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}


def _kernel(random: np.random.Generator, outputs: int, inputs: int, side: int) -> np.ndarray[Any, np.dtype[np.float32]]:
    return (random.standard_normal((outputs, inputs, side, side)) * np.sqrt(2.0 / (inputs * side * side))).astype(np.float32)
