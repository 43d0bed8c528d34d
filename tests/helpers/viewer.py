"""Pictures for the before/after view, what it shows of them, and the hand that moves it, for tests."""

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication

from app.widgets.compare_view import CompareView

RED, GREEN = (200, 30, 20), (20, 180, 40)


def flat(colour: tuple[int, int, int], width: int = 400, height: int = 300, dtype: type = np.uint8) -> np.ndarray:
    factor = 257 if dtype is np.uint16 else 1
    return np.broadcast_to(np.array(colour, dtype) * dtype(factor), (height, width, 3)).copy()


def noise(width: int, height: int, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3)).astype(np.uint8)


def screen(view: CompareView) -> np.ndarray:
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


def colour(view: CompareView, x: int, y: int) -> tuple[int, ...]:
    return tuple(int(value) for value in screen(view)[y, x])


def mouse(view: CompareView, kind: QMouseEvent.Type, x: float, y: float, pressed: bool = True) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind is QMouseEvent.Type.MouseMove else left
    QApplication.sendEvent(
        view,
        QMouseEvent(kind, QPointF(x, y), view.mapToGlobal(QPointF(x, y)), button, left if pressed else none, Qt.KeyboardModifier(0)),
    )


def drag(view: CompareView, start: tuple[float, float], *to: tuple[float, float]) -> None:
    mouse(view, QMouseEvent.Type.MouseButtonPress, *start)
    for point in to:
        mouse(view, QMouseEvent.Type.MouseMove, *point)
    mouse(view, QMouseEvent.Type.MouseButtonRelease, *to[-1], pressed=False)


def ready(view: CompareView) -> None:
    view.set_photo(flat(RED))
    view.set_enhanced(flat(GREEN, dtype=np.uint16))
