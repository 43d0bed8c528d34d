"""The road back: the FP32 weights of an installed model folder, put into a folded torch network, as training starts from them.

The exporter keeps the parameters' names in the file, so nothing is guessed; that the network is then the same is proved on a random
tile. Used by the training process.
"""

import copy
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import nn

from engine.core.errors import ModelError
from engine.core.precision import Precision
from engine.core.sentences import said
from engine.export.parity import check_fp32
from engine.inference.manifest import Manifest, read_manifest


def load_stock(net: nn.Module, folder: Path) -> None:
    """Put the weights of `folder`/fp32.onnx and its condition graph into `net` (folded; left as it is when that fails).

    Raises ModelError when the folder cannot be read or holds no FP32 file, when a name or a shape does not fit, and when the network
    then gives another picture than the file.
    """
    manifest = read_manifest(folder)
    if Precision.FP32 not in manifest.files:
        raise ModelError(said("The model {name} has no FP32 file to start training from.", name=folder.name))
    path = manifest.files[Precision.FP32].path
    found = _weights(path)
    if manifest.condition is not None:
        found |= {f"condition.{name}": value for name, value in _weights(manifest.condition.file.path).items()}
    trial = copy.deepcopy(net)
    _fill(trial, found, folder.name)
    _require_same_picture(trial, path, manifest, folder.name)
    net.load_state_dict(trial.state_dict())


def _weights(path: Path) -> dict[str, NDArray[np.float32]]:
    """The constants that have a parameter's name: the exporter's own begin with a slash or name their operator."""
    try:
        graph = onnx.load(path).graph
    except Exception as error:
        # protobuf's errors have no common class of their own.
        raise ModelError(said("{name} cannot be read as a model.", name=path.name), detail=f"{path}: {error}") from error
    return {i.name: numpy_helper.to_array(i) for i in graph.initializer if not i.name.startswith(("/", "onnx::"))}


def _fill(net: nn.Module, found: dict[str, NDArray[np.float32]], model: str) -> None:
    wanted = net.state_dict()
    missing, unknown = sorted(set(wanted) - set(found)), sorted(set(found) - set(wanted))
    if missing or unknown:
        what = f"it has no {missing[0]}" if missing else f"the network has no {unknown[0]}"
        raise ModelError(
            said("The weights of {model} do not fit this network: {what}.", model=model, what=what), detail=", ".join([*missing, *unknown])
        )
    for name, value in found.items():
        if tuple(wanted[name].shape) != value.shape:
            raise ModelError(
                said(
                    "The weights of {model} do not fit this network: {name} is {found}, not {wanted}.",
                    model=model,
                    name=name,
                    found=value.shape,
                    wanted=tuple(wanted[name].shape),
                )
            )
    net.load_state_dict({name: torch.from_numpy(value.copy()) for name, value in found.items()})


def _require_same_picture(net: nn.Module, path: Path, manifest: Manifest, model: str) -> None:
    generator = torch.Generator().manual_seed(1)
    height, width = 8 * manifest.multiple_of, 12 * manifest.multiple_of
    size = 64 if manifest.condition is None else manifest.condition.size
    image, thumbnail = (torch.rand(1, 3, *side, generator=generator) for side in ((height, width), (size, size)))
    try:
        check_fp32(net.cpu(), path, image, thumbnail)
    except ModelError as error:
        raise ModelError(
            said("The weights of {model} were put in, but the network gives another picture.", model=model), detail=error.message
        ) from error
