"""Rewrites an exported graph with Q/DQ nodes into the form that the providers run in integers, without changing what it computes.

torch's exporter leaves float weights in front of QuantizeLinear, a code added between a convolution and its rounding, and data
movement (split, concatenation, pixel shuffle, pooling, nearest resizing) between DequantizeLinear and convolution. Here the weights
become int8 constants, the code an int32 bias, and each movement gets its own Q/DQ pair of the same scale, so that it moves bytes. What
has another form is left as it is: a convolution that ends up in float because of it is found by `engine.export.onnx_export`.
"""

from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import helper, numpy_helper
from onnx.reference import ReferenceEvaluator

_MOVEMENT = ("Concat", "Split", "DepthToSpace", "MaxPool", "Slice", "Transpose")


def is_movement(node: onnx.NodeProto) -> bool:
    """Whether every value of the node's results is one of its first input's (all inputs' for a concatenation)."""
    if node.op_type == "Resize":
        return all(attribute.s == b"nearest" for attribute in node.attribute if attribute.name == "mode")
    return node.op_type in _MOVEMENT


class Graph:
    """A model's nodes with look-ups by name, kept up to date while nodes are added and dropped; `finish` writes them back."""

    def __init__(self, model: onnx.ModelProto) -> None:
        self.model = model
        self.nodes: list[onnx.NodeProto] = list(model.graph.node)
        self.constants: dict[str, NDArray[Any]] = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
        for node in list(self.nodes):
            if node.op_type == "Constant" and node.attribute[0].name == "value":
                self.constants[node.output[0]] = numpy_helper.to_array(node.attribute[0].t)
                self.nodes.remove(node)
        outputs = {value.name for value in model.graph.output}
        for node in list(self.nodes):
            if node.op_type == "Identity" and node.output[0] not in outputs:
                self.redirect(node.output[0], node.input[0])
                self.nodes.remove(node)

    def producer(self, name: str) -> onnx.NodeProto | None:
        return next((node for node in self.nodes if name in node.output), None)

    def consumers(self, name: str) -> list[onnx.NodeProto]:
        return [node for node in self.nodes if name in node.input]

    def redirect(self, old: str, new: str) -> None:
        """Everything that read `old` reads `new`."""
        for node in self.nodes:
            for index, name in enumerate(node.input):
                if name == old:
                    node.input[index] = new

    def code_shape(self, name: str) -> list[int] | None:
        """The shape of a graph input of 1x1 pixels (a code made once for the photo), None for everything else."""
        found = next((value for value in self.model.graph.input if value.name == name), None)
        shape = [] if found is None else [side.dim_value for side in found.type.tensor_type.shape.dim]
        return shape if len(shape) == 4 and shape[2:] == [1, 1] else None

    def constant(self, name: str, value: NDArray[Any]) -> str:
        self.constants[name] = value
        return name

    def add(self, kind: str, inputs: list[str], name: str, **attributes: Any) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [name + "_output"], name=name, **attributes))
        return name + "_output"

    def finish(self) -> onnx.ModelProto:
        """The model with nodes in order of use and only the constants that are read."""
        known = {value.name for value in self.model.graph.input} | set(self.constants) | {""}
        waiting, ordered = self.nodes, []
        while waiting:
            ready = [node for node in waiting if all(name in known for name in node.input)]
            if not ready:
                raise ValueError("the rewritten graph has a cycle or a missing input")
            ordered += ready
            known.update(name for node in ready for name in node.output)
            waiting = [node for node in waiting if node not in ready]
        used = {name for node in ordered for name in node.input}
        del self.model.graph.node[:], self.model.graph.initializer[:], self.model.graph.value_info[:]
        self.model.graph.node.extend(ordered)
        kept = [numpy_helper.from_array(value, name) for name, value in self.constants.items() if name in used]
        self.model.graph.initializer.extend(kept)
        return self.model


