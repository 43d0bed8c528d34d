"""Between two sets of weights of one network: interpolating the weights against interpolating the pictures, as a Markdown table.

    python tests/benchmarks/between_weights.py GENTLE_FOLDER STRONG_FOLDER PAIRS [--method dm_restore] [--first N]

The folders are installed models whose FP32 files are read back into torch; PAIRS holds *L.png beside *H.png. Only pictures can be
interpolated for INT8 files, and without running again, so the question is what that costs. The perceptual distance is
`engine.training.judge`'s; without its weights that column is left out. Tests nothing.
"""

import argparse
import copy
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import cv2
import numpy as np
import torch
from torch import Tensor, nn

from engine.core.errors import UsageError
from engine.core.metrics import Channels, score
from engine.export.stock import load_stock
from engine.training.__main__ import recipe_of
from engine.training.judge import Judge, load_judge
from engine.training.phases import fold

STRENGTHS = (0.0, 0.25, 0.5, 0.75, 1.0)
BORDER = 4


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gentle", type=Path)
    parser.add_argument("strong", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--method", default="dm_restore")
    parser.add_argument("--first", type=int, default=10**6)
    arguments = parser.parse_args()
    gentle, strong = (_network(arguments.method, folder) for folder in (arguments.gentle, arguments.strong))
    try:
        judge = load_judge()
    except UsageError:
        judge = None
    pairs = [(path, path.with_name(f"{path.stem[:-1]}H{path.suffix}")) for path in sorted(arguments.pairs.glob("*L.png"))]
    rows: dict[tuple[float, str], list[tuple[float, float, float]]] = {}
    for low, high in pairs[: arguments.first]:
        source, target = _picture(low), _picture(high)
        ends = [_enhanced(network, source) for network in (gentle, strong)]
        for strength in STRENGTHS:
            blended = (1 - strength) * ends[0] + strength * ends[1]
            mixed = _enhanced(_between(gentle, strong, strength), source)
            for kind, output in (("pictures", blended), ("weights", mixed)):
                rows.setdefault((strength, kind), []).append(_figures(output, target, judge))
    print(f"{len(pairs[: arguments.first])} pairs; luma, {BORDER} px cut.\n")
    print("| strength | between | PSNR dB | SSIM | distance |\n|---|---|---|---|---|")
    for (strength, kind), figures in rows.items():
        psnr, ssim, distance = np.mean(figures, 0)
        print(f"| {strength:g} | {kind} | {psnr:.2f} | {ssim:.4f} | {distance:.4f} |")


def _network(method: str, folder: Path) -> nn.Module:
    recipe = recipe_of(method)
    network = fold(recipe.network(recipe.options()))
    load_stock(network, folder)
    return network.eval()


def _between(gentle: nn.Module, strong: nn.Module, strength: float) -> nn.Module:
    network, other = copy.deepcopy(gentle), strong.state_dict()
    mixed = {name: torch.lerp(value, other[name], strength) for name, value in gentle.state_dict().items() if value.is_floating_point()}
    network.load_state_dict(gentle.state_dict() | mixed)
    return network


def _picture(path: Path) -> Tensor:
    """(1, 3, h, w) in 0-1, sides cut to multiples of 8."""
    blue_first = cv2.imread(str(path))
    if blue_first is None:
        raise SystemExit(f"{path} cannot be read.")
    pixels = blue_first[..., ::-1]
    height, width = (side // 8 * 8 for side in pixels.shape[:2])
    return torch.from_numpy(np.ascontiguousarray(pixels[:height, :width])).permute(2, 0, 1)[None].float() / 255


def _enhanced(network: nn.Module, source: Tensor) -> Tensor:
    thumbnail = torch.nn.functional.interpolate(source, (64, 64), mode="area")
    with torch.no_grad():
        return network.enhance(source, thumbnail).clamp(0, 1)  # type: ignore[operator, no-any-return]


def _figures(output: Tensor, target: Tensor, judge: Judge | None) -> tuple[float, float, float]:
    output = (output * 255).round() / 255
    one, other = ((side[0] * 255).round().byte().permute(1, 2, 0).numpy() for side in (output, target))
    found = score(one, other, channels=Channels.LUMA, border=BORDER, with_ms_ssim=False)
    with torch.no_grad():
        return found.psnr, found.ssim, float("nan") if judge is None else judge.whole(output, target)


if __name__ == "__main__":
    main()
