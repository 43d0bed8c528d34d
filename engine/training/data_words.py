"""How the check of training data counts and names files, in sentences that can be translated. Reads nothing."""

from collections.abc import Iterable, Sequence
from enum import Enum, auto
from pathlib import Path

from engine.core.sentences import said_n

NAMES_SHOWN = 4


class Thing(Enum):
    """What files are called when they are counted."""

    PHOTO = auto()
    FILE = auto()
    PAIR = auto()
    PATCH_PAIR = auto()
    PHOTO_PAIR = auto()
    GOOD_PHOTO = auto()
    FULL_SIZE_PHOTO = auto()


def names(paths: Iterable[Path]) -> str:
    """A few file names, and "..." for the rest."""
    listed = [path.name for path in paths]
    return ", ".join(listed[:NAMES_SHOWN]) + (", ..." if len(listed) > NAMES_SHOWN else "")


def files(count: int, thing: Thing = Thing.PHOTO) -> str:
    """ "1 photo", "12 photo pairs"."""
    if thing is Thing.PHOTO:
        return said_n("{count:,} photo", "{count:,} photos", count)
    if thing is Thing.FILE:
        return said_n("{count:,} file", "{count:,} files", count)
    if thing is Thing.PAIR:
        return said_n("{count:,} pair", "{count:,} pairs", count)
    if thing is Thing.PATCH_PAIR:
        return said_n("{count:,} patch pair", "{count:,} patch pairs", count)
    if thing is Thing.PHOTO_PAIR:
        return said_n("{count:,} photo pair", "{count:,} photo pairs", count)
    if thing is Thing.GOOD_PHOTO:
        return said_n("{count:,} unrelated good photo", "{count:,} unrelated good photos", count)
    return said_n("{count:,} full-size photo", "{count:,} full-size photos", count)


def odd_sizes(odd: Sequence[Path], scale: int) -> str:
    pairs = {"pairs": files(len(odd), Thing.PAIR), "names": names(odd)}
    if scale == 1:
        return said_n(
            "{pairs} differs in size and is left out: {names}.", "{pairs} differ in size and are left out: {names}.", len(odd), **pairs
        )
    return said_n(
        "{pairs} is not {scale} times as large on one side and is left out: {names}.",
        "{pairs} are not {scale} times as large on one side and are left out: {names}.",
        len(odd),
        **pairs,
        scale=scale,
    )


def too_small(count: int, thing: Thing, least: int, paths: Iterable[Path]) -> str:
    return said_n(
        "{photos} is under {least} pixels and is left out: {names}.",
        "{photos} are under {least} pixels and are left out: {names}.",
        count,
        photos=files(count, thing),
        least=least,
        names=names(paths),
    )
