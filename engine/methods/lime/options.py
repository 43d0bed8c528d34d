"""The choices LIME offers, as enums whose values are the words of the command line; importable without any arithmetic."""

from enum import Enum


class Solving(Enum):
    """How the illumination map is found."""

    QUICK = "quick"
    EXACT = "exact"


class Strategy(Enum):
    """What the map's smoothing spares: nothing, every step of brightness, or steps that go on for more than a texture's grain."""

    EVEN = "even"
    EDGES = "edges"
    STRUCTURE = "structure"
