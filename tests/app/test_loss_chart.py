"""The chart of the training window: round numbers on its axes, honest thinning, and what it paints."""

from collections.abc import Callable
from itertools import pairwise
from math import isclose, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QPalette
from pytestqt.qtbot import QtBot

from app.widgets.loss_chart import DOTS, LossChart, Reference, nice_ticks, smoothed, thinned


@given(st.floats(-1000, 1000), st.floats(0.001, 1000), st.integers(3, 10))
def test_ticks_are_few_round_and_inside(low: float, length: float, most: int) -> None:
    ticks = nice_ticks(low, low + length, most)
    assert len(ticks) <= most
    assert all(low - 1e-6 * length <= tick <= low + length * (1 + 1e-6) for tick in ticks)
    steps = [second - first for first, second in pairwise(ticks)]
    assert all(isclose(step, steps[0], rel_tol=1e-6) for step in steps)


def test_a_curve_that_does_not_move_still_has_an_axis() -> None:
    assert nice_ticks(3.0, 3.0, 5) == [3.0]


def test_thinning_keeps_the_last_point_and_invents_no_spike() -> None:
    points = [(float(step), float(step % 2)) for step in range(10_001)]
    fewer = thinned(points, 100)
    assert len(fewer) <= 102
    assert fewer[-1] == points[-1]
    assert all(0.0 <= value <= 1.0 for _, value in fewer)


def test_a_short_curve_is_not_thinned() -> None:
    points = [(1.0, 2.0), (2.0, 1.0)]
    assert thinned(points, 100) == points


def test_a_smoothed_curve_is_calmer_starts_where_the_values_start_and_is_not_late() -> None:
    points = [(float(step), (1.0 if step % 2 else -1.0) + 5.0 - step / 100) for step in range(500)]
    curve = smoothed(points)
    assert [step for step, _ in curve] == [step for step, _ in points]
    assert curve[0] == points[0]
    assert max(abs(second[1] - first[1]) for first, second in pairwise(curve[20:])) < 0.15
    # In the middle it lies on the slope behind the noise: the window reaches as far back as ahead.
    assert all(isclose(value, 5.0 - step / 100, abs_tol=0.06) for step, value in curve[20:480])


def test_a_few_values_are_not_smoothed() -> None:
    points = tuple((float(step), float(step % 2)) for step in range(DOTS))
    assert smoothed(points) == points


def ink(chart: LossChart, colour: QColor) -> int:
    """How many pixels have exactly this colour."""
    image = chart.grab().toImage()
    return sum(image.pixelColor(x, y) == colour for x in range(image.width()) for y in range(image.height()))


@pytest.fixture
def chart(qtbot: QtBot) -> LossChart:
    return reddened(LossChart("Loss", "", 3), qtbot)


def reddened(chart: LossChart, qtbot: QtBot) -> LossChart:
    """Its accent is red."""
    qtbot.addWidget(chart)
    palette = chart.palette()
    palette.setColor(QPalette.ColorRole.Accent, QColor(255, 0, 0))
    chart.setPalette(palette)
    chart.resize(300, 200)
    return chart


def test_the_curve_and_the_line_to_compare_with_are_painted(chart: LossChart) -> None:
    red = QColor(255, 0, 0)
    assert ink(chart, red) == 0
    text = chart.palette().color(QPalette.ColorRole.Text)  # a theme's style sheet has the last word on it
    chart.set_curve([(0, 1.0), (50, 0.6), (100, 0.5)], 200)
    curve = ink(chart, red)
    assert curve > 50
    title = ink(chart, text)
    chart.set_reference(Reference(0.8, "at the start"))
    assert ink(chart, text) > title + 50


@pytest.mark.parametrize(("noisy", "count"), [(True, 20), (True, 300), (False, 300)])
def test_only_a_few_exact_values_are_marked_one_by_one(qtbot: QtBot, noisy: bool, count: int) -> None:
    level = [(float(step), 1.0) for step in range(count)]
    marked, line = (reddened(LossChart("Loss", "", 3, noisy=noise), qtbot) for noise in (False, noisy))
    marked.set_curve(level[:20])
    line.set_curve(level)
    red = QColor(255, 0, 0)
    assert tall(line, red) == 1, "the newest one"
    assert tall(marked, red) == 20


def tall(chart: LossChart, colour: QColor) -> int:
    """How many runs of columns have more of this colour than a level line, 2 px wide, has: the dots."""
    image = chart.grab().toImage()
    columns = [sum(image.pixelColor(x, y) == colour for y in range(30, image.height())) > 3 for x in range(image.width())]
    return sum(here and not before for before, here in pairwise([False, *columns]))


def test_the_values_stand_faintly_behind_their_smoothed_line(chart: LossChart, qtbot: QtBot) -> None:
    smooth = reddened(LossChart("Loss", "", 3, noisy=True), qtbot)
    values = [(float(step), float(step // 2 % 2)) for step in range(200)]
    for each in (chart, smooth):
        each.set_curve(values)
    assert height(smooth, lambda colour: colour == QColor(255, 0, 0)) < 0.5 * height(chart, lambda colour: colour == QColor(255, 0, 0))
    assert height(smooth, lambda colour: colour.red() - colour.blue() > 20) > 0.9 * height(chart, lambda colour: colour.red() > 200)
    # What is said is the smoothed line's: the newest value by itself is 1.
    assert 0.3 < float(smooth.accessibleDescription().split(", ")[1].split()[0]) < 0.7


def height(chart: LossChart, wanted: Callable[[QColor], bool]) -> int:
    """How many rows below the newest value's words have a pixel of such a colour."""
    image = chart.grab().toImage()
    return sum(any(wanted(image.pixelColor(x, y)) for x in range(60, 290)) for y in range(30, image.height() - 25))


def test_a_value_that_is_no_number_is_left_out(chart: LossChart) -> None:
    chart.set_curve([(0, 1.0), (1, nan), (2, 0.5)])
    assert chart.points == ((0, 1.0), (2, 0.5))
    chart.grab()


def test_one_point_is_enough_to_paint(chart: LossChart) -> None:
    chart.set_curve([(0, 1.0)])
    chart.grab()


def test_a_screen_reader_hears_where_the_curve_began_and_stands(chart: LossChart) -> None:
    assert chart.accessibleDescription() == "Nothing measured yet"
    chart.set_curve([(10, 0.09), (40, 0.03)])
    chart.set_reference(Reference(0.05, "at the start"))
    words = chart.accessibleDescription()
    assert "0.090" in words
    assert "0.030" in words
    assert "at the start: 0.050" in words
