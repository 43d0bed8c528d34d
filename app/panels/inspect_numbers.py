"""Two sections of the inspect panel: the pixel under the pointer, and the numbers of box, selection and whole side by side.

Shows what the inspector tells and asks for nothing. Main thread.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from app.figures import NOTHING, number
from app.i18n import mark, tr, tr_sentence
from app.inspector import BOX, Inspector, UnderPointer
from engine.core.sentences import said
from engine.inspection.measures import Measures
from engine.inspection.spot import Spot

Write = Callable[[Measures], str]

ROWS: tuple[tuple[str, str, Write], ...] = (
    (mark("PSNR, dB"), mark("Peak signal-to-noise ratio of the result against the photo; higher is closer."), lambda m: number(m.psnr, 1)),
    (mark("SSIM"), mark("Structural similarity, 1 where nothing differs (Wang et al. 2004)."), lambda m: number(m.ssim, 4)),
    (mark("ΔE, mean"), mark("CIEDE2000 between photo and result: below 1 hardly anybody sees it."), lambda m: number(m.difference.mean, 2)),
    (mark("ΔE, 95 %"), mark("Nineteen of twenty pixels differ less than this."), lambda m: number(m.difference.p95, 2)),
    (mark("ΔE, largest"), mark("The pixel that differs most."), lambda m: number(m.difference.largest, 2)),
    (
        mark("Noise before"),
        mark("Deviation of the photo's noise in luma, in values 0 to 255 (Donoho and Johnstone 1994)."),
        lambda m: number(m.noise_before, 2),
    ),
    (mark("Noise after"), mark("Deviation of the result's noise in luma, in values 0 to 255."), lambda m: number(m.noise_after, 2)),
)
COLUMNS = (mark("Pointer"), mark("Selection"), mark("Whole"))


class PixelSection(QWidget):
    """What the pixel under the pointer was and has become."""

    def __init__(self, inspector: Inspector, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        channels = ("R", "G", "B", "L*", "a*", "b*")
        for column, name in enumerate(channels, 1):
            grid.addWidget(_hint(name, right=True), 0, column)
            grid.setColumnStretch(column, 1)
        self.before, self.after = [_value() for _ in channels], [_value() for _ in channels]
        for row, (name, cells) in enumerate(((tr("Before"), self.before), (tr("After"), self.after)), 1):
            grid.addWidget(_hint(name), row, 0)
            for column, (channel, cell) in enumerate(zip(channels, cells, strict=True), 1):
                cell.setAccessibleName(tr("{picture}, {channel}").format(picture=name, channel=channel))
                grid.addWidget(cell, row, column)
        self.place = _hint("")
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(0, 0, 0, 0)
        column_layout.setSpacing(5)
        column_layout.addLayout(grid)
        column_layout.addWidget(self.place)
        inspector.pointed.connect(self.show_spot)
        inspector.restarted.connect(lambda: self.show_spot(None))
        self.show_spot(None)

    def show_spot(self, under: UnderPointer | None) -> None:
        spot = under.spot if under is not None else None
        for cell, text in zip(self.before, _written(spot, before=True), strict=True):
            cell.setText(text)
        changed = spot if under is not None and under.measures is not None else None
        for cell, text in zip(self.after, _written(changed, before=False), strict=True):
            cell.setText(text)
        if under is None:
            self.place.setText(tr("Move the pointer over the photo."))
        elif changed is None:
            self.place.setText(tr("At {x}, {y}").format(x=under.x, y=under.y))
        else:
            self.place.setText(
                tr_sentence(said("At {x}, {y}: ΔE {difference:.2f}", x=under.x, y=under.y, difference=under.spot.difference))
            )


class NumbersSection(QWidget):
    """The table."""

    def __init__(self, inspector: Inspector, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inspector = inspector
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        tips = (
            tr("A box of {side} × {side} pixels of the result under the pointer").format(side=BOX),
            tr("What is selected: drag over the photo with Shift held"),
            tr("All of the photo"),
        )
        for column, (name, tip) in enumerate(zip(COLUMNS, tips, strict=True), 1):
            head = _hint(tr(name), right=True)
            head.setToolTip(tip)
            grid.addWidget(head, 0, column)
            grid.setColumnStretch(column, 1)
        self.cells: dict[tuple[str, str], QLabel] = {}
        for row, (name, tip, _) in enumerate(ROWS, 1):
            label = _hint(tr(name))
            label.setToolTip(tr(tip))
            grid.addWidget(label, row, 0)
            for column, where in enumerate(COLUMNS, 1):
                cell = self.cells[name, where] = _value()
                cell.setAccessibleName(tr("{number}, {where}").format(number=tr(name), where=tr(where)))
                cell.setToolTip(tr(tip))
                grid.addWidget(cell, row, column)
        self.note = _hint("")
        self.note.setWordWrap(True)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(0, 0, 0, 0)
        column_layout.setSpacing(6)
        column_layout.addLayout(grid)
        column_layout.addWidget(self.note)
        inspector.pointed.connect(lambda under: self.show_measures("Pointer", under.measures if under is not None else None))
        inspector.selected.connect(lambda measures: self.show_measures("Selection", measures))
        inspector.measured.connect(self._show_whole)
        inspector.progressed.connect(self._show_progress)
        inspector.restarted.connect(self._restart)
        self._restart()

    def show_measures(self, where: str, measures: Measures | None) -> None:
        for name, _, write in ROWS:
            self.cells[name, where].setText(NOTHING if measures is None else write(measures))

    def _show_whole(self, measures: Measures | None) -> None:
        self.show_measures("Whole", measures)
        self._show_note()

    def _show_progress(self, fraction: float) -> None:
        self.note.setText(tr("Measuring the whole photo, {percent} %").format(percent=round(100 * fraction)))

    def _restart(self) -> None:
        for where in COLUMNS:
            self.show_measures(where, None)
        self._show_note()

    def _show_note(self) -> None:
        if not self._inspector.has_result:
            self.note.setText(tr("There is no result to compare the photo with yet."))
        elif self._inspector.enlarged > 1:
            words = tr("For the comparison the photo is enlarged {times} times bicubically; its noise is that of its own pixels.")
            self.note.setText(words.format(times=self._inspector.enlarged))
        else:
            self.note.setText("")
        self.note.setVisible(bool(self.note.text()))


def _written(spot: Spot | None, *, before: bool) -> list[str]:
    if spot is None:
        return [NOTHING] * 6
    rgb, lab = (spot.rgb_before, spot.lab_before) if before else (spot.rgb_after, spot.lab_after)
    # Adding zero takes the minus from a zero.
    return [number(value) for value in rgb] + [number(round(value, 1) + 0.0, 1) for value in lab]


def _hint(text: str, *, right: bool = False) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "hint")
    if right:
        label.setAlignment(Qt.AlignmentFlag.AlignRight)
    return label


def _value() -> QLabel:
    label = QLabel(NOTHING)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
