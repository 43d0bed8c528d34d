"""Rewrites an exported graph with Q/DQ nodes into the form that the providers run in integers, without changing what it computes.

torch's exporter leaves float weights in front of QuantizeLinear, a code added between a convolution and its rounding, and data
movement (split, concatenation, pixel shuffle, pooling) between DequantizeLinear and convolution. Here the weights become int8
constants, the code an int32 bias, and each movement gets its own Q/DQ pair of the same scale, so that it moves bytes.
"""

from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import helper, numpy_helper

MOVEMENT = ("Concat", "Split", "DepthToSpace", "MaxPool")


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
        for node in list(self.nodes):
            if node.op_type == "Identity":
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
    """All rewritings; an FP32 graph only loses its Identity nodes. Raises ValueError where the graph has an unexpected form."""
    graph = Graph(model)
    _store_int8_weights(graph)
    _make_code_a_bias(graph)
    _move_bytes(graph)
    model = graph.finish()
    onnx.checker.check_model(model, full_check=True)
    return model


def _store_int8_weights(graph: Graph) -> None:
    """QuantizeLinear of a constant becomes the int8 constant."""
    for node in list(graph.nodes):
        if node.op_type == "QuantizeLinear" and node.input[0] in graph.constants:
            weight, scale = graph.constants[node.input[0]], graph.constants[node.input[1]]
            rounded = np.round(weight / scale.reshape(-1, *[1] * (weight.ndim - 1)))
            graph.constant(node.output[0], np.clip(rounded, -128, 127).astype(np.int8))
            graph.nodes.remove(node)


def _make_code_a_bias(graph: Graph) -> None:
    """Conv, then Add of a (1, c, 1, 1) tensor made from the code, then QuantizeLinear: the sum moves into the convolution's bias, as
    int32 of scale (input scale x weight scale), so that the convolution is followed by its QuantizeLinear and fuses."""
    for node in list(graph.nodes):
        if node.op_type != "Add" or not all(reader.op_type == "QuantizeLinear" for reader in graph.consumers(node.output[0])):
            continue
        conv, shift = graph.producer(node.input[0]), graph.producer(node.input[1])
        if conv is None or shift is None or conv.op_type != "Conv" or shift.op_type != "Split":
            continue
        steps = (_step_of(graph, conv.input[0]) * _step_of(graph, conv.input[1])).astype(np.float32)
        bias, name = graph.constants[conv.input[2]], node.name
        column = (1, -1, 1, 1)
        scaled = graph.add("Div", [node.input[1], graph.constant(f"{name}/steps", steps.reshape(column))], f"{name}/Div")
        offset = graph.constant(f"{name}/bias", (bias / steps).reshape(column).astype(np.float32))
        rounded = graph.add("Round", [graph.add("Add", [scaled, offset], f"{name}/Sum")], f"{name}/Round")
        whole = graph.add("Cast", [rounded], f"{name}/Cast", to=onnx.TensorProto.INT32)
        flat = graph.add("Reshape", [whole, graph.constant(f"{name}/shape", np.array([-1], np.int64))], f"{name}/Reshape")
        made = graph.add("DequantizeLinear", [flat, graph.constant(f"{name}/flat_steps", steps)], f"{name}/DequantizeLinear", axis=0)
        conv.input[2] = made
        graph.redirect(node.output[0], conv.output[0])
        graph.nodes.remove(node)


def _step_of(graph: Graph, name: str) -> NDArray[np.float32]:
    """The scale of the DequantizeLinear behind a tensor, seen through data movement."""
    node = graph.producer(name)
    while node is not None and node.op_type in MOVEMENT:
        node = graph.producer(node.input[0])
    if node is None or node.op_type != "DequantizeLinear":
        raise ValueError(f"{name} is not quantised")
    return np.asarray(graph.constants[node.input[1]], np.float32)


def _move_bytes(graph: Graph) -> None:
    """Data movement between DequantizeLinear and anything but a QuantizeLinear gets a Q/DQ pair of its input's scale behind it.

    Only where all inputs share scale and zero point, so that nothing is rounded again.
    """
    pairs: dict[str, tuple[str, str]] = {
        node.output[0]: (node.input[1], node.input[2]) for node in graph.nodes if node.op_type == "DequantizeLinear" and len(node.input) > 2
    }
    waiting = [node for node in graph.nodes if node.op_type in MOVEMENT]
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
    while before is not None and before.op_type in MOVEMENT:
        steps, before = steps + 1, graph.producer(before.input[0])
    return steps
