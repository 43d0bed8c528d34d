"""Publishes a variant: writes its graphs and manifest into a new folder, checks them, and only then puts it in place.

Reading manifests is `engine.inference.manifest`'s part; this writes exactly what that reads. Training decides the numbers in `Facts`,
the files written here are measured here.
"""

import copy
import hashlib
import json
import math
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import torch
from torch import Tensor, nn

from engine.core.errors import ModelError
from engine.core.method import Method
from engine.core.precision import Precision
from engine.core.progress import NullProgress, PartProgress, Progress
from engine.core.sentences import Sentence, said, to_json
from engine.export.onnx_export import (
    CODE,
    ENHANCED,
    IMAGE,
    OPSET,
    THUMBNAIL,
    code_of,
    export_condition,
    export_tile_graph,
    float_convolutions,
    integer_shares,
    multiply_adds,
    picture_of,
    scopes,
    why_in_float,
)
from engine.export.parity import check_fp32, check_int8
from engine.export.ptq import PtqResult, enhanced, psnr_between
from engine.export.quality import HeldPhoto, measure_quality
from engine.inference.manifest import MANIFEST, SCHEMA, read_manifest
from engine.training.qat import Tiles
from engine.training.sensitivity import touched_convolutions

WORK_TILE = 256
"""Side of the tile at which multiply-adds are counted: the next larger one that the method can take."""

HELD_OUT = "held_out"
"""The set's name in the quality rows that are measured when publishing."""


@dataclass(frozen=True)
class Facts:
    """What the manifest says about the training. quality: rows such as {"set": ..., "precision": ..., "psnr": ..., "ssim": ...}, besides
    those measured here; name, summary, origin, notes: of a variant that its method does not declare, see `Manifest`."""

    training_data: str
    licence: str
    steps: int
    seconds: float
    quality: tuple[Mapping[str, Any], ...] = ()
    name: str = ""
    summary: str = ""
    origin: str = ""
    notes: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    def kept_words(self) -> dict[str, Any]:
        """What the summary was made of, where that is a sentence that can be translated."""
        return {"summary": to_json(self.summary)} if isinstance(self.summary, Sentence) else {}

    def words(self) -> dict[str, Any]:
        """The optional fields of the manifest that have something to say."""
        found = {"name": self.name, "summary": self.summary, "origin": self.origin, "notes": dict(self.notes)}
        return {key: value for key, value in found.items() if value}


def export_variant(
    fp32_net: nn.Module,
    ptq: PtqResult | None,
    qat_net: nn.Module | None,
    method: Method,
    variant: str,
    held_out: Tiles,
    folder: Path,
    facts: Facts,
    *,
    declared_float: Sequence[str] = (),
    photos: Sequence[HeldPhoto] = (),
    progress: Progress | None = None,
) -> Path:
    """Write `folder` (…/<method>/<variant>) with the graphs of all precisions and the manifest; what was there is replaced at the end.

    fp32_net: the trained network (folded here where it has `fold`); ptq and qat_net: its quantised forms, if any, which must share its
    condition network, if any; held_out: tiles not used for calibration, for the parity numbers; declared_float: names of the
    convolutions and taps of the quantised forms that stay FP32; photos: held-out pairs on which each file's quality is measured.

    Raises ModelError when a graph differs from its network, when a convolution is in float that is not declared, when the picture's
    size is not the method's, or when the folder cannot be read back; Cancelled. Nothing is published then.
    """
    told = progress or NullProgress()
    rounded = {} if ptq is None else {Precision.PTQ: ptq.net}
    rounded |= {} if qat_net is None else {Precision.QAT: qat_net}
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as made:
        target = Path(made) / folder.name
        target.mkdir()
        making = _Making(target, _folded(fp32_net), method, held_out)
        for precision, other in rounded.items():
            _require_sibling(making.net, other, precision)
        told.report(0.0, said("Writing and checking {precision}", precision=Precision.FP32.label))
        making.write_fp32()
        if ptq is not None:
            making.parity["ptq_calibration"] = ptq.kind.value
        for done, (precision, other) in enumerate(rounded.items(), 1):
            told.check_cancelled()
            told.report(0.6 * done / (1 + len(rounded)), said("Writing and checking {precision}", precision=precision.label))
            making.write_int8(precision, copy.deepcopy(other).cpu().eval(), declared_float)
        manifest = making.manifest(variant, facts)
        _write_json(target / MANIFEST, manifest)
        if photos:
            manifest["quality"] += measure_quality(read_manifest(target), photos, HELD_OUT, PartProgress(told, 0.6, 0.4))
            _write_json(target / MANIFEST, manifest)
        read_manifest(target)
        told.check_cancelled()
        _put_in_place(target, folder)
    told.report(1.0, said("Published"))
    return folder


