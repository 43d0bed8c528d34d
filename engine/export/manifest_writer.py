"""Publishes a variant: writes its graphs and manifest into a new folder, checks them, and only then puts it in place.

Reading manifests is `engine.inference.manifest`'s part; this writes exactly what that reads. Training decides the numbers in `Facts`.
"""

import copy
import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn

from engine.core.errors import ModelError
from engine.core.method import Method
from engine.core.precision import Precision
from engine.export.onnx_export import CODE, ENHANCED, IMAGE, OPSET, THUMBNAIL, export_condition, export_tile_graph, float_convolutions
from engine.export.parity import check_fp32, check_int8
from engine.export.ptq import PtqResult, enhanced, psnr_between
from engine.inference.manifest import MANIFEST, SCHEMA, read_manifest
from engine.training.qat import Tiles

DECLARED_FLOAT = ("/head/Conv",)
"""Convolutions that a provider may compute in FP32 in INT8 files: the head, whose output is applied to the image in FP32."""


@dataclass(frozen=True)
class Facts:
    """What the manifest says about the training. quality: rows such as {"set": ..., "precision": ..., "psnr": ..., "ssim": ...}."""

    training_data: str
    licence: str
    steps: int
    seconds: float
    quality: tuple[Mapping[str, Any], ...] = ()


def export_variant(
    fp32_net: nn.Module,
    ptq: PtqResult,
    qat_net: nn.Module | None,
    method: Method,
    variant: str,
    held_out: Tiles,
    folder: Path,
    facts: Facts,
) -> Path:
    """Write `folder` (…/<method>/<variant>) with the graphs of all precisions and the manifest; what was there is replaced at the end.

    fp32_net: the trained network (folded here); ptq and qat_net: its quantised forms, which must share its condition network;
    held_out: tiles not used for calibration, for the parity numbers. Raises ModelError when a graph differs from its network,
    when a convolution is in float that is not declared, or when the folder cannot be read back.
    """
    variant = method.variant(variant).id
    net = copy.deepcopy(fp32_net).eval()
    if hasattr(net, "fold"):
        net.fold()  # type: ignore[operator]
    rounded = {Precision.PTQ: ptq.net} | ({} if qat_net is None else {Precision.QAT: qat_net})
    for other in rounded.values():
        _require_same_condition(net, other)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as made:
        target = Path(made) / folder.name
        target.mkdir()
        files, parity = _write_graphs(target, net, rounded, method, held_out)
        parity["ptq_calibration"] = ptq.kind.value
        condition = _file(target / "condition.onnx") | {"input": THUMBNAIL, "size": method.measure_size, "outputs": [CODE]}
        manifest = {
            "schema": SCHEMA,
            "method": method.id,
            "variant": variant,
            "scale": method.scale,
            "halo": method.halo,
            "multiple_of": method.multiple_of,
            "opset": OPSET,
            "input": IMAGE,
            "output": ENHANCED,
            "condition": condition,
            "files": files,
            "training_data": facts.training_data,
            "licence": facts.licence,
            "trained": {"steps": facts.steps, "seconds": round(facts.seconds)},
            "parity": parity,
            "quality": [dict(row) for row in facts.quality],
        }
        _write_json(target / MANIFEST, manifest)
        read_manifest(target)
        _put_in_place(target, folder)
    return folder


def write_quality(folder: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    """Replace the quality rows of a published folder's manifest, once the finished files have been evaluated."""
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    manifest["quality"] = [dict(row) for row in rows]
    _write_json(folder / MANIFEST, manifest)
    read_manifest(folder)


def _write_graphs(
    target: Path, net: nn.Module, rounded: Mapping[Precision, nn.Module], method: Method, held_out: Tiles
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The graphs and what the manifest says about each file and about parity."""
    image, thumbnail = held_out[0][0][:1], held_out[0][1][:1]
    with torch.no_grad():
        code = int(net.condition(thumbnail).shape[1])  # type: ignore[operator]
    export_condition(net.condition, method.measure_size, target / "condition.onnx")  # type: ignore[arg-type]
    path = target / f"{Precision.FP32.value}.onnx"
    export_tile_graph(net, code, path, method.multiple_of)
    parity: dict[str, Any] = {"fp32_max_error": check_fp32(net, path, image, thumbnail)}
    files: dict[str, Any] = {Precision.FP32.value: _file(path) | {"float_convolutions": len(float_convolutions(path))}}
    reference = enhanced(net, held_out)
    for precision, other in rounded.items():
        path = target / f"{precision.value}.onnx"
        export_tile_graph(other, code, path, method.multiple_of)
        in_float = float_convolutions(path)
        undeclared = sorted(set(in_float) - set(DECLARED_FLOAT))
        if undeclared:
            raise ModelError(f"{path.name} would compute {undeclared[0]} in FP32, which is not declared.", detail=", ".join(undeclared))
        found = asdict(check_int8(other, path, image, thumbnail))
        parity[f"{precision.value}_psnr"] = round(psnr_between(reference, enhanced(other, held_out)), 3)
        parity[f"{precision.value}_file"] = {key: round(value, 6) if isinstance(value, float) else value for key, value in found.items()}
        files[precision.value] = _file(path) | {"float_convolutions": len(in_float), "declared_float": list(DECLARED_FLOAT)}
    return files, parity


def _require_same_condition(net: nn.Module, other: nn.Module) -> None:
    mine, theirs = net.condition.state_dict(), other.condition.state_dict()  # type: ignore[operator, union-attr]
    if not all(torch.equal(mine[name], theirs[name]) for name in mine):
        raise ModelError("The INT8 network was trained with another condition network than the FP32 one; all precisions share one.")


def _file(path: Path) -> dict[str, Any]:
    data = path.read_bytes()
    return {"file": path.name, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}


def _write_json(path: Path, data: Mapping[str, Any]) -> None:
    temporary = path.with_suffix(".part")
    temporary.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    temporary.replace(path)


def _put_in_place(made: Path, folder: Path) -> None:
    """Swap the finished folder in. Files that belong to nobody's graph (a card) are carried over from the old folder."""
    if folder.exists():
        for old in folder.iterdir():
            if old.suffix not in (".onnx", ".json") and not (made / old.name).exists():
                shutil.copy2(old, made / old.name)
        folder.replace(made.parent / "replaced")
    made.replace(folder)
