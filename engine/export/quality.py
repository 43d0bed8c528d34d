"""How good the written files are: PSNR and SSIM of each precision on photos that were held out, for the manifest.

The files themselves are run, on the CPU provider and on whole photos, as `heliograph evaluate` would with the protocol of this project
(8-bit pictures, mean over photos). Nothing here knows torch or training.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from engine.core.errors import ModelError
from engine.core.metrics import score
from engine.core.progress import NullProgress, Progress
from engine.core.protocols import CAP
from engine.core.sentences import said
from engine.inference.manifest import Manifest

Picture = NDArray[np.uint8]


class HeldPhoto(Protocol):
    """(h, w, 3) uint8, h and w multiples of the method's; target larger by its scale; thumbnail: the whole photo, reduced."""

    @property
    def source(self) -> Picture: ...

    @property
    def target(self) -> Picture: ...

    @property
    def thumbnail(self) -> Picture: ...


def measure_quality(manifest: Manifest, photos: Sequence[HeldPhoto], name: str, progress: Progress | None = None) -> list[dict[str, Any]]:
    """A manifest row {"set": name, "precision", "psnr" in dB, "ssim"} for each precision. Raises ModelError, Cancelled."""
    told, rows = progress or NullProgress(), []
    codes = [_code(manifest, photo) for photo in photos]
    for done, (precision, file) in enumerate(manifest.files.items()):
        told.report(done / len(manifest.files), said("Measuring {precision}", precision=precision.label))
        session = _session(file.path)
        found = []
        for photo, code in zip(photos, codes, strict=True):
            told.check_cancelled()
            output = session.run([manifest.output], {manifest.input: _planes(photo.source)} | code)[0]
            picture = np.round(np.clip(output[0], 0.0, 1.0) * 255).astype(np.uint8).transpose(1, 2, 0)
            if picture.shape != photo.target.shape:
                raise ModelError(
                    said(
                        "{precision} makes a picture of {made} where {right} is right.",
                        precision=precision.label,
                        made=picture.shape[:2],
                        right=photo.target.shape[:2],
                    )
                )
            found.append(score(picture, photo.target, with_ms_ssim=False))
        psnr, ssim = (float(np.mean(values)) for values in ([min(one.psnr, CAP) for one in found], [one.ssim for one in found]))
        rows.append({"set": name, "precision": precision.value, "psnr": round(psnr, 3), "ssim": round(ssim, 4)})
    return rows


def _code(manifest: Manifest, photo: HeldPhoto) -> dict[str, NDArray[np.float32]]:
    condition = manifest.condition
    if condition is None:
        return {}
    found = _session(condition.file.path).run(list(condition.outputs), {condition.input: _planes(photo.thumbnail)})
    return dict(zip(condition.outputs, found, strict=True))


def _planes(picture: Picture) -> NDArray[np.float32]:
    """(h, w, 3) uint8 to (1, 3, h, w) 0-1."""
    return np.ascontiguousarray(picture.transpose(2, 0, 1)[None].astype(np.float32) / np.float32(255))


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
