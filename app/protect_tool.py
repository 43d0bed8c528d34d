"""The protect brush on the photo: turns strokes of mouse or pen into a mask, and says which part of the photo has changed.

Owns size and hardness and the mask while it is painted. The session gets the mask when a stroke ends, so that each is one step of the
history. Main thread.
"""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from engine.core.protect import ProtectMask
from engine.trust.brush import Brush, Painting

SMALLEST, LARGEST = 0.002, 0.5
"""Radius, as a part of the photo's longer side."""

STEP = 1.2
"""What the keys [ and ] make of the size."""


class ProtectTool(QObject):
    """A CanvasTool. Signals: painted(left, top, width, height), the mask has changed there, in pixels of the photo; stroked(mask or None),
    a stroke is done; changed(), size, hardness or erasing."""

    painted = Signal(float, float, float, float)
    stroked = Signal(object)
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.painting = Painting(1, 1)
        self._longer = 1
        self._last = (0.0, 0.0)
        self._stroking: Brush | None = None
        self.size = 0.04
        self.hardness = 0.5
        self.erase = False

    def begin(self, width: int, height: int, mask: ProtectMask | None) -> None:
        """Another photo, or another mask over it; a stroke that is under way is lost."""
        self._stroking = None
        self._longer = max(width, height)
        self.painting = Painting(width, height, mask)

    def set_size(self, size: float) -> None:
        """Radius, as a part of the photo's longer side."""
        self.size = min(max(size, SMALLEST), LARGEST)
        self.changed.emit()

    def set_hardness(self, hardness: float) -> None:
        self.hardness = min(max(hardness, 0.0), 1.0)
        self.changed.emit()

    def set_erase(self, erase: bool) -> None:
        self.erase = erase
        self.changed.emit()

    @property
    def stroking(self) -> bool:
        return self._stroking is not None

    @property
    def radius(self) -> float:
        return self.size * self._longer

    def press(self, x: float, y: float, pressure: float) -> None:
        alt = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.AltModifier)
        self._stroking = Brush(self.radius, self.hardness, erase=self.erase != alt)
        self.painting.begin(x, y, self._stroking, pressure)
        self._last = (x, y)
        self._tell(x, y)

    def move(self, x: float, y: float, pressure: float) -> None:
        if self._stroking is not None:
            self.painting.go_on(x, y, self._stroking, pressure)
            self._tell(x, y)
            self._last = (x, y)

    def release(self) -> None:
        if self._stroking is not None:
            self._stroking = None
            self.stroked.emit(self.painting.end())

    def _tell(self, x: float, y: float) -> None:
        from_x, from_y = self._last
        reach = self.radius + self._longer / 500  # the grid of the mask may be coarser than the brush
        left, top = min(x, from_x) - reach, min(y, from_y) - reach
        self.painted.emit(left, top, abs(x - from_x) + 2 * reach, abs(y - from_y) + 2 * reach)
