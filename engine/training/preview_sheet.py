"""A sheet of training pairs as the network sees them, for the check of the data: whole photos above, patches below."""

from collections.abc import Sequence

import cv2
import numpy as np
from PIL import Image

from engine.core.lettering import write
from engine.training.patches import Bytes, PatchSource

PAPER, INK = (250, 250, 248), (40, 40, 40)
GAP, SEAM, LINE = 10, 2, 26
PHOTO_HEIGHT, PATCH = 250, 150
PHOTOS, PATCHES = 5, 10


def sheet(source: PatchSource) -> Bytes:
    """(h, w, 3) uint8: up to five held-out photos beside their targets, then ten patches, the spoiled above the good."""
    photos = [_side_by_side([held.source, held.target], PHOTO_HEIGHT) for held in source.held_out()[:PHOTOS]]
    bad, good, _ = source.chunk(0)
    chosen = np.linspace(0, len(bad) - 1, min(PATCHES, len(bad))).astype(int)
    seam = np.full((SEAM, PATCH, 3), PAPER, np.uint8)
    columns = [np.concatenate([_square(bad[index]), seam, _square(good[index])]) for index in chosen]
    patches = _row(columns)
    blocks = [("" if index else "Photos kept back: before | after", _row(row)) for index, row in enumerate(_rows(photos, patches.shape[1]))]
    return _stack([*blocks, ("Patches to train on: before (above), after (below)", patches)])


def _rows(pictures: Sequence[Bytes], width: int) -> list[list[Bytes]]:
    """As many side by side as the sheet is wide; a second row only if it is at least half full."""
    rows: list[list[Bytes]] = []
    used = width
    for picture in pictures:
        used += GAP + picture.shape[1]
        if used > width:
            rows.append([])
            used = picture.shape[1]
        rows[-1].append(picture)
    return rows[:-1] if len(rows) > 1 and used < width / 2 else rows


def _square(patch: Bytes) -> Bytes:
    flags = cv2.INTER_AREA if patch.shape[0] > PATCH else cv2.INTER_NEAREST
    return cv2.resize(patch, (PATCH, PATCH), interpolation=flags).astype(np.uint8)


def _side_by_side(pictures: Sequence[Bytes], height: int) -> Bytes:
    """Scaled to one height; the second as wide as the first. What is small is enlarged pixel by pixel, so that it is seen."""
    target = pictures[-1]
    width = round(height * target.shape[1] / target.shape[0])
    sized: list[Bytes] = []
    for picture in pictures:
        flags = cv2.INTER_AREA if picture.shape[0] >= height else cv2.INTER_NEAREST
        sized += [cv2.resize(picture, (width, height), interpolation=flags).astype(np.uint8), np.full((height, SEAM, 3), PAPER, np.uint8)]
    return np.concatenate(sized[:-1], 1)


def _row(pictures: Sequence[Bytes]) -> Bytes:
    height = max(picture.shape[0] for picture in pictures)
    gap = np.full((height, GAP, 3), PAPER, np.uint8)
    parts: list[Bytes] = []
    for picture in pictures:
        parts += [picture, gap]
    return np.concatenate(parts[:-1], 1)


def _stack(blocks: Sequence[tuple[str, Bytes]]) -> Bytes:
    width = max(picture.shape[1] for _, picture in blocks) + 2 * GAP
    height = GAP + sum(picture.shape[0] + GAP + (LINE if text else 0) for text, picture in blocks)
    page = Image.new("RGB", (width, height), PAPER)
    top = GAP
    for text, picture in blocks:
        if text:
            write(page, (GAP, top), text, INK, 15)
            top += LINE
        page.paste(Image.fromarray(picture), (GAP, top))
        top += picture.shape[0] + GAP
    return np.array(page)
