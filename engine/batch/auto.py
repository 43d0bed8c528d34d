"""Auto: what a look at a photo says is wrong with it, and which method, how strongly, it proposes for that, with its reason in words.

It asks methods only for what they declare (task, enlargements) and proposes none that cannot run here. The thresholds were
chosen on photos spoiled in known ways; tests/benchmarks/batch_auto.py says how often they are right. Any thread.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from engine.batch.look import Look
from engine.core.method import Method, Task, Variant
from engine.core.precision import Precision

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

    range_ = look.white - look.black
    dim = look.brightness < 0.28 and look.darkness > 0.28  # a sunset may be dim too; then the strength stays low
    if dim or look.brightness < 0.2 or look.darkness > 0.6 or (look.brightness < 0.3 and look.white < 0.6):
        words = f"It is dark: on average {look.brightness:.0%} of full brightness, {look.darkness:.0%} of it nearly black."
        add(Finding.DARK, look.brightness, 0.3, 0.05, words)
    elif look.black > 0.07 and look.colour < 0.1 and look.white < 0.92:
        words = f"It looks faded: its black is {look.black:.0%} grey and its colours are weak."
        add(Finding.FADED, 0.1 - look.colour + look.black, 0.07, 0.3, words)
    if look.megapixels < 0.8:
        add(Finding.SMALL, look.megapixels, 0.8, 0.1, f"It is small: {look.megapixels:.2f} megapixels.")
    if look.blocks > 1.2:
        add(Finding.COMPRESSED, look.blocks, 1.2, 4.0, "It was compressed so hard that the blocks show.")
    if look.noise > 2.8:
        add(Finding.NOISY, look.noise, 2.8, 8.0, f"It is noisy: {look.noise:.1f} of 255 even where it is smooth.")
    if look.fine < 0.75 and look.brightness > 0.02:
        add(Finding.SOFT, look.fine, 0.75, 0.45, f"It is soft: its finest detail has {look.fine:.0%} of the strength of the next coarser.")
    if not found and range_ < 0.5:
        add(Finding.FLAT, range_, 0.5, 0.2, f"It is flat: its tones take {range_:.0%} of the range.")
    return tuple(found)


def propose(found: Sequence[Found], look: Look, methods: Sequence[Method], offer: Offer) -> Proposal | str:
    """The method for the most important finding that anything here helps against; a sentence where the photo is better left alone."""
    if not found:
        return "Nothing is wrong with it that could be seen, so it is left as it is."
    without: list[str] = []
    for one in found:
        for method in methods:
            for variant in method.variants_for(one.finding.task):
                if any(reason is None for reason in offer(method.id, variant.id).values()):
                    others = [other.words for other in found if other is not one and other.finding.task is one.finding.task]
                    reason = " ".join([one.words, *others, *without])
                    return Proposal(method.id, variant.id, _strength(one, variant), _size(method, look), reason)
        without.append(f"Against {one.finding.value} photos no method is installed.")
    return " ".join([found[0].words, *dict.fromkeys(without), "So it is left as it is."])


def _strength(found: Found, variant: Variant) -> float:
    """Half where something is only just wrong, full where it is plainly so; in steps of 5 %."""
    least = 0.5 if not variant.gentle else 0.0
    return round((least + (1.0 - least) * found.severity) * 20) / 20


def _size(method: Method, look: Look) -> int | None:
    """The smallest enlargement that makes the photo large enough, or the largest there is."""
    enough = (size for size in sorted(method.enlargements) if size * size * look.megapixels >= WANTED_MEGAPIXELS)
    return next(enough, max(method.enlargements))
