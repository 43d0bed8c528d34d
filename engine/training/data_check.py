"""The check of training data in plain words: how many photos, how many kept back, what is odd about them.

Reads every file once (of very many, a sample). Only tells; what is left out is decided by the files' headers in
`engine.training.layouts`, and a file that fails while training is passed over.
"""

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np

from engine.core.sentences import said, said_n
from engine.core.training_events import DataFinding, Level
from engine.training.data_words import Thing, files, names
from engine.training.layouts import Listing, Pair, warn
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
        text = said_n(
            "{files} cannot be read and is passed over: {names}.",
            "{files} cannot be read and are passed over: {names}.",
            len(broken),
            files=files(len(broken), Thing.FILE),
            names=names(sorted(broken)),
        )
        findings.append(warn(text))
    usable = sum(pair.target.path not in broken and pair.key.path not in broken for pair in listing.pairs)
    fewest = FEWEST_PATCHES if listing.patches else FEWEST_PHOTOS
    if usable < fewest:
        text = said_n(
            "{photos} is too few to train on; at least {least} are needed.",
            "{photos} are too few to train on; at least {least} are needed.",
            usable,
            photos=files(usable, listing.thing),
            least=fewest,
        )
        findings.append(DataFinding(Level.ERROR, text))
    twins = same_files(pair.key.path for pair in pairs)
    if twins:
        extra = sum(len(group) - 1 for group in twins)
        text = said_n(
            "{photos} is there more than once: {names}.",
            "{photos} are there more than once: {names}.",
            extra,
            photos=files(extra),
            names=names(group[0] for group in twins),
        )
        findings.append(warn(text))
    if pairs and pairs[0].source is not None:
        findings += _pair_findings([pair for pair in pairs if pair.key.path not in broken and pair.target.path not in broken], listing)
    return findings


def _count(listing: Listing, train: Sequence[Pair], held: Sequence[Pair]) -> str:
    if not held and not listing.good:
        return said("{photos}, no held-out part, so nothing can be measured.", photos=listing.what)
    if not held:
        return said("{photos}, nothing to measure on.", photos=listing.what)
    if listing.test:
        return said("{photos}, {number} of its test part to measure on.", photos=listing.what, number=len(held))
    return said("{photos}, {number} of them kept back to measure on.", photos=listing.what, number=len(held))


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
        findings.append(DataFinding(Level.ERROR, said("Both sides of every pair are the same picture; there is nothing to learn.")))
    elif same:
        text = said_n(
            "{count} of the {pairs} looked at is the same picture on both sides: {names}.",
            "{count} of the {pairs} looked at are the same picture on both sides: {names}.",
            len(same),
            pairs=files(len(same) + len(shifts), Thing.PAIR),
            names=names(same),
        )
        findings.append(warn(text))
    if shifts:
        middle = float(np.median(shifts))
        if middle > TOLERATED_SHIFT:
            text = said("These pairs are {shift:.1f} px out of register (median); `heliograph align` can mend that.", shift=middle)
            findings.append(warn(text))
        else:
            text = said("The pairs are in register: {shift:.1f} px apart (median of {number}).", shift=middle, number=len(shifts))
            findings.append(DataFinding(Level.INFO, text))
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