def rewrite(model: onnx.ModelProto) -> onnx.ModelProto:
    """All rewritings; an FP32 graph only loses its Identity nodes and what can be computed beforehand. Raises ValueError where the
    graph has an unexpected form."""
    graph = Graph(model)
    _compute_constants(graph)
    _store_int8_weights(graph)
    _make_code_a_bias(graph)
    _keep_float_weights(graph)
    _move_bytes(graph)
    model = graph.finish()
    onnx.checker.check_model(model, full_check=True)
    return model


def _compute_constants(graph: Graph) -> None:
    """Nodes that read only constants become what they make (torch writes a border as eight of them); roundings are left alone."""
    opsets = {opset.domain: opset.version for opset in graph.model.opset_import}
    for node in list(graph.nodes):
        known = {name: graph.constants[name] for name in node.input if name in graph.constants}
        if node.input and len(known) == len(set(node.input)) and node.op_type not in ("QuantizeLinear", "DequantizeLinear"):
            made = ReferenceEvaluator(node, opsets=opsets).run(None, known)
            graph.constants.update({name: np.asarray(value) for name, value in zip(node.output, made, strict=True)})
            graph.nodes.remove(node)


def _store_int8_weights(graph: Graph) -> None:
    """QuantizeLinear of a constant becomes the constant that it makes. ValueError where its scales do not belong to the first axis."""
    for node in list(graph.nodes):
        if node.op_type == "QuantizeLinear" and node.input[0] in graph.constants:
            value, scale, zero = (graph.constants[name] for name in node.input)
            axis = next((attribute.i for attribute in node.attribute if attribute.name == "axis"), 1)
            if scale.ndim and axis != 0:
                raise ValueError(f"{node.name} rounds a constant along axis {axis}; only the first axis is understood")
            column = (-1, *[1] * (value.ndim - 1)) if scale.ndim else ()
            limits = np.iinfo(zero.dtype)
            rounded = np.round(value / scale.reshape(column)) + zero.astype(np.int32).reshape(column)
            graph.constant(node.output[0], np.clip(rounded, limits.min, limits.max).astype(zero.dtype))
            graph.nodes.remove(node)


def _make_code_a_bias(graph: Graph) -> None:
    """Conv, then Add of the code (or a part of it, (1, c, 1, 1)), then QuantizeLinear: the sum moves into the convolution's bias, as
    int32 of scale (input scale x weight scale), so that the convolution is followed by its QuantizeLinear and fuses."""
    for node in list(graph.nodes):
        found = _code_after_convolution(graph, node)
        if found is None:
            continue
        conv, code, steps = found
        bias = graph.constants[conv.input[2]] if len(conv.input) > 2 else np.zeros_like(steps)
        name, column = node.name, (1, -1, 1, 1)
        scaled = graph.add("Div", [code, graph.constant(f"{name}/steps", steps.reshape(column))], f"{name}/Div")
        offset = graph.constant(f"{name}/bias", (bias / steps).reshape(column).astype(np.float32))
        rounded = graph.add("Round", [graph.add("Add", [scaled, offset], f"{name}/Sum")], f"{name}/Round")
        whole = graph.add("Cast", [rounded], f"{name}/Cast", to=onnx.TensorProto.INT32)
        flat = graph.add("Reshape", [whole, graph.constant(f"{name}/shape", np.array([-1], np.int64))], f"{name}/Reshape")
        made = graph.add("DequantizeLinear", [flat, graph.constant(f"{name}/flat_steps", steps)], f"{name}/DequantizeLinear", axis=0)
        del conv.input[2:]
        conv.input.append(made)
        graph.redirect(node.output[0], conv.output[0])
        graph.nodes.remove(node)


