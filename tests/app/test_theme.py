"""The look: neutral, readable, and without a word on the console."""

import builtins
import re
from collections.abc import Iterator
from types import ModuleType

import pytest
from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QColor, QIcon, QImage, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QPushButton,
    QSlider,
    QSpinBox,
    QTableWidget,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.theme import DARK, LIGHT, Colours, ColourScheme, app_icon, apply_theme, colours_of, icon, neutral
from engine.core.paths import resources_dir

SCHEMES = [ColourScheme.DARK, ColourScheme.LIGHT]


@pytest.fixture(autouse=True)
def _plain_afterwards(qapp: QApplication) -> Iterator[None]:
    style, palette = qapp.style().objectName(), qapp.palette()
    yield
    qapp.setStyleSheet("")
    qapp.setStyle(style)
    qapp.setPalette(palette)


def _contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _sample_window() -> QWidget:
    window = QWidget()
    layout = QVBoxLayout(window)
    for widget in (QPushButton("One"), QCheckBox("Two"), QComboBox(), QSpinBox(), QSlider(), QTabWidget(), QTableWidget(2, 2)):
        layout.addWidget(widget)
    window.resize(400, 500)
    return window


@pytest.mark.parametrize("scheme", SCHEMES)
def test_nothing_is_printed_while_a_window_takes_the_look(qapp: QApplication, qtbot: QtBot, scheme: ColourScheme) -> None:
    said: list[str] = []
    before = qInstallMessageHandler(lambda kind, where, text: said.append(text) if kind is not QtMsgType.QtDebugMsg else None)
    try:
        assert apply_theme(qapp, scheme) is scheme
        window = _sample_window()
        qtbot.addWidget(window)
        window.grab()
    finally:
        qInstallMessageHandler(before)
    assert [text for text in said if "propagateSizeHints" not in text] == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_everything_but_the_accent_is_neutral_grey(qapp: QApplication, scheme: ColourScheme) -> None:
    apply_theme(qapp, scheme)
    accents = {value for name, value in vars(colours_of(scheme)).items() if name.startswith("accent")}
    for colour in {found.lower() for found in re.findall(r"#[0-9A-Fa-f]{6}\b", qapp.styleSheet())} - accents:
        assert colour[1:3] == colour[3:5] == colour[5:7], colour


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_painted_window_has_the_schemes_background(qapp: QApplication, qtbot: QtBot, scheme: ColourScheme) -> None:
    apply_theme(qapp, scheme)
    window = _sample_window()
    qtbot.addWidget(window)
    corner = window.grab().toImage().pixelColor(2, 2)
    assert (corner.lightness() < 60) == (scheme is ColourScheme.DARK)
    assert corner.saturation() == 0