def write_quality(folder: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    """Replace the quality rows of a published folder's manifest, once the finished files have been evaluated."""
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    manifest["quality"] = [dict(row) for row in rows]
    _write_json(folder / MANIFEST, manifest)
    read_manifest(folder)


@dataclass
class _Making:
    """A folder in the making. net: FP32, folded; files and parity: what the manifest says about what is written so far."""

    target: Path
    net: nn.Module
    method: Method
    held_out: Tiles
    files: dict[str, Any] = field(default_factory=dict)
    parity: dict[str, Any] = field(default_factory=dict)

    @property
    def tile(self) -> tuple[Tensor, Tensor]:
        """One picture and its thumbnail."""
        image, thumbnail = self.held_out[0]
        return image[:1], thumbnail[:1]

    def write_fp32(self) -> None:
        """The FP32 graph, compared at two sizes: a size that became a constant in the file would show."""
        path = self.target / f"{Precision.FP32.value}.onnx"
        multiple, (image, thumbnail) = self.method.multiple_of, self.tile
        code = code_of(self.net, thumbnail)
        export_tile_graph(self.net, _length(code), path, multiple)
        rows, columns = (multiple * math.ceil(side / multiple) for side in (40, 24))
        parts = (image, image[..., :rows, :columns])
        self.parity["fp32_max_error"] = max(check_fp32(self.net, path, part, thumbnail) for part in parts)
        made, given = (tuple(each.shape[:1:-1]) for each in (picture_of(self.net, image, code), image))
        if made != tuple(self.method.scale * side for side in given):
            sizes = f"{made[0]} x {made[1]} pixels of {given[0]} x {given[1]}"
            raise ModelError(
                said(
                    "The network makes {sizes}; {method} enlarges by {scale}.", sizes=sizes, method=self.method.id, scale=self.method.scale
                )
            )
        self.files[Precision.FP32.value] = _file(path) | {"float_convolutions": len(float_convolutions(path)), **self.work(path)}

    def write_int8(self, precision: Precision, net: nn.Module, declared_float: Sequence[str]) -> None:
        """The graph of one quantised form, compared with it byte by byte and with FP32 as a picture."""
        path = self.target / f"{precision.value}.onnx"
        export_tile_graph(net, _length(code_of(net, self.tile[1])), path, self.method.multiple_of)
        allowed = touched_convolutions(net, self.tile, declared_float)
        layers = {scope: name for name, scope in scopes(net, *self.tile).items()}
        in_float = {name: layers.get(name.rpartition("/")[0], name) for name in float_convolutions(path)}
        undeclared = sorted(name for name, layer in in_float.items() if layer not in allowed)
        if undeclared:
            reason = why_in_float(path, undeclared[0])
            raise ModelError(
                said(
                    "{precision} would compute {name} in FP32, which is not declared: {reason}.",
                    precision=precision.label,
                    name=in_float[undeclared[0]],
                    reason=reason,
                ),
                detail=", ".join(undeclared),
            )
        found = asdict(check_int8(net, path, *self.tile))
        distance = psnr_between(enhanced(self.net, self.held_out), enhanced(net, self.held_out))
        self.parity[f"{precision.value}_psnr"] = round(distance, 3)
        self.parity[f"{precision.value}_file"] = {key: round(v, 6) if isinstance(v, float) else v for key, v in found.items()}
        shares = {provider: round(share, 4) for provider, share in integer_shares(path, self.side).items()}
        in_words = {"float_convolutions": len(in_float), "declared_float": list(declared_float), "integer_share": shares}
        self.files[precision.value] = _file(path) | in_words | self.work(path)

    @property
    def side(self) -> int:
        return self.method.multiple_of * math.ceil(WORK_TILE / self.method.multiple_of)

    def work(self, path: Path) -> dict[str, int]:
        """The multiply-adds of all convolutions for one pixel of the result."""
        pixels = (self.side * self.method.scale) ** 2
        return {"multiply_adds_per_pixel": round(sum(multiply_adds(path, self.side).values()) / pixels)}

    def condition(self) -> dict[str, Any] | None:
        """Write the condition graph, where the network has one."""
        if not hasattr(self.net, "condition"):
            return None
        path, size = self.target / "condition.onnx", self.method.measure_size
        export_condition(self.net.condition, size, path)  # type: ignore[arg-type]
        return _file(path) | {"input": THUMBNAIL, "size": size, "outputs": [CODE]}

    def manifest(self, variant: str, facts: Facts) -> dict[str, Any]:
        return {
            "schema": SCHEMA,
            "method": self.method.id,
            "variant": variant,
            "scale": self.method.scale,
            "halo": self.method.halo,
            "multiple_of": self.method.multiple_of,
            "opset": OPSET,
            "input": IMAGE,
            "output": ENHANCED,
            "condition": self.condition(),
            "files": self.files,
            "training_data": facts.training_data,
            "licence": facts.licence,
            "trained": {"steps": facts.steps, "seconds": round(facts.seconds), **facts.kept_words()},
            "parity": self.parity,
            "quality": [dict(row) for row in facts.quality],
            **facts.words(),
        }


def _folded(net: nn.Module) -> nn.Module:
    net = copy.deepcopy(net).cpu().eval()
    if hasattr(net, "fold"):
        net.fold()  # type: ignore[operator]
    return net


def _length(code: Tensor | None) -> int | None:
    return None if code is None else int(code.shape[1])


def _require_sibling(net: nn.Module, other: nn.Module, precision: Precision) -> None:
    """The quantised form is folded and shares the condition network, which all precisions of a variant use."""
    norm = next((name for name, module in other.named_modules() if isinstance(module, nn.BatchNorm2d)), None)
    if norm is not None:
        raise ModelError(
            said("The {precision} network was quantised before its batch norm {norm} was folded.", precision=precision.label, norm=norm)
        )
    mine, theirs = (getattr(each, "condition", None) for each in (net, other))
    same = (mine is None) == (theirs is None)
    if mine is not None and theirs is not None:
        ours, others = mine.state_dict(), theirs.state_dict()
        same = set(ours) == set(others) and all(torch.equal(ours[name].cpu(), others[name].cpu()) for name in ours)
    if not same:
        raise ModelError(
            said(
                "The {precision} network was trained with another condition network than FP32; all precisions share one.",
                precision=precision.label,
            )
        )


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
