"""Auto: what a look at a photo says is wrong with it, and which method, how strongly, it proposes for that, with its reason in words.

It asks methods only for what they declare (task, enlargements) and proposes none that cannot run here. Thresholds and discriminants were
fitted to photos spoiled in known ways; tests/benchmarks/batch_auto.py says how often they are right on others. Any thread.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from engine.batch.look import Look
from engine.core.method import Method, Task, Variant
from engine.core.precision import Precision
from engine.core.sentences import said, together

Offer = Callable[[str, str], Mapping[Precision, str | None]]
"""Method and variant to why each precision cannot run, None where it can: `Engine.offer`."""

WANTED_MEGAPIXELS = 4.0
"""What a small photo is to become."""


class Finding(Enum):
    """What may be wrong, the most important first; the value is the word in rules."""

    DARK = "dark"
    FADED = "faded"
    SMALL = "small"
    COMPRESSED = "compressed"
    NOISY = "noisy"
    SOFT = "soft"
    FLAT = "flat"

    @property
    def task(self) -> Task:
        """What helps."""
        return _TASKS[self]


_TASKS: Mapping[Finding, Task] = {
    Finding.DARK: Task.DARK,
    Finding.FADED: Task.FADED,
    Finding.SMALL: Task.SMALL,
    Finding.COMPRESSED: Task.DETAIL,
    Finding.NOISY: Task.DETAIL,
    Finding.SOFT: Task.DETAIL,
    Finding.FLAT: Task.TONE,
}

_KINDS: Mapping[Finding, str] = {
    Finding.DARK: said("dark"),
    Finding.FADED: said("faded"),
    Finding.SMALL: said("small"),
    Finding.COMPRESSED: said("compressed"),
    Finding.NOISY: said("noisy"),
    Finding.SOFT: said("soft"),
    Finding.FLAT: said("flat"),
}
"""As one says it of a photo."""


@dataclass(frozen=True)
class Found:
    """One thing that is wrong. severity: 0, only just, to 1; words: what was seen, as a sentence."""

    finding: Finding
    severity: float
    words: str


@dataclass(frozen=True)
class Proposal:
    """A method for a photo. size: the enlargement, None for the method's own; reason: one or more sentences."""

    method: str
    variant: str
    strength: float
    size: int | None
    reason: str


def findings(look: Look) -> tuple[Found, ...]:
    """All that is wrong, the most important first; empty for a photo that is well as it is."""
    found = []

    def add(finding: Finding, value: float, begins: float, full: float, words: str) -> None:
        found.append(Found(finding, min(1.0, max(0.0, (value - begins) / (full - begins))), words))

    if _is_dark(look):
        words = said(
            "It is dark: on average {brightness:.0%} of full brightness, {darkness:.0%} of it nearly black.",
            brightness=look.brightness,
            darkness=look.darkness,
        )
        add(Finding.DARK, look.brightness, 0.4, 0.05, words)
    elif (age := _age(look)) > 0.0:
        tones = {"black": look.black, "white": look.white}
        words = said("It looks like a faded print: black is {black:.0%} grey, white {white:.0%}, with a grain all over.", **tones)
        if look.noise < 0.7:
            words = said("It looks faded: its black is {black:.0%} grey, its white {white:.0%}, and its colours are weak.", **tones)
        add(Finding.FADED, age, 0.0, 4.0, words)
    if look.megapixels < 0.8:
        add(Finding.SMALL, look.megapixels, 0.8, 0.1, said("It is small: {megapixels:.2f} megapixels.", megapixels=look.megapixels))
    if look.blocks > 1.1:
        add(Finding.COMPRESSED, look.blocks, 1.1, 4.0, said("It was compressed so hard that the blocks show."))
    if look.noise > 1.7:
        add(Finding.NOISY, look.noise, 1.7, 8.0, said("It is noisy: {noise:.1f} of 255 even where it is smooth.", noise=look.noise))
    if look.fine < 0.68 and look.brightness > 0.02:
        words = said("It is soft: its finest detail has {fine:.0%} of the strength of the next coarser.", fine=look.fine)
        add(Finding.SOFT, look.fine, 0.68, 0.42, words)
    range_ = look.white - look.black
    if not found and range_ < 0.5:
        add(Finding.FLAT, range_, 0.5, 0.2, said("It is flat: its tones take {range:.0%} of the range.", range=range_))
    return tuple(found)


def _is_dark(look: Look) -> bool:
    """Photos that got too little light have no white; a linear discriminant tells them from photos of dark things. The others are dark
    around a bright part."""
    too_little = 8.24 - 16.5 * look.white - 43.5 * look.black + 9.09 * look.brightness > 0.0
    dim = look.brightness < 0.28 and look.darkness > 0.35  # a sunset may be dim too; then the strength stays low
    return too_little or dim or look.brightness < 0.2 or look.darkness > 0.6


def _age(look: Look) -> float:
    """Above 0 for old prints: raised blacks, dull whites, weak colours, and grain that is there where nothing else is. A linear
    discriminant, and what decides by itself."""
    grain = 4.62 * math.log(look.noise + 0.2) - 6.82 * math.log(look.texture + 0.2) + 4.37 * math.log(look.grain + 0.1)
    age = 11.27 + 9.37 * look.black - 9.92 * look.white - 6.79 * look.colour + grain
    beyond_doubt = look.black > 0.25 and look.white < 0.8 and look.colour < 0.08
    dull_and_grainy = look.black > 0.12 and look.white < 0.86 and look.colour < 0.11 and look.grain > 0.5 and look.noise > 0.5
    if beyond_doubt or dull_and_grainy:
        return max(age, 2.0)
    return age if look.noise > 0.1 else 0.0  # a drawing or a screenshot has no grain to judge by


def propose(found: Sequence[Found], look: Look, methods: Sequence[Method], offer: Offer) -> Proposal | str:
    """The method for the most important finding that anything here helps against; a sentence where the photo is better left alone."""
    if not found:
        return said("Nothing is wrong with it that could be seen, so it is left as it is.")
    without: list[str] = []
    for one in found:
        for method in methods:
            for variant in method.variants_for(one.finding.task):
                if any(reason is None for reason in offer(method.id, variant.id).values()):
                    others = [other.words for other in found if other is not one and other.finding.task is one.finding.task]
                    reason = together([one.words, *others, *without])
                    return Proposal(method.id, variant.id, _strength(one, variant), _size(method, look), reason)
        without.append(said("Against {kind} photos no method is installed.", kind=_KINDS[one.finding]))
    return together([found[0].words, *dict.fromkeys(without), said("So it is left as it is.")])


def _strength(found: Found, variant: Variant) -> float:
    """Half where something is only just wrong, full where it is plainly so; in steps of 5 %."""
    least = 0.5 if not variant.gentle else 0.0
    return round((least + (1.0 - least) * found.severity) * 20) / 20


def _size(method: Method, look: Look) -> int | None:
    """The smallest enlargement that makes the photo large enough, or the largest there is."""
    enough = (size for size in sorted(method.enlargements) if size * size * look.megapixels >= WANTED_MEGAPIXELS)
    return next(enough, max(method.enlargements))