@pytest.mark.parametrize("colours", [DARK, LIGHT])
def test_text_can_be_read_on_everything_it_stands_on(colours: Colours) -> None:
    for ground in (colours.base, colours.window, colours.raised, colours.button, colours.accent_dim):
        assert _contrast(colours.text, ground) >= 7 or ground in (colours.accent_dim, colours.button)
        assert _contrast(colours.text, ground) >= 4.5
    assert _contrast(colours.accent_text, colours.accent_fill) >= 7
    for ground in (colours.base, colours.window, colours.raised, colours.button):
        assert _contrast(colours.text_dim, ground) >= 4.5
    for word in (colours.good, colours.bad, colours.accent_bright):
        assert min(_contrast(word, ground) for ground in (colours.base, colours.window, colours.raised)) >= 4.5
        assert _contrast(word, colours.accent_dim) >= 4.4, "a selected row"
    assert _contrast(colours.accent, colours.window) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_has_the_focus_differs_from_what_has_not_also_when_it_is_switched_on(
    qapp: QApplication, qtbot: QtBot, scheme: ColourScheme
) -> None:
    apply_theme(qapp, scheme)
    row = QWidget()
    column = QVBoxLayout(row)
    buttons = [QPushButton("One", checkable=True), QToolButton(text="Two", checkable=True), QPushButton("Three", checkable=True)]
    buttons[2].setProperty("role", "last")
    for button in buttons:
        column.addWidget(button)
    qtbot.addWidget(row)
    with qtbot.waitActive(row):
        row.show()
        row.activateWindow()
    for button, other in zip(buttons, buttons[1:] + buttons[:1], strict=True):
        for on in (False, True):
            button.setChecked(on)
            pictures = []
            for focused in (button, other):
                focused.setFocus()
                pictures.append(button.grab().toImage())
            edges = [[picture.pixelColor(picture.width() // 2, line).name() for line in (0, 1)] for picture in pictures]
            assert max(_contrast(*pair) for pair in zip(*edges, strict=True)) >= 2.9, (button.text(), on)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_widgets_that_paint_themselves_find_the_schemes_colours(qapp: QApplication, scheme: ColourScheme) -> None:
    apply_theme(qapp, scheme)
    palette, colours = qapp.palette(), colours_of(scheme)
    assert palette.color(QPalette.ColorRole.Window) == QColor(colours.window)
    assert palette.color(QPalette.ColorRole.Text) == QColor(colours.text)
    assert palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText) == QColor(colours.text_disabled)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_default_disabled_and_plain_buttons_can_be_told_apart(qapp: QApplication, qtbot: QtBot, scheme: ColourScheme) -> None:
    apply_theme(qapp, scheme)
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    buttons = [QPushButton(window) for _ in range(3)]
    for button in buttons:
        layout.addWidget(button)
        button.setAutoDefault(False)
    buttons[1].setDefault(True)
    buttons[2].setEnabled(False)
    window.resize(300, 200)
    window.grab()
    colours = {button.grab().toImage().pixelColor(30, button.height() // 2).name() for button in buttons}
    assert len(colours) == 3
    assert colours_of(scheme).accent_fill in colours


def test_the_look_can_be_changed_while_running(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, ColourScheme.DARK)
    window = _sample_window()
    qtbot.addWidget(window)
    dark = window.grab().toImage().pixelColor(2, 2).lightness()
    apply_theme(qapp, ColourScheme.LIGHT)
    assert window.grab().toImage().pixelColor(2, 2).lightness() > dark + 100


def test_system_comes_to_one_of_the_two(qapp: QApplication) -> None:
    assert apply_theme(qapp, ColourScheme.SYSTEM) in SCHEMES


def test_without_qdarkstyle_the_plain_style_stands_in(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: object, **more: object) -> ModuleType:
        if name.startswith("qdarkstyle"):
            raise ImportError(name)
        return real(name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    apply_theme(qapp, ColourScheme.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)
    assert qapp.style().objectName().lower() == "fusion"


def test_recolouring_keeps_the_luminance_and_puts_the_accents_in_place() -> None:
    assert neutral("a { color: #19232D; border: 1px solid #1A72BB }", {"#1a72bb": "#e0a030"}) == (
        "a { color: #222222; border: 1px solid #e0a030 }"
    )
    assert neutral("#000000 #FFFFFF #808080", {}) == "#000000 #ffffff #808080"


def _painted(picture: QIcon, size: int, mode: QIcon.Mode = QIcon.Mode.Normal, state: QIcon.State = QIcon.State.Off) -> QImage:
    return picture.pixmap(size, size, mode, state).toImage().convertToFormat(QImage.Format.Format_ARGB32)


def _strongest(image: QImage) -> str:
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(pixels, key=lambda colour: colour.alpha()).name()


@pytest.mark.parametrize("name", sorted(path.stem for path in (resources_dir() / "icons").glob("*.svg") if path.stem != "heliograph"))
def test_every_toolbar_icon_is_drawn_in_the_colours_of_the_scheme(qapp: QApplication, name: str) -> None:
    for scheme in SCHEMES:
        picture, colours = icon(name, scheme), colours_of(scheme)
        assert _strongest(_painted(picture, 48)) == colours.text
        assert _strongest(_painted(picture, 48, QIcon.Mode.Disabled)) == colours.text_disabled
        assert _strongest(_painted(picture, 48, state=QIcon.State.On)) == colours.accent


def test_an_unknown_icon_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


@pytest.mark.parametrize("size", [16, 32, 256])
def test_the_application_icon_is_dull_left_of_its_divider_and_amber_right_of_it(qapp: QApplication, size: int) -> None:
    image = _painted(app_icon(), size)
    left, right = image.pixelColor(size * 3 // 8, size // 2), image.pixelColor(size * 5 // 8, size // 2)
    assert left.saturation() < 20
    assert right.saturation() > 120
    assert image.pixelColor(0, 0).alpha() == 0