def _code_after_convolution(graph: Graph, add: onnx.NodeProto) -> tuple[onnx.NodeProto, str, NDArray[np.float32]] | None:
    """The convolution, the code and the steps of the int32 sum, where `add` adds a code to a rounded convolution and is rounded."""
    if add.op_type != "Add" or not all(reader.op_type == "QuantizeLinear" for reader in graph.consumers(add.output[0])):
        return None
    for first, code in (tuple(add.input), tuple(reversed(add.input))):
        conv, split = graph.producer(first), graph.producer(code)
        source = split.input[0] if split is not None and split.op_type == "Split" else code
        if conv is None or conv.op_type != "Conv" or graph.code_shape(source) is None or graph.consumers(first) != [add]:
            continue
        if len(conv.input) > 2 and conv.input[2] not in graph.constants:
            continue
        steps = [_step_of(graph, name) for name in conv.input[:2]]
        if steps[0] is not None and steps[1] is not None:
            return conv, code, np.asarray(steps[0] * steps[1], np.float32)
    return None


def _step_of(graph: Graph, name: str) -> NDArray[np.float32] | None:
    """The scale of the DequantizeLinear behind a tensor, seen through data movement; None where there is none, or more than one."""
    node = graph.producer(name)
    if node is None or not (is_movement(node) or node.op_type == "DequantizeLinear"):
        return None
    if node.op_type == "DequantizeLinear":
        return np.asarray(graph.constants[node.input[1]], np.float32)
    found = [_step_of(graph, part) for part in (node.input if node.op_type == "Concat" else node.input[:1])]
    return found[0] if all(step is not None and np.array_equal(step, found[0]) for step in found) else None  # type: ignore[arg-type]


def _keep_float_weights(graph: Graph) -> None:
    """A LeakyRelu of slope 1, which changes nothing, between each convolution whose weights stay float and its rounding.

    Where a QuantizeLinear follows at once, or after a Relu or Clip, onnxruntime rounds such weights itself, by one scale a tensor.
    """
    for conv in [node for node in graph.nodes if node.op_type == "Conv" and node.input[1] in graph.constants]:
        roundings = [reader for reader in graph.consumers(conv.output[0]) if reader.op_type == "QuantizeLinear"]
        if roundings:
            same = graph.add("LeakyRelu", [conv.output[0]], f"{conv.name}/LeakyRelu", alpha=1.0)
            for rounding in roundings:
                rounding.input[0] = same


def _move_bytes(graph: Graph) -> None:
    """Data movement between DequantizeLinear and anything but a QuantizeLinear gets a Q/DQ pair of its input's scale behind it.

    Only where all inputs share scale and zero point, so that nothing is rounded again.
    """
    pairs: dict[str, tuple[str, str]] = {
        node.output[0]: (node.input[1], node.input[2])
        for node in graph.nodes
        if node.op_type == "DequantizeLinear" and len(node.input) > 2 and graph.constants[node.input[1]].ndim == 0
    }
    waiting = [node for node in graph.nodes if is_movement(node)]
    for node in sorted(waiting, key=lambda found: _depth(graph, found)):
        inputs = list(node.input) if node.op_type == "Concat" else [node.input[0]]
        if not all(name in pairs for name in inputs):
            continue
        ranges = {tuple(float(graph.constants[part]) for part in pairs[name]) for name in inputs}
        if len(ranges) > 1:
            continue
        scale, zero = pairs[inputs[0]]
        for index, output in enumerate(list(node.output)):
            readers = graph.consumers(output)
            if not readers or all(reader.op_type == "QuantizeLinear" for reader in readers):
                continue
            label = f"{node.name}/{index}"
            rounded = f"{label}/QuantizeLinear_output"
            dequantised = f"{label}/DequantizeLinear_output"
            graph.redirect(output, dequantised)
            graph.add("QuantizeLinear", [output, scale, zero], f"{label}/QuantizeLinear")
            graph.add("DequantizeLinear", [rounded, scale, zero], f"{label}/DequantizeLinear")
            pairs[dequantised] = (scale, zero)


def _depth(graph: Graph, node: onnx.NodeProto) -> int:
    """How many movements lie before this one without a rounding between, so that chains are treated from their start."""
    steps, before = 0, graph.producer(node.input[0])
    while before is not None and is_movement(before):
        steps, before = steps + 1, graph.producer(before.input[0])
    return steps
