"""The questions about the photos to learn from: whose they are, where they lie, how they are spoiled, which phone.

Turns the answers into a `DataPlan`; looks at no file beyond whether a folder exists. Main thread.
"""

from enum import Enum
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QSpinBox, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import mark, tr
from app.jobs.training_door import MethodTraining
from app.widgets.folder_row import FolderRow
from app.widgets.param_form import WheelGuard
from app.widgets.text_button import TextButton
from engine.core.training_plan import DataLayout, DataPlan, DegradationKind

SET_NAMES = {
    DataLayout.DPED: mark("DPED (phones and a camera)"),
    DataLayout.FIVEK: "Adobe FiveK",
    DataLayout.LOL: mark("LOL (low light)"),
    DataLayout.DIV2K: mark("DIV2K (super-resolution)"),
}
MOST_HELD_OUT = 200


class Source(Enum):
    """What the user has; the value is what is read."""

    PHOTOS = mark("My good photos")
    PAIRS = mark("My pairs: phone and camera")
    SET = mark("A published set")


class Profile(Enum):
    """Where the phone's look comes from."""

    METHOD = mark("The method's own phone")
    FILE = mark("A phone profile (file)")
    MEASURE = mark("Measure my phone's photos")


class DataForm(QWidget):
    """Signals: changed(), any answer; align_asked(), measure_asked(): the user pressed those buttons."""

    changed = Signal()
    align_asked = Signal()
    measure_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: MethodTraining | None = None
        self.source = _box(tr("What do you have?"), [(tr(source.value), source) for source in Source])
        self.good = FolderRow(tr("Folder of good photos"))
        self.kind = _box(tr("How they are spoiled"), [])
        self.profile = _box(tr("Phone profile"), [(tr(profile.value), profile) for profile in Profile])
        self.profile_file = FolderRow(tr("Phone profile"), tr("Phone profiles (*.json);;All files (*)"))
        self.phone_side = FolderRow(tr("Photos by my phone"))
        self.camera_side = FolderRow(tr("The same scenes by a camera, if there are"))
        self.measure = TextButton(
            tr("Measure"), tr("Measure colour, blur and noise of this phone; the photos are only read"), tr("Measure the phone")
        )
        self.real_pairs = FolderRow(tr("Real pairs to mix in, if there are"))
        self.phone = FolderRow(tr("Photos from the phone"))
        self.camera = FolderRow(tr("The same scenes from the camera"))
        self.unpaired = QCheckBox(tr("The two folders show different scenes"))
        self.align = TextButton(
            tr("Align them first…"), tr("Find the pairs, lay them over each other and cut patches; the photos are only read")
        )
        self.set_kind = _box(tr("Which set"), [])
        self.set_folder = FolderRow(tr("Folder of the set"))
        self.held_out = QSpinBox()
        self.held_out.setRange(-1, MOST_HELD_OUT)
        self.held_out.setValue(-1)
        self.held_out.lineEdit().setTextMargins(4, 0, 0, 0)
        self.held_out.setSpecialValueText(tr("automatic (a sixth)"))
        self.held_out.setAccessibleName(tr("Photos kept back to measure on"))
        self.held_out.setToolTip(tr("These photos are never trained on: the verdict is measured on them. 0 keeps none, and no verdict."))
        WheelGuard(self).guard(self.source, self.kind, self.profile, self.set_kind, self.held_out)
        self._lay_out()
        self._connect()
        self.set_known(None)

    def set_known(self, known: MethodTraining | None) -> None:
        """What the chosen method can learn from; None: not known yet, so everything is offered."""
        self._known = known
        kinds = known.degradations if known is not None else tuple(DegradationKind)
        _refill(self.kind, [(tr(kind.label), kind) for kind in kinds])
        layouts = known.layouts if known is not None else tuple(DataLayout)
        _refill(self.set_kind, [(tr(name), layout) for layout, name in SET_NAMES.items() if layout in layouts])
        fits = {
            Source.PHOTOS: DataLayout.PHOTOS in layouts,
            Source.PAIRS: DataLayout.PAIRS in layouts,
            Source.SET: self.set_kind.count() > 0,
        }
        _refill(self.source, [(tr(source.value), source) for source in Source if fits[source]])
        self.unpaired.setVisible(DataLayout.UNPAIRED in layouts)
        self._show_source()

    def plan(self) -> DataPlan:
        """The answers. Raises ValueError with one sentence when something is missing."""
        held_out = None if self.held_out.value() < 0 else self.held_out.value()
        source: Source = self.source.currentData()
        if source is Source.PHOTOS:
            return self._photos_plan(held_out)
        if source is Source.PAIRS:
            layout = DataLayout.UNPAIRED if self.unpaired.isVisibleTo(self) and self.unpaired.isChecked() else DataLayout.PAIRS
            phone = _existing(self.phone, tr("the folder of the phone's photos"))
            return DataPlan(layout, phone, _existing(self.camera, tr("the folder of the camera's photos")), held_out=held_out)
        return DataPlan(self.set_kind.currentData(), _existing(self.set_folder, tr("the folder of the set")), held_out=held_out)

    def show_plan(self, data: DataPlan) -> None:
        """Fill the form in with the answers of an earlier run."""
        if data.layout is DataLayout.PHOTOS:
            source, self_folder = Source.PHOTOS, self.good
            self.real_pairs.set_path(data.pairs)
        elif data.layout in (DataLayout.PAIRS, DataLayout.UNPAIRED):
            source, self_folder = Source.PAIRS, self.phone
            self.camera.set_path(data.target)
            self.unpaired.setChecked(data.layout is DataLayout.UNPAIRED)
        else:
            source, self_folder = Source.SET, self.set_folder
            self.set_kind.setCurrentIndex(max(0, self.set_kind.findData(data.layout)))
        self.source.setCurrentIndex(max(0, self.source.findData(source)))
        self_folder.set_path(data.folder)
        if data.degradation is not None:
            self.kind.setCurrentIndex(max(0, self.kind.findData(data.degradation)))
        if data.profile is not None:
            self.use_profile(data.profile)
        self.held_out.setValue(-1 if data.held_out is None else data.held_out)
        self._show_source()

    def use_profile(self, path: Path) -> None:
        """A profile that has just been measured, or that an earlier run used."""
        self.profile.setCurrentIndex(self.profile.findData(Profile.FILE))
        self.profile_file.set_path(path)
        self._show_source()

    def _photos_plan(self, held_out: int | None) -> DataPlan:
        good = _existing(self.good, tr("the folder of your good photos"))
        kind: DegradationKind = self.kind.currentData()
        profile = None
        if kind is DegradationKind.PHONE_LOOK and self.profile.currentData() is not Profile.METHOD:
            if self.profile.currentData() is Profile.MEASURE:
                raise ValueError(tr("Measure your phone first, or choose another phone profile."))
            profile = self.profile_file.path
            if profile is None or not profile.is_file():
                raise ValueError(tr("Choose the file of the phone profile."))
        pairs = None if self.real_pairs.path is None else _existing(self.real_pairs, tr("the folder of real pairs"))
        return DataPlan(DataLayout.PHOTOS, good, degradation=kind, profile=profile, held_out=held_out, pairs=pairs)

    def _lay_out(self) -> None:
        self._photos, self._photos_form = _page(
            (tr("Folder"), self.good), (tr("Spoiled as"), self.kind), (tr("Phone profile"), self.profile)
        )
        self._photos_form.addRow(tr("Profile"), self.profile_file)
        self._photos_form.addRow(tr("Photos by my phone"), self.phone_side)
        self._photos_form.addRow(tr("The same by a camera, aligned (may stay empty)"), self.camera_side)
        self._photos_form.addRow("", self.measure)
        self._photos_form.addRow(tr("Real pairs to mix in, aligned (may stay empty)"), self.real_pairs)
        self._pairs, pairs = _page((tr("Phone"), self.phone), (tr("Camera"), self.camera))
        pairs.addRow("", self.unpaired)
        pairs.addRow("", self.align)
        self._set, _ = _page((tr("Which set"), self.set_kind), (tr("Folder"), self.set_folder))
        self.pages = QStackedWidget()
        for page in (self._photos, self._pairs, self._set):
            self.pages.addWidget(page)
        self.source.setAccessibleName(tr("What do you have?"))
        self._tail, _ = _page((tr("Kept back"), self.held_out))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.source, self.pages, self._tail):
            column.addWidget(widget)

    def _connect(self) -> None:
        for box in (self.source, self.kind, self.profile, self.set_kind):
            box.currentIndexChanged.connect(self._on_box)
        for row in (
            self.good,
            self.profile_file,
            self.phone_side,
            self.camera_side,
            self.real_pairs,
            self.phone,
            self.camera,
            self.set_folder,
        ):
            row.changed.connect(self.changed)
        self.unpaired.toggled.connect(lambda on: self.changed.emit())
        self.held_out.valueChanged.connect(lambda value: self.changed.emit())
        self.align.clicked.connect(self.align_asked)
        self.measure.clicked.connect(self.measure_asked)

    def _on_box(self) -> None:
        self._show_source()
        self.changed.emit()

    def _show_source(self) -> None:
        """The page of the chosen source, no higher than it needs to be."""
        pages = {Source.PHOTOS: self._photos, Source.PAIRS: self._pairs, Source.SET: self._set}
        shown = pages.get(self.source.currentData(), self._photos)
        for page in pages.values():
            page.setVisible(page is shown)
        self.pages.setCurrentWidget(shown)
        phone_look = self.kind.currentData() is DegradationKind.PHONE_LOOK
        profile = self.profile.currentData()
        self._photos_form.setRowVisible(self.profile, phone_look)
        self._photos_form.setRowVisible(self.profile_file, phone_look and profile is Profile.FILE)
        for row in (self.phone_side, self.camera_side, self.measure):
            self._photos_form.setRowVisible(row, phone_look and profile is Profile.MEASURE)
        self.pages.setFixedHeight(shown.sizeHint().height())


def _box(name: str, items: list[tuple[str, object]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    for text, data in items:
        box.addItem(text, data)
    return box


def _refill(box: QComboBox, items: list[tuple[str, object]]) -> None:
    """Offer other items, keeping the chosen one where it is still among them."""
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    for text, data in items:
        box.addItem(text, data)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)


def _page(*rows: tuple[str, QWidget]) -> tuple[QWidget, QFormLayout]:
    page = QWidget()
    form = QFormLayout(page)
    form.setContentsMargins(0, 0, 0, 0)
    form.setVerticalSpacing(8)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
    for text, widget in rows:
        label = QLabel(text)
        label.setBuddy(widget)
        form.addRow(label, widget)
    return page, form


def _existing(row: FolderRow, what: str) -> Path:
    path = row.path
    if path is None:
        raise ValueError(tr("Choose {what}.").format(what=what))
    if not path.is_dir():
        raise ValueError(tr("There is no folder {path}.").format(path=path))
    return path
