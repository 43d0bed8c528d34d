"""The list of methods for one task: pleasant with one, and with ten."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.widgets.method_list import MANY, MethodList, MethodRow

WIDTH = 280


def row(number: int, why_not: str | None = None) -> MethodRow:
    return MethodRow(f"m{number}", f"Method {number}", f"Summary {number}. " + "It goes on at length. " * number, why_not)


@pytest.fixture
def methods(qtbot: QtBot) -> MethodList:
    methods = MethodList()
    qtbot.addWidget(methods)
    methods.setFixedWidth(WIDTH)
    methods.show()
    return methods


def show(methods: MethodList, *rows: MethodRow) -> None:
    methods.show_rows(rows)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    methods.resize(WIDTH, methods.heightForWidth(WIDTH))
    QApplication.processEvents()


def said(methods: MethodList) -> list[str]:
    return [label.text().split(".")[0] for label in methods.findChildren(QLabel) if label.isVisible()]


def look_at(methods: MethodList, method: str, kind: QEvent.Type = QEvent.Type.Enter) -> None:
    button = methods.buttons[method]
    middle = button.rect().center().toPointF()
    QApplication.sendEvent(button, QEnterEvent(middle, middle, middle) if kind is QEvent.Type.Enter else QEvent(kind))
    QApplication.processEvents()


def test_a_few_methods_have_a_summary_each(methods: MethodList) -> None:
    show(methods, *[row(number) for number in range(MANY - 1)])
    methods.check("m1")
    assert said(methods) == [f"Summary {number}" for number in range(MANY - 1)]
    assert methods.buttons["m1"].isChecked()


def test_many_methods_share_one_description_of_the_chosen_or_the_looked_at(methods: MethodList) -> None:
    show(methods, *[row(number) for number in range(6)])
    methods.check("m2")
    assert said(methods) == ["Summary 2"]
    look_at(methods, "m4")
    assert said(methods) == ["Summary 4"]
    look_at(methods, "m4", QEvent.Type.Leave)
    assert said(methods) == ["Summary 2"]
    methods.check("m5")
    assert said(methods) == ["Summary 5"]
    methods.check(None)
    assert not any(button.isChecked() for button in methods.buttons.values())
    assert said(methods) == ["Summary 0"]


def test_nothing_moves_while_one_looks_along_a_long_list(methods: MethodList) -> None:
    show(methods, *[row(number) for number in range(10)])
    methods.check("m0")
    places = {name: button.y() for name, button in methods.buttons.items()}
    height = methods.sizeHint().height(), methods.heightForWidth(WIDTH)
    for name in methods.buttons:
        look_at(methods, name)
        assert {other: button.y() for other, button in methods.buttons.items()} == places
        assert (methods.sizeHint().height(), methods.heightForWidth(WIDTH)) == height
    longest = methods.findChildren(QLabel)[-1]
    assert longest.isVisible()
    assert longest.height() >= longest.heightForWidth(longest.width()), "all of the longest can be read"


def test_a_method_that_cannot_run_says_why_in_a_line_of_its_own_in_a_long_list_too(methods: MethodList) -> None:
    show(methods, row(0), row(1, "No weights. None"), row(2), row(3))
    methods.check("m3")
    assert said(methods) == ["No weights", "Summary 3"]
    assert not methods.buttons["m1"].isEnabled()
    assert methods.buttons["m1"].accessibleDescription() == "No weights. None"


def test_a_click_tells_which_one(methods: MethodList, qtbot: QtBot) -> None:
    show(methods, *[row(number) for number in range(4)])
    with qtbot.waitSignal(methods.picked) as told:
        methods.buttons["m3"].click()
    assert told.args == ["m3"]
    show(methods, row(7))
    assert list(methods.buttons) == ["m7"]
    assert said(methods) == ["Summary 7"]
