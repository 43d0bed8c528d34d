"""The check of training data in plain words: how many photos, how many kept back, what is odd about them.

Reads every file once (of very many, a sample). Only tells; what is left out is decided by the files' headers in
`engine.training.layouts`, and a file that fails while training is passed over.
"""

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np

from engine.core.training_events import DataFinding, Level
from engine.training.layouts import Listing, Pair, be, files, names, warn
from engine.training.patches import Bytes
from engine.training.photo_files import decode, same_files

FEWEST_PHOTOS, FEWEST_PATCHES = 4, 50
LOOKED_AT = 400
"""Files that are decoded to see whether they can be; of more, every n-th."""
REGISTERED = 40
"""Pairs whose shift is measured."""
PATCH_FOR_SHIFT = 512
TOLERATED_SHIFT = 1.5
"""Pixels (median). The pairs of DPED have 1.0, and networks do learn from them (methods, section 1.5)."""


def check(listing: Listing, train: Sequence[Pair], held: Sequence[Pair]) -> list[DataFinding]:
    """The first finding counts the photos; errors say that there are too few."""
    findings = [DataFinding(Level.INFO, _count(listing, train, held)), *listing.findings]
    pairs = [*train, *held]
    broken = _broken(_sample([side.path for pair in pairs for side in (pair.source, pair.target) if side is not None], LOOKED_AT))
    if broken:
        findings.append(warn(f"{files(len(broken), 'file')} cannot be read and {be(len(broken))} passed over: {names(sorted(broken))}."))
    usable = sum(pair.target.path not in broken and pair.key.path not in broken for pair in listing.pairs)
    fewest = FEWEST_PATCHES if listing.patches else FEWEST_PHOTOS
    if usable < fewest:
        text = f"{files(usable, listing.thing)} {be(usable)} too few to train on; at least {fewest} are needed."
        findings.append(DataFinding(Level.ERROR, text))
    twins = same_files(pair.key.path for pair in pairs)
    if twins:
        extra = sum(len(group) - 1 for group in twins)
        findings.append(warn(f"{files(extra)} {be(extra)} there more than once: {names(group[0] for group in twins)}."))
    if pairs and pairs[0].source is not None:
        findings += _pair_findings([pair for pair in pairs if pair.key.path not in broken and pair.target.path not in broken], listing)
    return findings


def _count(listing: Listing, train: Sequence[Pair], held: Sequence[Pair]) -> str:
    text = listing.what
    if not held:
        kept = "no held-out part, so nothing can be measured" if not listing.good else "nothing to measure on"
    elif listing.test:
        kept = f"{len(held)} of its test part to measure on"
    else:
        kept = f"{len(held)} of them kept back to measure on"
    return f"{text[0].upper()}{text[1:]}, {kept}."


def _sample(paths: list[Path], most: int) -> list[Path]:
    return paths[:: max(1, -(-len(paths) // most))]


def _broken(paths: Sequence[Path]) -> set[Path]:
    """Files that cannot be decoded. JPEGs are decoded to an eighth, which reads all of the file all the same."""
    return {path for path in paths if cv2.imread(str(path), cv2.IMREAD_REDUCED_COLOR_8) is None}


def _pair_findings(pairs: Sequence[Pair], listing: Listing) -> list[DataFinding]:
    """Identical pairs and pairs out of register."""
    same: list[Path] = []
    shifts: list[float] = []
    for pair in pairs[:: max(1, len(pairs) // REGISTERED)]:
        assert pair.source is not None
        source, target = decode(pair.source.path), decode(pair.target.path)
        if source is None or target is None:
            continue
        if source.shape == target.shape and np.array_equal(source, target):
            same.append(pair.key.path)
            continue
        shift = misregistration(source, target)
        if shift is not None:
            shifts.append(shift)
    findings = []
    if same and not shifts:
        findings.append(DataFinding(Level.ERROR, "Both sides of every pair are the same picture; there is nothing to learn."))
    elif same:
        looked = files(len(same) + len(shifts), "pair")
        findings.append(warn(f"{len(same)} of the {looked} looked at {be(len(same))} the same picture on both sides: {names(same)}."))
    if shifts:
        middle = float(np.median(shifts))
        if middle > TOLERATED_SHIFT:
            findings.append(warn(f"These pairs are {middle:.1f} px out of register (median); `heliograph align` can mend that."))
        else:
            findings.append(DataFinding(Level.INFO, f"The pairs are in register: {middle:.1f} px apart (median of {len(shifts)})."))
    return findings


def misregistration(source: Bytes, target: Bytes) -> float | None:
    """How far the middles of two pictures lie apart, in pixels of the source; None where there is nothing to tell it by.

    Phase correlation of the luminance of both, the larger reduced to the other's size. Flat pictures and weak peaks tell nothing.
    """
    height, width = source.shape[:2]
    if target.shape[:2] != (height, width):
        target = cv2.resize(target, (width, height), interpolation=cv2.INTER_AREA).astype(np.uint8)
    side_y, side_x = min(height, PATCH_FOR_SHIFT), min(width, PATCH_FOR_SHIFT)
    top, left = (height - side_y) // 2, (width - side_x) // 2
    greys = []
    for picture in (source, target):
        grey = cv2.cvtColor(picture[top : top + side_y, left : left + side_x], cv2.COLOR_RGB2GRAY).astype(np.float64)
        if grey.std() < 4.0:
            return None
        greys.append((grey - grey.mean()) / grey.std())
    (dx, dy), response = cv2.phaseCorrelate(greys[0], greys[1], cv2.createHanningWindow((side_x, side_y), cv2.CV_64F))
    return float(np.hypot(dx, dy)) if response > 0.05 else None
